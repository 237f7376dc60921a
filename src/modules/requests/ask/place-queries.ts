import type { Land } from '../../../lib/law.ts'
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
