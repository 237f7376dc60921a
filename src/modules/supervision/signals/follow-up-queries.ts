import type { Read, Write } from '../../../platform/database.ts'
import type { Course } from './decision-aid.ts'

/** What a desk does with a signal, until when, and what came of it. */
export interface FollowUp {
  readonly id: string
  readonly kind: Course
  readonly words: string
  readonly dueOn: Temporal.PlainDate
  /** Why it is not what the decision aid proposes. */
  readonly deviates: string
  readonly decidedName: string
  readonly decidedAt: Temporal.Instant
  readonly state: 'planned' | 'done' | 'dropped'
  readonly outcome: string
  readonly endedName: string | null
  readonly endedAt: Temporal.Instant | null
  /** Reported to an authority on this installation. */
  readonly reactionId: string | null
  /** Or to somebody elsewhere, on a day. */
  readonly outside: string | null
  readonly outsideOn: Temporal.PlainDate | null
}

/** What is still to be done first, by its day. */
export const followUpsOf = (db: Read, signalId: string): Promise<FollowUp[]> =>
  db
    .selectFrom('supervision.follow_up')
    .select(['id', 'kind', 'words', 'due_on as dueOn', 'deviates', 'decided_name as decidedName', 'state', 'outcome'])
    .select(['decided_at as decidedAt', 'ended_name as endedName', 'ended_at as endedAt', 'reaction_id as reactionId'])
    .select(['outside', 'outside_on as outsideOn'])
    .where('signal_id', '=', signalId)
    .orderBy(({ eb }) => eb('state', '<>', 'planned'))
    .orderBy('due_on')
    .orderBy('id')
    .execute()

interface By {
  readonly personId: string
  readonly name: string
}

export interface NewFollowUp extends Pick<FollowUp, 'id' | 'kind' | 'words' | 'dueOn' | 'deviates'> {
  readonly signalId: string
  readonly by: By
  readonly at: Temporal.Instant
}

/** @returns false where this form came before */
export async function insertFollowUp(tx: Write, one: NewFollowUp): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supervision.follow_up')
    .values({
      id: one.id,
      signal_id: one.signalId,
      kind: one.kind,
      words: one.words,
      due_on: one.dueOn,
      deviates: one.deviates,
      decided_by: one.by.personId,
      decided_name: one.by.name,
      decided_at: one.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export interface Ended {
  readonly state: 'done' | 'dropped'
  readonly outcome: string
  readonly by: By
  readonly at: Temporal.Instant
  readonly reactionId?: string | undefined
  readonly outside?: { readonly whom: string; readonly on: Temporal.PlainDate } | undefined
}

/** @returns false where somebody was first */
export async function endFollowUp(tx: Write, signalId: string, id: string, ended: Ended): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('supervision.follow_up')
    .set({
      state: ended.state,
      outcome: ended.outcome,
      ended_by: ended.by.personId,
      ended_name: ended.by.name,
      ended_at: ended.at,
      reaction_id: ended.reactionId ?? null,
      outside: ended.outside?.whom ?? null,
      outside_on: ended.outside?.on ?? null,
    })
    .where('signal_id', '=', signalId)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The signal from which a desk reported something; nothing where it did not. */
export const signalOfReport = (db: Read, reactionId: string): Promise<{ signalId: string } | undefined> =>
  db
    .selectFrom('supervision.follow_up')
    .select('signal_id as signalId')
    .where('reaction_id', '=', reactionId)
    .executeTakeFirst()

export const signalEventKinds = [
  'noted',
  'corrected',
  'weighed',
  'decided',
  'done',
  'dropped',
  'reported',
  'reported_outside',
  'closed',
  'reopened',
] as const
export type SignalEventKind = (typeof signalEventKinds)[number]

export interface SignalEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly kind: SignalEventKind
  readonly personName: string
  readonly followUp: Course | null
  readonly words: string
}

export const signalEventsOf = (db: Read, signalId: string): Promise<SignalEvent[]> =>
  db
    .selectFrom('supervision.signal_event')
    .select(['id', 'at', 'kind', 'person_name as personName', 'follow_up as followUp', 'words'])
    .where('signal_id', '=', signalId)
    .orderBy('at')
    .orderBy('id')
    .execute()

export interface NewSignalEvent {
  readonly id: string
  readonly signalId: string
  readonly at: Temporal.Instant
  readonly kind: SignalEventKind
  readonly by: By
  readonly followUp?: Course | undefined
  readonly words?: string | undefined
}

export async function insertSignalEvent(tx: Write, event: NewSignalEvent): Promise<void> {
  await tx
    .insertInto('supervision.signal_event')
    .values({
      id: event.id,
      signal_id: event.signalId,
      at: event.at,
      kind: event.kind,
      person_id: event.by.personId,
      person_name: event.by.name,
      follow_up: event.followUp ?? null,
      words: event.words ?? '',
    })
    .execute()
}
