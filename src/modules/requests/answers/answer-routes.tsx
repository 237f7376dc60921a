import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import type { Read } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { parseUrgent } from '../asked.ts'
import { type Case, type CaseChoice, findCase } from '../case-queries.ts'
import { foresee, type StepOutcome, takeStep, takeSteps, type WantedStep } from '../choice-actions.ts'
import { canTake, type ChoiceStep } from '../choice.ts'
import { PreviewPage } from '../desk/preview-page.tsx'
import { parseCursor, parseInboxTab, writeCursor } from '../desk/work-list.ts'
import { previewLetter } from '../letter-actions.ts'
import { stepForm } from '../step-form.ts'
import { answerErrors } from './answer-errors.ts'
import { type SiblingChoice, siblingChoices } from './sibling-queries.ts'
import { answerForm } from './answer-form.ts'
import { parseAnswerStep, tickedIn, unfoldTicks } from './answer-steps.ts'
import type { Room } from './answer-page.tsx'
import { InboxPage, inboxAddress } from './inbox-page.tsx'
import { inboxCounts, inboxPage, ownLocationsOf, requestOfOwnChoice } from './inbox-queries.ts'
import { QuestionPage, type QuestionPageProps } from './question-page.tsx'
import { answerContext, noRoom, roomFor, stepsFor } from './room-queries.ts'

const config = { permission: 'requests.answer' }
const here = '/werk/vragen'

/** What organisers do: read what is asked of their locations, and answer. */
export function answerRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: InboxQuery }>(here, { config }, (request, reply) => sendInbox(request, reply, platform))
  web.get<Chosen & { Querystring: { antwoord?: string; gedaan?: string } }>(
    `${here}/:choiceId`,
    { config },
    async (request, reply) => {
      const { antwoord, gedaan } = request.query
      return sendQuestion(request, reply, platform, { answer: antwoord, notice: gedaan ? 'sent' : undefined })
    },
  )
  web.post<Chosen>(`${here}/:choiceId/antwoord`, { config }, (request, reply) => answer(request, reply, platform))
  web.post<Chosen>(`${here}/:choiceId/stap`, { config }, (request, reply) => otherStep(request, reply, platform))
}

interface InboxQuery {
  lijst?: string
  opvang?: string
  snel?: string
  na?: string
}

async function sendInbox(
  request: FastifyRequest<{ Querystring: InboxQuery }>,
  reply: FastifyReply,
  platform: Platform,
) {
  const { lijst, opvang = '', na, snel } = request.query
  const urgent = parseUrgent(snel)
  const [tab, after, locationId] = [parseInboxTab(lijst), parseCursor(na), parseId(opvang)]
  const shown = await platform.db.read(request.actor, async (db) => ({
    locations: await ownLocationsOf(db),
    counts: await inboxCounts(db, urgent),
    page: await inboxPage(db, { tab, locationId, after, urgent }),
  }))
  auditView(request, reply, platform, {
    action: 'requests.list_viewed',
    subjectKind: 'list',
    subjectId: null,
    about: shown.page.rows.map((row) => row.choiceId),
    details: { list: `vragen ${tab}`, shown: shown.page.rows.length },
  })
  const { locations, counts, page } = shown
  const last = page.more ? page.rows.at(-1) : undefined
  const place = last && (tab === 'klaar' ? last.changedAt : (last.dueOn ?? last.changedAt)).toString()
  const only = locations.some(({ id }) => id === locationId) ? locationId : undefined
  const list = inboxAddress({ tab, only, urgent })
  const props = { tab, rows: page.rows, counts, locations, only, urgent, now: platform.clock.now() }
  const next = last && place ? `${list}&na=${writeCursor({ place, choiceId: last.choiceId })}` : null
  return sendPage(request, reply, <InboxPage {...props} first={after ? list : null} next={next} />)
}

interface Chosen {
  Params: { choiceId: string }
}
type ChosenRequest = FastifyRequest<Chosen>

interface Found {
  readonly asked: Case
  readonly choice: CaseChoice
  readonly room: Room
  readonly siblings: readonly SiblingChoice[]
}

/** What is not there and what is asked of another location gives the same answer: the rows decide. */
function questionOf({ actor, params }: ChosenRequest, platform: Platform): Promise<Found> {
  const choiceId = orNotFound(parseId(params.choiceId))
  return platform.db.read(actor, async (read: Read) => {
    const asked = orNotFound(await findCase(read, orNotFound(await requestOfOwnChoice(read, choiceId))))
    const choice = orNotFound(asked.choices.find(({ id }) => id === choiceId))
    const today = localDay(platform.clock.now(), asked.desk.zone)
    const room = canTake(choice.state, 'offer', 'organiser') ? await roomFor(read, asked, choice, today) : noRoom
    // Who runs two of the locations that were asked still answers for one at a time, and reads the history of that one.
    const siblings = await siblingChoices(read, asked, choice)
    const history = asked.history.filter((event) => event.choiceId === choiceId || event.choiceId === null)
    return {
      asked: { ...asked, choices: [choice], history: history.filter(({ audience }) => audience === 'all') },
      choice,
      room,
      siblings,
    }
  })
}

type Shown = Pick<QuestionPageProps, 'notice' | 'typed' | 'errors' | 'overtaken'> & { answer?: string | undefined }

async function sendQuestion(
  request: ChosenRequest,
  reply: FastifyReply,
  platform: Platform,
  { answer: wanted, typed = {}, ...shown }: Shown,
  status = 200,
) {
  const found = await questionOf(request, platform)
  const { asked, choice } = found
  auditView(request, reply, platform, {
    action: 'requests.request_viewed',
    subjectKind: 'request',
    subjectId: asked.id,
    organisationId: asked.desk.id,
    details: { choice: choice.id },
  })
  const today = localDay(platform.clock.now(), asked.desk.zone)
  const step = parseAnswerStep(wanted ?? typedText(typed, 'antwoord'))
  return sendPage(
    request,
    reply,
    <QuestionPage {...found} {...shown} typed={typed} answer={step} today={today} />,
    status,
  )
}

/** First the letter is shown, then it is sent. */
async function answer(request: ChosenRequest, reply: FastifyReply, platform: Platform) {
  const typed = unfoldTicks(parseForm(z.unknown(), request.body).typed)
  const to = typedText(typed, 'naar')
  if (to === 'terug') return sendQuestion(request, reply, platform, { typed })
  const { asked, choice, room, siblings } = await questionOf(request, platform)
  const also = tickedIn(typed, siblings)
  const today = localDay(platform.clock.now(), asked.desk.zone)
  const context = answerContext(asked, room, { t: request.t, today })
  const form = parseForm(answerForm(parseAnswerStep(typedText(typed, 'antwoord')), context), {
    ...typed,
    keuze: choice.id,
  })
  if (!form.ok) return sendQuestion(request, reply, platform, form, 422)
  if (to === 'verstuur') {
    const whose = { organiser: true } as const
    const others = await platform.db.read(request.actor, (db) => stepsFor(db, form.value, choice, also))
    const steps = [{ wanted: form.value }, ...others].map(({ wanted }) => ({ whose, wanted }))
    const outcome = await takeSteps(platform, request.actor, steps)
    return sendOutcome(request, reply, platform, { outcome, wanted: form.value, typed, field: 'words' })
  }
  const foreseen = foresee(platform, asked, choice, form.value, 'organiser')
  if (!('letter' in foreseen)) {
    return sendOutcome(request, reply, platform, { outcome: foreseen, wanted: form.value, typed, field: 'words' })
  }
  const letter = orNotFound((await previewLetter(platform, foreseen.to, foreseen.letter)) ?? undefined)
  const crumbs = [
    { label: request.t('answers.staff.inbox.title'), href: here },
    { label: asked.childName, href: `${here}/${choice.id}` },
  ]
  const page = {
    dossier: asked,
    letter,
    also: also.map(({ childName }) => childName),
    typed,
    crumbs,
    action: `${here}/${choice.id}/antwoord`,
  }
  return sendPage(request, reply, <PreviewPage {...page} />)
}

const otherSteps: readonly ChoiceStep[] = ['tell', 'mend']

async function otherStep(request: ChosenRequest, reply: FastifyReply, platform: Platform) {
  const { stap } = (request.body ?? {}) as { stap?: unknown }
  const step = orNotFound(otherSteps.find((known) => known === stap))
  const { choice } = await questionOf(request, platform)
  const field = `${step}_words`
  const form = parseForm(stepForm(request.t, field), request.body)
  if (!form.ok) return sendQuestion(request, reply, platform, form, 422)
  const wanted = { ...form.value, choiceId: choice.id, step, reason: null }
  const outcome = await takeStep(platform, request.actor, { organiser: true }, wanted)
  return sendOutcome(request, reply, platform, { outcome, wanted, typed: form.typed, field })
}

interface Taken {
  readonly outcome: StepOutcome
  readonly wanted: WantedStep
  readonly typed: NonNullable<QuestionPageProps['typed']>
  readonly field: string
}

function sendOutcome(request: ChosenRequest, reply: FastifyReply, platform: Platform, taken: Taken) {
  const { outcome, wanted, typed, field } = taken
  if ('done' in outcome) return seeOther(reply, `${here}/${wanted.choiceId}?gedaan=1`)
  const errors = answerErrors(outcome, wanted.step, request, field, typed['samen'] !== undefined)
  if (errors.length > 0) return sendQuestion(request, reply, platform, { typed, errors }, 422)
  const overtaken = { words: typedText(typed, field) }
  return sendQuestion(request, reply, platform, { overtaken, answer: wanted.step }, 409)
}
