import { sql } from 'kysely'
import type { HalfDay } from '../../locations/rules.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { OfferState, OfferTerms } from './offer.ts'

/** An offer as who sees its choice may see it. */
export interface CaseOffer extends OfferTerms {
  readonly id: string
  readonly choiceId: string
  readonly state: OfferState
  readonly ageGroupName: string | null
  /** Its entry in the ledger; null where the location keeps no plan. */
  readonly occupationId: string | null
  readonly words: string
  readonly madeAt: Temporal.Instant
}

/** An invitation to come and look. */
export interface CaseVisit {
  readonly id: string
  readonly choiceId: string
  readonly state: 'open' | 'picked' | 'closed'
  readonly slots: readonly Temporal.Instant[]
  readonly picked: Temporal.Instant | null
}

/** The offers of these choices, the oldest first. */
export async function offersOf(db: Read, choiceIds: readonly string[]): Promise<CaseOffer[]> {
  if (choiceIds.length === 0) return []
  const rows = await db
    .selectFrom('requests.offer as o')
    .leftJoin('locations.age_group as g', 'g.id', 'o.age_group_id')
    .selectAll('o')
    .select('g.name as group_name')
    .where('o.choice_id', 'in', choiceIds)
    .orderBy('o.made_at')
    .orderBy('o.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    choiceId: row.choice_id,
    state: row.state,
    ageGroupId: row.age_group_id,
    ageGroupName: row.group_name,
    occupationId: row.occupation_id,
    halfDays: row.half_days as HalfDay[], // the table holds nothing else
    startOn: row.start_on,
    untilOn: row.until_on,
    answerBy: row.answer_by,
    words: row.words,
    madeAt: row.made_at,
  }))
}

/** The invitations of these choices, the oldest first. */
export async function visitsOf(db: Read, choiceIds: readonly string[]): Promise<CaseVisit[]> {
  if (choiceIds.length === 0) return []
  const rows = await db
    .selectFrom('requests.visit as v')
    .innerJoin('requests.visit_slot as s', 's.visit_id', 'v.id')
    .select(['v.id', 'v.choice_id', 'v.state', 'v.picked', 's.starts_at'])
    .where('v.choice_id', 'in', choiceIds)
    .orderBy('v.made_at')
    .orderBy('v.id')
    .orderBy('s.starts_at')
    .execute()
  const byVisit = Map.groupBy(rows, ({ id }) => id)
  return [...byVisit.values()].flatMap((slots) => {
    const [first] = slots
    if (!first) return []
    const { id, choice_id, state, picked } = first
    return [{ id, choiceId: choice_id, state, picked, slots: slots.map(({ starts_at }) => starts_at) }]
  })
}

export interface NewOffer extends OfferTerms {
  readonly id: string
  readonly choiceId: string
  readonly occupationId: string | null
  readonly words: string
  readonly madeAt: Temporal.Instant
}

export async function insertOffer(tx: Write, offer: NewOffer): Promise<void> {
  await tx
    .insertInto('requests.offer')
    .values({
      id: offer.id,
      choice_id: offer.choiceId,
      age_group_id: offer.ageGroupId,
      occupation_id: offer.occupationId,
      half_days: [...offer.halfDays],
      start_on: offer.startOn,
      until_on: offer.untilOn,
      answer_by: offer.answerBy,
      words: offer.words,
      made_at: offer.madeAt,
    })
    .execute()
}

export async function decideOffer(
  tx: Write,
  id: string,
  state: Exclude<OfferState, 'open'>,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('requests.offer')
    .set({ state, decided_at: at })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}

export async function insertVisit(
  tx: Write,
  visit: {
    readonly id: string
    readonly choiceId: string
    readonly slots: readonly Temporal.Instant[]
    readonly madeAt: Temporal.Instant
  },
): Promise<void> {
  const { id, choiceId, slots, madeAt } = visit
  await tx.insertInto('requests.visit').values({ id, choice_id: choiceId, made_at: madeAt }).execute()
  await tx
    .insertInto('requests.visit_slot')
    .values(slots.map((starts_at) => ({ visit_id: id, starts_at })))
    .execute()
}

export async function pickSlot(tx: Write, visitId: string, picked: Temporal.Instant): Promise<void> {
  await tx.updateTable('requests.visit').set({ state: 'picked', picked }).where('id', '=', visitId).execute()
}

export async function closeVisits(tx: Write, choiceId: string): Promise<void> {
  await tx
    .updateTable('requests.visit')
    .set({ state: 'closed' })
    .where('choice_id', '=', choiceId)
    .where('state', '<>', 'closed')
    .execute()
}

/** The choices of offers, for who may see them, in the order in which everybody locks their requests. */
export function requestsOfOffers(
  db: Read,
  offerIds: readonly string[],
): Promise<{ offerId: string; choiceId: string }[]> {
  return db
    .selectFrom('requests.offer as o')
    .innerJoin('requests.choice as c', 'c.id', 'o.choice_id')
    .select(['o.id as offerId', 'c.id as choiceId'])
    .where('o.id', 'in', offerIds)
    .orderBy('c.request_id')
    .orderBy('o.id')
    .execute()
}

/** The group, where it is one of this location. */
export async function groupAt(db: Read, locationId: string, id: string | null): Promise<string | undefined> {
  const group = await db
    .selectFrom('locations.age_group')
    .select('id')
    .where('id', '=', id)
    .where('location_id', '=', locationId)
    .executeTakeFirst()
  return group?.id
}

/** Whether who acts runs this location or is the desk of its municipality: only they give its places away. */
export async function careFor(db: Read, locationId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select locations.cares_for(${locationId}) as yes`.execute(db)
  return rows[0]?.yes ?? false
}

/** Open offers whose last day is over where their desk is. For the worker. */
export function lapsedOffers(db: Read, now: Temporal.Instant): Promise<{ id: string; choice_id: string }[]> {
  return db
    .selectFrom('requests.offer as o')
    .innerJoin('requests.choice as c', 'c.id', 'o.choice_id')
    .innerJoin('accounts.organisation as d', 'd.id', 'c.desk_id')
    .select(['o.id', 'o.choice_id'])
    .where('o.state', '=', 'open')
    .where(sql<boolean>`o.answer_by < (${now}::timestamptz at time zone d.zone)::date`)
    .orderBy('o.answer_by')
    .orderBy('o.id')
    .execute()
}
