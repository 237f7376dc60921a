import { Logger, runOnce } from 'graphile-worker'
import { Client } from 'pg'
import { type App, makeApp } from '../../src/app.tsx'
import { everyModule } from '../../src/every-module.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { type Config, readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { taskListOf } from '../../src/platform/jobs.ts'
import { makeKeysOnce } from '../../src/platform/key-file.ts'
import { readKeys } from '../../src/platform/keys.ts'
import { sendLetterJob } from '../../src/platform/letters.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { openPageCache } from '../../src/platform/page-cache.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { testCluster } from './postgres.ts'

/** A whole installation for one test file: its own database, a clock that can be moved, no demo. */
export interface House {
  readonly platform: Platform
  readonly databaseUrl: string
  /** As the owner, past every policy: to arrange what a test starts from, and to recount. */
  readonly owner: Client
  readonly clock: MovableClock
  app(): Promise<App>
  /** Runs the real worker until nothing that is due is left. */
  runJobs(): Promise<void>
  /** What jobs threw since the start; a test that expects none asserts so. */
  readonly jobFailures: string[]
  close(): Promise<void>
}

export class MovableClock implements Clock {
  #shift = Temporal.Duration.from({ seconds: 0 })
  now(): Temporal.Instant {
    return Temporal.Now.instant().add(this.#shift)
  }
  /** From now on it is this moment; time goes on from there. */
  moveTo(moment: Temporal.Instant | string): void {
    this.#shift = Temporal.Now.instant().until(Temporal.Instant.from(moment), { largestUnit: 'hours' })
  }
}

let template: Promise<string> | undefined

/** One migrated database per run; each test file gets a copy of it, which takes some 40 ms. */
function migratedTemplate(): Promise<string> {
  template ??= (async () => {
    const cluster = await testCluster()
    const url = await cluster.createDatabase()
    await migrate(url)
    return url
  })()
  return template
}

/** @param from url of another database to copy; without it a migrated one where nobody has moved in */
export async function freshDatabase(from?: string): Promise<string> {
  return (await testCluster()).createDatabase(from ?? (await migratedTemplate()))
}

interface HouseAt {
  readonly databaseUrl: string
  readonly settings?: Partial<Record<string, string>>
  /** For a test that changes it; else all houses share one. */
  readonly keysFile?: string
  /** What becomes of the database afterwards. */
  readonly leave: () => Promise<void>
}

/** On a copy of the migrated database that goes when the house does. @param from another database to copy */
export async function makeHouse(
  settings: Partial<Record<string, string>> = {},
  from?: string,
  keysFile?: string,
): Promise<House> {
  const databaseUrl = await freshDatabase(from)
  const leave = async () => (await testCluster()).dropDatabase(databaseUrl)
  return houseAt({ databaseUrl, settings, leave, ...(keysFile === undefined ? {} : { keysFile }) })
}

/** On a migrated database of the test itself. */
export async function houseAt({
  databaseUrl,
  settings = {},
  keysFile = 'node_modules/.cache/opvangloket-test-keys.json',
  leave,
}: HouseAt): Promise<House> {
  const config = testConfig(databaseUrl, settings)
  const clock = new MovableClock()
  makeKeysOnce(keysFile)
  const keys = readKeys(keysFile)
  const db = openDatabase({ url: databaseUrl, keys, connections: 5 })
  const tellers: (() => void)[] = []
  const pageCache = await openPageCache(databaseUrl, () => tellers.forEach((tell) => tell()))
  const platform: Platform = { config, db, clock, keys, pageCache }
  const owner = new Client({ connectionString: databaseUrl })
  await owner.connect()
  const apps: App[] = []
  const jobFailures: string[] = []
  const logger = new Logger(() => (level, message) => void (level === 'error' && jobFailures.push(message)))
  return {
    platform,
    databaseUrl,
    owner,
    clock,
    jobFailures,
    async app() {
      const app = await makeApp({ platform, requestsPerMinute: 100_000, mostBehind: 0 })
      tellers.push(app.forgetSites)
      apps.push(app)
      return app
    },
    async runJobs() {
      // A worker leaves when it finds nothing to do, also while the queue of what comes next is being unlocked.
      do await runOnce({ pgPool: db.queuePool, taskList: allTasks(platform), logger, noHandleSignals: true })
      while (await hasDueJobs(owner))
    },
    async close() {
      for (const app of apps) await app.web.close()
      await pageCache.close()
      await db.close()
      await owner.end()
      await leave()
    },
  }
}

async function hasDueJobs(owner: Client): Promise<boolean> {
  const due = 'select from graphile_worker.jobs where run_at <= now() and attempts < max_attempts limit 1'
  return (await owner.query(due)).rowCount !== 0
}

const allTasks = (platform: Platform) =>
  taskListOf({
    db: platform.db,
    jobs: [sendLetterJob(platform), ...everyModule.flatMap((module) => module.jobs?.(platform) ?? [])],
    listeners: everyModule.flatMap((module) => module.listeners ?? []),
  })

export const testConfig = (databaseUrl: string, settings: Partial<Record<string, string>> = {}): Config =>
  readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '0', DATABASE_URL: databaseUrl, ...settings })
