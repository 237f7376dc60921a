import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { type Case, findCaseByNumber } from '../case-queries.ts'
import { addressed, type StepOutcome, takeStep, type WantedStep } from '../choice-actions.ts'
import { actsIn, canTake, type ChoiceStep, decide } from '../choice.ts'
import { previewLetter } from '../letter-actions.ts'
import { turnTerm } from '../request-terms.ts'
import { answerForm, noteForm, stepForm } from '../step-form.ts'
import { DossierPage, type DossierPageProps } from './dossier-page.tsx'
import { lettersAbout } from './dossier-queries.ts'
import { addNote } from './note-actions.ts'
import { PreviewPage } from './preview-page.tsx'

const config = { permission: 'requests.handle' }

export function dossierRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Numbered & { Querystring: { gedaan?: string; keuze?: string } }>(
    '/werk/aanvragen/:number',
    { config },
    async (request, reply) => {
      const { gedaan = '', keuze } = request.query
      return sendDossier(request, reply, platform, { notice: notices[gedaan], focus: keuze })
    },
  )
  web.post<Numbered>('/werk/aanvragen/:number/antwoord', { config }, (request, reply) =>
    answer(request, reply, platform),
  )
  web.post<Numbered>('/werk/aanvragen/:number/stap', { config }, (request, reply) =>
    otherStep(request, reply, platform),
  )
  web.post<Numbered>('/werk/aanvragen/:number/notitie', { config }, async (request, reply) => {
    const form = parseForm(noteForm(request.t), request.body)
    if (!form.ok) return sendDossier(request, reply, platform, form, 422)
    const { number } = await dossierOf(request, platform)
    await addNote(platform, request.actor, number, form.value.note_words)
    return seeOther(reply, `/werk/aanvragen/${number}?gedaan=notitie`)
  })
}

interface Numbered {
  Params: { number: string }
}
type NumberedRequest = FastifyRequest<Numbered>

const notices: Readonly<Record<string, DossierPageProps['notice']>> = {
  verstuurd: 'sent',
  vastgelegd: 'written',
  notitie: 'noted',
  nieuw: 'registered',
}

/** What is not there and what is another desk's gives the same answer: the rows decide. */
async function dossierOf({ actor, params }: NumberedRequest, { db }: Platform): Promise<Case> {
  const number = orNotFound(parseNumber(params.number))
  return orNotFound(await db.read(actor, (read) => findCaseByNumber(read, number)))
}

type Shown = Pick<DossierPageProps, 'notice' | 'overtaken' | 'focus'> & {
  typed?: Typed
  errors?: readonly FieldError[]
}

async function sendDossier(
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  { notice, overtaken, typed = {}, errors = [], focus = typedText(typed, 'keuze') }: Shown,
  status = 200,
) {
  const dossier = await dossierOf(request, platform)
  const letters = await platform.db.read(request.actor, (db) => lettersAbout(db, dossier.id))
  const today = localDay(platform.clock.now(), dossier.desk.zone)
  auditView(request, reply, platform, {
    action: 'requests.request_viewed',
    subjectKind: 'request',
    subjectId: dossier.id,
    organisationId: dossier.desk.id,
  })
  const page = { dossier, letters, focus, today, notice, overtaken, typed, errors }
  return sendPage(request, reply, <DossierPage {...page} />, status)
}

/** Yes, no or a question: first the letter is shown, then it is sent. */
async function answer(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const form = parseForm(answerForm(request.t), request.body)
  const { typed } = form
  const to = typedText(typed, 'naar')
  if (to === 'terug') return sendDossier(request, reply, platform, { typed })
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  if (to === 'verstuur') {
    const outcome = await takeStep(platform, request.actor, await whichOf(request), form.value)
    return sendOutcome(request, reply, platform, { outcome, wanted: form.value, typed, field: 'words' })
  }
  return sendPreview(request, reply, platform, form.value, typed)
}

async function sendPreview(
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  wanted: WantedStep,
  typed: Typed,
) {
  const dossier = await dossierOf(request, platform)
  const choice = dossier.choices.find(({ id }) => id === wanted.choiceId)
  const outcome: StepOutcome =
    !choice || dossier.version !== wanted.version
      ? { changed: true }
      : refusalIn(decide(choice.state, wanted.step, 'desk', wanted))
  if (!choice || !('done' in outcome)) {
    return sendOutcome(request, reply, platform, { outcome, wanted, typed, field: 'words' })
  }
  const { land, zone } = dossier.desk
  const acts = wanted.step === 'question' ? actsIn.question : undefined
  const dueOn = acts ? turnTerm(land, acts, localDay(platform.clock.now(), zone)).due : null
  const letter = await previewLetter(platform, addressed(dossier, choice), { ...wanted, by: 'desk', dueOn })
  return sendPage(
    request,
    reply,
    <PreviewPage dossier={dossier} letter={orNotFound(letter ?? undefined)} typed={typed} />,
  )
}

const refusalIn = (decided: ReturnType<typeof decide>): StepOutcome => ('ok' in decided ? { done: true } : decided)

const otherSteps: readonly ChoiceStep[] = ['mend', 'reply', 'withdraw']

/** What needs no preview: taking an answer back, and what a family asks by telephone. */
async function otherStep(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const { stap } = (request.body ?? {}) as { stap?: unknown }
  const step = orNotFound(otherSteps.find((known) => known === stap))
  const field = `${step}_words`
  const form = parseForm(stepForm(request.t, field), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const wanted = { ...form.value, step, reason: null }
  const outcome = await takeStep(platform, request.actor, await whichOf(request), wanted)
  return sendOutcome(request, reply, platform, { outcome, wanted, typed: form.typed, field })
}

const whichOf = async ({ params }: NumberedRequest) => ({ number: orNotFound(parseNumber(params.number)) })

interface Taken {
  readonly outcome: StepOutcome
  readonly wanted: WantedStep
  readonly typed: Typed
  readonly field: string
}

async function sendOutcome(request: NumberedRequest, reply: FastifyReply, platform: Platform, taken: Taken) {
  const { outcome, wanted, typed, field } = taken
  if ('done' in outcome)
    return seeOther(reply, `/werk/aanvragen/${request.params.number}?gedaan=${doneIn[wanted.step]}`)
  if ('refusal' in outcome && outcome.refusal === 'reason_missing') {
    return sendDossier(
      request,
      reply,
      platform,
      { typed, errors: [{ field: 'reden', message: request.t('requests.staff.error.reason') }] },
      422,
    )
  }
  if ('refusal' in outcome && outcome.refusal === 'words_missing') {
    return sendDossier(
      request,
      reply,
      platform,
      { typed, errors: [{ field, message: request.t(`requests.staff.error.words.${wanted.step}`) }] },
      422,
    )
  }
  return sendOvertaken(request, reply, platform, taken)
}

const doneIn = {
  offer: 'verstuurd',
  refuse: 'verstuurd',
  question: 'verstuurd',
  mend: 'verstuurd',
  reply: 'vastgelegd',
  withdraw: 'vastgelegd',
} as const

/** Somebody was faster: what happened since, and every word that was typed, in its form or else beside it. */
async function sendOvertaken(
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  { wanted, typed, field }: Taken,
) {
  const dossier = await dossierOf(request, platform)
  const steps = dossier.history.filter(({ kind }) => kind !== 'note' && kind !== 'location_deregistered')
  const since = steps.slice(Math.min(-1, wanted.version - dossier.version))
  const choice = dossier.choices.find(({ id }) => id === wanted.choiceId)
  const fits = choice !== undefined && canTake(choice.state, wanted.step, 'desk')
  const overtaken = { since, words: fits ? '' : typedText(typed, field) }
  return sendDossier(request, reply, platform, { overtaken, typed: fits ? typed : {}, focus: wanted.choiceId }, 409)
}
