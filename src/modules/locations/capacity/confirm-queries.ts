import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { Land } from '../location.ts'

export interface Unconfirmed {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly name: string
  /** The desk in whose name we write. */
  readonly deskId: string | null
  readonly confirmedOn: Temporal.PlainDate | null
}

/** Registered locations with places whose letters reach somebody, not confirmed nor written to since a day. For the worker. */
export async function unconfirmedSince(db: Read, since: Temporal.PlainDate): Promise<Unconfirmed[]> {
  const { rows } = await sql<Unconfirmed>`
    select l.id, l.land, l.register_id as "registerId", l.name, a.organisation_id as "deskId", f.confirmed_on as "confirmedOn"
    from locations.location as l
    join locations.contact as c on c.location_id = l.id
    left join locations.free_confirmation as f on f.location_id = l.id
    left join locations.desk_area as a on a.land = l.land and a.municipality_code = l.municipality_code
    where l.registered and coalesce(greatest(f.confirmed_on, f.letter_on), '-infinity') < ${since}::date
      and exists (select from locations.age_group as g join locations.free_place as p on p.age_group_id = g.id
        where g.location_id = l.id)
    order by l.id`.execute(db)
  return rows
}

/** Remembers the letter; false where another wrote it since. */
export async function markAsked(tx: Write, locationId: string, today: Temporal.PlainDate, since: Temporal.PlainDate) {
  const asked = await tx
    .updateTable('locations.free_confirmation')
    .set({ letter_on: today })
    .where('location_id', '=', locationId)
    .where(sql<boolean>`coalesce(greatest(confirmed_on, letter_on), '-infinity') < ${since}::date`)
    .executeTakeFirst()
  return asked.numUpdatedRows > 0n
}
