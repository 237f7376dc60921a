import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import { type CardFree, cardFree } from '../capacity/free-place-queries.ts'
import { anyCare } from '../capacity/wanted-care.ts'
import { publishedOrganiser } from '../finder/finder-queries.ts'
import type { LocationKind, LocationName } from '../location.ts'
import type { OpeningHours } from '../profile/opening-hours.ts'
import type { Price, PricePer } from '../profile/profile.ts'

/** What is said of a location beside others. */
export interface ComparedLocation extends LocationName {
  readonly kind: LocationKind
  readonly name: string
  readonly organiserName: string | null
  readonly place: string | null
  readonly capacity: number | null
  readonly registered: boolean
  readonly free: CardFree
  readonly price: Price | null
  readonly priceCents: number | null
  readonly pricePer: PricePer | null
  readonly hours: readonly OpeningHours[]
  readonly languages: readonly string[]
}

/** Those that exist, in the order of the names. */
export async function comparedLocations(
  db: Read,
  names: readonly LocationName[],
  today: Temporal.PlainDate,
): Promise<ComparedLocation[]> {
  if (names.length === 0) return []
  const found = await db
    .selectFrom('locations.location as l')
    .leftJoin('locations.organiser as o', 'o.id', 'l.organiser_id')
    .leftJoin('locations.profile as f', 'f.location_id', 'l.id')
    .select(['l.land', 'l.register_id as registerId', 'l.kind', 'l.name', 'l.place', 'l.capacity', 'l.registered'])
    .select(publishedOrganiser.as('organiserName'))
    .select(cardFree(anyCare, today).as('free'))
    .select(['f.price', 'f.price_cents as priceCents', 'f.price_per as pricePer'])
    .select([
      sql<string[]>`coalesce(f.languages, '{}')`.as('languages'),
      sql<
        OpeningHours[]
      >`coalesce((select json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)
        order by h.opens) from locations.opening_hours as h where h.location_id = l.id), '[]')`.as('hours'),
    ])
    .where((eb) => eb.or(names.map(({ land, registerId }) => eb.and({ 'l.land': land, 'l.register_id': registerId }))))
    .execute()
  return names.flatMap(
    ({ land, registerId }) => found.find((one) => one.land === land && one.registerId === registerId) ?? [],
  )
}
