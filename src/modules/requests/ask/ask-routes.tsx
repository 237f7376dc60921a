import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { locationPath } from '../../locations/index.ts'
import { repeatOpensFor } from '../access-link.ts'
import { type Case, findCase } from '../case-queries.ts'
import { openCase } from '../family/link-actions.ts'
import { workingDaysFor } from '../request-terms.ts'
import { type Received, receiveRequest } from './ask-actions.ts'
import { askForm, stepForm, stepOfErrors } from './ask-form.ts'
import { AskPage, type AskSubject } from './ask-page.tsx'
import { type AskingStep, type AskStep, parseStep, stepAfter, unfoldLists } from './ask-steps.ts'
import { CheckPage } from './check-page.tsx'
import { ClosedPage } from './closed-page.tsx'
import { ConfirmationPage, RepeatedPage } from './confirmation-page.tsx'
import { findPlace, type Place, type PlaceDesk } from './place-queries.ts'

const config = { permission: 'requests.ask' }

export function askRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { opvang?: string } }>('/aanvraag/nieuw', { config }, async (request, reply) => {
    const { opvang } = request.query
    if (!opvang) return seeOther(reply, '/zoek')
    const place = orNotFound(await findPlace(platform.db.published, opvang))
    if (!place.desk || !place.location.registered) return sendPage(request, reply, closedPage(place))
    const form = newForm(platform, { opvang, place, desk: place.desk, key: randomUUID() })
    return sendStep(request, reply, form, { step: 'kind', typed: { language: request.lang } })
  })

  web.post('/aanvraag/nieuw', { config }, async (request, reply) => {
    const typed = unfoldLists(parseForm(z.unknown(), request.body).typed)
    const opvang = typedText(typed, 'opvang')
    // Whoever began while the location was registered may finish; the desk is told and helps on.
    const place = orNotFound(await findPlace(platform.db.published, opvang))
    if (!place.desk) return sendPage(request, reply, closedPage(place), 409)
    const key = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
    const form = newForm(platform, { opvang, place, desk: place.desk, key })
    return goOn(request, reply, form, typed)
  })

  web.get<{ Querystring: { eerder?: string } }>('/aanvraag/ontvangen', { config }, async (request, reply) => {
    const { actor } = request
    if (actor.kind !== 'family') return seeOther(reply, '/aanvraag/link')
    const own = await platform.db.read(actor, (db) => findCase(db, actor.caseId))
    const page = own && confirmation(own, { differs: request.query.eerder !== undefined, mayFollow: true })
    return page ? sendPage(request, reply, page) : seeOther(reply, '/aanvraag')
  })
}

/** One form on its way: where it is about and which form it is. */
interface Form {
  readonly platform: Platform
  readonly place: Place
  readonly desk: PlaceDesk
  readonly subject: AskSubject
}

interface Start {
  readonly opvang: string
  readonly place: Place
  readonly desk: PlaceDesk
  readonly key: string
}

function newForm(platform: Platform, { opvang, place, desk, key }: Start): Form {
  const { location } = place
  const today = localDay(platform.clock.now(), desk.zone)
  const subject = {
    opvang,
    locationName: location.name,
    locationPlace: location.place,
    locationPath: locationPath(location),
    deskName: desk.name,
    key,
    answerDays: workingDaysFor(desk.land, 'desk', today),
    today,
  }
  return { platform, place, desk, subject }
}

const closedPage = ({ location, desk }: Place) => (
  <ClosedPage
    why={desk ? 'deregistered' : 'no_desk'}
    locationName={location.name}
    locationPath={locationPath(location)}
  />
)

interface Shown {
  readonly step: AskingStep
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  readonly checking?: boolean
}

function sendStep(request: FastifyRequest, reply: FastifyReply, { subject }: Form, shown: Shown) {
  const { step, typed, errors = [], checking = false } = shown
  const page = <AskPage subject={subject} step={step} typed={typed} errors={errors} checking={checking} />
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

/** Where a press on a button leads. Going back or changing an answer never asks whether this page is right yet. */
function goOn(request: FastifyRequest, reply: FastifyReply, form: Form, typed: Typed) {
  const step = parseStep(typedText(typed, 'stap')) ?? 'kind'
  const to = typedText(typed, 'naar')
  const checking = typedText(typed, 'terug') === 'controle'
  const [, changed] = /^wijzig-(.+)$/.exec(to) ?? []
  const asked = asking(parseStep(changed ?? to))
  if (asked) return sendStep(request, reply, form, { step: asked, typed, checking: changed !== undefined })
  if (step === 'controle') return sendWhole(request, reply, form, typed)
  const { t } = request
  const answers = parseForm(stepForm(step, { t, today: form.subject.today }), typed)
  if (!answers.ok) return sendStep(request, reply, form, { step, typed, errors: answers.errors, checking })
  const next = checking ? undefined : asking(stepAfter(step))
  return next ? sendStep(request, reply, form, { step: next, typed }) : sendCheck(request, reply, form, typed)
}

const asking = (step: AskStep | undefined): AskingStep | undefined => (step === 'controle' ? undefined : step)

/** All answers, held against each other and against today; the first page with a mistake when there is one. */
function whole(request: FastifyRequest, reply: FastifyReply, form: Form, typed: Typed) {
  const answers = parseForm(askForm({ t: request.t, today: form.subject.today }), typed)
  if (answers.ok) return { asked: answers.value }
  const step = stepOfErrors(answers.errors)
  const own = parseForm(stepForm(step, { t: request.t, today: form.subject.today }), typed)
  const errors = own.ok ? answers.errors : own.errors
  return { sent: sendStep(request, reply, form, { step, typed, errors, checking: true }) }
}

function sendCheck(request: FastifyRequest, reply: FastifyReply, form: Form, typed: Typed) {
  const { asked, sent } = whole(request, reply, form, typed)
  return sent ?? sendPage(request, reply, <CheckPage subject={form.subject} asked={asked} typed={typed} />)
}

async function sendWhole(request: FastifyRequest, reply: FastifyReply, form: Form, typed: Typed) {
  const { asked, sent } = whole(request, reply, form, typed)
  if (!asked) return sent
  const { platform, place, desk, subject } = form
  const submission = { key: subject.key, asked, location: place.location, desk, channel: 'web' as const }
  return sendReceived(request, reply, platform, await receiveRequest(platform, submission))
}

/** The confirmation, in a session of this browser for this request; reloading it sends nothing again. */
async function sendReceived(request: FastifyRequest, reply: FastifyReply, platform: Platform, received: Received) {
  const { actor } = request
  const differs = received.repeated !== false && received.repeated.differs
  if (actor.kind === 'person') {
    // A desk worker who tries the form stays signed in as himself.
    const own = { kind: 'family', sessionId: '', caseId: received.requestId } as const
    const sent = await platform.db.read(own, (db) => findCase(db, received.requestId))
    return sendPage(request, reply, orNotFound(sent && confirmation(sent, { differs, mayFollow: false })))
  }
  const age = platform.clock.now().since(received.receivedAt)
  if (received.repeated !== false && Temporal.Duration.compare(age, repeatOpensFor) > 0) {
    return sendPage(request, reply, <RepeatedPage />)
  }
  const browser = { actor, userAgent: request.headers['user-agent'] ?? '' }
  setSessionCookie(reply, platform, await openCase(platform, received.requestId, browser))
  return seeOther(reply, differs ? '/aanvraag/ontvangen?eerder=1' : '/aanvraag/ontvangen')
}

/** Undefined once the desk has answered: the status page tells more. */
function confirmation({ number, desk, contactEmail, choices }: Case, more: { differs: boolean; mayFollow: boolean }) {
  const waiting = choices.find(({ acts }) => acts === 'desk')
  if (!waiting?.dueOn) return undefined
  return (
    <ConfirmationPage
      number={number}
      deskName={desk.name}
      deskPhone={desk.phone}
      locationName={waiting.location.name}
      email={contactEmail}
      dueOn={waiting.dueOn}
      {...more}
    />
  )
}
