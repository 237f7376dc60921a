import '../src/platform/temporal.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client, Pool } from 'pg'
import { makeApp } from '../src/app.tsx'
import { systemClock } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database.ts'
import { makeKeysOnce } from '../src/platform/key-file.ts'
import { readKeys } from '../src/platform/keys.ts'
import { openPageCache, type PageCache } from '../src/platform/page-cache.ts'
import { testConfig } from '../tests/support/house.ts'

// One process with three servers on one database: the finder without its cache, the finder with it, and the floor: bare node:http
// that sends the same bytes after the same SQL, recorded from the finder itself. Prints their ports as JSON.

const url = process.env['DATABASE_URL'] ?? ''
const paths = JSON.parse(process.env['BENCH_PATHS'] ?? '[]') as string[]

const keysFile = `${process.env['BENCH_FOLDER']}/keys.json`
makeKeysOnce(keysFile)
const keys = readKeys(keysFile)
const common = { config: testConfig(url), clock: systemClock, keys }
const never: PageCache = { get: () => undefined, keep: (_, render) => render(), close: async () => {}, generation: 0 }

const plain = await makeApp({
  platform: { ...common, db: openDatabase({ url, keys }), pageCache: never },
  requestsPerMinute: 1e9,
})
const cached = await makeApp({
  platform: { ...common, db: openDatabase({ url, keys }), pageCache: await openPageCache(url) },
  requestsPerMinute: 1e9,
})
await plain.web.listen({ port: 0, host: '127.0.0.1' })
await cached.web.listen({ port: 0, host: '127.0.0.1' })

const recorded = new Map<string, Recorded>()
for (const path of paths) recorded.set(path, await record(path))

const pool = new Pool({
  connectionString: url,
  max: 10,
  options: '-c role=opvangloket_public -c default_transaction_read_only=on',
})
const floor = createServer(
  (request, response) => void answer(request.url ?? '', true).then((page) => send(response, page)),
)
const floorBytes = createServer(
  (request, response) => void answer(request.url ?? '', false).then((page) => send(response, page)),
)
await Promise.all([floor, floorBytes].map((server) => once(server.listen(0, '127.0.0.1'), 'listening')))

const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port
process.stdout.write(
  `${JSON.stringify({
    plain: portOf(plain.web.server),
    cached: portOf(cached.web.server),
    floor: portOf(floor),
    floorBytes: portOf(floorBytes),
    statements: Math.max(...[...recorded.values()].map((one) => one.statements.length)),
  })}\n`,
)

interface Recorded {
  readonly statements: readonly { text: string; values: unknown[] }[]
  readonly headers: Record<string, string>
  readonly body: string
}

/** What the finder asks the database for this page, and what it answers. */
async function record(path: string): Promise<Recorded> {
  await plain.web.inject(path) // what is asked once per process is not part of the page
  const statements: { text: string; values: unknown[] }[] = []
  const original = Client.prototype.query
  Client.prototype.query = function (this: Client, ...words: unknown[]) {
    const [first, second] = words
    const text = typeof first === 'string' ? first : (first as { text: string }).text
    const values = (Array.isArray(second) ? second : ((first as { values?: unknown[] }).values ?? [])) as unknown[]
    statements.push({ text, values })
    return Reflect.apply(original, this, words)
  } as typeof original
  const answered = await plain.web.inject(path)
  Client.prototype.query = original
  if (answered.statusCode !== 200) throw new Error(`${path} answered ${answered.statusCode}`)
  const headers = Object.fromEntries(
    Object.entries(answered.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  return { statements, headers, body: answered.body }
}

async function answer(path: string, withSql: boolean): Promise<Recorded> {
  const page = recorded.get(path)
  if (!page) throw new Error(`not recorded: ${path}`)
  if (withSql) for (const { text, values } of page.statements) await pool.query(text, values)
  return page
}

function send(response: import('node:http').ServerResponse, page: Recorded): void {
  const { 'content-length': _, ...headers } = page.headers
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(page.body) })
  response.end(page.body)
}
