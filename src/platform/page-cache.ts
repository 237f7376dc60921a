import { Client } from 'pg'

export interface PageCache {
  get(key: string): string | undefined
  /** Renders and keeps, unless a fact changed while rendering. */
  keep(key: string, render: () => Promise<string>): Promise<string>
  /** Grows with every change of a shown fact, for who keeps more than pages; undefined while this process cannot hear. */
  readonly generation: number | undefined
  close(): Promise<void>
}

const room = 2000

/**
 * Rendered anonymous pages, thrown away whenever a shown fact changes: the database tells every web process
 * (`notify facts_changed`). While this process cannot hear, it keeps nothing.
 */
export async function openPageCache(databaseUrl: string, onChange: () => void = () => {}): Promise<PageCache> {
  const pages = new Map<string, string>()
  let generation = 0
  let hearing = false
  let closed = false
  let client: Client | undefined

  const forget = () => {
    generation += 1
    pages.clear()
    onChange()
  }

  const listen = async (): Promise<void> => {
    client = new Client({ connectionString: databaseUrl, keepAlive: true })
    client.on('notification', forget)
    client.on('error', () => {})
    client.on('end', () => {
      hearing = false
      forget()
      if (!closed) setTimeout(() => void listen().catch(() => {}), 500).unref()
    })
    await client.connect()
    await client.query('listen facts_changed')
    forget()
    hearing = true
  }
  await listen()

  return {
    get: (key) => (hearing ? pages.get(key) : undefined),
    get generation() {
      return hearing ? generation : undefined
    },
    async keep(key, render) {
      const before = generation
      const page = await render()
      if (hearing && before === generation) {
        if (pages.size >= room) pages.delete(pages.keys().next().value ?? '')
        pages.set(key, page)
      }
      return page
    },
    async close() {
      closed = true
      await client?.end()
    },
  }
}
