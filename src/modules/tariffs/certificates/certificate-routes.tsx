import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { NotAllowed, orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { makePdf } from '../../../platform/pdf.ts'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { valuesInForce } from '../values/values-in-force-queries.ts'
import { deskRoles, flemishDesks } from '../tariff-permissions.ts'
import { authorisedAt, desksAmong } from './authorised-queries.ts'
import { standingOf } from './authorised.ts'
import {
  answer,
  askCertificate,
  asResult,
  declare,
  householdChanged,
  openFile,
  type OpenFile,
  type Outcome,
  recordResult,
  type Refusal,
  renew,
  seeDocuments,
  takeStep,
  withdrawDeclaration,
} from './certificate-actions.ts'
import {
  declareForm,
  documentsForm,
  householdForm,
  newForm,
  resultForm,
  sendForm,
  withdrawForm,
  wordsForm,
} from './certificate-form.ts'
import { CertificatePage, type CertificatePageProps } from './certificate-page.tsx'
import { eventsOf, findFile, workFiles, type WorkTab } from './certificate-queries.ts'
import { CertificatesPage, certificatesPath, ClosedPage, workTabs } from './certificates-page.tsx'
import { listedUntil, nextLapse } from './certificate-work.ts'
import { standing } from './declaration.ts'
import { expectedTariff } from './expected-tariff.ts'
import { type AnswerStep, answerSteps, documentsFor } from './household.ts'
import { NewPage } from './new-page.tsx'
import { reminderOnPaper } from './reminder-actions.ts'
import { reminderTemplate } from './reminder-template.ts'
import { ResultPage, type ResultPageProps } from './result-page.tsx'
import { SheetPage, type SheetPageProps } from './sheet-page.tsx'
import { answerForm } from './step-form.ts'
import { StepPage, type StepPageProps } from './step-page.tsx'
import { boxes, stepValues, typedCents } from './step-values.ts'

const config = { permission: 'tariffs.certificates' }
const one = `${certificatesPath}/:number`

interface OneFile {
  Params: { number: string }
  Querystring: { gedaan?: string }
}
interface OneStep extends OneFile {
  Params: { number: string; stap: string }
}
interface OneDeclaration extends OneFile {
  Params: { number: string; id: string }
}
type FileRequest = FastifyRequest<OneFile>

/** The certificates of a desk: the list, a file, and every step in it. */
export function certificateRoutes(web: FastifyInstance, platform: Platform): void {
  listRoutes(web, platform)
  fileRoutes(web, platform)
  stepRoutes(web, platform)
  resultRoutes(web, platform)
}

function listRoutes(web: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  web.get<{ Querystring: { lijst?: string } }>(certificatesPath, { config }, async (request, reply) => {
    const actor = personOf(request)
    const tab: WorkTab = workTabs.find((name) => name === request.query.lijst) ?? 'doen'
    const now = clock.now()
    const desks = flemishDesks(actor, ...deskRoles)
    const page = await db.read(actor, async (read) => ({
      rows: await workFiles(read, tab, desks, listedUntil(localDay(now, request.site.zone))),
      people: await validPeople(read, desks, now),
    }))
    auditView(request, reply, platform, {
      action: 'tariffs.certificates_viewed',
      subjectKind: 'list',
      subjectId: null,
      details: { shown: page.rows.length },
    })
    return sendPage(
      request,
      reply,
      <CertificatesPage
        tab={tab}
        rows={page.rows}
        now={now}
        mayOpen={page.people.some(({ personId }) => personId === actor.personId)}
        authorised={[...new Set(page.people.map(({ name }) => name))]}
        coordinates={flemishDesks(actor, 'desk_manager').length > 0}
      />,
    )
  })

  web.get(`${certificatesPath}/nieuw`, { config }, async (request, reply) =>
    sendPage(request, reply, <NewPage desks={await openDesks(request, platform)} values={{ language: 'nl' }} />),
  )
  web.post(`${certificatesPath}/nieuw`, { config }, async (request, reply) => {
    const desks = await openDesks(request, platform)
    const form = parseForm(newForm(contextOf(request, platform)), request.body)
    // From the dossier of a request: what is known there, to complete.
    if (form.typed['naar'] === 'invullen')
      return sendPage(request, reply, <NewPage desks={desks} values={form.typed} />)
    if (!form.ok)
      return sendPage(request, reply, <NewPage desks={desks} values={form.typed} errors={form.errors} />, 422)
    const { deskId, ...asked } = form.value
    const desk = orNotFound(desks.find(({ id }) => id === deskId))
    const number = await askCertificate(platform, personOf(request), desk.id, asked)
    return seeOther(reply, `${certificatesPath}/${number}?gedaan=1`)
  })
}

/** Everybody who is authorised today. */
async function validPeople(read: Parameters<typeof authorisedAt>[0], desks: readonly string[], now: Temporal.Instant) {
  const zones = new Map((await desksAmong(read, desks)).map(({ id, zone }) => [id, zone]))
  const people = await authorisedAt(read, desks)
  return people.filter((person) => {
    const zone = zones.get(person.deskId)
    return zone !== undefined && standingOf(person, localDay(now, zone)) === 'valid'
  })
}

/** The desks where the reader is authorised today. @throws NotAllowed where there is none */
async function openDesks(request: FastifyRequest, { db, clock }: Platform) {
  const actor = personOf(request)
  const ids = flemishDesks(actor, ...deskRoles)
  const desks = await db.read(actor, async (read) => {
    const own = (await validPeople(read, ids, clock.now())).filter(({ personId }) => personId === actor.personId)
    return desksAmong(
      read,
      own.map(({ deskId }) => deskId),
    )
  })
  if (desks.length === 0) throw new NotAllowed('tariffs.certificates')
  return desks
}

const contextOf = (request: FastifyRequest, { clock }: Platform) => ({
  t: request.t,
  today: localDay(clock.now(), request.site.zone),
})

const numberOf = ({ params }: FileRequest): string => orNotFound(parseNumber(params.number))

/** @throws NotFound, NotAllowed as `openFile` */
const openOne = (request: FileRequest, platform: Platform): Promise<OpenFile> =>
  platform.db.read(request.actor, (read) => openFile(read, platform, personOf(request), numberOf(request)))

/** Each look at what a family told of itself is written down, with the mandate under which it happened. */
function auditOpen(request: FileRequest, reply: FastifyReply, platform: Platform, open: OpenFile, part: string): void {
  auditView(request, reply, platform, {
    action: open.kept ? 'tariffs.income_viewed' : 'tariffs.certificate_viewed',
    subjectKind: 'certificate',
    subjectId: open.file.id,
    organisationId: open.file.deskId,
    details: { part, mandate: standing(open.declarations, 'mandate')?.id ?? null },
  })
}

type Shown<P> = Partial<Omit<P, 'open' | 'expected' | 'history'>>

function fileRoutes(web: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  web.get<OneFile>(one, { config }, async (request, reply) => {
    const actor = personOf(request)
    const number = numberOf(request)
    try {
      return await sendFile(request, reply, platform, { notice: request.query.gedaan === '1' })
    } catch (cause) {
      if (!(cause instanceof NotAllowed)) throw cause
    }
    const closed = await db.read(actor, async (read) => {
      const file = orNotFound(await findFile(read, number))
      return { file, people: await validPeople(read, [file.deskId], clock.now()) }
    })
    const { file, people } = closed
    const today = localDay(clock.now(), file.zone)
    return sendPage(
      request,
      reply,
      <ClosedPage file={file} today={today} authorised={people.map(({ name }) => name)} />,
    )
  })

  web.post<OneFile>(`${one}/volmacht`, { config }, (request, reply) =>
    inFile(
      request,
      reply,
      platform,
      (context) => declareForm(context),
      (seen, given) => declare(platform, personOf(request), seen, given),
    ),
  )
  web.post<OneDeclaration>(`${one}/volmacht/:id`, { config }, (request, reply) => {
    const declarationId = orNotFound(parseId(request.params.id))
    return inFile(request, reply, platform, withdrawForm, (seen, { on, way }) =>
      withdrawDeclaration(platform, personOf(request), seen, { declarationId, on, way }),
    )
  })
  web.post<OneFile>(`${one}/documenten`, { config }, async (request, reply) => {
    const { household } = await openOne(request, platform)
    return inFile(
      request,
      reply,
      platform,
      () => documentsForm,
      (seen, _, typed) => {
        const ticked = new Set<string>([typed['seen'] ?? []].flat())
        const documents = documentsFor(household).filter((key) => ticked.has(key))
        return seeDocuments(platform, personOf(request), seen, documents)
      },
    )
  })
  web.post<OneFile>(`${one}/terug`, { config }, (request, reply) =>
    inFile(
      request,
      reply,
      platform,
      ({ t }) => wordsForm(t, 'back_words'),
      (seen, { words }) => takeStep(platform, personOf(request), seen, { step: 'back', words }),
    ),
  )
  web.post<OneFile>(`${one}/stoppen`, { config }, (request, reply) =>
    inFile(
      request,
      reply,
      platform,
      ({ t }) => wordsForm(t, 'stop_words'),
      (seen, { words }) => takeStep(platform, personOf(request), seen, { step: 'stop', words }),
    ),
  )
  web.post<OneFile>(`${one}/gezin`, { config }, (request, reply) =>
    inFile(request, reply, platform, householdForm, (seen, { on, words }) =>
      householdChanged(platform, personOf(request), seen, { on, words }),
    ),
  )
  web.post<OneFile>(`${one}/vernieuwen`, { config }, async (request, reply) => {
    const form = parseForm(documentsForm, request.body)
    const number = numberOf(request)
    const version = form.ok ? form.value.version : 0
    const outcome = await renew(platform, personOf(request), { number, version })
    if ('refusal' in outcome) return sendRefused(request, reply, platform, outcome.refusal)
    return seeOther(reply, `${certificatesPath}/${outcome.number}?gedaan=1`)
  })
}

/** A form on the page of a file: wrong, the page comes back with it; else the file again, as it stands now. */
async function inFile<T extends { version: number }>(
  request: FileRequest,
  reply: FastifyReply,
  platform: Platform,
  formFor: (context: ReturnType<typeof contextOf>) => z.ZodType<T>,
  act: (seen: { number: string; version: number }, value: T, typed: Typed) => Promise<Outcome>,
): Promise<FastifyReply> {
  const number = numberOf(request)
  await openOne(request, platform)
  const form = parseForm(formFor(contextOf(request, platform)), request.body)
  if (!form.ok) return sendFile(request, reply, platform, { values: form.typed, errors: form.errors }, 422)
  const outcome = await act({ number, version: form.value.version }, form.value, form.typed)
  if ('done' in outcome) return seeOther(reply, `${certificatesPath}/${number}?gedaan=1`)
  return sendRefused(request, reply, platform, outcome.refusal, form.typed)
}

type RefusalName = Refusal['refusal']

const refused = ({ t }: FastifyRequest, refusal: RefusalName, field = ''): FieldError[] => [
  { field, message: t(`certificates.staff.refusal.${refusal}`) },
]

const statusOf = (refusal: RefusalName) => (refusal === 'overtaken' ? 409 : 422)

/** The file as it stands now, with what was typed. */
const sendRefused = (
  request: FileRequest,
  reply: FastifyReply,
  platform: Platform,
  refusal: RefusalName,
  values: Typed = {},
) => sendFile(request, reply, platform, { values, errors: refused(request, refusal) }, statusOf(refusal))

async function sendFile(
  request: FileRequest,
  reply: FastifyReply,
  platform: Platform,
  shown: Shown<CertificatePageProps>,
  status = 200,
): Promise<FastifyReply> {
  const page = await platform.db.read(request.actor, async (read) => {
    const open = await openFile(read, platform, personOf(request), numberOf(request))
    return { open, history: await eventsOf(read, open.file.id) }
  })
  auditOpen(request, reply, platform, page.open, 'file')
  const { household, found } = page.open
  const expected = expectedTariff(household, found.firstDay, (await valuesInForce(platform)).flanders)
  return sendPage(request, reply, <CertificatePage {...page} expected={expected} {...shown} />, status)
}

function stepRoutes(web: FastifyInstance, platform: Platform): void {
  const path = `${one}/stap/:stap`
  const stepOf = ({ params }: FastifyRequest<OneStep>): AnswerStep =>
    orNotFound(answerSteps.find((step) => String(step) === params.stap))

  web.get<OneStep>(path, { config }, (request, reply) => sendStep(request, reply, platform, stepOf(request), {}))
  web.post<OneStep>(path, { config }, async (request, reply) => {
    const step = stepOf(request)
    const { household } = await openOne(request, platform)
    const form = parseForm(answerForm(step, { ...contextOf(request, platform), household }), request.body)
    if (!form.ok) return sendStep(request, reply, platform, step, { values: form.typed, errors: form.errors }, 422)
    const number = numberOf(request)
    const { version, answers } = form.value
    const outcome = await answer(platform, personOf(request), { number, version }, step, answers)
    if ('refusal' in outcome) {
      const shown = { values: form.typed, errors: refused(request, outcome.refusal) }
      return sendStep(request, reply, platform, step, shown, statusOf(outcome.refusal))
    }
    const next = answerSteps[answerSteps.indexOf(step) + 1]
    const on = form.typed['naar'] === 'verder' && next !== undefined
    return seeOther(reply, `${certificatesPath}/${number}${on ? `/stap/${next}` : '?gedaan=1'}`)
  })
}

async function sendStep(
  request: FileRequest,
  reply: FastifyReply,
  platform: Platform,
  step: AnswerStep,
  shown: Shown<StepPageProps>,
  status = 200,
): Promise<FastifyReply> {
  const open = await openOne(request, platform)
  if (open.file.state !== 'preparing') return sendRefused(request, reply, platform, 'not_in_this_state')
  auditOpen(request, reply, platform, open, `step_${step}`)
  const { file, found, household } = open
  const values = { ...stepValues(step, household), ...proposed(step, open) }
  return sendPage(
    request,
    reply,
    <StepPage
      number={file.number}
      childName={found.childName}
      version={file.version}
      step={step}
      household={household}
      values={values}
      {...shown}
    />,
    status,
  )
}

/** What the desk wrote down already need not be typed again. */
function proposed(step: AnswerStep, { household, found }: OpenFile): Readonly<Record<string, string>> {
  if (step === 9 && household.email === undefined) return { email: found.contactEmail ?? '' }
  if (step !== 6 || household.children !== undefined) return {}
  return {
    child_name_1: found.childName,
    ...boxes('child_birth_1', found.birth),
    child_dependent_1: 'yes',
    child_needed_1: 'yes',
    ...boxes('child_start_1', found.firstDay),
  }
}

function resultRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<OneFile>(`${one}/overtypen`, { config }, (request, reply) => sendSheet(request, reply, platform, {}))
  web.post<OneFile>(`${one}/overtypen`, { config }, async (request, reply) => {
    await openOne(request, platform)
    const form = parseForm(sendForm, request.body)
    if (!form.ok) return sendSheet(request, reply, platform, { values: form.typed, errors: form.errors }, 422)
    const number = numberOf(request)
    const { version, checked } = form.value
    const outcome = await takeStep(platform, personOf(request), { number, version }, { step: 'send', checked })
    if ('done' in outcome) return seeOther(reply, `${certificatesPath}/${number}?gedaan=1`)
    if (outcome.refusal === 'not_in_this_state') return sendRefused(request, reply, platform, outcome.refusal)
    const errors = refused(request, outcome.refusal, 'checked')
    return sendSheet(request, reply, platform, { values: form.typed, errors }, statusOf(outcome.refusal))
  })

  web.get<OneFile>(`${one}/brief.pdf`, { config }, async (request, reply) => {
    const open = await openOne(request, platform)
    const { file, found, result } = open
    const lapse = file.state === 'granted' && result ? nextLapse(found.birth, asResult(result)) : undefined
    const letter = orNotFound((await reminderOnPaper(platform, open, lapse)) ?? undefined)
    auditOpen(request, reply, platform, open, 'letter')
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${file.number}.pdf"`)
      .send(await makePdf(reminderTemplate, letter))
  })

  web.get<OneFile>(`${one}/resultaat`, { config }, (request, reply) => sendResult(request, reply, platform, {}))
  web.post<OneFile>(`${one}/resultaat`, { config }, async (request, reply) => {
    const { file, found } = await openOne(request, platform)
    const context = { ...contextOf(request, platform), birth: found.birth, mends: file.state === 'granted' }
    const form = parseForm(resultForm(context), request.body)
    if (!form.ok) return sendResult(request, reply, platform, { values: form.typed, errors: form.errors }, 422)
    const { version, result, words } = form.value
    const outcome = await recordResult(platform, personOf(request), { number: file.number, version }, { result, words })
    if ('done' in outcome) return seeOther(reply, `${certificatesPath}/${file.number}?gedaan=1`)
    const shown = { values: form.typed, errors: refused(request, outcome.refusal) }
    return sendResult(request, reply, platform, shown, statusOf(outcome.refusal))
  })
}

async function sendSheet(
  request: FileRequest,
  reply: FastifyReply,
  platform: Platform,
  shown: Shown<SheetPageProps>,
  status = 200,
): Promise<FastifyReply> {
  const open = await openOne(request, platform)
  if (open.file.state !== 'preparing' && open.file.state !== 'sent')
    return sendRefused(request, reply, platform, 'not_in_this_state')
  auditOpen(request, reply, platform, open, 'sheet')
  const expected = expectedTariff(open.household, open.found.firstDay, (await valuesInForce(platform)).flanders)
  return sendPage(request, reply, <SheetPage open={open} expected={expected} {...shown} />, status)
}

async function sendResult(
  request: FileRequest,
  reply: FastifyReply,
  platform: Platform,
  shown: Shown<ResultPageProps>,
  status = 200,
): Promise<FastifyReply> {
  const open = await openOne(request, platform)
  const { file, found, household, result } = open
  if (file.state !== 'sent' && file.state !== 'granted')
    return sendRefused(request, reply, platform, 'not_in_this_state')
  auditOpen(request, reply, platform, open, 'result')
  const values = result
    ? {
        tariff: typedCents(result.cents),
        code: result.code,
        rate: result.rate,
        ...boxes('from', result.fromOn),
        ...boxes('until', result.untilOn),
      }
    : boxes('from', found.firstDay.with({ day: 1 }))
  const expected = expectedTariff(household, found.firstDay, (await valuesInForce(platform)).flanders)
  return sendPage(request, reply, <ResultPage open={open} expected={expected} values={values} {...shown} />, status)
}
