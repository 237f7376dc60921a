import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { HouseRulesOutcome } from './house-rules.ts'

/** What a location pasted of its house rules, and what was found in it. */
export interface HouseRules {
  readonly locationId: string
  readonly locationName: string
  readonly words: string
  readonly outcome: HouseRulesOutcome
  readonly checkedAt: Temporal.Instant
}

/** The latest of each location, for who runs it or watches over it. */
export const houseRulesOf = (
  db: Read,
  of: { readonly organiserId: string } | { readonly locationId: string },
): Promise<HouseRules[]> => {
  const query = db
    .selectFrom('supervision.house_rules as h')
    .innerJoin('locations.location as l', 'l.id', 'h.location_id')
    .distinctOn('h.location_id')
    .select(['h.location_id as locationId', 'l.name as locationName', 'h.words', 'h.outcome'])
    .select('h.checked_at as checkedAt')
    .orderBy('h.location_id')
    .orderBy('h.checked_at', 'desc')
  return 'organiserId' in of
    ? query.where('l.organiser_id', '=', of.organiserId).execute()
    : query.where('l.id', '=', of.locationId).execute()
}

/** The locations of who acts, with what was last found there. */
export interface PlaceWithRules {
  readonly id: string
  readonly name: string
  readonly outcome: HouseRulesOutcome | null
  readonly checkedAt: Temporal.Instant | null
}

export const placesWithRules = (db: Read): Promise<PlaceWithRules[]> =>
  db
    .selectFrom('locations.location as l')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('supervision.house_rules as h')
          .select(['h.outcome', 'h.checked_at'])
          .whereRef('h.location_id', '=', 'l.id')
          .orderBy('h.checked_at', 'desc')
          .limit(1)
          .as('h'),
      (join) => join.onTrue(),
    )
    .select(['l.id', 'l.name', 'h.outcome', 'h.checked_at as checkedAt'])
    .where(sql<boolean>`l.id in (select supervision.reports_for())`)
    .where('l.land', '=', 'vl')
    .orderBy('l.name')
    .orderBy('l.id')
    .execute()

/** What stands in the profile already: nobody types it again. */
export const profileRules = async (db: Read, locationId: string): Promise<string> =>
  (await db.selectFrom('locations.profile').select('house_rules as words').where('location_id', '=', locationId).executeTakeFirst())?.words ?? '' // prettier-ignore

export interface NewHouseRules {
  readonly id: string
  readonly locationId: string
  readonly words: string
  readonly outcome: HouseRulesOutcome
  readonly checkedAt: Temporal.Instant
  readonly checkedBy: string | null
}

export async function insertHouseRules(tx: Write, row: NewHouseRules): Promise<void> {
  await tx
    .insertInto('supervision.house_rules')
    .values({
      id: row.id,
      location_id: row.locationId,
      words: row.words,
      outcome: row.outcome,
      checked_at: row.checkedAt,
      checked_by: row.checkedBy,
    })
    .execute()
}
