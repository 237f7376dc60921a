import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'

/** A desk that somebody works for as a whole. */
export interface Desk {
  readonly id: string
  readonly name: string
  readonly land: Land
  readonly zone: string
  readonly email: string | null
  readonly phone: string | null
}

/** The one that serves this place first. @param ids of who acts */
export function desksAmong(db: Read, ids: readonly string[], locationId: string | null = null): Promise<Desk[]> {
  return db
    .selectFrom('accounts.organisation as o')
    .select(['o.id', 'o.name', 'o.land', 'o.zone', 'o.email', 'o.phone'])
    .where('o.kind', '=', 'desk')
    .where('o.id', 'in', [...ids])
    .orderBy(
      sql`exists (select from locations.desk_area as a join locations.location as l on l.land = a.land and l.municipality_code = a.municipality_code
        where a.organisation_id = o.id and l.id = ${locationId}::uuid)`,
      'desc',
    )
    .orderBy('o.name')
    .execute()
}

/** What locations are called, by their id. */
export async function locationNames(db: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('locations.location')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
