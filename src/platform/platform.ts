import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import type { Keys } from './keys.ts'
import type { PageCache } from './page-cache.ts'

/** What routes, actions and jobs are handed: everything with I/O, nothing of childcare. */
export interface Platform {
  readonly config: Config
  readonly db: Database
  readonly clock: Clock
  readonly keys: Keys
  readonly pageCache: PageCache
}
