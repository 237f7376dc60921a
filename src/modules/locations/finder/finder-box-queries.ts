import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import { readBox, type Reading, type Spot } from './finder-search.ts'
import { type Land, writtenPostcode } from '../location.ts'

/** What the search box turned out to mean. */
export interface Understood {
  readonly spot: Spot | null
  readonly words: readonly string[]
  /** Other places of the same name, or the same postcode in the other land. */
  readonly others: readonly OtherSpot[]
  /** A postcode that no point is known for. */
  readonly unknownPostcode: string | null
}

export interface OtherSpot {
  readonly land: Land
  readonly name: string
  /** Null for a postcode. */
  readonly municipality: { readonly code: string; readonly name: string } | null
}

export interface BoxContext {
  /** The land whose places come first. */
  readonly land: Land
  readonly today: Temporal.PlainDate
}

/** Tries the readings of the box in order; what names no place we know is words. */
export async function understandBox(db: Read, text: string, context: BoxContext): Promise<Understood> {
  const readings = readBox(text)
  for (const reading of readings) {
    const understood = await understand(db, reading, context)
    if (understood) return { ...nothing, ...understood }
  }
  const [first] = readings
  const words = readings.flatMap((reading) => (reading.as === 'words' ? reading.words : []))
  return { ...nothing, words, unknownPostcode: first?.as === 'postcode' ? writtenPostcode(first.postcode) : null }
}

const nothing: Understood = { spot: null, words: [], others: [], unknownPostcode: null }

type Meaning = Pick<Understood, 'spot' | 'others'>

function understand(db: Read, reading: Reading, context: BoxContext): Promise<Meaning | undefined> {
  return reading.as === 'postcode' ? postcodeSpot(db, reading, context) : placeSpot(db, reading.folded, context)
}

interface PostcodeRow {
  land: Land
  lat: number
  lon: number
  known: boolean
}

async function postcodeSpot(
  db: Read,
  { postcode, land }: Extract<Reading, { as: 'postcode' }>,
  context: BoxContext,
): Promise<Meaning | undefined> {
  const lands: Land[] = land ? [land] : ['nl', 'vl']
  const points = await postcodePoints(db, postcode, lands)
  const found = points.length > 0 ? points : await postcodeOfLocations(db, postcode, lands)
  const [first, ...others] = found.sort((a, b) => Number(b.land === context.land) - Number(a.land === context.land))
  if (!first) return undefined
  const exact = first.known && postcode.length === 6
  const name = writtenPostcode(first.known ? postcode : postcode.slice(0, 4))
  const spot: Spot = { as: 'postcode', land: first.land, name, point: first, exact, area: null }
  return { spot, others: others.map((other) => ({ land: other.land, name, municipality: null })) }
}

/** The point of a postcode; of one that is not listed, or of its four digits, the middle of the points within. */
async function postcodePoints(db: Read, postcode: string, lands: readonly Land[]): Promise<PostcodeRow[]> {
  const digits = postcode.slice(0, 4)
  const { rows } = await sql<PostcodeRow>`
    select p.land,
      coalesce(max(p.lat) filter (where p.postcode = ${postcode}), avg(p.lat)) as lat,
      coalesce(max(p.lon) filter (where p.postcode = ${postcode}), avg(p.lon)) as lon,
      bool_or(p.postcode = ${postcode}) as known
    from locations.postcode_point as p
    where p.land = any (${lands}) and p.postcode >= ${digits} and p.postcode < ${nextDigits(digits)}
    group by p.land`.execute(db)
  return rows
}

/** Without a point table: the middle of the locations with these digits. */
async function postcodeOfLocations(db: Read, postcode: string, lands: readonly Land[]): Promise<PostcodeRow[]> {
  const digits = postcode.slice(0, 4)
  const { rows } = await sql<PostcodeRow>`
    select l.land, avg(l.lat) as lat, avg(l.lon) as lon, false as known
    from locations.location as l
    where l.land = any (${lands}) and l.postcode >= ${digits} and l.postcode < ${nextDigits(digits)} and l.lat is not null
    group by l.land`.execute(db)
  return rows
}

const nextDigits = (digits: string): string => String(Number(digits) + 1)

interface PlaceRow {
  by: 'municipality' | 'place'
  land: Land
  code: string | null
  name: string
  municipality: string | null
  lat: number | null
  lon: number | null
  locations: number
}

/** A municipality or a place of exactly this name; the land of the site first, then whichever has most locations. */
async function placeSpot(db: Read, folded: string, { land, today }: BoxContext): Promise<Meaning | undefined> {
  const rows = await placesNamed(db, folded, land, today)
  const [first] = rows
  if (!first) return undefined
  const { name, code } = first
  const point = first.lat !== null && first.lon !== null ? { lat: first.lat, lon: first.lon } : null
  const area =
    first.by === 'municipality' && code !== null
      ? ({ by: 'municipality', land: first.land, code } as const)
      : ({ by: 'place', land: first.land, folded, code } as const)
  const elsewhere = rows.filter((row) => row.land !== first.land || row.code !== first.code)
  return {
    spot: { as: 'place', land: first.land, name, point, exact: false, area },
    others: elsewhere.slice(0, 5).flatMap(otherPlace),
  }
}

async function placesNamed(db: Read, folded: string, land: Land, today: Temporal.PlainDate): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    with place as (
      select l.land, l.municipality_code as code, min(l.place) as name,
        avg(l.lat) as lat, avg(l.lon) as lon, count(*) as locations
      from locations.location as l where l.place_folded = ${folded}
      group by l.land, l.municipality_code
    )
    select 'municipality' as by, m.land, m.code, m.name, m.name as municipality,
      coalesce(m.lat, place.lat) as lat, coalesce(m.lon, place.lon) as lon, coalesce(place.locations, 0) as locations
    from locations.municipality as m left join place on place.land = m.land and place.code = m.code
    where m.folded = ${folded} and (m.valid_to is null or m.valid_to > ${today}::date)
    union all
    select 'place', place.land, place.code, place.name, m.name, place.lat, place.lon, place.locations
    from place left join locations.municipality as m on m.land = place.land and m.code = place.code
    order by locations desc, name`.execute(db)
  const rank = (row: PlaceRow) => (row.land === land ? 0 : 2) + (row.by === 'municipality' ? 0 : 1)
  return rows.sort((a, b) => rank(a) - rank(b))
}

const otherPlace = ({ land, name, code, municipality }: PlaceRow): OtherSpot[] =>
  code === null || municipality === null ? [] : [{ land, name, municipality: { code, name: municipality } }]
