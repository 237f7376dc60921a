import type { Read, Write } from '../../../platform/database.ts'

/** What an authority asks an organiser, and what that answers. */
export interface Clarification {
  readonly id: string
  readonly passedOnId: string | null
  readonly authorityId: string
  readonly authorityName: string
  readonly organiserId: string
  readonly locationId: string
  readonly locationName: string
  readonly words: string
  readonly askedBy: string
  readonly askedName: string
  readonly askedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly answer: string | null
  readonly answeredAt: Temporal.Instant | null
}

const rows = (db: Read) =>
  db
    .selectFrom('supervision.clarification as c')
    .innerJoin('accounts.organisation as o', 'o.id', 'c.authority_id')
    .innerJoin('locations.location as l', 'l.id', 'c.location_id')
    .select(['c.id', 'c.passed_on_id as passedOnId', 'c.authority_id as authorityId', 'o.name as authorityName'])
    .select(['c.organiser_id as organiserId', 'c.location_id as locationId', 'l.name as locationName', 'c.words'])
    .select(['c.asked_by as askedBy', 'c.asked_name as askedName', 'c.asked_at as askedAt', 'c.due_on as dueOn'])
    .select(['c.answer', 'c.answered_at as answeredAt'])

/** Of one case, one organiser or one location, the latest last. */
export function clarificationsOf(
  db: Read,
  of: { readonly passedOnId: string } | { readonly organiserId: string } | { readonly locationId: string },
): Promise<Clarification[]> {
  const found = rows(db).orderBy('c.asked_at')
  if ('passedOnId' in of) return found.where('c.passed_on_id', '=', of.passedOnId).execute()
  return 'organiserId' in of
    ? found.where('c.organiser_id', '=', of.organiserId).execute()
    : found.where('c.location_id', '=', of.locationId).execute()
}

/** What waits for an answer first. The rows say whose locations. */
export const clarificationsAsked = (db: Read): Promise<Clarification[]> =>
  rows(db).orderBy('c.answered_at', 'desc').orderBy('c.due_on').limit(100).execute()

export const findClarification = (db: Read, id: string): Promise<Clarification | undefined> =>
  rows(db).where('c.id', '=', id).executeTakeFirst()

export type NewClarification = Pick<
  Clarification,
  | 'id'
  | 'passedOnId'
  | 'authorityId'
  | 'organiserId'
  | 'locationId'
  | 'words'
  | 'askedBy'
  | 'askedName'
  | 'askedAt'
  | 'dueOn'
>

export async function insertClarification(tx: Write, one: NewClarification): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supervision.clarification')
    .values({
      id: one.id,
      passed_on_id: one.passedOnId,
      authority_id: one.authorityId,
      organiser_id: one.organiserId,
      location_id: one.locationId,
      words: one.words,
      asked_by: one.askedBy,
      asked_name: one.askedName,
      asked_at: one.askedAt,
      due_on: one.dueOn,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Boolean(numInsertedOrUpdatedRows)
}

/** @returns false where it was answered already, or is not there for who acts */
export async function answerClarification(
  tx: Write,
  id: string,
  { answer, by, at }: { readonly answer: string; readonly by: string | null; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('supervision.clarification')
    .set({ answer, answered_by: by, answered_at: at })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}
