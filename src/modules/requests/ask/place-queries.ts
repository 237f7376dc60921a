import { type RawBuilder, sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Read } from '../../../platform/database.ts'

/** Where a family asks for a place, and the desk that sees to it. */
export interface Place {
  /** Land and register number, `nl-100178376`. */
  readonly key: string
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly name: string
  readonly place: string | null
  readonly registered: boolean
  /** It answers itself. */
  readonly claimed: boolean
  /** Null where no desk takes requests for this location. */
  readonly desk: PlaceDesk | null
}

export interface PlaceDesk {
  readonly id: string
  readonly name: string
  readonly land: Land
  readonly zone: string
}

/** The places of these keys, in their order; what is unknown is left out. */
export async function placesByKey(db: Read, keys: readonly string[]): Promise<Place[]> {
  const names = keys.flatMap((key) => {
    const [, land, registerId] = /^(vl|nl)-(.{1,100})$/.exec(key) ?? []
    return land && registerId ? [{ land, registerId }] : []
  })
  if (names.length === 0) return []
  const found = await places(db)
    .where(({ or, and, eb }) =>
      or(
        names.map(({ land, registerId }) =>
          and([eb('l.land', '=', landOf(land)), eb('l.register_id', '=', registerId)]),
        ),
      ),
    )
    .execute()
  const known = new Map(found.map((row) => [`${row.land}-${row.register_id}`, placeOf(row)]))
  return keys.flatMap((key) => known.get(key) ?? [])
}

export const findPlace = async (db: Read, key: string): Promise<Place | undefined> => (await placesByKey(db, [key]))[0]

const landOf = (word: string): Land => (word === 'vl' ? 'vl' : 'nl')

const places = (db: Read) =>
  db
    .selectFrom('locations.location as l')
    .leftJoin('locations.desk_area as a', (join) =>
      join.onRef('a.land', '=', 'l.land').onRef('a.municipality_code', '=', 'l.municipality_code'),
    )
    .leftJoin('accounts.organisation as o', 'o.id', 'a.organisation_id')
    .select(['l.id', 'l.land', 'l.register_id', 'l.name', 'l.place', 'l.registered', 'l.organisation_id'])
    .select(['o.id as desk_id', 'o.name as desk_name', 'o.land as desk_land', 'o.zone as desk_zone'])

type Row = Awaited<ReturnType<ReturnType<typeof places>['execute']>>[number]

const placeOf = (row: Row): Place => ({
  key: `${row.land}-${row.register_id}`,
  id: row.id,
  land: row.land,
  registerId: row.register_id,
  name: row.name,
  place: row.place,
  registered: row.registered,
  claimed: row.organisation_id !== null,
  desk:
    row.desk_id === null || row.desk_name === null || row.desk_land === null || row.desk_zone === null
      ? null
      : { id: row.desk_id, name: row.desk_name, land: row.desk_land, zone: row.desk_zone },
})

export const mostPlaces = 20

/**
 * Registered locations by register number or by all words of their name and place.
 * @param typed as typed
 * @param deskIds those that these desks serve come first
 */
export async function placesByName(db: Read, deskIds: readonly string[], typed: string): Promise<Place[]> {
  const words = fold(typed).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const served = sql<boolean>`coalesce(a.organisation_id = any (${deskIds}::uuid[]), false)`
  const named = words.map(
    (word): RawBuilder<boolean> => sql`(l.folded || ' ' || lower(coalesce(l.place, ''))) like ${`%${word}%`}`,
  )
  const rows = await places(db)
    .where('l.registered', '=', true)
    .where('l.kind', '<>', 'agency')
    .where(({ or, and, eb }) => or([eb('l.register_id', '=', typed.trim()), and(named)]))
    .orderBy(served, 'desc')
    .orderBy('l.folded')
    .limit(mostPlaces)
    .execute()
  return rows.map(placeOf)
}

/** The desk that takes down a request for a family: the one that serves the location, when this person works there. */
export async function deskThatTakes(
  db: Read,
  place: Pick<Place, 'desk'> | undefined,
  deskIds: readonly string[],
): Promise<PlaceDesk | undefined> {
  if (place?.desk && deskIds.includes(place.desk.id)) return place.desk
  return db
    .selectFrom('accounts.organisation')
    .select(['id', 'name', 'land', 'zone'])
    .where('id', 'in', deskIds.length > 0 ? deskIds : [null])
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()
}
