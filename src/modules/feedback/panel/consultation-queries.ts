import { sql } from 'kysely'
import { localDay } from '../../../lib/days.ts'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { Advice, ConsultationState, Subject } from './consultation.ts'
import type { PanelKind } from './panel.ts'
import type { Asked, ProcedureChange } from './procedure-change.ts'

export interface Consultation {
  readonly id: string
  readonly panelId: string
  readonly panelName: string
  readonly panelKind: PanelKind
  readonly houseId: string
  readonly houseName: string
  readonly houseSlug: string
  readonly land: Land
  readonly zone: string
  readonly subject: Subject
  readonly title: string
  readonly words: string
  readonly changes: readonly ProcedureChange[]
  readonly measureId: string | null
  readonly reportYear: number | null
  readonly documentName: string | null
  readonly askedName: string
  readonly askedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly remindedFor: Temporal.PlainDate | null
  readonly state: ConsultationState
  /** Why it was taken back, or why there is more time. */
  readonly reason: string
  readonly advice: Advice | null
  readonly adviceWords: string
  readonly advisedBy: string | null
  readonly advisedName: string | null
  readonly advisedAt: Temporal.Instant | null
  readonly answerWords: string
  readonly answeredName: string | null
  readonly answeredAt: Temporal.Instant | null
  readonly publicWords: string
  readonly version: number
}

const consultations = (db: Read) =>
  db
    .selectFrom('feedback.consultation as c')
    .innerJoin('feedback.panel as p', 'p.id', 'c.panel_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'p.organisation_id')
    .select(['c.id', 'p.id as panelId', 'p.name as panelName', 'p.kind as panelKind'])
    .select(['o.id as houseId', 'o.name as houseName', 'o.slug as houseSlug', 'o.land', 'o.zone'])
    .select(['c.subject', 'c.title', 'c.words', 'c.measure_id as measureId', 'c.report_year as reportYear'])
    .select(sql<ProcedureChange[]>`c.changes`.as('changes'))
    .select(['c.document_name as documentName', 'c.asked_name as askedName', 'c.asked_at as askedAt'])
    .select(['c.due_on as dueOn', 'c.reminded_for as remindedFor', 'c.state', 'c.reason'])
    .select(['c.advice', 'c.advice_words as adviceWords', 'c.advised_by as advisedBy'])
    .select(['c.advised_name as advisedName', 'c.advised_at as advisedAt', 'c.answer_words as answerWords'])
    .select(['c.answered_name as answeredName', 'c.answered_at as answeredAt'])
    .select(['c.public_words as publicWords', 'c.version'])

const mostShown = 100

/** All that a house asked its panels, the latest first; as far as who asks may see them. */
export const consultationsOf = (db: Read, houseId: string): Promise<Consultation[]> =>
  consultations(db).where('o.id', '=', houseId).orderBy('c.asked_at', 'desc').orderBy('c.id').limit(mostShown).execute()

/** All that the panel of who acts was asked; the policies say which panel that is. */
export const ownConsultations = (db: Read): Promise<Consultation[]> =>
  consultations(db).orderBy('c.asked_at', 'desc').orderBy('c.id').limit(mostShown).execute()

export const findConsultation = (db: Read, id: string): Promise<Consultation | undefined> =>
  consultations(db).where('c.id', '=', id).executeTakeFirst()

/** One step at a time. */
export const lockConsultation = (tx: Write, id: string): Promise<Consultation | undefined> =>
  consultations(tx).where('c.id', '=', id).forNoKeyUpdate('c').executeTakeFirst()

/** What was asked about a measure, the latest first. */
export const consultationsAbout = (db: Read, measureId: string): Promise<Consultation[]> =>
  consultations(db).where('c.measure_id', '=', measureId).orderBy('c.asked_at', 'desc').execute()

/** What was asked about the annual report of a year and not taken back, the latest first. */
export const consultationsOnReport = (db: Read, houseId: string, year: number): Promise<Consultation[]> =>
  consultations(db)
    .where('o.id', '=', houseId)
    .where('c.report_year', '=', year)
    .where('c.state', '<>', 'withdrawn')
    .orderBy('c.asked_at', 'desc')
    .execute()

/** What panels were asked about the procedure and that was not taken back, with the day on which it was asked. */
export async function askedProcedures(db: Read, houseId: string): Promise<Asked[]> {
  const rows = await consultations(db)
    .where('o.id', '=', houseId)
    .where('c.subject', '=', 'procedure')
    .where('c.state', '<>', 'withdrawn')
    .execute()
  return rows.map(({ panelId, askedAt, zone, changes }) => ({ panelId, askedOn: localDay(askedAt, zone), changes }))
}

/** Everything that a panel still has to advise on. For the worker. */
export const openConsultations = (db: Read): Promise<Consultation[]> =>
  consultations(db).where('c.state', '=', 'open').orderBy('c.due_on').orderBy('c.id').execute()

export interface AskedDocument {
  readonly name: string
  readonly bytes: Buffer
}

export interface NewConsultation {
  readonly id: string
  readonly panelId: string
  readonly subject: Subject
  readonly title: string
  readonly words: string
  readonly changes: readonly ProcedureChange[]
  readonly measureId: string | null
  readonly reportYear: number | null
  readonly document: AskedDocument | null
  readonly by: { readonly personId: string; readonly name: string }
  readonly at: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
}

/** Asked twice from one form is asked once. @returns whether it is new */
export async function insertConsultation(tx: Write, asked: NewConsultation): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedback.consultation')
    .values({
      id: asked.id,
      panel_id: asked.panelId,
      subject: asked.subject,
      title: asked.title,
      words: asked.words,
      changes: JSON.stringify(asked.changes),
      measure_id: asked.measureId,
      report_year: asked.reportYear,
      document: asked.document?.bytes ?? null,
      document_name: asked.document?.name ?? null,
      asked_by: asked.by.personId,
      asked_name: asked.by.name,
      asked_at: asked.at,
      due_on: asked.dueOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

export interface ConsultationChange {
  readonly state: ConsultationState
  readonly dueOn?: Temporal.PlainDate
  readonly reason?: string
  readonly advice?: { readonly advice: Advice; readonly words: string; readonly by: string; readonly name: string; readonly at: Temporal.Instant } // prettier-ignore
  readonly answer?: {
    readonly words: string
    readonly by: string
    readonly name: string
    readonly at: Temporal.Instant
  }
}

export async function saveConsultation(tx: Write, id: string, change: ConsultationChange): Promise<void> {
  const { state, dueOn, reason, advice, answer } = change
  await tx
    .updateTable('feedback.consultation')
    .set((eb) => ({
      state,
      version: eb('version', '+', 1),
      ...(dueOn === undefined ? {} : { due_on: dueOn }),
      ...(reason === undefined ? {} : { reason }),
      ...(advice === undefined
        ? {}
        : {
            advice: advice.advice,
            advice_words: advice.words,
            advised_by: advice.by,
            advised_name: advice.name,
            advised_at: advice.at,
          }),
      ...(answer === undefined
        ? {}
        : {
            answer_words: answer.words,
            answered_by: answer.by,
            answered_name: answer.name,
            answered_at: answer.at,
          }),
    }))
    .where('id', '=', id)
    .execute()
}

/** Nobody advised in time. For the worker. */
export async function saveLapsed(tx: Write, id: string): Promise<void> {
  await tx
    .updateTable('feedback.consultation')
    .set((eb) => ({ state: 'lapsed', version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The members were reminded on a day. For the worker. */
export async function markReminded(tx: Write, id: string, on: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('feedback.consultation').set({ reminded_for: on }).where('id', '=', id).execute()
}

export async function documentOf(db: Read, id: string): Promise<AskedDocument | undefined> {
  const row = await db
    .selectFrom('feedback.consultation')
    .select(['document_name as name', 'document as bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name && row.bytes ? { name: row.name, bytes: row.bytes } : undefined
}
