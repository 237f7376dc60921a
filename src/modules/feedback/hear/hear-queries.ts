import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import { wordsOf } from '../../../platform/words.ts'
import type { Hearing } from '../reaction-queries.ts'

export interface NewHearing extends Hearing {
  readonly reactionId: string
  readonly notedBy: string
  readonly notedAt: Temporal.Instant
}

export async function insertHearing(tx: Write, hearing: NewHearing): Promise<void> {
  await tx
    .insertInto('feedback.hearing')
    .values({
      id: hearing.id,
      reaction_id: hearing.reactionId,
      party: hearing.party,
      how: hearing.how,
      held_on: hearing.heldOn,
      words: wordsOf(hearing.reactionId, 'hearing.words', hearing.words),
      noted_by: hearing.notedBy,
      noted_at: hearing.notedAt,
    })
    .execute()
}

export interface NewInquiry {
  readonly id: string
  readonly reactionId: string
  readonly number: string
  readonly locationId: string
  readonly statement: string
  readonly askedBy: string
  readonly askedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
}

export async function insertInquiry(tx: Write, inquiry: NewInquiry): Promise<void> {
  await tx
    .insertInto('feedback.inquiry')
    .values({
      id: inquiry.id,
      reaction_id: inquiry.reactionId,
      number: inquiry.number,
      location_id: inquiry.locationId,
      statement: wordsOf(inquiry.reactionId, 'inquiry.statement', inquiry.statement),
      asked_by: inquiry.askedBy,
      asked_at: inquiry.askedAt,
      due_on: inquiry.dueOn,
    })
    .execute()
}

/** What a location is asked, in the words of the handler. Nothing of who said it. */
export interface AskedLocation {
  readonly id: string
  readonly reactionId: string
  readonly number: string
  readonly locationId: string
  readonly locationName: string
  readonly statement: string
  readonly askedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly answer: string | null
  readonly answeredAt: Temporal.Instant | null
}

const asked = (db: Read) =>
  db
    .selectFrom('feedback.inquiry as i')
    .innerJoin('locations.location as l', 'l.id', 'i.location_id')
    .select([
      'i.id',
      'i.reaction_id as reactionId',
      'i.number',
      'i.location_id as locationId',
      'l.name as locationName',
      'i.statement',
    ])
    .select(['i.asked_at as askedAt', 'i.due_on as dueOn', 'i.answer', 'i.answered_at as answeredAt'])
    .where('i.taken_back_at', 'is', null)

/** What waits for an answer first, the oldest term on top. The rows say whose locations. */
export const inquiriesAsked = (db: Read): Promise<AskedLocation[]> =>
  asked(db).orderBy('i.answered_at', 'desc').orderBy('i.due_on').limit(100).execute()

export const inquiryAsked = (db: Read, id: string): Promise<AskedLocation | undefined> =>
  asked(db).where('i.id', '=', id).executeTakeFirst()

/** @returns false where it was answered already, or taken back */
export async function answerInquiry(
  tx: Write,
  { id, reactionId }: Pick<AskedLocation, 'id' | 'reactionId'>,
  { answer, by, at }: { readonly answer: string; readonly by: string | null; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback.inquiry')
    .set({ answer: wordsOf(reactionId, 'inquiry.answer', answer), answered_by: by, answered_at: at })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Who handles the reaction that it belongs to, unless a letter about it has left. For the worker. */
export function peopleToTell(db: Read, inquiryId: string) {
  return db
    .selectFrom('feedback.inquiry as i')
    .innerJoin('feedback.reaction as r', 'r.id', 'i.reaction_id')
    .innerJoin('accounts.person as p', (join) =>
      join.on(sql<boolean>`p.id = coalesce((select s.id from feedback.stand_in(r.id) as s), r.handler_id)`),
    )
    .select(['p.id', 'p.email', 'p.name', 'p.language', 'r.number', 'r.holder_id as holderId', 'r.id as reactionId'])
    .where('i.id', '=', inquiryId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('platform.letter as l')
            .select('l.id')
            .whereRef('l.subject_id', '=', 'r.id')
            .whereRef('l.created_at', '>=', 'i.answered_at')
            .where('l.kind', '=', 'feedback.staff_side_told'),
        ),
      ),
    )
    .execute()
}

/** What a location is asked, as its letter needs it; `told`: that letter is written. For the worker. */
export function inquiryForLetter(db: Read, id: string) {
  return db
    .selectFrom('feedback.inquiry as i')
    .innerJoin('feedback.reaction as r', 'r.id', 'i.reaction_id')
    .innerJoin('locations.location as l', 'l.id', 'i.location_id')
    .select(['i.location_id as locationId', 'i.due_on as dueOn', 'l.name as locationName'])
    .select(['r.holder_id as holderId', 'r.id as reactionId'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('platform.letter as k')
          .select('k.id')
          .whereRef('k.subject_id', '=', 'r.id')
          .whereRef('k.created_at', '>=', 'i.asked_at')
          .where('k.kind', '=', 'feedback.side_asked'),
      ).as('told'),
    )
    .where('i.id', '=', id)
    .executeTakeFirst()
}
