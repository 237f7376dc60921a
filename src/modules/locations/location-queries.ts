import { type RawBuilder, sql } from 'kysely'
import type { Point } from '../../lib/geo.ts'
import { toMercator } from '../../lib/geo.ts'
import type { Read } from '../../platform/database.ts'
import { orNotFound } from '../../platform/errors.ts'
import { publishedOrganiser } from './finder/finder-queries.ts'
import type { Land, LocationKind } from './location.ts'

/** What is published about one location. */
export interface Location {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly source: 'own' | 'lrk'
  readonly kind: LocationKind
  readonly name: string
  readonly organiserName: string | null
  readonly capacity: number | null
  readonly registered: boolean
  readonly registeredOn: Temporal.PlainDate | null
  readonly deregisteredOn: Temporal.PlainDate | null
  readonly earlyEducation: boolean
  /** Null for who works at home. */
  readonly address: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly municipalityCode: string | null
  readonly municipalityName: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly pointSource: 'postcode' | 'place' | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly disputesBoardSince: Temporal.PlainDate | null
  readonly disputesBoardUntil: Temporal.PlainDate | null
  readonly registerUrl: string | null
  /** The account that runs it, by its address; null where it has none. */
  readonly houseSlug: string | null
  /** When the register was last read, or for a location of our own when it last changed. */
  readonly updatedAt: Temporal.Instant
}

/** The desk that serves a municipality. */
export interface Desk {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly land: Land
  readonly zone: string
  readonly phone: string | null
  readonly hours: string | null
}

export function findLocation(db: Read, land: Land, registerId: string): Promise<Location | undefined> {
  return locationWhere(db, sql`l.land = ${land} and l.register_id = ${registerId}`)
}

export async function locationById(db: Read, id: string): Promise<Location> {
  return orNotFound(await locationWhere(db, sql`l.id = ${id}::uuid`))
}

function locationWhere(db: Read, which: RawBuilder<boolean>): Promise<Location | undefined> {
  return db
    .selectFrom('locations.location as l')
    .leftJoin('locations.organiser as o', 'o.id', 'l.organiser_id')
    .leftJoin('accounts.organisation as h', 'h.id', 'l.organisation_id')
    .leftJoin('locations.municipality as m', (join) =>
      join.onRef('m.land', '=', 'l.land').onRef('m.code', '=', 'l.municipality_code'),
    )
    .leftJoin('locations.register_day as r', (join) => join.onRef('r.land', '=', 'l.land').on('l.source', '=', 'lrk'))
    .select(['l.id', 'l.land', 'l.register_id as registerId', 'l.source', 'l.kind', 'l.name', 'l.capacity'])
    .select(['l.registered', 'l.registered_on as registeredOn', 'l.deregistered_on as deregisteredOn'])
    .select(['l.early_education as earlyEducation', 'l.postcode', 'l.place', 'l.lat', 'l.lon'])
    .select(['l.municipality_code as municipalityCode', 'm.name as municipalityName', 'l.point_source as pointSource'])
    .select(['l.phone', 'l.email', 'l.website', 'l.register_url as registerUrl', 'h.slug as houseSlug'])
    .select(['l.disputes_board_since as disputesBoardSince', 'l.disputes_board_until as disputesBoardUntil'])
    .select(sql<string | null>`case when l.kind <> 'childminder' then l.address end`.as('address'))
    .select(sql<Temporal.Instant>`coalesce(r.read_at, l.changed_at)`.as('updatedAt'))
    .select(publishedOrganiser.as('organiserName'))
    .where(which)
    .executeTakeFirst()
}

/** Which desk serves a municipality, if any. */
export function deskOf(db: Read, land: Land, municipalityCode: string): Promise<Desk | undefined> {
  return db
    .selectFrom('locations.desk_area as a')
    .innerJoin('accounts.organisation as o', 'o.id', 'a.organisation_id')
    .select(['o.id', 'o.name', 'o.slug', 'o.land', 'o.zone', 'o.phone', 'o.hours'])
    .where('a.land', '=', land)
    .where('a.municipality_code', '=', municipalityCode)
    .executeTakeFirst()
}

/** A registered location in the neighbourhood of another. */
export interface Neighbour {
  readonly land: Land
  readonly registerId: string
  readonly kind: LocationKind
  readonly name: string
  readonly capacity: number | null
  readonly lat: number
  readonly lon: number
  readonly pointSource: 'postcode' | 'place' | null
  /** In Mercator metres. */
  readonly distance: number
}

/** The nearest registered locations, without agencies, which are no place for a child. */
export function neighboursOf(db: Read, { id, lat, lon }: { id: string } & Point, count: number): Promise<Neighbour[]> {
  const { x, y } = toMercator({ lat, lon })
  const distance = sql<number>`l.at <-> point(${x}::float8, ${y}::float8)`
  return db
    .selectFrom('locations.location as l')
    .select([
      'l.land',
      'l.register_id as registerId',
      'l.kind',
      'l.name',
      'l.capacity',
      'l.point_source as pointSource',
    ])
    .select([sql<number>`l.lat`.as('lat'), sql<number>`l.lon`.as('lon'), distance.as('distance')])
    .where('l.registered', '=', true)
    .where('l.kind', '<>', 'agency')
    .where('l.at', 'is not', null)
    .where('l.id', '<>', id)
    .orderBy(sql`${distance}, l.id`)
    .limit(count)
    .execute()
}

/** The locations that an organisation runs, to limit a membership to one of them. */
export const scopesOfOrganisation = (db: Read, organisationId: string): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('locations.location')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('registered', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
