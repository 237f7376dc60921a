import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { openDatabase } from '../src/platform/database.ts'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import { makeKeysOnce } from '../src/platform/key-file.ts'
import { readKeys } from '../src/platform/keys.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openPageCache } from '../src/platform/page-cache.ts'
import type { Platform } from '../src/platform/platform.ts'
import { systemClock } from '../src/platform/clock.ts'
import { testConfig } from '../tests/support/house.ts'
import { temporaryFolder } from '../tests/support/temporary.ts'

export interface BenchHouse {
  readonly platform: Platform
  readonly url: string
  readonly owner: Client
  close(): Promise<void>
}

/** An installation of its own on a durable database (fsync on, as people run it), in a temporary folder. */
export async function benchHouse(): Promise<BenchHouse> {
  const folder = temporaryFolder('bench')
  const server = await startEmbedded({ dataDirectory: folder, log: () => {} })
  await migrate(server.url)
  makeKeysOnce(join(folder, 'keys.json'))
  const keys = readKeys(join(folder, 'keys.json'))
  const db = openDatabase({ url: server.url, keys })
  const pageCache = await openPageCache(server.url)
  const platform: Platform = { config: testConfig(server.url), db, clock: systemClock, keys, pageCache }
  const owner = new Client({ connectionString: server.url })
  await owner.connect()
  return {
    platform,
    url: server.url,
    owner,
    async close() {
      await pageCache.close()
      await db.close()
      await owner.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
