import type { Updateable } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { Tables } from '../../../tables.ts'
import type { CertificateKind, CertificateState } from './certificate.ts'
import { mostListed, type WorkReason } from './certificate-work.ts'
import type { DeclarationKind, DeclarationWay } from './declaration.ts'

/** What everybody at the desk may know of a file. */
export interface CertificateFile {
  readonly id: string
  readonly number: string
  readonly deskId: string
  readonly deskName: string
  readonly zone: string
  /** Null for who is not authorised, as is the reason why something is due. */
  readonly kind: CertificateKind | null
  readonly state: CertificateState
  readonly missing: number
  readonly dueOn: Temporal.PlainDate | null
  readonly dueWhy: WorkReason | null
  readonly createdAt: Temporal.Instant
  readonly version: number
}

/** Who it is about; for authorised persons. */
export interface CertificateCase {
  readonly kind: CertificateKind
  readonly childName: string
  readonly birth: Temporal.PlainDate
  readonly firstDay: Temporal.PlainDate
  readonly contactName: string
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly language: Lang
  readonly sentOn: Temporal.PlainDate | null
  readonly householdChangedOn: Temporal.PlainDate | null
  readonly eraseOn: Temporal.PlainDate
  readonly erasedAt: Temporal.Instant | null
}

export interface Declaration {
  readonly id: string
  readonly kind: DeclarationKind
  readonly givenBy: string
  readonly givenOn: Temporal.PlainDate
  readonly way: DeclarationWay
  readonly textVersion: string
  readonly withdrawnOn: Temporal.PlainDate | null
  readonly withdrawnWay: DeclarationWay | null
}

export type ResultRate = 'income' | 'reduced' | 'maximum'

export interface RecordedResult {
  readonly code: string
  readonly cents: number
  readonly rate: ResultRate
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
}

export type CertificateEventKind =
  | 'asked'
  | 'given'
  | 'withdrawn'
  | 'answered'
  | 'documents'
  | 'sent'
  | 'back'
  | 'recorded'
  | 'corrected'
  | 'household'
  | 'reminded'
  | 'to_call'
  | 'renewed'
  | 'lapsed'
  | 'stopped'
  | 'erased'

export interface CertificateEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly kind: CertificateEventKind
  /** Null: the clock. */
  readonly personName: string | null
  /** With which mandate: of which day. */
  readonly mandateOn: Temporal.PlainDate | null
  readonly words: string
  readonly details: Readonly<Record<string, unknown>>
}

const files = (db: Read) =>
  db
    .selectFrom('tariffs.certificate as c')
    .innerJoin('accounts.organisation as o', 'o.id', 'c.desk_id')
    .leftJoin('tariffs.certificate_case as k', 'k.certificate_id', 'c.id')
    .select([
      'c.id',
      'c.number',
      'c.desk_id as deskId',
      'o.name as deskName',
      'o.zone',
      'k.kind',
      'c.state',
      'c.missing',
      'c.due_on as dueOn',
      'k.due_why as dueWhy',
      'c.created_at as createdAt',
      'c.version',
    ])
    // The table checks kind, state and reason.
    .$narrowType<{ kind: CertificateKind | null; state: CertificateState; dueWhy: WorkReason | null }>()

export const findFile = (db: Read, number: string): Promise<CertificateFile | undefined> =>
  files(db).where('c.number', '=', number).executeTakeFirst()

/** Holds the file until the transaction ends. Undefined for who may not change it. */
export async function lockFile(tx: Write, number: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('tariffs.certificate')
    .select('id')
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  return row?.id
}

export type WorkTab = 'doen' | 'loopt' | 'klaar'

export interface WorkFile extends CertificateFile {
  /** Only for who is authorised at that desk. */
  readonly childName: string | null
}

/** @param until what lapses until this day stands among what is to be done */
export function workFiles(db: Read, tab: WorkTab, deskIds: readonly string[], until: Temporal.PlainDate) {
  if (deskIds.length === 0) return Promise.resolve<WorkFile[]>([])
  const listed = files(db).select('k.child_name as childName').where('c.desk_id', 'in', deskIds).limit(mostListed)
  if (tab === 'klaar')
    return listed.where('c.state', 'in', ['renewed', 'lapsed', 'stopped']).orderBy('c.changed_at', 'desc').execute()
  if (tab === 'loopt')
    return listed
      .where('c.state', '=', 'granted')
      .where((eb) => eb.or([eb('c.due_on', '>', until), eb('c.due_on', 'is', null)]))
      .orderBy('c.due_on')
      .execute()
  return listed
    .where((eb) =>
      eb.or([
        eb('c.state', 'in', ['asked', 'preparing', 'sent']),
        eb.and([eb('c.state', '=', 'granted'), eb('c.due_on', '<=', until)]),
      ]),
    )
    .orderBy('c.due_on')
    .orderBy('c.created_at')
    .execute()
}

/** Nothing for who is not authorised today. */
export function findCase(db: Read, id: string): Promise<CertificateCase | undefined> {
  return db
    .selectFrom('tariffs.certificate_case')
    .select([
      'kind',
      'child_name as childName',
      'birth_on as birth',
      'first_day as firstDay',
      'contact_name as contactName',
      'contact_email as contactEmail',
      'contact_phone as contactPhone',
      'language',
      'sent_on as sentOn',
      'household_changed_on as householdChangedOn',
      'erase_on as eraseOn',
      'erased_at as erasedAt',
    ])
    .$narrowType<{ kind: CertificateKind; language: Lang }>()
    .where('certificate_id', '=', id)
    .executeTakeFirst()
}

export function declarationsOf(db: Read, id: string): Promise<Declaration[]> {
  return db
    .selectFrom('tariffs.certificate_declaration')
    .select([
      'id',
      'kind',
      'given_by as givenBy',
      'given_on as givenOn',
      'way',
      'text_version as textVersion',
      'withdrawn_on as withdrawnOn',
      'withdrawn_way as withdrawnWay',
    ])
    .$narrowType<{ kind: DeclarationKind; way: DeclarationWay; withdrawnWay: DeclarationWay | null }>()
    .where('certificate_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('kind', 'desc')
    .execute()
}

export function findResult(db: Read, id: string): Promise<RecordedResult | undefined> {
  return db
    .selectFrom('tariffs.certificate_result')
    .select(['code', 'day_cents as cents', 'rate', 'from_on as fromOn', 'until_on as untilOn'])
    .$narrowType<{ rate: ResultRate }>()
    .where('certificate_id', '=', id)
    .executeTakeFirst()
}

export function eventsOf(db: Read, id: string): Promise<CertificateEvent[]> {
  return db
    .selectFrom('tariffs.certificate_event as e')
    .leftJoin('accounts.person as p', 'p.id', 'e.person_id')
    .leftJoin('tariffs.certificate_declaration as d', 'd.id', 'e.mandate_id')
    .select(['e.id', 'e.at', 'e.kind', 'p.name as personName', 'd.given_on as mandateOn', 'e.words', 'e.details'])
    .$narrowType<{ kind: CertificateEventKind; details: Record<string, unknown> }>()
    .where('e.certificate_id', '=', id)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
}

export async function insertEvent(
  tx: Write,
  event: {
    id: string
    certificateId: string
    at: Temporal.Instant
    kind: CertificateEventKind
    personId?: string | null
    mandateId?: string | null
    words?: string
    details?: object
  },
): Promise<void> {
  await tx
    .insertInto('tariffs.certificate_event')
    .values({
      id: event.id,
      certificate_id: event.certificateId,
      at: event.at,
      kind: event.kind,
      person_id: event.personId ?? null,
      mandate_id: event.mandateId ?? null,
      words: event.words ?? '',
      details: JSON.stringify(event.details ?? {}),
    })
    .execute()
}

export async function updateFile(tx: Write, id: string, set: Updateable<Tables['tariffs.certificate']>): Promise<void> {
  await tx
    .updateTable('tariffs.certificate')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function updateCase(
  tx: Write,
  id: string,
  set: Updateable<Tables['tariffs.certificate_case']>,
): Promise<void> {
  await tx.updateTable('tariffs.certificate_case').set(set).where('certificate_id', '=', id).execute()
}

export async function findSealed(db: Read, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('tariffs.certificate_income')
    .select('sealed')
    .where('certificate_id', '=', id)
    .executeTakeFirst()
  return row?.sealed
}

export async function saveSealed(tx: Write, id: string, sealed: Buffer, at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto('tariffs.certificate_income')
    .values({ certificate_id: id, sealed, changed_at: at })
    .onConflict((conflict) => conflict.column('certificate_id').doUpdateSet({ sealed, changed_at: at }))
    .execute()
}

export async function deleteSealed(tx: Write, id: string): Promise<void> {
  await tx.deleteFrom('tariffs.certificate_income').where('certificate_id', '=', id).execute()
}

/** @returns whether this is the first time that the family is told */
export async function insertReminder(
  tx: Write,
  one: {
    certificateId: string
    because: WorkReason
    lastOn: Temporal.PlainDate
    letterId: string | null
    at: Temporal.Instant
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('tariffs.certificate_reminder')
    .values({
      certificate_id: one.certificateId,
      because: one.because,
      last_on: one.lastOn,
      letter_id: one.letterId,
      planned_at: one.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Recorded certificates whose last day comes near, or went by. */
export async function filesToLookAfter(tx: Write, until: Temporal.PlainDate): Promise<string[]> {
  const rows = await tx
    .selectFrom('tariffs.certificate')
    .select('number')
    .where('state', '=', 'granted')
    .where('due_on', '<=', until)
    .execute()
  return rows.map(({ number }) => number)
}

/** Files whose income data are to be deleted. */
export async function filesToErase(tx: Write, today: Temporal.PlainDate): Promise<string[]> {
  const rows = await tx
    .selectFrom('tariffs.certificate_case as k')
    .innerJoin('tariffs.certificate as c', 'c.id', 'k.certificate_id')
    .select('c.number')
    .where('k.erase_on', '<=', today)
    .where('k.erased_at', 'is', null)
    .execute()
  return rows.map(({ number }) => number)
}
