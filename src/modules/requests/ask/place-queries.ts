import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Read } from '../../../platform/database.ts'
import { deskOf, findLocation, type Location } from '../../locations/index.ts'

/** Where a family asks for a place, and the desk that answers. */
export interface Place {
  readonly location: Location
  /** Null where no desk takes requests for this location. */
  readonly desk: PlaceDesk | null
}

export interface PlaceDesk {
  readonly id: string
  readonly name: string
  readonly land: Land
  readonly zone: string
}

/** @param written land and register number, `nl-100178376` */
export async function findPlace(db: Read, written: string): Promise<Place | undefined> {
  const [, land, registerId] = /^(vl|nl)-(.{1,100})$/.exec(written) ?? []
  if ((land !== 'vl' && land !== 'nl') || !registerId) return undefined
  const location = await findLocation(db, land, registerId)
  return location && { location, desk: (await deskFor(db, location)) ?? null }
}

async function deskFor(db: Read, { land, municipalityCode }: Location): Promise<PlaceDesk | undefined> {
  const desk = municipalityCode === null ? undefined : await deskOf(db, land, municipalityCode)
  if (!desk) return undefined
  return db
    .selectFrom('accounts.organisation')
    .select(['id', 'name', 'land', 'zone'])
    .where('id', '=', desk.id)
    .executeTakeFirst()
}

/** A location that a desk worker can pick for a family. */
export interface PickedPlace {
  readonly land: Land
  readonly registerId: string
  readonly name: string
  readonly address: string | null
  readonly place: string | null
}

export const mostPlaces = 20

/**
 * Registered locations by register number or by all words of their name and place, those that this desk serves first.
 * @param typed as typed
 */
export function placesByName(db: Read, deskIds: readonly string[], typed: string): Promise<PickedPlace[]> {
  const words = fold(typed).split(' ').filter(Boolean)
  if (words.length === 0) return Promise.resolve([])
  const served = sql<boolean>`exists (select from locations.desk_area as a where a.land = l.land
    and a.municipality_code = l.municipality_code and a.organisation_id = any (${deskIds}::uuid[]))`
  let found = db
    .selectFrom('locations.location as l')
    .select(['l.land', 'l.register_id as registerId', 'l.name', 'l.place'])
    .select(sql<string | null>`case when l.kind <> 'childminder' then l.address end`.as('address'))
    .where('l.registered', '=', true)
    .orderBy(served, 'desc')
    .orderBy('l.folded')
    .limit(mostPlaces)
  const named = words.map((word) => sql<boolean>`(l.folded || ' ' || lower(coalesce(l.place, ''))) like ${`%${word}%`}`)
  found = found.where(({ or, and, eb }) => or([eb('l.register_id', '=', typed.trim()), and(named)]))
  return found.execute()
}

/** The desk that takes down a request for a family: the one that serves the location, when this person works there. */
export async function deskThatTakes(
  db: Read,
  place: Place,
  deskIds: readonly string[],
): Promise<PlaceDesk | undefined> {
  if (place.desk && deskIds.includes(place.desk.id)) return place.desk
  return db
    .selectFrom('accounts.organisation')
    .select(['id', 'name', 'land', 'zone'])
    .where('id', 'in', deskIds.length > 0 ? deskIds : [null])
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()
}
