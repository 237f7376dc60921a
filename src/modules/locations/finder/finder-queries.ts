import { type RawBuilder, sql } from 'kysely'
import { type Box, type Point, toMercator } from '../../../lib/geo.ts'
import type { Read } from '../../../platform/database.ts'
import { type CardFree, cardFree, daysUntilPlace, hasFreePlace, soonestPlaces } from '../capacity/free-place-queries.ts'
import type { Cursor } from './finder-cursor.ts'
import { mapMetres, type Search } from './finder-search.ts'
import type { Land, LocationKind } from '../location.ts'
import type { Price, PricePer } from '../profile/profile.ts'

export const pageSize = 20

/** One location in a list. */
export interface FoundLocation {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly kind: LocationKind
  readonly name: string
  readonly folded: string
  readonly organiserName: string | null
  readonly capacity: number | null
  readonly registered: boolean
  readonly address: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly pointSource: 'postcode' | 'place' | null
  readonly free: CardFree
  readonly price: Price | null
  readonly priceCents: number | null
  readonly pricePer: PricePer | null
  /** In Mercator metres; null where there is no point to measure from or to. */
  readonly distance: number | null
  /** Its place in the order, for the cursor. */
  readonly key: number | string
}

export interface LocationPage {
  readonly locations: readonly FoundLocation[]
  readonly before: boolean
  readonly after: boolean
}

/** One page of what matches: nearest first where the search names a point, else by name; or first what has a place soonest. */
export async function pageOfLocations(
  db: Read,
  search: Search,
  cursor: Cursor | null,
  size = pageSize,
): Promise<LocationPage> {
  const order = orderOf(search)
  const from = cursor && typeof cursor.key === order.keyType ? cursor : null
  const backward = from?.to === 'before'
  const way = sql.raw(backward ? 'desc' : 'asc')
  const found = await db
    .selectFrom('locations.location as l')
    .leftJoin('locations.organiser as o', 'o.id', 'l.organiser_id')
    .leftJoin('locations.profile as f', 'f.location_id', 'l.id')
    .$if(search.sort === 'soonest', (query) =>
      query.leftJoinLateral(soonestOf(search).as('s'), (join) => join.onRef('s.location_id', '=', 'l.id')),
    )
    .select(['l.id', 'l.land', 'l.register_id as registerId', 'l.kind', 'l.name', 'l.folded', 'l.capacity'])
    .select(['l.registered', 'l.address', 'l.postcode', 'l.place', 'l.point_source as pointSource'])
    .select(publishedOrganiser.as('organiserName'))
    .select(['f.price', 'f.price_cents as priceCents', 'f.price_per as pricePer'])
    .select(cardFree(search.care, search.today).as('free'))
    .select(order.distance.as('distance'))
    .select(order.key.as('key'))
    .where(matching(search))
    .where(from ? order.beyond(from) : sql<boolean>`true`)
    .orderBy(sql`${order.key} ${way}, l.id ${way}`)
    .limit(size + 1)
    .execute()
  const locations = found.slice(0, size)
  if (backward) locations.reverse()
  const more = found.length > size
  return { locations, before: backward ? more : from !== null, after: backward || more }
}

/** The name of an organiser who is a person stays in the register. */
export const publishedOrganiser = sql<string | null>`case when not o.natural_person then o.name end`

interface Order {
  readonly key: RawBuilder<number | string>
  readonly keyType: 'number' | 'string'
  readonly distance: RawBuilder<number | null>
  /** What lies beyond the location of a cursor, in its direction. */
  beyond(cursor: Cursor): RawBuilder<boolean>
}

// A location without a point comes last: its distance is more than any on the map.
const nowhere = sql`1e9::float8`

function orderOf(search: Search): Order {
  const { spot, area, words, sort } = search
  if (sort === 'soonest') return soonestOrder(search)
  if (!spot?.point) {
    // Few have the words, and the index by name would be walked to its end to find them.
    const key = words.length > 0 ? sql<string>`(l.folded || '')` : sql<string>`l.folded`
    return { key, keyType: 'string', distance: sql`null::float8`, beyond: beyondName }
  }
  const centre = mapPoint(spot.point)
  const distance = sql<number | null>`l.at <-> ${centre}`
  // In an area the few are sorted; elsewhere the index gives them in this order, as long as nothing stands around `<->`.
  const key = area ? sql<number>`coalesce(${distance}, ${nowhere})` : sql<number>`${distance}`
  const beyond = ({ to, key: far, id }: Cursor) => {
    const sign = sql.raw(to === 'after' ? '>' : '<')
    const past = sql<boolean>`(${key}, l.id) ${sign} (${far}::float8, ${id}::uuid)`
    return to === 'before' && !area ? sql<boolean>`${past} and l.at <@ circle(${centre}, ${far}::float8)` : past
  }
  return { key, keyType: 'number', distance, beyond }
}

/** In the whole of a land the places are gone through once; around a spot those of few locations are looked up. */
const soonestOf = ({ care, today, radius, area, box, municipality }: Search) =>
  soonestPlaces(care, today, radius || area || box || municipality ? 'each' : 'all')

/** On one day the nearest first, or by name: a day weighs more than any distance on the map. */
function soonestOrder({ spot, care, today }: Search): Order {
  const soon = daysUntilPlace(care, today)
  const beyond = (key: RawBuilder<unknown>, type: 'float8' | 'text') => (cursor: Cursor) =>
    sql<boolean>`(${key}, l.id) ${sql.raw(cursor.to === 'after' ? '>' : '<')} (${cursor.key}::${sql.raw(type)}, ${cursor.id}::uuid)`
  if (!spot?.point) {
    const key = sql<string>`(lpad(${soon}::text, 4, '0') || l.folded)`
    return { key, keyType: 'string', distance: sql`null::float8`, beyond: beyond(key, 'text') }
  }
  const distance = sql<number | null>`l.at <-> ${mapPoint(spot.point)}`
  const key = sql<number>`(${soon} * 1e8::float8 + coalesce(${distance}, 9e7::float8))`
  return { key, keyType: 'number', distance, beyond: beyond(key, 'float8') }
}

function beyondName({ to, key, id }: Cursor): RawBuilder<boolean> {
  const sign = sql.raw(to === 'after' ? '>' : '<')
  return sql`(l.folded, l.id) ${sign} (${key}::text, ${id}::uuid)`
}

/** Everything that a search asks of a location `l`. */
export function matching(search: Search): RawBuilder<boolean> {
  const { words, kinds, register, municipality, area, box, spot, radius, care, today } = search
  const asked: RawBuilder<boolean>[] = [
    kinds.length > 0 ? sql`l.kind in (${sql.join(kinds)})` : sql`l.kind <> 'agency'`,
    ...words.map((word) => sql<boolean>`l.searched ~ ${`\\m${word}`}`),
  ]
  if (register !== 'all') asked.push(register === 'registered' ? sql`l.registered` : sql`not l.registered`)
  if (municipality) asked.push(sql`l.land = ${municipality.land} and l.municipality_code = ${municipality.code}`)
  if (area?.by === 'municipality') asked.push(sql`l.land = ${area.land} and l.municipality_code = ${area.code}`)
  if (area?.by === 'place') {
    asked.push(sql`l.land = ${area.land} and l.place_folded = ${area.folded}
      and l.municipality_code is not distinct from ${area.code}`)
  }
  if (box) asked.push(sql`l.at <@ ${mapBox(box)}`)
  if (spot?.point && radius) asked.push(sql`l.at <@ circle(${mapPoint(spot.point)}, ${mapMetres(radius, spot.point)})`)
  // Nearest first without an end: what lies nowhere has no distance, and the count must say the same as the list.
  if (spot?.point && !radius && !area && !box) asked.push(sql`l.at is not null`)
  if (care.onlyFree) asked.push(hasFreePlace(care, today))
  return sql`${sql.join(asked, sql` and `)}`
}

/** How many locations match. */
export async function countLocations(db: Read, search: Search): Promise<number> {
  const { count } = await db
    .selectFrom('locations.location as l')
    .select(sql<number>`count(*)`.as('count'))
    .where(matching(search))
    .executeTakeFirstOrThrow()
  return count
}

/** Locations close together, in Mercator metres. The last three say which it is where the count is one. */
export interface FoundCluster {
  readonly count: number
  readonly x: number
  readonly y: number
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly land: Land
  readonly registerId: string
  readonly name: string
}

export interface FoundClusters {
  /** Everything that matches, also what has no point. */
  readonly total: number
  readonly clusters: readonly FoundCluster[]
}

/** How wide a square of the grid is: so many metres, or so that everything found fits in `columns` by `rows` squares. */
export type Grid = { readonly metres: number } | { readonly columns: number; readonly rows: number }

/** All that matches, laid in squares. */
export async function clustersOfLocations(db: Read, search: Search, grid: Grid): Promise<FoundClusters> {
  const { rows } = await sql<FoundCluster & { x: number | null }>`
    with matching as (
      select l.at[0] as x, l.at[1] as y, l.land, l.register_id, l.name
      from locations.location as l
      where ${matching(search)}
    )
    select count(*), avg(x) as x, avg(y) as y,
      min(x) as west, min(y) as south, max(x) as east, max(y) as north,
      min(land) as land, min(register_id) as "registerId", min(name) as name
    from matching${'metres' in grid ? sql`` : sql`, ${extent}`}
    group by floor(x / ${side(grid)}), floor(y / ${side(grid)})
  `.execute(db)
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  return { total, clusters: rows.filter((row) => row.x !== null) }
}

const extent = sql`(select max(x) - min(x) as width, max(y) - min(y) as height from matching) as extent`

function side(grid: Grid): RawBuilder<unknown> {
  if ('metres' in grid) return sql`${grid.metres}::float8`
  return sql`greatest(extent.width / ${grid.columns}::float8, extent.height / ${grid.rows}::float8, 1)`
}

function mapPoint(point: Point): RawBuilder<unknown> {
  const { x, y } = toMercator(point)
  return sql`point(${x}::float8, ${y}::float8)`
}

function mapBox({ west, south, east, north }: Box): RawBuilder<unknown> {
  return sql`box(${mapPoint({ lat: south, lon: west })}, ${mapPoint({ lat: north, lon: east })})`
}
