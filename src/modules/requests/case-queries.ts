import { sql } from 'kysely'
import type { Land } from '../../lib/law.ts'
import type { PricedLocation } from '../tariffs/rules.ts'
import type { Lang } from '../../lib/lang.ts'
import type { Read, Write } from '../../platform/database.ts'
import type { Birth, ContactWay, DaysFlexible, StartFlexible, Urgency } from './asked.ts'
import type { Change } from './changes.ts'
import { settingsOf } from './settings/settings-queries.ts'
import { type CaseOffer, type CaseVisit, offersOf, visitsOf } from './answers/answer-queries.ts'
import type { ChoiceActor, ChoiceState, ChoiceTurn, RefusalReason } from './choice.ts'
import type { LocationPrice } from './answers/price.ts'
import type { RequestTerms } from './request-terms.ts'
import { localDay } from '../../lib/days.ts'

/** A request with its desk, its choices and its history, as the one who asks may see it: the rows are guarded. */
export interface Case {
  readonly id: string
  /** Children for whom a family asks together share it. */
  readonly familyId: string
  readonly number: string
  /** The other children of the family, as far as the one who asks may see them. */
  readonly siblings: readonly { readonly number: string; readonly childName: string }[]
  readonly version: number
  readonly channel: 'web' | 'phone' | 'paper' | 'counter'
  readonly language: Lang
  readonly childName: string
  readonly birth: Birth
  readonly startOn: Temporal.PlainDate
  readonly startFlexible: StartFlexible
  readonly halfDays: readonly string[]
  readonly daysFlexible: DaysFlexible
  readonly urgency: Urgency
  /** A place for all children of the family, or for none. */
  readonly together: boolean
  readonly remarks: string
  readonly contactName: string
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly contactAddress: string | null
  readonly preferredWay: ContactWay | null
  readonly receivedAt: Temporal.Instant
  /** Who guides this family at the desk; the family reads the name. */
  readonly officer: { readonly id: string | null; readonly name: string } | null
  readonly desk: CaseDesk
  /** Of its desk, on the day on which it came in. */
  readonly terms: RequestTerms
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
  readonly acts: ChoiceTurn
  readonly dueOn: Temporal.PlainDate | null
  /** What was seen when somebody decided; each step makes a new one. */
  readonly version: number
  /** When it came into this state: the term of who acts counts from here. */
  readonly changedAt: Temporal.Instant
  readonly location: CaseLocation
  /** Every offer that was made here, the oldest first; at most one is open. */
  readonly offers: readonly CaseOffer[]
  /** The invitation that stands, if any. */
  readonly visit: CaseVisit | null
}

export interface CaseLocation {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly kind: PricedLocation['kind']
  readonly name: string
  /** Null for who works at home. */
  readonly address: string | null
  readonly place: string | null
  readonly phone: string | null
  readonly registered: boolean
  /** What it says of its price. */
  readonly price: LocationPrice
  /** It has an account or a keeper here, and answers itself. */
  readonly claimed: boolean
}

export interface CaseEvent {
  readonly id: string
  readonly choiceId: string | null
  readonly at: Temporal.Instant
  readonly kind: EventKind
  readonly actor: ChoiceActor
  /** In whose name the desk did it. */
  readonly onBehalf: 'organiser' | 'family' | null
  readonly personId: string | null
  /** Of a colleague; families and strangers never see it. */
  readonly personName: string | null
  readonly words: string
  readonly reason: RefusalReason | null
  /** Of an event `changed`: what, from what to what. */
  readonly change: Change | null
  readonly audience: 'all' | 'desk'
}

export type EventKind =
  | 'received'
  | 'offered'
  | 'refused'
  | 'asked_family'
  | 'family_replied'
  | 'invited'
  | 'slot_picked'
  | 'no_slot'
  | 'family_asked'
  | 'told_family'
  | 'accepted'
  | 'declined'
  | 'lapsed'
  | 'elsewhere'
  | 'annulled'
  | 'reopened'
  | 'withdrawn'
  | 'changed'
  | 'officer'
  | 'note'
  | 'corrected'
  | 'letter'
  | 'location_deregistered'

export const findCase = (db: Read, id: string): Promise<Case | undefined> => readCase(db, 'id', id)

/** @param number as `parseNumber` writes it */
export const findCaseByNumber = (db: Read, number: string): Promise<Case | undefined> => readCase(db, 'number', number)

/** All children of a family, the first of the form first. */
export async function familyCases(db: Read, familyId: string): Promise<Case[]> {
  const rows = await db
    .selectFrom('requests.request as r')
    .select('r.id')
    .where('r.family_id', '=', familyId)
    .orderBy(sql`r.id = r.family_id desc, coalesce(r.birth_on, r.expected_on), r.child_name`)
    .execute()
  const cases: Case[] = []
  for (const { id } of rows) cases.push(...[await findCase(db, id)].filter((found) => found !== undefined))
  return cases
}

const siblings = sql<Case['siblings']>`(
  select coalesce(json_agg(json_build_object('number', s.number, 'childName', s.child_name) order by s.child_name), '[]')
  from requests.request as s where s.family_id = r.family_id and s.id <> r.id)`

async function readCase(db: Read, by: 'id' | 'number', value: string): Promise<Case | undefined> {
  const row = await db
    .selectFrom('requests.request as r')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.desk_id')
    .selectAll('r')
    .select(['o.name as desk_name', 'o.land', 'o.zone', 'o.phone', 'o.hours'])
    .select(siblings.as('siblings'))
    .where(`r.${by}`, '=', value)
    .executeTakeFirst()
  if (!row) return undefined
  const [choices, history] = [await choicesOf(db, row.id), await historyOf(db, row.id)]
  const { terms } = await settingsOf(db, row.desk_id, row.land, localDay(row.received_at, row.zone))
  return {
    id: row.id,
    familyId: row.family_id,
    number: row.number,
    siblings: row.siblings,
    version: row.version,
    channel: row.channel,
    language: row.language,
    childName: row.child_name,
    birth: birthOfRow(row),
    startOn: row.start_on,
    startFlexible: row.start_flexible,
    halfDays: row.half_days,
    daysFlexible: row.days_flexible,
    urgency: row.urgency,
    together: row.together,
    remarks: row.remarks,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    contactPhone: row.contact_phone,
    contactAddress: row.contact_address,
    preferredWay: row.preferred_way,
    receivedAt: row.received_at,
    officer: row.officer_name === null ? null : { id: row.officer_id, name: row.officer_name },
    desk: { id: row.desk_id, name: row.desk_name, land: row.land, zone: row.zone, phone: row.phone, hours: row.hours },
    terms,
    choices,
    history,
  }
}

/** A child that is born, or one that is expected. */
export function birthOfRow(row: {
  birth_on: Temporal.PlainDate | null
  expected_on: Temporal.PlainDate | null
}): Birth {
  if (row.birth_on) return { bornOn: row.birth_on }
  if (row.expected_on) return { expectedOn: row.expected_on }
  throw new Error('a request has a birthday or an expected day') // the table sees to it
}

async function choicesOf(db: Read, requestId: string): Promise<CaseChoice[]> {
  const rows = await db
    .selectFrom('requests.choice as c')
    .innerJoin('locations.location as l', 'l.id', 'c.location_id')
    .leftJoin('locations.profile as p', 'p.location_id', 'l.id')
    .select(['p.price', 'p.price_cents', 'p.price_per', 'p.price_words'])
    .select(['c.id', 'c.rank', 'c.state', 'c.acts', 'c.due_on', 'c.changed_at', 'c.version', 'c.location_id'])
    .select(['l.land', 'l.register_id', 'l.kind', 'l.name', 'l.place', 'l.phone', 'l.registered', 'l.organisation_id'])
    .select(sql<string | null>`case when l.kind <> 'childminder' then l.address end`.as('address'))
    .where('c.request_id', '=', requestId)
    .orderBy('c.rank')
    .execute()
  const ids = rows.map(({ id }) => id)
  const [offers, visits] = [await offersOf(db, ids), await visitsOf(db, ids)]
  return rows.map((row) => ({
    id: row.id,
    rank: row.rank,
    state: row.state,
    acts: row.acts,
    dueOn: row.due_on,
    version: row.version,
    changedAt: row.changed_at,
    location: {
      id: row.location_id,
      land: row.land,
      registerId: row.register_id,
      kind: row.kind,
      name: row.name,
      address: row.address,
      place: row.place,
      phone: row.phone,
      registered: row.registered,
      price: { kind: row.price, cents: row.price_cents, per: row.price_per, words: row.price_words ?? '' },
      claimed: row.organisation_id !== null,
    },
    offers: offers.filter(({ choiceId }) => choiceId === row.id),
    visit: visits.findLast(({ choiceId, state }) => choiceId === row.id && state !== 'closed') ?? null,
  }))
}

async function historyOf(db: Read, requestId: string): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('requests.event as e')
    .leftJoin('accounts.person as p', 'p.id', 'e.person_id')
    .select([
      'e.id',
      'e.choice_id',
      'e.at',
      'e.kind',
      'e.actor',
      'e.on_behalf',
      'e.person_id',
      'e.words',
      'e.reason',
      'e.details',
      'e.audience',
    ])
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
    onBehalf: row.on_behalf,
    personId: row.person_id,
    personName: row.person_name,
    words: row.words,
    reason: row.reason,
    change: row.details as Change | null, // written by insertEvent alone
    audience: row.audience,
  }))
}

/** Nobody else changes this request until the transaction ends; undefined when it is not there for who acts. */
export async function lockRequest(tx: Write, by: 'id' | 'number', value: string): Promise<string | undefined> {
  const row = await tx.selectFrom('requests.request').select('id').where(by, '=', value).forUpdate().executeTakeFirst()
  return row?.id
}

/** As `lockRequest`, for who knows one choice of it. @returns the id of the request */
export async function lockRequestOf(tx: Write, choiceId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select requests.lock_of_choice(${choiceId}) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

/** Whether one of its choices was accepted, also for who sees only another one. */
export async function hasPlace(tx: Write, requestId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select requests.has_place(${requestId}) as yes`.execute(tx)
  return rows[0]?.yes ?? false
}

/** Whether who acts runs this location. */
export async function managesLocation(db: Read, locationId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select ${locationId}::uuid in (select locations.managed()) as yes`.execute(db)
  return rows[0]?.yes ?? false
}

export interface SavedStep {
  readonly choiceId: string
  readonly state: ChoiceState
  readonly acts: ChoiceTurn
  readonly dueOn: Temporal.PlainDate | null
  /** Since when it stands so: a step that changes nobody's turn leaves it. */
  readonly since: Temporal.Instant
}

/** Whether the request is open or closed then, the database sees itself (close_or_open). */
export async function saveStep(tx: Write, step: SavedStep): Promise<void> {
  await tx
    .updateTable('requests.choice')
    .set((eb) => ({
      state: step.state,
      acts: step.acts,
      due_on: step.dueOn,
      changed_at: step.since,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', step.choiceId)
    .execute()
}

export interface NewEvent {
  readonly id: string
  readonly requestId: string
  readonly choiceId: string | null
  /** By the clock of the house; a listener has none and takes that of the database. */
  readonly at?: Temporal.Instant
  readonly kind: EventKind
  readonly actor: ChoiceActor
  readonly onBehalf?: 'organiser' | 'family' | null
  readonly personId?: string | null
  readonly words?: string
  readonly reason?: RefusalReason | null
  readonly change?: Change
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
      on_behalf: event.onBehalf ?? null,
      person_id: event.personId ?? null,
      words: event.words ?? '',
      reason: event.reason ?? null,
      details: event.change ? JSON.stringify(event.change) : null,
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
