import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import type { Look } from './looked.ts'

/** Everybody who looked at the case of who asks, or changed it; the latest first. */
export async function looksAtOwnCase(db: Read, today: Temporal.PlainDate): Promise<Look[]> {
  const { rows } = await sql<Look>`
    select id, at, role, house, location, shown_as as "shownAs", action, reason, until, zone from audit.of_own_case(${today})`.execute(
    db,
  )
  return rows
}
