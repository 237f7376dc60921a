import { sql } from 'kysely'
import { localDay } from '../../lib/days.ts'
import type { Lang } from '../../lib/lang.ts'
import type { Land } from '../../lib/law.ts'
import type { Read, Write } from '../../platform/database.ts'
import { wordsOf } from '../../platform/words.ts'
import { procedureOf } from './procedure/procedure-queries.ts'
import type { Openness } from './openness.ts'
import type { Procedure } from './procedure/procedure.ts'
import type { MeasureState } from './measure.ts'
import type { About, Channel, Head, Outcome, ReactionKind, Regime, Sender } from './reaction.ts'
import type { ReactionState, ReactionTurn } from './reaction-states.ts'
import type { Term, TermName } from './reaction-terms.ts'
import type { Recipient } from './strict/strict.ts'
import { recipientsOf } from './strict/strict-queries.ts'

/** A reaction with all that belongs to it, as the one who asks may see it: the rows are guarded. */
export interface Reaction {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly holder: Holder
  readonly kind: ReactionKind
  readonly about: About
  readonly location: ReactionLocation | null
  readonly sender: Sender
  readonly channel: Channel
  readonly regimes: readonly Regime[]
  readonly language: Lang
  readonly words: string
  readonly wish: string
  readonly happened: string
  /** About which childcare, where a complaints desk is asked. */
  readonly concerns: string
  readonly talked: 'yes' | 'no' | null
  /** The reporter says that a child was in danger. */
  readonly crisis: boolean
  readonly contactName: string
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly contactAddress: string | null
  readonly mayName: boolean
  readonly openness: Openness
  /** Read by the people who were named for it and nobody else. */
  readonly strict: boolean
  readonly recipients: readonly Recipient[]
  /** A mail address that nobody reads; only the letters of whoever speaks in confidence go there. */
  readonly contactSealed: Buffer | null
  /** The desk that is the reporter itself. */
  readonly deskId: string | null
  /** For whom somebody speaks, and how that consent was given. */
  readonly onBehalfOf: string | null
  readonly consent: string | null
  readonly state: ReactionState
  readonly acts: ReactionTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly dueTerm: TermName | null
  readonly receivedAt: Temporal.Instant
  readonly filedOn: Temporal.PlainDate | null
  readonly handler: { readonly id: string; readonly name: string } | null
  /** Who handles it today in the place of the handler. */
  readonly standIn: StandIn | null
  readonly approverId: string | null
  readonly situationId: string | null
  readonly closedAt: Temporal.Instant | null
  readonly satisfaction: number | null
  readonly satisfactionWords: string
  readonly reportWords: string
  readonly reportOutcome: string
  /** Of its house, on the day on which it came in. */
  readonly procedure: Procedure
  readonly terms: readonly Term[]
  readonly elements: readonly Element[]
  readonly history: readonly ReactionEvent[]
  readonly hearings: readonly Hearing[]
  readonly inquiries: readonly Inquiry[]
  readonly measures: readonly Measure[]
  readonly judgements: readonly Judgement[]
  readonly files: readonly ReactionFile[]
  readonly escalations: readonly Escalation[]
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
}

/** Somebody in the place of who is away. */
export interface StandIn {
  readonly id: string
  readonly name: string
  readonly untilOn: Temporal.PlainDate
}

/** The organisation that handles it. */
export interface Holder {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly land: Land
  readonly zone: string
  readonly phone: string | null
  readonly hours: string | null
}

export interface ReactionLocation {
  readonly id: string
  readonly name: string
  readonly registerId: string
  readonly land: Land
  readonly kind: string
}

export interface Element {
  readonly id: string
  readonly position: number
  readonly head: Head
  readonly words: string
  readonly outcome: Outcome | null
  readonly reasons: string
}

export type EventActor = 'reporter' | 'staff' | 'location' | 'system'

export interface ReactionEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly kind: string
  readonly actor: EventActor
  readonly personId: string | null
  readonly personName: string | null
  readonly words: string
  readonly details: EventDetails
  readonly audience: 'reporter' | 'staff'
}

/** Small facts of an event; days as text. */
export type EventDetails = Readonly<Record<string, string | number | boolean | null>>

export interface Hearing {
  readonly id: string
  readonly party: 'reporter' | 'location'
  readonly how: 'talk' | 'phone' | 'writing' | 'declined'
  readonly heldOn: Temporal.PlainDate
  readonly words: string
}

export interface Inquiry {
  readonly id: string
  readonly locationId: string
  readonly statement: string
  readonly askedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly answer: string | null
  readonly answeredAt: Temporal.Instant | null
  readonly takenBackAt: Temporal.Instant | null
}

export interface Measure {
  readonly id: string
  readonly reactionId: string | null
  readonly words: string
  readonly ownerId: string
  readonly ownerName: string
  readonly dueOn: Temporal.PlainDate
  readonly state: MeasureState
  readonly proof: string
  readonly doneBy: string | null
  readonly doneOn: Temporal.PlainDate | null
  readonly verifiedOn: Temporal.PlainDate | null
  readonly reason: string
  readonly version: number
}

export interface Judgement {
  readonly id: string
  readonly version: number
  /** How often a draft was kept: two people may write it. */
  readonly revision: number
  readonly words: string
  readonly noMeasures: string
  readonly draftedBy: string
  readonly draftedName: string
  readonly approvedBy: string | null
  readonly approvedName: string | null
  readonly approvedAt: Temporal.Instant | null
  /** Its letter has been printed. */
  readonly printed: boolean
}

export interface ReactionFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sender: 'reporter' | 'staff'
  readonly addedAt: Temporal.Instant
}

export interface Escalation {
  readonly id: string
  readonly body: string
  readonly byWhom: 'reporter' | 'house'
  readonly sinceOn: Temporal.PlainDate
  readonly reference: string
  readonly dueOn: Temporal.PlainDate | null
  readonly outcome: string
  readonly outcomeOn: Temporal.PlainDate | null
}

export type Which = { readonly id: string } | { readonly number: string }

/** One reaction, or nothing where it is not there for who asks. */
export async function findReaction(db: Read, which: Which): Promise<Reaction | undefined> {
  const row = await reactionRow(db, which)
  if (!row) return undefined
  const { id } = row
  const on = localDay(row.receivedAt, row.holder_zone)
  const recipients = row.strict ? await recipientsOf(db, id) : []
  const [procedure, terms, elements, history, hearings, inquiries, measures, judgements, files, escalations, subjects] =
    await Promise.all([
      procedureOf(db, { id: row.holder_id, land: row.holder_land, kind: row.holder_kind }, on),
      termsOf(db, id),
      elementsOf(db, id),
      eventsOf(db, id),
      hearingsOf(db, id),
      inquiriesOf(db, id),
      measuresOf(db, id),
      judgementsOf(db, id),
      filesOf(db, id),
      escalationsOf(db, id),
      subjectsOf(db, id),
    ])
  const { holder_id, holder_name, holder_kind, holder_land, holder_zone, holder_phone, holder_hours, ...more } = row
  const {
    location_id,
    location_name,
    location_register,
    location_land,
    location_kind,
    handler_id,
    handler_name,
    stand_id,
    stand_name,
    stand_until,
    ...own
  } = more
  return {
    ...own,
    holder: { id: holder_id, name: holder_name, kind: holder_kind, land: holder_land, zone: holder_zone, phone: holder_phone, hours: holder_hours }, // prettier-ignore
    location:
      location_id && location_name && location_register && location_land && location_kind
        ? {
            id: location_id,
            name: location_name,
            registerId: location_register,
            land: location_land,
            kind: location_kind,
          }
        : null,
    handler: handler_id && handler_name ? { id: handler_id, name: handler_name } : null,
    standIn: stand_id && stand_name && stand_until ? { id: stand_id, name: stand_name, untilOn: stand_until } : null,
    procedure,
    terms,
    elements,
    history,
    hearings,
    inquiries,
    measures,
    judgements,
    files,
    escalations,
    subjects,
    recipients,
  }
}

const standInRow = sql<{
  id: string
  name: string
  until_on: Temporal.PlainDate
}>`feedback.stand_in(r.id)`.as<'stand'>('stand')

const reactionRow = (db: Read, which: Which) =>
  db
    .selectFrom('feedback.reaction as r')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .leftJoin('locations.location as l', 'l.id', 'r.location_id')
    .leftJoinLateral(standInRow, (join) => join.onTrue())
    .select(['stand.id as stand_id', 'stand.name as stand_name', 'stand.until_on as stand_until'])
    .select(['r.id', 'r.number', 'r.version', 'r.kind', 'r.about', 'r.sender', 'r.channel', 'r.language', 'r.words'])
    .select(['r.wish', 'r.happened', 'r.concerns', 'r.talked', 'r.crisis', 'r.acts', 'r.satisfaction'])
    .select(sql<Regime[]>`r.regimes`.as('regimes'))
    .select(['r.contact_name as contactName', 'r.contact_email as contactEmail', 'r.contact_phone as contactPhone'])
    .select(['r.contact_address as contactAddress', 'r.may_name as mayName', 'r.on_behalf_of as onBehalfOf'])
    .select(['r.openness', 'r.strict', 'r.contact_sealed as contactSealed'])
    .select(sql<string | null>`case when r.sender = 'desk' then r.registered_at_id end`.as('deskId'))
    .select(['r.consent', 'r.due_on as dueOn', 'r.received_at as receivedAt', 'r.filed_on as filedOn'])
    .select(['r.approver_id as approverId', 'r.situation_id as situationId', 'r.closed_at as closedAt'])
    .select(['r.satisfaction_words as satisfactionWords', 'r.report_words as reportWords'])
    .select(['r.report_outcome as reportOutcome', 'r.handler_id', 'r.handler_name'])
    .select(sql<ReactionState>`r.state`.as('state'))
    .select(sql<TermName | null>`r.due_term`.as('dueTerm'))
    .select(['o.id as holder_id', 'o.name as holder_name', 'o.kind as holder_kind', 'o.land as holder_land'])
    .select(['o.zone as holder_zone', 'o.phone as holder_phone', 'o.hours as holder_hours'])
    .select(['l.id as location_id', 'l.name as location_name', 'l.register_id as location_register'])
    .select(['l.land as location_land', 'l.kind as location_kind'])
    .where('id' in which ? 'r.id' : 'r.number', '=', 'id' in which ? which.id : which.number)
    .executeTakeFirst()

const termsOf = (db: Read, id: string): Promise<Term[]> =>
  db
    .selectFrom('feedback.term')
    .select(['id', 'name', 'by_law as byLaw', 'started_on as startedOn', 'due_on as dueOn', 'dropped'])
    .select(['promised_on as promisedOn', 'met_on as metOn'])
    .where('reaction_id', '=', id)
    .orderBy('started_on')
    .orderBy('due_on')
    .orderBy('id')
    .execute()

const elementsOf = (db: Read, id: string): Promise<Element[]> =>
  db
    .selectFrom('feedback.element')
    .select(['id', 'position', 'head', 'words', 'outcome', 'reasons'])
    .where('reaction_id', '=', id)
    .orderBy('position')
    .execute()

const eventsOf = (db: Read, id: string): Promise<ReactionEvent[]> =>
  db
    .selectFrom('feedback.event')
    .select(['id', 'at', 'kind', 'actor', 'person_id as personId', 'person_name as personName', 'words', 'audience'])
    .select(sql<EventDetails>`details`.as('details'))
    .where('reaction_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()

const hearingsOf = (db: Read, id: string): Promise<Hearing[]> =>
  db
    .selectFrom('feedback.hearing')
    .select(['id', 'party', 'how', 'held_on as heldOn', 'words'])
    .where('reaction_id', '=', id)
    .orderBy('held_on')
    .orderBy('id')
    .execute()

const inquiriesOf = (db: Read, id: string): Promise<Inquiry[]> =>
  db
    .selectFrom('feedback.inquiry')
    .select(['id', 'location_id as locationId', 'statement', 'asked_at as askedAt', 'due_on as dueOn', 'answer'])
    .select(['answered_at as answeredAt', 'taken_back_at as takenBackAt'])
    .where('reaction_id', '=', id)
    .orderBy('asked_at')
    .execute()

const measuresOf = (db: Read, id: string): Promise<Measure[]> =>
  measureRows(db).where('reaction_id', '=', id).orderBy('due_on').orderBy('id').execute()

/** Measures as they are read everywhere. */
export const measureRows = (db: Read) =>
  db
    .selectFrom('feedback.measure')
    .select(['id', 'reaction_id as reactionId', 'words', 'owner_id as ownerId', 'owner_name as ownerName'])
    .select(['due_on as dueOn', 'state', 'proof', 'done_by as doneBy', 'done_on as doneOn'])
    .select(['verified_on as verifiedOn', 'reason', 'version'])

const judgementsOf = (db: Read, id: string): Promise<Judgement[]> =>
  db
    .selectFrom('feedback.judgement')
    .select(['id', 'version', 'revision', 'words', 'no_measures as noMeasures', 'drafted_by as draftedBy'])
    .select([
      'drafted_name as draftedName',
      'approved_by as approvedBy',
      'approved_name as approvedName',
      'approved_at as approvedAt',
    ])
    .select(sql<boolean>`pdf is not null`.as('printed'))
    .where('reaction_id', '=', id)
    .orderBy('version')
    .execute()

const filesOf = (db: Read, id: string): Promise<ReactionFile[]> =>
  db
    .selectFrom('feedback.file')
    .select(['id', 'name', 'media_type as mediaType', 'sender', 'added_at as addedAt'])
    .select(sql<number>`length(bytes)`.as('size'))
    .where('reaction_id', '=', id)
    .orderBy('added_at')
    .execute()

const escalationsOf = (db: Read, id: string): Promise<Escalation[]> =>
  db
    .selectFrom('feedback.escalation')
    .select(['id', 'body', 'by_whom as byWhom', 'since_on as sinceOn', 'reference', 'due_on as dueOn', 'outcome'])
    .select('outcome_on as outcomeOn')
    .where('reaction_id', '=', id)
    .orderBy('since_on')
    .execute()

const subjectsOf = (db: Read, id: string) =>
  db
    .selectFrom('feedback.subject as s')
    .innerJoin('accounts.person as p', 'p.id', 's.person_id')
    .select(['p.id', 'p.name'])
    .where('s.reaction_id', '=', id)
    .orderBy('p.name')
    .execute()

/** One step at a time in a reaction, whoever takes it. @returns false where it is not there for who acts */
export async function lockReaction(tx: Write, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('feedback.reaction')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export interface NewEvent {
  readonly id: string
  readonly reactionId: string
  readonly at: Temporal.Instant
  readonly kind: string
  readonly actor: EventActor
  readonly personId: string | null
  readonly personName: string | null
  readonly words: string
  readonly details?: EventDetails
  readonly audience: 'reporter' | 'staff'
}

export async function insertEvent(tx: Write, event: NewEvent): Promise<void> {
  await tx
    .insertInto('feedback.event')
    .values({
      id: event.id,
      reaction_id: event.reactionId,
      at: event.at,
      kind: event.kind,
      actor: event.actor,
      person_id: event.personId,
      person_name: event.personName,
      words: wordsOf(event.reactionId, 'event.words', event.words),
      details: JSON.stringify(event.details ?? {}),
      audience: event.audience,
    })
    .execute()
}

export interface NewTerm {
  readonly id: string
  readonly reactionId: string
  readonly name: TermName
  readonly byLaw: boolean
  readonly startedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
}

export async function insertTerm(tx: Write, term: NewTerm): Promise<void> {
  await tx
    .insertInto('feedback.term')
    .values({
      id: term.id,
      reaction_id: term.reactionId,
      name: term.name,
      by_law: term.byLaw,
      started_on: term.startedOn,
      due_on: term.dueOn,
    })
    .execute()
}

/** Ends the running terms of these names: met on a day, or dropped because they ask nothing any more. */
export async function endTerms(
  tx: Write,
  reactionId: string,
  names: readonly TermName[],
  how: { readonly metOn: Temporal.PlainDate } | 'dropped',
): Promise<void> {
  if (names.length === 0) return
  await tx
    .updateTable('feedback.term')
    .set(how === 'dropped' ? { dropped: true } : { met_on: how.metOn })
    .where('reaction_id', '=', reactionId)
    .where('name', 'in', [...names])
    .where('met_on', 'is', null)
    .where('dropped', '=', false)
    .execute()
}

/** The terms that run or ran, for deciding what presses first. */
export const readTerms = termsOf

export interface ReactionChange {
  readonly state: ReactionState
  readonly acts: ReactionTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly dueTerm: TermName | null
  readonly closedAt: Temporal.Instant | null
  readonly handler?: { readonly id: string; readonly name: string } | null
  readonly approverId?: string | null
  readonly kind?: ReactionKind
  readonly channel?: Channel
  readonly filedOn?: Temporal.PlainDate | null
}

export async function saveReaction(tx: Write, id: string, change: ReactionChange): Promise<void> {
  const { handler, approverId, kind, channel, filedOn } = change
  await tx
    .updateTable('feedback.reaction')
    .set((eb) => ({
      state: change.state,
      acts: change.acts,
      due_on: change.dueOn,
      due_term: change.dueTerm,
      closed_at: change.closedAt,
      version: eb('version', '+', 1),
      ...(handler === undefined ? {} : { handler_id: handler?.id ?? null, handler_name: handler?.name ?? null }),
      ...(approverId === undefined ? {} : { approver_id: approverId }),
      ...(kind === undefined ? {} : { kind }),
      ...(channel === undefined ? {} : { channel }),
      ...(filedOn === undefined ? {} : { filed_on: filedOn }),
    }))
    .where('id', '=', id)
    .execute()
}
