import { CompiledQuery } from 'kysely'
import { systemClock } from './clock.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { makeKeysOnce } from './key-file.ts'
import { checkKeys, WrongKeys } from './key-probe.ts'
import { type Keys, readKeys } from './keys.ts'
import { openPageCache } from './page-cache.ts'
import type { Platform } from './platform.ts'

export interface OpenPlatform {
  readonly platform: Platform
  onFactsChanged(tell: () => void): void
  close(): Promise<void>
}

/** Everything with I/O that a process of ours needs; settings that are wrong end it with words, not with a stack. */
export async function openPlatform(environment: Record<string, string | undefined>): Promise<OpenPlatform> {
  const config = configOrExit(environment)
  const tellers: (() => void)[] = []
  const keys = keysOrExit(config)
  const db = openDatabase({ url: config.databaseUrl, readUrl: config.databaseReadUrl, keys })
  await checkOrExit(db, keys)
  const pageCache = await openPageCache(config.databaseUrl, () => tellers.forEach((tell) => tell()))
  return {
    platform: { config, db, clock: systemClock, keys, pageCache },
    onFactsChanged: (tell) => void tellers.push(tell),
    async close() {
      await pageCache.close()
      await db.close()
    },
  }
}

/** Nothing is written with other keys than those that sealed what is here. */
async function checkOrExit(db: Database, keys: Keys) {
  try {
    await db.work((tx) =>
      checkKeys(
        { query: <R>(text: string, values: unknown[] = []) => tx.executeQuery<R>(CompiledQuery.raw(text, values)) },
        keys,
      ),
    )
  } catch (fault) {
    if (!(fault instanceof WrongKeys)) throw fault
    console.error(fault.message)
    process.exit(1)
  }
}

export function configOrExit(environment: Record<string, string | undefined>): Config {
  try {
    return readConfig(environment)
  } catch (fault) {
    if (!(fault instanceof ConfigError)) throw fault
    console.error(fault.message)
    process.exit(1)
  }
}

export function keysOrExit({ keysFile, mode }: Config) {
  const path = keysFile ?? '.data/keys.json'
  if (mode !== 'production') makeKeysOnce(path)
  try {
    return readKeys(path)
  } catch {
    // What stands in the file is not for a log.
    console.error(
      `KEYS_FILE cannot be read, or holds no keys: ${path} (docs/operations/first-steps.md says how to make it)`,
    )
    process.exit(1)
  }
}
