import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'

export interface StartFigures {
  readonly locations: number
  readonly municipalities: number
}

/** How much there is to find. */
export function figuresOfStart(db: Read): Promise<StartFigures> {
  return db
    .selectFrom('locations.location as l')
    .select(sql<number>`count(*)`.as('locations'))
    .select(sql<number>`count(distinct (l.land, l.municipality_code))`.as('municipalities'))
    .where('l.registered', '=', true)
    .where('l.kind', '<>', 'agency')
    .executeTakeFirstOrThrow()
}
