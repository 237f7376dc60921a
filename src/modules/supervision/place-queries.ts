import { type RawBuilder, sql } from 'kysely'
import type { Land } from '../../lib/law.ts'
import type { Read } from '../../platform/database.ts'

/** A location as an authority knows it. */
export interface Place {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly kind: 'day_care' | 'after_school' | 'childminder' | 'agency'
  readonly name: string
  readonly address: string | null
  readonly place: string | null
  readonly capacity: number | null
  readonly registeredOn: Temporal.PlainDate | null
  readonly deregisteredOn: Temporal.PlainDate | null
  readonly organiserId: string | null
  readonly organiserName: string | null
  readonly authorityId: string | null
}

const places = (db: Read) =>
  db
    .selectFrom('locations.location as l')
    .leftJoin('locations.organiser as g', 'g.id', 'l.organiser_id')
    .select(['l.id', 'l.land', 'l.register_id as registerId', 'l.kind', 'l.name', 'l.place', 'l.capacity', 'l.address'])
    .select(['l.registered_on as registeredOn', 'l.deregistered_on as deregisteredOn'])
    .select(['g.id as organiserId', 'g.name as organiserName'])
    .select(sql<string | null>`supervision.authority_of(l.id)`.as('authorityId'))

/** Within what who asks watches over: his authority's. */
const watched: RawBuilder<boolean> = sql`supervision.authority_of(l.id) in (select supervision.watches())`

/** A location for everybody. */
export const placeOf = (db: Read, land: Land, registerId: string): Promise<Place | undefined> =>
  places(db).where('l.land', '=', land).where('l.register_id', '=', registerId).executeTakeFirst()

/** @returns nothing where another authority watches */
export const watchedPlace = (db: Read, land: Land, registerId: string): Promise<Place | undefined> =>
  places(db).where('l.land', '=', land).where('l.register_id', '=', registerId).where(watched).executeTakeFirst()

/** What an organiser runs within the remit, the registered first. */
export const placesOfOrganiser = (db: Read, organiserId: string): Promise<Place[]> =>
  places(db)
    .where('l.organiser_id', '=', organiserId)
    .where(watched)
    .orderBy('l.registered', 'desc')
    .orderBy('l.folded')
    .limit(200)
    .execute()

export interface WatchedOrganiser {
  readonly id: string
  readonly name: string
  readonly land: Land
  readonly authorityId: string
}

/** An organiser with at least one location within the remit. */
export async function watchedOrganiser(db: Read, id: string): Promise<WatchedOrganiser | undefined> {
  const { rows } = await sql<WatchedOrganiser>`
    select g.id, g.name, g.land, w.authority as "authorityId" from locations.organiser as g
    cross join lateral (select supervision.authority_of(l.id) as authority from locations.location as l
      where l.organiser_id = g.id and supervision.authority_of(l.id) in (select supervision.watches())
      order by l.registered desc, l.id limit 1) as w
    where g.id = ${id}::uuid`.execute(db)
  return rows[0]
}
