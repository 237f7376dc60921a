import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { planJob } from '../../../platform/jobs.ts'
import { newId } from '../../../platform/tokens.ts'
import { bytesOf, wordsOf } from '../../../platform/words.ts'
import type { Ending, MediationState, SessionHow, SessionLength, Side, SideAnswer } from './mediation.ts'

/** A mediation as the one who asks may see it: a side reads its own answers only. */
export interface Mediation {
  readonly id: string
  readonly reactionId: string
  readonly number: string
  readonly holder: MediationHolder
  readonly location: { readonly id: string; readonly name: string } | null
  readonly organiserName: string
  readonly organiserEmail: string | null
  readonly subject: string
  readonly state: MediationState
  /** The newest version of what was agreed; 0: nothing was written yet. */
  readonly recordVersion: number
  readonly replyBy: Temporal.PlainDate
  /** Working days that a side has each time. */
  readonly replyDays: number
  readonly freeHalfDays: number
  readonly proposedAt: Temporal.Instant
  readonly endedBecause: Ending | null
  readonly endedAt: Temporal.Instant | null
  readonly version: number
  /** Whom the organiser talks with; known once both take part. */
  readonly parentName: string | null
  readonly records: readonly MediationRecord[]
  readonly answers: readonly MediationAnswer[]
  readonly sessions: readonly MediationSession[]
}

export interface MediationHolder {
  readonly id: string
  readonly name: string
  readonly land: Land
  readonly zone: string
  readonly phone: string | null
}

export interface MediationRecord {
  readonly version: number
  readonly words: string
  readonly writtenAt: Temporal.Instant
  readonly printed: boolean
}

export interface MediationAnswer {
  readonly side: Side
  readonly answer: SideAnswer
  readonly version: number | null
  readonly words: string
  readonly how: 'page' | 'phone'
  readonly saidAt: Temporal.Instant
}

export interface MediationSession {
  readonly onDay: Temporal.PlainDate
  readonly halfDays: SessionLength
  readonly how: SessionHow
  readonly beyondFree: boolean
}

const rows = (db: Read) =>
  db
    .selectFrom('feedback.mediation as m')
    .innerJoin('accounts.organisation as o', 'o.id', 'm.holder_id')
    .leftJoin('locations.location as l', 'l.id', 'm.location_id')
    .select(['m.id', 'm.reaction_id as reactionId', 'm.number', 'm.subject', 'm.state', 'm.version'])
    .select(['m.organiser_name as organiserName', 'm.organiser_email as organiserEmail', 'm.reply_by as replyBy'])
    .select([
      'm.record_version as recordVersion',
      'm.free_half_days as freeHalfDays',
      'm.reply_days as replyDays',
      'm.proposed_at as proposedAt',
    ])
    .select(['m.ended_because as endedBecause', 'm.ended_at as endedAt'])
    .select(['o.id as holderId', 'o.name as holderName', 'o.land as holderLand', 'o.zone as holderZone'])
    .select(['o.phone as holderPhone', 'l.id as locationId', 'l.name as locationName'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

export async function findMediation(db: Read, id: string): Promise<Mediation | undefined> {
  const row = await rows(db).where('m.id', '=', id).executeTakeFirst()
  return row && whole(db, row)
}

/** Where who acts is the side of the organiser. */
export async function mediationOfOrganiser(db: Read, id: string): Promise<Mediation | undefined> {
  const row = await rows(db)
    .where('m.id', '=', id)
    .where(sql<boolean>`m.id in (select feedback.mediated())`)
    .executeTakeFirst()
  return row && whole(db, row)
}

/** The last one about a reaction; there is at most one at a time. */
export async function mediationOf(db: Read, reactionId: string): Promise<Mediation | undefined> {
  const row = await rows(db)
    .where('m.reaction_id', '=', reactionId)
    .orderBy('m.proposed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && whole(db, row)
}

async function whole(db: Read, row: Row): Promise<Mediation> {
  const { holderId, holderName, holderLand, holderZone, holderPhone, locationId, locationName, ...own } = row
  const [records, answers, sessions, parentName] = await Promise.all([
    recordsOf(db, own.id),
    answersOf(db, own.id),
    sessionsOf(db, own.id),
    parentNameOf(db, own.id),
  ])
  const holder = { id: holderId, name: holderName, land: holderLand, zone: holderZone, phone: holderPhone }
  const location = locationId && locationName ? { id: locationId, name: locationName } : null
  return { ...own, holder, location, records, answers, sessions, parentName }
}

const recordsOf = (db: Read, id: string): Promise<MediationRecord[]> =>
  db
    .selectFrom('feedback.mediation_record')
    .select(['version', 'words', 'written_at as writtenAt', sql<boolean>`pdf is not null`.as('printed')])
    .where('mediation_id', '=', id)
    .orderBy('version')
    .execute()

const answersOf = (db: Read, id: string): Promise<MediationAnswer[]> =>
  db
    .selectFrom('feedback.mediation_answer')
    .select(['side', 'answer', 'record_version as version', 'words', 'how', 'said_at as saidAt'])
    .where('mediation_id', '=', id)
    .orderBy('said_at')
    .orderBy('id')
    .execute()

const sessionsOf = (db: Read, id: string): Promise<MediationSession[]> =>
  db
    .selectFrom('feedback.mediation_session')
    .select([
      'on_day as onDay',
      sql<SessionLength>`quarter_days / 2.0::float8`.as('halfDays'),
      'how',
      'beyond_free as beyondFree',
    ])
    .where('mediation_id', '=', id)
    .orderBy('on_day')
    .orderBy('noted_at')
    .execute()

async function parentNameOf(db: Read, id: string): Promise<string | null> {
  const { rows: found } = await sql<{ name: string | null }>`
    select feedback.mediating_parent(${id}::uuid) as name`.execute(db)
  return found[0]?.name ?? null
}

/** The mediations of who runs a location, the open ones first. The rows say whose. */
export const mediationsOfOrganiser = (db: Read) =>
  db
    .selectFrom('feedback.mediation')
    .select(['id', 'number', 'organiser_name as organiserName', 'state', 'reply_by as replyBy', 'ended_at as endedAt'])
    .where(sql<boolean>`id in (select feedback.mediated())`)
    .orderBy('ended_at', 'desc')
    .orderBy('proposed_at', 'desc')
    .limit(50)
    .execute()

/** One step at a time. @returns false where it is not there for who acts */
export async function lockMediation(tx: Write, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('feedback.mediation')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export interface NewMediation {
  readonly id: string
  readonly reactionId: string
  readonly number: string
  readonly holderId: string
  readonly locationId: string | null
  readonly organiserName: string
  readonly organiserEmail: string | null
  readonly subject: string
  readonly replyBy: Temporal.PlainDate
  readonly replyDays: number
  readonly freeHalfDays: number
  readonly by: string
  readonly at: Temporal.Instant
}

export async function insertMediation(tx: Write, wanted: NewMediation): Promise<void> {
  await tx
    .insertInto('feedback.mediation')
    .values({
      id: wanted.id,
      reaction_id: wanted.reactionId,
      number: wanted.number,
      holder_id: wanted.holderId,
      location_id: wanted.locationId,
      organiser_name: wanted.organiserName,
      organiser_email: wanted.organiserEmail,
      subject: wordsOf(wanted.reactionId, 'mediation.subject', wanted.subject),
      reply_by: wanted.replyBy,
      reply_days: wanted.replyDays,
      free_half_days: wanted.freeHalfDays,
      proposed_by: wanted.by,
      proposed_at: wanted.at,
    })
    .execute()
}

export interface MediationChange {
  readonly state: MediationState
  readonly recordVersion: number
  readonly replyBy: Temporal.PlainDate
  readonly endedBecause: Ending | null
  readonly endedAt: Temporal.Instant | null
}

export async function saveMediation(tx: Write, id: string, change: Partial<MediationChange>): Promise<void> {
  const { state, recordVersion, replyBy, endedBecause, endedAt } = change
  await tx
    .updateTable('feedback.mediation')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(state === undefined ? {} : { state }),
      ...(recordVersion === undefined ? {} : { record_version: recordVersion }),
      ...(replyBy === undefined ? {} : { reply_by: replyBy }),
      ...(endedBecause === undefined ? {} : { ended_because: endedBecause }),
      ...(endedAt === undefined ? {} : { ended_at: endedAt }),
    }))
    .where('id', '=', id)
    .execute()
}

export interface NewAnswer extends Omit<MediationAnswer, 'saidAt'> {
  readonly mediationId: string
  readonly reactionId: string
  readonly by: string | null
  readonly at: Temporal.Instant
}

export async function insertAnswer(tx: Write, said: NewAnswer): Promise<void> {
  await tx
    .insertInto('feedback.mediation_answer')
    .values({
      id: newId(),
      mediation_id: said.mediationId,
      side: said.side,
      answer: said.answer,
      record_version: said.version,
      words: wordsOf(said.reactionId, 'mediation_answer.words', said.words),
      how: said.how,
      said_by: said.by,
      said_at: said.at,
    })
    .execute()
}

interface NotedBy {
  readonly mediationId: string
  readonly reactionId: string
  readonly by: string
  readonly at: Temporal.Instant
}

export async function insertSession(tx: Write, noted: NotedBy, session: MediationSession): Promise<void> {
  await tx
    .insertInto('feedback.mediation_session')
    .values({
      id: newId(),
      mediation_id: noted.mediationId,
      on_day: session.onDay,
      quarter_days: session.halfDays * 2,
      how: session.how,
      beyond_free: session.beyondFree,
      noted_by: noted.by,
      noted_at: noted.at,
    })
    .execute()
}

export async function insertRecord(tx: Write, noted: NotedBy, { version, words }: { version: number; words: string }) {
  await tx
    .insertInto('feedback.mediation_record')
    .values({
      mediation_id: noted.mediationId,
      version,
      words: wordsOf(noted.reactionId, 'mediation_record.words', words),
      written_by: noted.by,
      written_at: noted.at,
    })
    .execute()
}

/** Whether both said yes to the newest version: all that one side learns of the other. */
export async function bothAgree(tx: Write, id: string): Promise<boolean> {
  const { rows: found } = await sql<{ both: boolean }>`select feedback.both_agree(${id}::uuid) as both`.execute(tx)
  return found[0]?.both === true
}

/** The question itself ended: nobody mediates about it any more. The caller has locked the reaction. */
export async function closeMediation(tx: Write, reactionId: string, at: Temporal.Instant): Promise<void> {
  const open = await tx
    .selectFrom('feedback.mediation')
    .select('id')
    .where('reaction_id', '=', reactionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!open) return
  await saveMediation(tx, open.id, { state: 'ended', endedBecause: 'question_ended', endedAt: at })
  await tellOfMediation(tx, open.id, 'ended')
}

export type MediationNews = 'asked' | 'begun' | 'record' | 'answered' | 'ended'

/** Plans the letters; who gets which is for the worker, which may know all addresses. */
export const tellOfMediation = (tx: Write, id: string, news: MediationNews, of = '') =>
  planJob(tx, 'feedback_tell_mediation', { mediation: id, news, of }, { key: `mediation:${id}:${news}:${of}` })

/** What was agreed, printed; undefined until the worker has done so. */
export async function printedRecord(db: Read, { id, recordVersion }: Pick<Mediation, 'id' | 'recordVersion'>) {
  const row = await db
    .selectFrom('feedback.mediation_record')
    .select('pdf')
    .where('mediation_id', '=', id)
    .where('version', '=', recordVersion)
    .executeTakeFirst()
  return row?.pdf ?? undefined
}

export async function savePrintedRecord(
  tx: Write,
  { id, reactionId, recordVersion }: Pick<Mediation, 'id' | 'reactionId' | 'recordVersion'>,
  pdf: Buffer,
): Promise<void> {
  await tx
    .updateTable('feedback.mediation_record')
    .set({ pdf: bytesOf(reactionId, 'mediation_record.pdf', pdf) })
    .where('mediation_id', '=', id)
    .where('version', '=', recordVersion)
    .where('pdf', 'is', null)
    .execute()
}
