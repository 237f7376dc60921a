import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { uploadOf } from '../../../platform/upload.ts'
import { auditView } from '../../../platform/view-audit.ts'
import type { Text } from '../../../text-keys.ts'
import { addUploaded } from '../evidence-actions.ts'
import { deskPart } from '../complaints-desk/desk-part-queries.ts'
import { fileOf } from '../evidence-queries.ts'
import { capacities } from '../feedback-permissions.ts'
import { sendFile } from '../file-routes.ts'
import { handoversOf, takersFor } from '../handover/handover-queries.ts'
import { mayHandOver } from '../handover/handover.ts'
import { addNote, askLocation, type HearOutcome, noteHearing } from '../hear/hear-actions.ts'
import { keepDraft, type WrittenDraft } from '../judge/draft-actions.ts'
import { judgementContent, printedJudgement } from '../judge/judge-queries.ts'
import type { MeasureStep } from '../measure.ts'
import { addMeasure, dropMeasure, takeMeasureStep } from '../measures/measure-actions.ts'
import { measureForm } from '../measures/measure-form.ts'
import { type StepOutcome, takeStep, type WantedStep } from '../reaction-actions.ts'
import { findReaction, type Reaction } from '../reaction-queries.ts'
import type { ReactionStep } from '../reaction-states.ts'
import { situationPart } from '../situation/situation-queries.ts'
import { sentJudgement } from '../step-facts.ts'
import { tasksOf } from '../tasks/task-queries.ts'
import { templatesOf } from '../templates/template-queries.ts'
import { typedFrom } from '../templates/templates-routes.tsx'
import { firstUnfilled } from '../templates/unfilled.ts'
import { reachOf, wayByKey } from '../ways/ways.ts'
import { colleaguesOf } from './colleague-queries.ts'
import { DossierPage, type DossierPageProps, dossierNotices } from './dossier-page.tsx'
import { assignForm, draftForm, hearingForm, inquiryForm, noteForm, stepForm } from './step-form.ts'
import { lettersAbout, otherReactionsAbout } from './dossier-queries.ts'
import { signalsBefore } from './work-list-queries.ts'

const config = { permission: 'feedback.handle' }

export interface Numbered {
  Params: { number: string }
}
export type NumberedRequest = FastifyRequest<Numbered>

export function dossierRoutes(web: FastifyInstance, platform: Platform): void {
  const here = '/werk/reacties/:number'
  web.get<Numbered & { Querystring: { gedaan?: string; sjabloon?: string; voor?: string; zoek?: string } }>(
    here,
    { config },
    async (request, reply) => {
      const notice = dossierNotices.find((one) => one === request.query.gedaan)
      return sendDossier(request, reply, platform, { notice, begin: request.query })
    },
  )
  const post = (path: string, handle: (request: NumberedRequest, reply: FastifyReply, platform: Platform) => unknown) =>
    web.post<Numbered>(`${here}/${path}`, { config }, (request, reply) => handle(request, reply, platform))
  post('toewijzen', assign)
  post('stap', step)
  post('horen', hear)
  post('vraag-locatie', askSide)
  post('notitie', note)
  post('oordeel', judge)
  post('maatregel', measure)
  post('maatregel-stap', measureStep)
  post('bestand', file)
  web.get<{ Params: { number: string; id: string } }>(`${here}/bestand/:id`, { config }, async (request, reply) => {
    const found = await reactionOf(request, platform)
    const id = orNotFound(parseId(request.params.id))
    auditDossier(request, reply, platform, found, 'feedback.file_viewed')
    return sendFile(reply, orNotFound(await platform.db.read(request.actor, (db) => fileOf(db, found.id, id))))
  })
  web.get<Numbered>(`${here}/oordeel.pdf`, { config }, async (request, reply) => {
    const found = await reactionOf(request, platform)
    const sent = orNotFound(sentJudgement(found))
    const bytes = orNotFound(await platform.db.read(request.actor, (db) => printedJudgement(db, sent.id)))
    auditDossier(request, reply, platform, found, 'feedback.judgement_viewed')
    return sendFile(reply, { name: `oordeel-${found.number}.pdf`, mediaType: 'application/pdf', bytes })
  })
}

/** @throws NotFound where it is not there for who asks */
export async function reactionOf(request: NumberedRequest, { db }: Platform): Promise<Reaction> {
  const number = orNotFound(parseNumber(request.params.number))
  const found = orNotFound(await db.read(request.actor, (read) => findReaction(read, { number })))
  if (capacities(request.actor, found).length === 0) orNotFound(undefined)
  return found
}

function auditDossier(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  found: Reaction,
  action = 'feedback.viewed',
): void {
  auditView(request, reply, platform, {
    action,
    subjectKind: 'reaction',
    subjectId: found.id,
    organisationId: found.holder.id,
  })
}

type Shown = Pick<DossierPageProps, 'notice' | 'changed'> & {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** A template to begin with, and for which box. */
  readonly begin?: { readonly sjabloon?: string; readonly voor?: string; readonly zoek?: string }
}

/** The dossier as it stands, or with what came back of a form. */
export async function sendDossier(
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  { typed, errors = [], begin = {}, ...shown }: Shown,
  status = 200,
) {
  const found = await reactionOf(request, platform)
  const today = localDay(platform.clock.now(), found.holder.zone)
  const sent = sentJudgement(found)
  const beside = await platform.db.read(request.actor, async (db) => ({
    colleagues: await colleaguesOf(db, found.holder.id),
    letters: await lettersAbout(db, found.id),
    others: found.location ? await otherReactionsAbout(db, found) : [],
    signals: found.location ? await signalsBefore(db, found.location.id, found.receivedAt) : 0,
    judgement: sent ? await judgementContent(db, sent.id) : undefined,
    situation: await situationPart(db, found),
    templates: await templatesOf(db, found.holder.id),
    tasks: await tasksOf(db, found.id),
    handovers: await handoversOf(db, found.id),
    takers:
      capacities(request.actor, found).includes('coordinator') && mayHandOver(found) ? await takersFor(db, found) : [],
    part: await deskPart(db, found, begin.zoek ?? typedText(typed ?? {}, 'zoek')),
  }))
  auditDossier(request, reply, platform, found)
  const page = {
    reaction: found,
    own: capacities(request.actor, found),
    me: personOf(request).personId,
    today,
    typed: typed ?? typedFrom(begin, { reaction: found, templates: beside.templates, now: platform.clock.now() }),
    errors,
  }
  return sendPage(request, reply, <DossierPage {...page} {...beside} {...shown} />, status)
}

export const backTo = (reply: FastifyReply, { params }: NumberedRequest, done: string) =>
  seeOther(reply, `/werk/reacties/${params.number}?gedaan=${done}`)

export async function sendOutcome(
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  { outcome, field, typed, done = 'gedaan' }: { outcome: StepOutcome; field: string; typed: Typed; done?: string },
) {
  if ('done' in outcome) return backTo(reply, request, outcome.letter ? 'verstuurd' : done)
  if ('changed' in outcome || outcome.refusal === 'not_in_this_state' || outcome.refusal === 'not_by_you') {
    return sendDossier(request, reply, platform, { typed, changed: true }, 409)
  }
  const errors = [{ field, message: request.t(`desk.staff.refusal.${outcome.refusal}`) }]
  return sendDossier(request, reply, platform, { typed, errors }, 422)
}

async function assign(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const colleagues = await platform.db.read(request.actor, (db) => colleaguesOf(db, found.holder.id))
  const form = parseForm(assignForm({ t: request.t, colleagues }, found.kind === 'complaint'), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const outcome = await takeStep(platform, personOf(request), found.id, { ...form.value, step: 'assign' })
  return sendOutcome(request, reply, platform, { outcome, field: 'handler', typed: form.typed })
}

/** Steps that are a few words and a button, each with a field of its own. */
const wordedSteps: readonly ReactionStep[] = [
  'ask',
  'tell',
  'promise',
  'answer',
  'refer',
  'dismiss',
  'withdraw',
  'mend',
  'reopen',
  'keep_closed',
  'object',
  'refuse_objection',
  'drop_objection',
  'convert',
  'return',
  'approve',
  'submit',
  'reply',
  'unanswered',
  'formalise',
  'settle',
]

async function step(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const { stap } = (request.body ?? {}) as { stap?: unknown }
  const known = orNotFound(wordedSteps.find((one) => one === stap))
  const field = `${known}_words`
  const form = parseForm(stepForm(request.t, field), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const { typed } = form
  const wanted: WantedStep = { ...form.value, step: known }
  const more = await extrasOf(request, platform, found, known, typed)
  if ('errors' in more) return sendDossier(request, reply, platform, { typed, errors: more.errors }, 422)
  const outcome = await takeStep(platform, personOf(request), found.id, { ...wanted, ...more })
  return sendOutcome(request, reply, platform, { outcome, field: fieldOfRefusal(outcome, field), typed })
}

/** The box where a refusal is mended. */
function fieldOfRefusal(outcome: StepOutcome, field: string): string {
  if (!('refusal' in outcome)) return field
  if (outcome.refusal === 'side_not_heard') return 'party'
  if (outcome.refusal === 'measures_missing' || outcome.refusal === 'measure_incomplete') return 'no_measures'
  return field
}

async function extrasOf(
  request: NumberedRequest,
  platform: Platform,
  found: Reaction,
  known: ReactionStep,
  typed: Typed,
): Promise<Partial<WantedStep> | { errors: FieldError[] }> {
  const { t } = request
  const today = localDay(platform.clock.now(), found.holder.zone)
  if (known === 'promise') {
    const day = dayIn(typed, 'promise', t)
    if ('error' in day) return { errors: [{ field: 'promise', message: day.error }] }
    if (Temporal.PlainDate.compare(day, today) <= 0)
      return { errors: [{ field: 'promise', message: t('desk.staff.error.day-past') }] }
    return { promisedOn: day }
  }
  if (known === 'refer') {
    const key = typedText(typed, 'body')
    const way = wayByKey(found.holder.land, key, today)
    return way ? { body: { key, name: way.value.name, reach: reachOf(way.value) } } : {}
  }
  if (known === 'submit') {
    const approverId = parseId(typedText(typed, 'approver'))
    return approverId ? { approverId } : {}
  }
  return {}
}

/** A day in three boxes; a message where it is none. */
export function dayIn(typed: Typed, field: string, t: Text): Temporal.PlainDate | { readonly error: string } {
  const day = readDay(dayBoxes(typed, field))
  if (day === 'missing') return { error: t('desk.staff.error.day-missing') }
  return day === 'wrong' ? { error: t('desk.staff.error.day') } : day
}

const heardOr409 = (
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  outcome: HearOutcome,
  typed: Typed,
  done: string,
) =>
  outcome === 'done'
    ? backTo(reply, request, done)
    : sendDossier(request, reply, platform, { typed, changed: true }, 409)

async function hear(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const form = parseForm(hearingForm(request.t), request.body)
  const today = localDay(platform.clock.now(), found.holder.zone)
  const day = dayIn(form.typed, 'held', request.t)
  const late = 'error' in day ? day.error : Temporal.PlainDate.compare(day, today) > 0 ? request.t('desk.staff.error.day-future') : undefined // prettier-ignore
  if (!form.ok || late !== undefined || 'error' in day) {
    const errors = [...(form.ok ? [] : form.errors), ...(late === undefined ? [] : [{ field: 'held', message: late }])]
    return sendDossier(request, reply, platform, { typed: form.typed, errors }, 422)
  }
  const { party, how, hearing_words: words } = form.value
  const outcome = await noteHearing(platform, personOf(request), found.id, { party, how, words, heldOn: day })
  return heardOr409(request, reply, platform, outcome, form.typed, 'gehoord')
}

async function askSide(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const form = parseForm(inquiryForm(request.t), request.body)
  const day = dayIn(form.typed, 'side', request.t)
  if (!form.ok || 'error' in day) {
    const errors = [...(form.ok ? [] : form.errors), ...('error' in day ? [{ field: 'side', message: day.error }] : [])]
    return sendDossier(request, reply, platform, { typed: form.typed, errors }, 422)
  }
  const wish = { statement: form.value.statement, dueOn: day }
  const outcome = await askLocation(platform, personOf(request), found.id, wish)
  return heardOr409(request, reply, platform, outcome, form.typed, 'gevraagd')
}

async function note(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const form = parseForm(noteForm(request.t), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const outcome = await addNote(platform, personOf(request), found.id, form.value.note_words)
  return heardOr409(request, reply, platform, outcome, form.typed, 'notitie')
}

/** Keeps what was written, and on the second button also hands it to the second reader. */
async function judge(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const form = parseForm(
    draftForm(
      request.t,
      found.elements.map(({ id }) => id),
    ),
    request.body,
  )
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const kept = await keepDraft(platform, personOf(request), found.id, form.value)
  if (kept !== 'kept') return sendDossier(request, reply, platform, { typed: form.typed, changed: true }, 409)
  if (typedText(form.typed, 'naar') !== 'voorleggen') return backTo(reply, request, 'bewaard')
  const unfilled = unfilledIn(request, form.typed)
  if (unfilled.length > 0) return sendDossier(request, reply, platform, { typed: form.typed, errors: unfilled }, 422)
  const approverId = parseId(typedText(form.typed, 'approver'))
  const version = Number(typedText(form.typed, 'versie'))
  const wanted: WantedStep = { step: 'submit', words: '', version, approverId }
  const outcome = await takeStep(platform, personOf(request), found.id, wanted)
  const field = fieldOfRefusal(outcome, unjudgedField(form.value))
  return sendOutcome(request, reply, platform, { outcome, field, typed: form.typed, done: 'voorgelegd' })
}

/** The first box of a part that is not judged yet, or has no reasons. */
function unjudgedField({ elements }: WrittenDraft): string {
  const open = elements.find(({ outcome, reasons }) => outcome === null || reasons.trim() === '')
  if (!open) return 'judgement_words'
  return open.outcome === null ? `outcome_${open.id}` : `reasons_${open.id}`
}

/** Places of a template that nobody filled in, in what the letter of a judgement will say. */
const unfilledIn = ({ t }: NumberedRequest, typed: Typed): FieldError[] =>
  Object.keys(typed)
    .filter((field) => field === 'judgement_words' || field === 'no_measures' || field.startsWith('reasons_'))
    .flatMap((field) => {
      const place = firstUnfilled(typedText(typed, field))
      return place ? [{ field, message: t('templates.staff.error.unfilled', { place }) }] : []
    })

async function measure(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const dropped = parseId(typedText(parseForm(noteForm(request.t), request.body).typed, 'weg'))
  if (dropped) {
    await dropMeasure(platform, personOf(request), dropped)
    return backTo(reply, request, 'bewaard')
  }
  const colleagues = await platform.db.read(request.actor, (db) => colleaguesOf(db, found.holder.id))
  const form = parseForm(measureForm({ t: request.t, colleagues }), request.body)
  const day = dayIn(form.typed, 'measure', request.t)
  const today = localDay(platform.clock.now(), found.holder.zone)
  const wrong = 'error' in day ? day.error : Temporal.PlainDate.compare(day, today) < 0 ? request.t('desk.staff.error.day-past') : undefined // prettier-ignore
  if (!form.ok || wrong !== undefined || 'error' in day) {
    const errors = [
      ...(form.ok ? [] : form.errors),
      ...(wrong === undefined ? [] : [{ field: 'measure', message: wrong }]),
    ]
    return sendDossier(request, reply, platform, { typed: form.typed, errors }, 422)
  }
  await addMeasure(platform, personOf(request), {
    ...form.value,
    organisationId: found.holder.id,
    reactionId: found.id,
    dueOn: day,
  })
  return backTo(reply, request, 'maatregel')
}

const measureSteps: readonly MeasureStep[] = ['claim', 'verify', 'reject', 'cancel']

async function measureStep(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  await reactionOf(request, platform)
  const body = parseForm(noteForm(request.t), request.body).typed
  const id = orNotFound(parseId(typedText(body, 'maatregel')))
  const known = orNotFound(measureSteps.find((one) => one === typedText(body, 'stap')))
  const field = `measure_${id}`
  const wanted = { step: known, version: Number(typedText(body, 'versie')), words: typedText(body, field).trim() }
  const outcome = await takeMeasureStep(platform, personOf(request), id, wanted)
  if (outcome === 'done') return backTo(reply, request, 'maatregel')
  if ('changed' in outcome) return sendDossier(request, reply, platform, { typed: body, changed: true }, 409)
  const errors = [{ field, message: request.t(`desk.staff.measure.refusal.${outcome.refusal}`) }]
  return sendDossier(request, reply, platform, { typed: body, errors }, 422)
}

async function file(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const outcome = await addUploaded(platform, personOf(request), found.id, await uploadOf(request, platform))
  if ('added' in outcome) return backTo(reply, request, 'bestand')
  const errors = [{ field: 'file', message: request.t(`feedback.error.file.${outcome.refusal}`, outcome) }]
  return sendDossier(request, reply, platform, { errors }, 422)
}
