import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import type { Lang } from '../../../lib/lang.ts'
import { audit } from '../../../platform/audit.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { NotAllowed, NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId, newNumber } from '../../../platform/tokens.ts'
import { incomePurpose } from '../sealed-columns.ts'
import { askFromOf } from '../flanders/certificate-terms.ts'
import { isAuthorised } from './authorised-queries.ts'
import {
  type CertificateFacts,
  type CertificateKind,
  type CertificateRefusal,
  type CertificateState,
  type CertificateStep,
  stepCertificate,
} from './certificate.ts'
import {
  type CertificateCase,
  type CertificateEventKind,
  type CertificateFile,
  type Declaration,
  declarationsOf,
  deleteSealed,
  findCase,
  findFile,
  findResult,
  findSealed,
  insertEvent,
  lockFile,
  type RecordedResult,
  saveSealed,
  updateCase,
  updateFile,
} from './certificate-queries.ts'
import { type CertificateResult, nextLapse, workOf } from './certificate-work.ts'
import { allDeclared, type DeclarationKind, type DeclarationWay, standing, textVersion } from './declaration.ts'
import { answersMissing, documentsMissing, type DocumentKey, emptyHousehold, type Household } from './household.ts'
import { planReminder } from './reminder-actions.ts'
import { eraseOn } from './retention.ts'

/** A file with all that is in it: for authorised persons. */
export interface OpenFile {
  readonly file: CertificateFile
  readonly found: CertificateCase
  readonly declarations: readonly Declaration[]
  readonly result: RecordedResult | undefined
  readonly household: Household
  /** Whether anything was told, and is still kept. */
  readonly kept: boolean
  readonly today: Temporal.PlainDate
}

/**
 * @throws NotFound for a file of another desk as for one that is not there
 * @throws NotAllowed for a colleague who is not authorised today
 */
export async function openFile(db: Read, platform: Platform, actor: Person, number: string): Promise<OpenFile> {
  const file = orNotFound(await findFile(db, number))
  const today = localDay(platform.clock.now(), file.zone)
  const { personId } = actor
  if (!(await isAuthorised(db, { personId, deskId: file.deskId, today }))) throw new NotAllowed('tariffs.certificates')
  const found = await findCase(db, file.id)
  if (!found) throw new NotAllowed('tariffs.certificates')
  const sealed = await findSealed(db, file.id)
  return {
    file,
    found,
    declarations: await declarationsOf(db, file.id),
    result: await findResult(db, file.id),
    household: sealed ? opened(platform, file.id, sealed) : emptyHousehold,
    kept: sealed !== undefined,
    today,
  }
}

// The table, the row and the column are authenticated: a sealed household cannot be put into another file.
const opened = ({ keys }: Platform, id: string, sealed: Buffer): Household =>
  // Written by `sealed` below, and by nobody else.
  JSON.parse(keys.open(incomePurpose(id), sealed).toString('utf8')) as Household

const sealed = ({ keys }: Platform, id: string, household: Household): Buffer =>
  keys.seal(incomePurpose(id), Buffer.from(JSON.stringify(household)))

export interface NewCertificate {
  readonly kind: CertificateKind
  readonly childName: string
  readonly birth: Temporal.PlainDate
  readonly firstDay: Temporal.PlainDate
  readonly contactName: string
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly language: Lang
}

/** Takes a question down. @returns its number @throws NotFound for a desk where this person is not authorised today */
export function askCertificate(
  platform: Platform,
  actor: Person,
  deskId: string,
  asked: NewCertificate,
): Promise<string> {
  return platform.db.change(actor, (tx) => insertCertificate(tx, platform, actor, { deskId, asked, follows: null }))
}

async function insertCertificate(
  tx: Write,
  { clock }: Platform,
  actor: Person,
  { deskId, asked, follows }: { deskId: string; asked: NewCertificate; follows: string | null },
): Promise<string> {
  const desk = await tx
    .selectFrom('accounts.organisation')
    .select('zone')
    .where('id', '=', deskId)
    .where('land', '=', 'vl')
    .executeTakeFirst()
  const { zone } = orNotFound(desk)
  const at = clock.now()
  const today = localDay(at, zone)
  if (!(await isAuthorised(tx, { personId: actor.personId, deskId, today }))) throw new NotFound('not authorised here')
  const [id, number] = [newId(), newNumber()]
  const { kind, birth, firstDay } = asked
  const work = workOf({ state: 'asked', birth, firstDay, sentOn: null, householdChangedOn: null, result: null })
  await tx
    .insertInto('tariffs.certificate')
    .values({
      id,
      number,
      desk_id: deskId,
      follows_id: follows,
      missing: missingIn(emptyHousehold, []),
      due_on: work?.dueOn ?? null,
      created_at: at,
      changed_at: at,
    })
    .execute()
  await tx
    .insertInto('tariffs.certificate_case')
    .values({
      certificate_id: id,
      desk_id: deskId,
      kind,
      due_why: work?.why ?? null,
      child_name: asked.childName,
      birth_on: birth,
      first_day: firstDay,
      contact_name: asked.contactName,
      contact_email: asked.contactEmail,
      contact_phone: asked.contactPhone,
      language: asked.language,
      erase_on: eraseOn('asked', today),
    })
    .execute()
  await insertEvent(tx, { id: newId(), certificateId: id, at, kind: 'asked', personId: actor.personId })
  await audit(tx, actor, {
    action: 'tariffs.certificate_asked',
    subjectKind: 'certificate',
    subjectId: id,
    organisationId: deskId,
  })
  return number
}

/** Answers, documents and signatures that are still to come. */
export const missingIn = (household: Household, declarations: readonly Declaration[]): number =>
  answersMissing(household) +
  documentsMissing(household).length +
  (['mandate', 'consent'] as const).filter((kind) => !standing(declarations, kind)).length

interface Changing extends OpenFile {
  readonly tx: Write
  readonly at: Temporal.Instant
}

interface Change {
  readonly kind: CertificateEventKind
  readonly words?: string
  readonly details?: object
  readonly state?: CertificateState
  readonly household?: Household
}

/** One change of a file in one transaction: who may, what happens, what follows from it, who did it with which mandate. */
function changeFile<T>(
  platform: Platform,
  actor: Person,
  { number, version }: Seen,
  change: (open: Changing) => Promise<T | { change: Change; done: T }>,
): Promise<T | Refusal> {
  return platform.db.change(actor, async (tx) => {
    // Who may not open it is told by `openFile`, which cannot be asked to hold the row.
    await lockFile(tx, number)
    const open = await openFile(tx, platform, actor, number)
    if (version !== null && version !== open.file.version) return { refusal: 'overtaken' }
    const at = platform.clock.now()
    const outcome = await change({ ...open, tx, at })
    if (!isChange(outcome)) return outcome
    await writeChange(tx, platform, actor, { open, at, change: outcome.change })
    return outcome.done
  })
}

/** The file as its reader saw it; without version it may have changed since. */
export interface Seen {
  readonly number: string
  readonly version: number | null
}

const isChange = <T>(outcome: T | { change: Change; done: T }): outcome is { change: Change; done: T } =>
  typeof outcome === 'object' && outcome !== null && 'change' in outcome

async function writeChange(
  tx: Write,
  platform: Platform,
  actor: Person,
  { open, at, change }: { open: OpenFile; at: Temporal.Instant; change: Change },
): Promise<void> {
  const { file, today } = open
  const { id } = file
  const state = change.state ?? file.state
  if (change.household) await saveSealed(tx, id, sealed(platform, id, change.household), at)
  const declarations = await declarationsOf(tx, id)
  const household = change.household ?? open.household
  const found = orNotFound(await findCase(tx, id))
  // A correction of what is finished does not make the data of the family stay longer.
  if (state !== file.state || change.household) await updateCase(tx, id, keptUntil(state, today, change))
  const result = await findResult(tx, id)
  const work = workOf({ ...found, state, result: result ? asResult(result) : null })
  await updateFile(tx, id, {
    state,
    missing: state === 'asked' || state === 'preparing' ? missingIn(household, declarations) : 0,
    due_on: work?.dueOn ?? null,
    changed_at: at,
  })
  await updateCase(tx, id, { due_why: work?.why ?? null })
  const mandateId = (standing(declarations, 'mandate') ?? standing(open.declarations, 'mandate'))?.id ?? null
  const { kind, words = '', details = {} } = change
  const { personId } = actor
  await insertEvent(tx, { id: newId(), certificateId: id, at, kind, personId, mandateId, words, details })
  await audit(tx, actor, {
    action: `tariffs.certificate_${kind}`,
    subjectKind: 'certificate',
    subjectId: id,
    organisationId: file.deskId,
    details: { mandate: mandateId, from: file.state, to: state },
  })
}

const keptUntil = (state: CertificateState, today: Temporal.PlainDate, { household }: Change) => ({
  erase_on: eraseOn(state, today),
  ...(household ? { erased_at: null } : {}),
})

export const asResult = ({ fromOn, untilOn, rate }: RecordedResult): CertificateResult => ({
  from: fromOn,
  until: untilOn,
  reduced: rate === 'reduced',
})

/** `overtaken`: somebody changed the file since its reader saw it. */
export type Refusal = { refusal: CertificateRefusal | 'not_in_this_state' | 'overtaken' }
export type Outcome = { done: true } | Refusal

const done = { done: true } as const

export function factsOf(open: OpenFile, { checked = false, words = '' } = {}): CertificateFacts {
  const { household, declarations, found, result, today } = open
  return {
    today,
    declared: allDeclared(declarations),
    answersMissing: answersMissing(household),
    documentsMissing: documentsMissing(household).length,
    checked,
    askFrom: askFromOf(found.firstDay),
    words,
    lastOn: result ? (nextLapse(found.birth, asResult(result))?.last ?? null) : null,
  }
}

export interface NewDeclaration {
  readonly kinds: readonly DeclarationKind[]
  readonly givenBy: string
  readonly givenOn: Temporal.PlainDate
  readonly way: DeclarationWay
}

/** The family signs: what it had signed already stays as it was. */
export function declare(platform: Platform, actor: Person, seen: Seen, given: NewDeclaration): Promise<Outcome> {
  return changeFile<Outcome>(platform, actor, seen, async (open) => {
    const { file, tx, at } = open
    if (file.state !== 'asked') return { refusal: 'not_in_this_state' }
    const kinds = given.kinds.filter((kind) => !standing(open.declarations, kind))
    for (const kind of kinds)
      await tx
        .insertInto('tariffs.certificate_declaration')
        .values({
          id: newId(),
          certificate_id: file.id,
          kind,
          given_by: given.givenBy,
          given_on: given.givenOn,
          way: given.way,
          text_version: textVersion,
          recorded_by: actor.personId,
          recorded_at: at,
        })
        .execute()
    const facts = factsOf({ ...open, declarations: await declarationsOf(tx, file.id) })
    const moved = stepCertificate(file.state, 'give', facts)
    const { way } = given
    const details = { kinds, way, version: textVersion }
    return { change: { kind: 'given', details, state: 'ok' in moved ? moved.ok : file.state }, done }
  })
}

export interface Withdrawal {
  readonly declarationId: string
  readonly on: Temporal.PlainDate
  readonly way: DeclarationWay
}

/** The family takes back what it signed. Without consent nothing that it told is kept an hour longer. */
export function withdrawDeclaration(
  platform: Platform,
  actor: Person,
  seen: Seen,
  { declarationId, on, way }: Withdrawal,
): Promise<Outcome> {
  return changeFile<Outcome>(platform, actor, seen, async (open) => {
    const { file, tx, at, declarations } = open
    const found = orNotFound(declarations.find(({ id, withdrawnOn }) => id === declarationId && withdrawnOn === null))
    await tx
      .updateTable('tariffs.certificate_declaration')
      .set({ withdrawn_on: on, withdrawn_way: way, withdrawn_by: actor.personId })
      .where('id', '=', found.id)
      .execute()
    const erase = found.kind === 'consent'
    if (erase) {
      await deleteSealed(tx, file.id)
      await updateCase(tx, file.id, { erased_at: at })
    }
    const moved = stepCertificate(file.state, 'withdraw', factsOf(open))
    const details = { kinds: [found.kind], way, erased: erase && open.kept }
    return { change: { kind: 'withdrawn', details, state: 'ok' in moved ? moved.ok : file.state }, done }
  })
}

/** One step of the agency's form; what was answered before in other steps stays. */
export function answer(platform: Platform, actor: Person, seen: Seen, step: number, answers: Partial<Household>) {
  return changeFile<Outcome>(platform, actor, seen, async ({ file, household }) => {
    if (file.state !== 'preparing') return { refusal: 'not_in_this_state' }
    return { change: { kind: 'answered', details: { step }, household: { ...household, ...answers } }, done }
  })
}

/** Which documents the desk has seen. They stay with the family: nothing is copied. */
export function seeDocuments(platform: Platform, actor: Person, seen: Seen, documents: readonly DocumentKey[]) {
  return changeFile<Outcome>(platform, actor, seen, async ({ file, household }) => {
    if (file.state !== 'preparing') return { refusal: 'not_in_this_state' }
    return { change: { kind: 'documents', household: { ...household, seen: documents } }, done }
  })
}

const kindOfStep = { send: 'sent', back: 'back', stop: 'stopped' } as const satisfies Partial<
  Record<CertificateStep, CertificateEventKind>
>

export interface WantedStep {
  readonly step: keyof typeof kindOfStep
  readonly checked?: boolean
  readonly words?: string
}

export function takeStep(platform: Platform, actor: Person, seen: Seen, wanted: WantedStep): Promise<Outcome> {
  return changeFile<Outcome>(platform, actor, seen, async (open) => {
    const { file, tx, today } = open
    const { step, checked = false, words = '' } = wanted
    const moved = stepCertificate(file.state, step, factsOf(open, { checked, words }))
    if ('refusal' in moved) return moved
    if (step === 'send') await updateCase(tx, file.id, { sent_on: today })
    return { change: { kind: kindOfStep[step], words, state: moved.ok }, done }
  })
}

/** What the agency decided; once more it is a correction, with a reason. */
export function recordResult(
  platform: Platform,
  actor: Person,
  seen: Seen,
  { result, words }: { result: RecordedResult; words: string },
): Promise<Outcome> {
  return changeFile<Outcome>(platform, actor, seen, async (open) => {
    const { file, tx, at, result: before } = open
    const step = file.state === 'granted' ? 'correct' : 'record'
    const moved = stepCertificate(file.state, step, factsOf(open, { words }))
    if ('refusal' in moved) return moved
    const { code, cents, rate, fromOn, untilOn } = result
    const row = {
      code,
      day_cents: cents,
      rate,
      from_on: fromOn,
      until_on: untilOn,
      recorded_by: actor.personId,
      recorded_at: at,
    }
    await tx
      .insertInto('tariffs.certificate_result')
      .values({ certificate_id: file.id, ...row })
      .onConflict((conflict) => conflict.column('certificate_id').doUpdateSet(row))
      .execute()
    const details = before ? { from: inJson(before), to: inJson(result) } : {}
    return { change: { kind: step === 'record' ? 'recorded' : 'corrected', words, details, state: moved.ok }, done }
  })
}

const inJson = ({ code, cents, rate, fromOn, untilOn }: RecordedResult) => ({
  code,
  cents,
  rate,
  fromOn: fromOn.toString(),
  untilOn: untilOn?.toString() ?? null,
})

/** Somebody came or went: the family needs a new certificate, and is told at once. */
export function householdChanged(
  platform: Platform,
  actor: Person,
  seen: Seen,
  { on, words }: { on: Temporal.PlainDate; words: string },
): Promise<Outcome> {
  return changeFile<Outcome>(platform, actor, seen, async (open) => {
    const { file, found, declarations, tx } = open
    if (file.state !== 'granted') return { refusal: 'not_in_this_state' }
    await updateCase(tx, file.id, { household_changed_on: on })
    await planReminder(tx, platform, { file, found, declarations }, { because: 'household', last: on })
    return { change: { kind: 'household', words, details: { on: on.toString() } }, done }
  })
}

/** A new file for the certificate that comes after this one. @returns its number */
export function renew(platform: Platform, actor: Person, seen: Seen): Promise<{ number: string } | Refusal> {
  return changeFile<{ number: string } | Refusal>(platform, actor, seen, async (open) => {
    const { file, found, result, tx } = open
    const moved = stepCertificate(file.state, 'renew', factsOf(open))
    if ('refusal' in moved) return moved
    const { childName, birth, contactName, contactEmail, contactPhone, language } = found
    const number = await insertCertificate(tx, platform, actor, {
      deskId: file.deskId,
      asked: {
        kind: 'recalculation',
        firstDay: nextFirstDay(found, result),
        childName,
        birth,
        contactName,
        contactEmail,
        contactPhone,
        language,
      },
      follows: file.id,
    })
    return { change: { kind: 'renewed', details: { number }, state: moved.ok }, done: { number } }
  })
}

/** The day after the last; after a change in the household, that day. */
function nextFirstDay({ birth, householdChangedOn, firstDay }: CertificateCase, result: RecordedResult | undefined) {
  if (householdChangedOn) return householdChangedOn
  const last = result && nextLapse(birth, asResult(result))?.last
  return last?.add({ days: 1 }) ?? firstDay
}
