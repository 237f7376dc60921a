import { sql } from 'kysely'
import type { Land } from '../../lib/law.ts'
import type { Lang } from '../../lib/lang.ts'
import type { Read, Write } from '../../platform/database.ts'
import type { Birth } from './asked.ts'
import type { ChoiceActor, ChoiceState, RefusalReason } from './choice.ts'

/** A request with its desk, its choices and its history, as the one who asks may see it: the rows are guarded. */
export interface Case {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly channel: 'web' | 'phone' | 'paper' | 'counter'
  readonly language: Lang
  readonly childName: string
  readonly birth: Birth
  readonly startOn: Temporal.PlainDate
  readonly halfDays: readonly string[]
  readonly remarks: string
  readonly contactName: string
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly receivedAt: Temporal.Instant
  readonly desk: CaseDesk
  readonly choices: readonly CaseChoice[]
  readonly history: readonly CaseEvent[]
}

export interface CaseDesk {
  readonly id: string
  readonly name: string
  readonly land: Land
  readonly zone: string
  readonly phone: string | null
  readonly hours: string | null
}

export interface CaseChoice {
  readonly id: string
  readonly rank: number
  readonly state: ChoiceState
  readonly acts: ChoiceActor | 'nobody'
  readonly dueOn: Temporal.PlainDate | null
  /** When it came into this state: the term of who acts counts from here. */
  readonly changedAt: Temporal.Instant
  readonly location: CaseLocation
}

export interface CaseLocation {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly name: string
  readonly place: string | null
  readonly phone: string | null
  readonly registered: boolean
}

export interface CaseEvent {
  readonly id: string
  readonly choiceId: string | null
  readonly at: Temporal.Instant
  readonly kind: EventKind
  readonly actor: 'family' | 'desk' | 'system'
  readonly personId: string | null
  /** Of a colleague; families and strangers never see it. */
  readonly personName: string | null
  readonly words: string
  readonly reason: RefusalReason | null
  readonly audience: 'all' | 'desk'
}

export type EventKind =
  | 'received'
  | 'offered'
  | 'refused'
  | 'asked_family'
  | 'family_replied'
  | 'withdrawn'
  | 'note'
  | 'corrected'
  | 'letter'
  | 'location_deregistered'

export const findCase = (db: Read, id: string): Promise<Case | undefined> => readCase(db, 'id', id)

/** @param number as `parseNumber` writes it */
export const findCaseByNumber = (db: Read, number: string): Promise<Case | undefined> => readCase(db, 'number', number)

async function readCase(db: Read, by: 'id' | 'number', value: string): Promise<Case | undefined> {
  const row = await db
    .selectFrom('requests.request as r')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.desk_id')
    .selectAll('r')
    .select(['o.name as desk_name', 'o.land', 'o.zone', 'o.phone', 'o.hours'])
    .where(`r.${by}`, '=', value)
    .executeTakeFirst()
  if (!row) return undefined
  const [choices, history] = [await choicesOf(db, row.id), await historyOf(db, row.id)]
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    channel: row.channel,
    language: row.language,
    childName: row.child_name,
    birth: birthOf(row),
    startOn: row.start_on,
    halfDays: row.half_days,
    remarks: row.remarks,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    contactPhone: row.contact_phone,
    receivedAt: row.received_at,
    desk: { id: row.desk_id, name: row.desk_name, land: row.land, zone: row.zone, phone: row.phone, hours: row.hours },
    choices,
    history,
  }
}

function birthOf(row: { birth_on: Temporal.PlainDate | null; expected_on: Temporal.PlainDate | null }): Birth {
  if (row.birth_on) return { bornOn: row.birth_on }
  if (row.expected_on) return { expectedOn: row.expected_on }
  throw new Error('a request has a birthday or an expected day') // the table sees to it
}

async function choicesOf(db: Read, requestId: string): Promise<CaseChoice[]> {
  const rows = await db
    .selectFrom('requests.choice as c')
    .innerJoin('locations.location as l', 'l.id', 'c.location_id')
    .select(['c.id', 'c.rank', 'c.state', 'c.acts', 'c.due_on', 'c.changed_at', 'c.location_id'])
    .select(['l.land', 'l.register_id', 'l.name', 'l.place', 'l.phone', 'l.registered'])
    .where('c.request_id', '=', requestId)
    .orderBy('c.rank')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    rank: row.rank,
    state: row.state,
    acts: row.acts,
    dueOn: row.due_on,
    changedAt: row.changed_at,
    location: {
      id: row.location_id,
      land: row.land,
      registerId: row.register_id,
      name: row.name,
      place: row.place,
      phone: row.phone,
      registered: row.registered,
    },
  }))
}

async function historyOf(db: Read, requestId: string): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('requests.event as e')
    .leftJoin('accounts.person as p', 'p.id', 'e.person_id')
    .select(['e.id', 'e.choice_id', 'e.at', 'e.kind', 'e.actor', 'e.person_id', 'e.words', 'e.reason', 'e.audience'])
    .select('p.name as person_name')
    .where('e.request_id', '=', requestId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    choiceId: row.choice_id,
    at: row.at,
    kind: row.kind,
    actor: row.actor,
    personId: row.person_id,
    personName: row.person_name,
    words: row.words,
    reason: row.reason,
    audience: row.audience,
  }))
}

/** Nobody else changes this request until the transaction ends; undefined when it is not there for who acts. */
export async function lockRequest(tx: Write, by: 'id' | 'number', value: string): Promise<string | undefined> {
  const row = await tx.selectFrom('requests.request').select('id').where(by, '=', value).forUpdate().executeTakeFirst()
  return row?.id
}

export interface SavedStep {
  readonly choiceId: string
  readonly state: ChoiceState
  readonly acts: ChoiceActor | 'nobody'
  readonly dueOn: Temporal.PlainDate | null
  readonly at: Temporal.Instant
}

export async function saveStep(tx: Write, requestId: string, step: SavedStep): Promise<void> {
  await tx
    .updateTable('requests.choice')
    .set({ state: step.state, acts: step.acts, due_on: step.dueOn, changed_at: step.at })
    .where('id', '=', step.choiceId)
    .execute()
  // A request is closed while none of its choices waits for anybody.
  const waits = sql<boolean>`exists (select from requests.choice as c where c.request_id = request.id and c.acts <> 'nobody')`
  await tx
    .updateTable('requests.request')
    .set((eb) => ({
      version: eb('version', '+', 1),
      state: sql<'open' | 'closed'>`case when ${waits} then 'open' else 'closed' end`,
      closed_at: sql<Temporal.Instant | null>`case when ${waits} then null else ${step.at}::timestamptz end`,
    }))
    .where('id', '=', requestId)
    .execute()
}

export interface NewEvent {
  readonly id: string
  readonly requestId: string
  readonly choiceId: string | null
  /** By the clock of the house; a listener has none and takes that of the database. */
  readonly at?: Temporal.Instant
  readonly kind: EventKind
  readonly actor: 'family' | 'desk' | 'system'
  readonly personId?: string | null
  readonly words?: string
  readonly reason?: RefusalReason | null
  readonly audience?: 'all' | 'desk'
}

export async function insertEvent(tx: Write, event: NewEvent): Promise<void> {
  await tx
    .insertInto('requests.event')
    .values({
      id: event.id,
      request_id: event.requestId,
      choice_id: event.choiceId,
      ...(event.at ? { at: event.at } : {}),
      kind: event.kind,
      actor: event.actor,
      person_id: event.personId ?? null,
      words: event.words ?? '',
      reason: event.reason ?? null,
      audience: event.audience ?? 'all',
    })
    .execute()
}

/** Choices at a location that wait for somebody and whose desk was not yet told that it left the register. */
export function openChoicesAt(db: Read, locationId: string): Promise<{ id: string; request_id: string }[]> {
  return db
    .selectFrom('requests.choice as c')
    .select(['c.id', 'c.request_id'])
    .where('c.location_id', '=', locationId)
    .where('c.acts', '<>', 'nobody')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('requests.event as e')
            .select('e.id')
            .whereRef('e.choice_id', '=', 'c.id')
            .where('e.kind', '=', 'location_deregistered'),
        ),
      ),
    )
    .execute()
}

export async function insertAccessLink(
  tx: Write,
  link: { tokenHash: Buffer; requestId: string; createdAt: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('requests.access_link')
    .values({
      token_hash: link.tokenHash,
      request_id: link.requestId,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute()
}
