import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddedServer } from './embedded-postgres.ts'
import { endChild, keepRunning, startNode, type KeptProcess, type Program } from './kept-process.ts'

/** What runs: a database where we bring our own, one program that makes it ready, then web and worker. */
export interface Household {
  /** Absent when the environment of the programs names a database. */
  database?: (signal: AbortSignal) => Promise<EmbeddedServer>
  /** The files of the programs are there. */
  built?: Promise<unknown>
  /** File and arguments for `node`; exit code 0 means ready. */
  prepare: readonly string[]
  web: readonly string[]
  worker: readonly string[]
  folder: string
  environment: NodeJS.ProcessEnv
  /** Answers 200 when the web server is ready. */
  readyUrl: string
  log: (line: string) => void
  /** Sources change: a program that ends at its first start is tried again as well, and restarts are quick. */
  developing?: boolean
}

export interface Supervisor {
  /** Settled when everything answers; rejected when something cannot start. */
  start(): Promise<void>
  /** Web and worker anew and at once, the database stays. Calls `answered` when the new ones answer, if they ever do. */
  restart(answered: () => void): Promise<void>
  /** Ends everything within five seconds, `hard` at once. May be called again, and during the start. */
  stop(hard?: boolean): Promise<void>
}

export function supervise(household: Household): Supervisor {
  const ending = new AbortController()
  const { signal } = ending
  let database: Promise<EmbeddedServer> | undefined
  let preparing: ReturnType<typeof startNode> | undefined
  let restarts = 0
  let web: KeptProcess | undefined
  let worker: KeptProcess | undefined

  const program = (name: string, command: readonly string[], url: string | undefined): Program => ({
    name,
    command,
    folder: household.folder,
    environment: url ? { ...household.environment, DATABASE_URL: url } : household.environment,
    log: household.log,
    developing: household.developing ?? false,
  })

  async function keepDatabase(): Promise<string | undefined> {
    if (!household.database) return undefined
    database = household.database(signal)
    const { url } = await database
    void restartDatabase(household.database)
    return url
  }

  /** The url stays the same, so the pools of web and worker find it again. */
  async function restartDatabase(open: (signal: AbortSignal) => Promise<EmbeddedServer>) {
    for (let wait = shortest; ; wait = Math.min(wait * 2, longest)) {
      const since = performance.now()
      const running = await database?.catch((error: Error) => household.log(error.message))
      await running?.exited
      if (signal.aborted) return
      household.log('The database ended and is started again.')
      wait = performance.now() - since > longest ? shortest : wait
      await pause(wait, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
      database = open(signal)
      database.catch(() => undefined)
    }
  }

  async function prepare(url: string | undefined) {
    preparing = startNode(program('The preparation', household.prepare, url))
    const [code, reason] = await once(preparing, 'exit')
    signal.throwIfAborted()
    if (code !== 0) throw new Error(`The database could not be made ready (${reason ?? `exit code ${code}`}).`)
  }

  async function start() {
    const [url] = await Promise.all([keepDatabase(), household.built])
    signal.throwIfAborted()
    await prepare(url)
    signal.throwIfAborted()
    web = keepRunning(program('The web server', household.web, url))
    worker = keepRunning(program('The worker', household.worker, url))
    await Promise.race([answers(), web.failed, worker.failed])
  }

  async function answers() {
    await answersAt(household.readyUrl, signal)
    web?.settled()
    worker?.settled()
  }

  return {
    start,
    async restart(answered) {
      const mine = ++restarts
      // Nobody waits for an answer of the old code; a job gets a moment to give itself back to the queue.
      await Promise.all([web?.restart(0), worker?.restart(200)])
      void answers().then(
        () => mine === restarts && answered(),
        () => undefined,
      )
    },
    async stop(hard = false) {
      ending.abort()
      const patience = hard ? 0 : childPatience
      await Promise.all([web?.stop(patience), worker?.stop(patience), preparing && endChild(preparing, patience)])
      const running = await database?.catch(() => undefined)
      await running?.stop(hard ? 0 : databasePatience)
    },
  }
}

// Milliseconds; together under the five seconds within which Ctrl-C ends everything.
const childPatience = 1500
const databasePatience = 2500

// Milliseconds between an end and the new start: short at first, longer while it goes on.
const [shortest, longest] = [200, 5000]

async function answersAt(url: string, signal: AbortSignal) {
  for (;;) {
    signal.throwIfAborted()
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await pause(20)
  }
}
