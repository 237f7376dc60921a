import { systemClock } from './clock.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { makeKeysOnce, readKeys } from './keys.ts'
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
  const db = openDatabase({ url: config.databaseUrl, readUrl: config.databaseReadUrl })
  const pageCache = await openPageCache(config.databaseUrl, () => tellers.forEach((tell) => tell()))
  return {
    platform: { config, db, clock: systemClock, keys: openKeys(config), pageCache },
    onFactsChanged: (tell) => void tellers.push(tell),
    async close() {
      await pageCache.close()
      await db.close()
    },
  }
}

function configOrExit(environment: Record<string, string | undefined>): Config {
  try {
    return readConfig(environment)
  } catch (fault) {
    if (!(fault instanceof ConfigError)) throw fault
    console.error(fault.message)
    process.exit(1)
  }
}

function openKeys({ keysFile, mode }: Config) {
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
