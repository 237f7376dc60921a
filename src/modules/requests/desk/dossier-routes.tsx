import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { isAuthorised } from '../../tariffs/index.ts'
import { type Case, type CaseChoice, familyCases } from '../case-queries.ts'
import { answerErrors } from '../answers/answer-errors.ts'
import { type SiblingChoice, siblingChoices } from '../answers/sibling-queries.ts'
import { answerForm } from '../answers/answer-form.ts'
import { parseAnswerStep, tickedIn, unfoldTicks } from '../answers/answer-steps.ts'
import { answerContext, noRoom, roomFor, stepsFor } from '../answers/room-queries.ts'
import { foresee, type StepOutcome, takeStep, takeSteps, type WantedStep } from '../choice-actions.ts'
import { canTake, type ChoiceStep } from '../choice.ts'
import { foremost } from '../history.ts'
import { previewLetter } from '../letter-actions.ts'
import { noteForm, slotIn, stepForm } from '../step-form.ts'
import { DossierPage, type DossierPageProps } from './dossier-page.tsx'
import { colleaguesAt } from '../officer/officer-queries.ts'
import { lettersAbout } from './dossier-queries.ts'
import { auditDossier, dossierOf, type Numbered, type NumberedRequest } from './found-dossier-routes.ts'
import { addNote } from './note-actions.ts'
import { PreviewPage } from './preview-page.tsx'

const config = { permission: 'requests.handle' }

export function dossierRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Numbered & { Querystring: { gedaan?: string; keuze?: string; antwoord?: string } }>(
    '/werk/aanvragen/:number',
    { config },
    async (request, reply) => {
      const { gedaan = '', keuze, antwoord } = request.query
      const notTogether = gedaan === 'niet-samen'
      return sendDossier(request, reply, platform, {
        notice: notices[gedaan],
        notTogether,
        focus: keuze,
        answer: antwoord,
      })
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

const notices: Readonly<Record<string, DossierPageProps['notice']>> = {
  verstuurd: 'sent',
  vastgelegd: 'written',
  notitie: 'noted',
  nieuw: 'registered',
  begeleider: 'officer',
  samen: 'together',
}

type Shown = Pick<DossierPageProps, 'notice' | 'notTogether' | 'overtaken' | 'focus'> & {
  typed?: Typed
  errors?: readonly FieldError[]
  answer?: string | undefined
}

async function sendDossier(
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  { notice, notTogether, overtaken, typed = {}, errors = [], focus = typedText(typed, 'keuze'), answer }: Shown,
  status = 200,
) {
  const dossier = await dossierOf(request, platform)
  const choice = dossier.choices.find(({ id }) => id === focus) ?? foremost(dossier.choices, 'desk')
  const today = localDay(platform.clock.now(), dossier.desk.zone)
  const { actor } = request
  const personId = actor.kind === 'person' ? actor.personId : ''
  const { letters, room, colleagues, family, siblings, certificates } = await platform.db.read(
    request.actor,
    async (db) => ({
      letters: await lettersAbout(db, dossier.id),
      certificates:
        dossier.desk.land === 'vl' && (await isAuthorised(db, { personId, deskId: dossier.desk.id, today })),
      colleagues: await colleaguesAt(db, dossier.desk.id),
      siblings: choice ? await siblingChoices(db, dossier, choice) : [],
      family: dossier.together && choice?.state === 'offered' ? await familyCases(db, dossier.familyId) : [],
      room: choice && canTake(choice.state, 'offer', 'desk') ? await roomFor(db, dossier, choice, today) : noRoom,
    }),
  )
  auditDossier(request, reply, platform, dossier)
  const step = parseAnswerStep(answer ?? typedText(typed, 'antwoord'))
  const officer = { colleagues, me: personId }
  const page = {
    dossier,
    letters,
    officer,
    certificates,
    room,
    family,
    siblings,
    answer: step,
    focus,
    today,
    typed,
    errors,
  }
  return sendPage(request, reply, <DossierPage {...page} {...{ notice, notTogether, overtaken }} />, status)
}

/** A place, a visit, a question or a no: first the letter is shown, then it is sent. */
async function answer(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const typed = unfoldTicks(parseForm(z.unknown(), request.body).typed)
  const to = typedText(typed, 'naar')
  if (to === 'terug') return sendDossier(request, reply, platform, { typed })
  const dossier = await dossierOf(request, platform)
  const choice = dossier.choices.find(({ id }) => id === typedText(typed, 'keuze'))
  if (!choice) return sendDossier(request, reply, platform, { typed }, 409)
  const today = localDay(platform.clock.now(), dossier.desk.zone)
  const { room, siblings } = await platform.db.read(request.actor, async (db) => ({
    room: await roomFor(db, dossier, choice, today),
    siblings: await siblingChoices(db, dossier, choice),
  }))
  const also = tickedIn(typed, siblings)
  const context = answerContext(dossier, room, { t: request.t, today })
  const form = parseForm(answerForm(parseAnswerStep(typedText(typed, 'antwoord')), context), typed)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  if (to === 'verstuur') {
    const others = await platform.db.read(request.actor, (db) => stepsFor(db, form.value, choice, also))
    const all = [{ number: dossier.number, wanted: form.value }, ...others]
    const steps = all.map(({ number, wanted }) => ({ whose: { number }, wanted }))
    const outcome = await takeSteps(platform, request.actor, steps)
    return sendOutcome(request, reply, platform, { outcome, wanted: form.value, typed, field: 'words' })
  }
  return sendPreview(request, reply, platform, { dossier, choice, also, wanted: form.value, typed })
}

interface Previewed {
  readonly dossier: Case
  readonly choice: CaseChoice
  readonly also: readonly SiblingChoice[]
  readonly wanted: WantedStep
  readonly typed: Typed
}

async function sendPreview(request: NumberedRequest, reply: FastifyReply, platform: Platform, previewed: Previewed) {
  const { dossier, choice, also, wanted, typed } = previewed
  const foreseen = foresee(platform, dossier, choice, wanted, 'desk')
  if (!('letter' in foreseen)) {
    return sendOutcome(request, reply, platform, { outcome: foreseen, wanted, typed, field: 'words' })
  }
  const letter = orNotFound((await previewLetter(platform, foreseen.to, foreseen.letter)) ?? undefined)
  const here = `/werk/aanvragen/${dossier.number}`
  const crumbs = [
    { label: request.t('requests.staff.work.title'), href: '/werk' },
    { label: `${dossier.childName} (${dossier.number})`, href: here },
  ]
  const page = {
    dossier,
    letter,
    also: also.map(({ childName }) => childName),
    typed,
    crumbs,
    action: `${here}/antwoord`,
  }
  return sendPage(request, reply, <PreviewPage {...page} />)
}

const otherSteps: readonly ChoiceStep[] = ['mend', 'reply', 'withdraw', 'tell', 'ask', 'decline', 'pick']

/** What needs no preview: taking an answer back, and what a family asks by telephone. */
async function otherStep(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const { stap } = (request.body ?? {}) as { stap?: unknown }
  const known = orNotFound(otherSteps.find((step) => step === stap))
  const field = `${known}_words`
  const form = parseForm(stepForm(request.t, field), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const picked = known === 'pick' ? slotIn(typedText(form.typed, 'moment')) : {}
  if (!picked) {
    const errors = [{ field: 'moment', message: request.t('answers.staff.error.pick') }]
    return sendDossier(request, reply, platform, { typed: form.typed, errors }, 422)
  }
  const wanted = { ...form.value, step: known, reason: null, ...picked }
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
    return seeOther(
      reply,
      `/werk/aanvragen/${request.params.number}?keuze=${wanted.choiceId}&gedaan=${doneIn[wanted.step] ?? 'vastgelegd'}`,
    )
  const errors = answerErrors(outcome, wanted.step, request, field, typed['samen'] !== undefined)
  if (errors.length > 0) return sendDossier(request, reply, platform, { typed, errors }, 422)
  return sendOvertaken(request, reply, platform, taken)
}

/** What tells the family something leaves as a letter; what the family told is written down. */
const doneIn: Partial<Record<ChoiceStep, string>> = {
  offer: 'verstuurd',
  invite: 'verstuurd',
  refuse: 'verstuurd',
  question: 'verstuurd',
  tell: 'verstuurd',
  mend: 'verstuurd',
}

/** Somebody was faster: what happened since, and every word that was typed, in its form or else beside it. */
async function sendOvertaken(
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  { wanted, typed, field }: Taken,
) {
  const dossier = await dossierOf(request, platform)
  const choice = dossier.choices.find(({ id }) => id === wanted.choiceId)
  const steps = dossier.history.filter(({ choiceId, audience }) => choiceId === wanted.choiceId && audience === 'all')
  const since = steps.slice(Math.min(-1, wanted.version - (choice?.version ?? 0)))
  const fits = choice !== undefined && canTake(choice.state, wanted.step, 'desk')
  const overtaken = { since, words: fits ? '' : typedText(typed, field) }
  return sendDossier(request, reply, platform, { overtaken, typed: fits ? typed : {}, focus: wanted.choiceId }, 409)
}
