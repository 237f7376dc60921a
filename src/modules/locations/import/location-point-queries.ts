import type { Bulk } from '../../../platform/bulk.ts'
import type { Land } from '../location.ts'

// The register has no coordinates. A location stands at the point of its postcode; else at the middle of its four digits, its
// place or its municipality, and its page says so. Who works at home is never shown nearer than the four digits.

/** Web Mercator in metres, as lib/geo.ts counts it. */
export const mercator = (lat: string, lon: string): string =>
  `point(6378137 * radians(${lon}), 6378137 * ln(tan(pi() / 4 + radians(${lat}) / 2)))`

const middle = (column: string) => `round(avg(${column})::numeric, 5)::double precision as ${column}`

/** A point of six characters is that of a few houses; one of four digits is the middle of a neighbourhood or a town. */
const sourceOf = (postcode: string) => `case when length(${postcode}) = 6 then 'postcode' else 'place' end`

/** The middle of every four digits; made once a transaction. */
async function makeNeighbourhoods(db: Bulk, land: Land): Promise<void> {
  await db.query(`create temp table if not exists neighbourhood on commit drop as
    select left(postcode, 4) as digits, ${middle('lat')}, ${middle('lon')}
    from locations.postcode_point where land = '${land}' group by 1`)
  await db.query('analyze neighbourhood')
}

/** Gives new rows their point before they are written, so that most locations are written once. */
export async function locateStaged(db: Bulk, land: Land): Promise<void> {
  await makeNeighbourhoods(db, land)
  await db.query(`update staged as s set lat = p.lat, lon = p.lon, point_source = ${sourceOf('p.postcode')}
    from compared as c, locations.postcode_point as p
    where c.outcome = 'new' and s.line = c.line and p.land = '${land}' and p.postcode = s.postcode`)
  await db.query(`update staged as s set lat = n.lat, lon = n.lon, point_source = 'place'
    from compared as c, neighbourhood as n
    where c.outcome = 'new' and s.line = c.line and n.digits = left(s.postcode, 4) and s.lat is null`)
}

/**
 * Derives the point of every location that came from a register, and writes those that differ. Locations of our own keep theirs.
 * @returns how many moved
 */
export async function locateLocations(db: Bulk, land: Land): Promise<number> {
  await makeNeighbourhoods(db, land)
  await makeExactPoints(db, land)
  const { rowCount } = await db.query(`
    with place as (
      select municipality_code, place, ${middle('lat')}, ${middle('lon')} from exact_point where place is not null group by 1, 2
    ), town as (
      select municipality_code, ${middle('lat')}, ${middle('lon')} from exact_point where municipality_code is not null group by 1
    ), found as (
      select l.id, coalesce(e.lat, n.lat, p.lat, m.lat, t.lat) as lat, coalesce(e.lon, n.lon, p.lon, m.lon, t.lon) as lon,
        coalesce(e.point_source, case when coalesce(n.lat, p.lat, m.lat, t.lat) is not null then 'place' end) as point_source
      from locations.location as l
      left join exact_point as e on e.id = l.id
      left join neighbourhood as n on n.digits = left(l.postcode, 4)
      left join place as p on p.place = l.place and p.municipality_code is not distinct from l.municipality_code
      left join locations.municipality as m on m.land = l.land and m.code = l.municipality_code
      left join town as t on t.municipality_code = l.municipality_code
      where l.land = '${land}' and l.source <> 'own'
    )
    update locations.location as l
    set lat = f.lat, lon = f.lon, at = ${mercator('f.lat', 'f.lon')}, point_source = f.point_source
    from found as f
    where f.id = l.id and (l.lat, l.lon, l.point_source) is distinct from (f.lat, f.lon, f.point_source)`)
  return rowCount ?? 0
}

/** Locations whose postcode is in the table; a table of its own with figures, or the join above takes minutes. */
async function makeExactPoints(db: Bulk, land: Land): Promise<void> {
  await db.query(`create temp table exact_point on commit drop as
    select l.id, l.municipality_code, l.place, p.lat, p.lon, ${sourceOf('p.postcode')} as point_source
    from locations.location as l join locations.postcode_point as p on p.land = l.land and p.postcode = l.postcode
    where l.land = '${land}' and l.source <> 'own'`)
  await db.query('analyze exact_point')
}
