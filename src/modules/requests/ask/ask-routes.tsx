import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { locationPath, takesRequestsOn } from '../../locations/index.ts'
import { readWish, wishWords } from '../../locations/rules.ts'
import { receiveRequest } from './ask-actions.ts'
import { askForm, stepForm, stepOfErrors } from './ask-form.ts'
import { AskPage } from './ask-page.tsx'
import { type AskingStep, type AskStep, isAsking, parseStep, stepAfter, stepBefore, stepPath } from './ask-steps.ts'
import { AddPage, NoDraftPage } from './begun-page.tsx'
import { CheckPage } from './check-page.tsx'
import { type Answers, withOneMore, withoutChild } from './children.ts'
import { ClosedPage } from './closed-page.tsx'
import {
  closeDraft,
  findDraft,
  type OpenDraft,
  saveAnswers,
  savePlaces,
  saveStep,
  startDraft,
} from './draft-actions.ts'
import type { Draft } from './draft-queries.ts'
import { passOf, setPass } from './draft-routes.tsx'
import { proposedDays } from './from-finder.ts'
import { faultOf, knownForm, type KnownForm, typedSoFar } from './form-queries.ts'
import { findPlace, type Place, placesByName } from './place-queries.ts'
import { changedPlaces, readPlaceWish } from './places.ts'
import { type PlaceFault, PlacesPage } from './places-page.tsx'
import { sendAgain, sendReceived } from './received-routes.tsx'

const config = { permission: 'requests.ask' }
const entry = '/aanvraag/nieuw'

interface StepRoute {
  Params: { stap: string }
  Querystring: { controle?: string; zoek?: string }
}

export function askRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { opvang?: string } }>(entry, { config }, (request, reply) => enter(request, reply, platform))
  web.post(entry, { config }, (request, reply) => beginAfresh(request, reply, platform))
  web.get<StepRoute>(`${entry}/:stap`, { config }, async (request, reply) => {
    const step = orNotFound(parseStep(request.params.stap))
    const draft = await findDraft(platform, passOf(request))
    if (!draft || draft.sentAt) return sendPage(request, reply, <NoDraftPage />, 404)
    const form = await formOf(request, platform, draft)
    const checking = request.query.controle !== undefined
    if (step === 'controle') return sendCheck(request, reply, form)
    if (step === 'plekken') return sendPlaces(request, reply, form, { checking, words: request.query.zoek ?? '' })
    return sendStep(request, reply, form, { step, checking })
  })
  web.post<StepRoute>(`${entry}/:stap`, { config }, (request, reply) => goOn(request, reply, platform))
}

/** A form on its way, and whose. */
interface Form extends KnownForm {
  readonly platform: Platform
  readonly draft: Draft
  readonly typed: Typed
}

async function formOf(request: FastifyRequest, platform: Platform, draft: Draft, kept = true): Promise<Form> {
  const known = await knownForm(platform, draft, { zone: request.site.zone, kept })
  return { ...known, platform, draft, typed: typedSoFar(draft, request.lang) }
}

/** From the page of a location. Looks only: a place joins a form on the press of a button. */
async function enter(
  request: FastifyRequest<{ Querystring: { opvang?: string } }>,
  reply: FastifyReply,
  platform: Platform,
) {
  const { opvang } = request.query
  const wish = wishWords(readWish(request.query))
  const draft = await findDraft(platform, passOf(request))
  const open = draft?.sentAt ? undefined : draft
  if (!opvang) return seeOther(reply, open ? stepPath(open.step) : '/zoek')
  const place = orNotFound(await findPlace(platform.db.published, opvang))
  const closed = await closedPage(platform, place)
  if (closed) return sendPage(request, reply, closed)
  if (!open) {
    const form = await formOf(request, platform, unbegun(opvang), false)
    return sendStep(request, reply, form, { step: 'kind', wish })
  }
  if (open.places.includes(opvang)) return seeOther(reply, stepPath(open.step))
  const form = await formOf(request, platform, open)
  return sendPage(
    request,
    reply,
    <AddPage subject={form.subject} place={place} wish={wish} fault={faultOf(place, form)} />,
  )
}

const unbegun = (opvang: string): Draft => ({
  id: '',
  submissionKey: '',
  answers: {},
  places: [opvang],
  step: 'kind',
  linksSent: 0,
  sentAt: null,
})

/** Why nobody can ask here; undefined where one can. Who began before may finish. */
async function closedPage(platform: Platform, place: Place) {
  const why = await closedBecause(platform, place)
  return why && <ClosedPage why={why} locationName={place.name} locationPath={locationPath(place)} />
}

async function closedBecause({ db, clock }: Platform, { desk, registered }: Place) {
  if (!desk) return 'no_desk'
  if (!registered) return 'deregistered'
  const takes = await takesRequestsOn(db.published, desk.id, localDay(clock.now(), desk.zone))
  return takes ? undefined : 'information'
}

/** Leaves the form that is open, and begins another one here. */
async function beginAfresh(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  const place = orNotFound(await findPlace(platform.db.published, typedText(typed, 'opvang')))
  const closed = await closedPage(platform, place)
  if (closed) return sendPage(request, reply, closed, 409)
  const first = { places: [place.key], answers: toldBefore(platform, typed, place) }
  setPass(reply, platform, (await startDraft(platform, first)).pass)
  return seeOther(reply, stepPath('kind'))
}

/** What the finder was told goes along in a field of the first page, and begins the answers. */
function toldBefore({ clock }: Platform, typed: Typed, { desk }: Place): Draft['answers'] {
  const wish = readWish(Object.fromEntries(wishOf(typed)))
  const dagen = desk && proposedDays(wish, localDay(clock.now(), desk.zone))
  return dagen ? { dagen } : {}
}

/** Each name with its values, as a query has them. */
function wishOf(typed: Typed): [string, string[]][] {
  const words = new URLSearchParams(typedText(typed, 'wens'))
  return ['dag', 'start'].map((name) => [name, words.getAll(name)])
}

interface Shown {
  /** What the finder was told, before anything is kept. */
  readonly wish?: string
  readonly step: AskingStep
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly checking?: boolean
}

function sendStep(request: FastifyRequest, reply: FastifyReply, form: Form, shown: Shown) {
  const { step, typed = form.typed, errors = [], checking = false, wish = '' } = shown
  const page = (
    <AskPage subject={form.subject} step={step} typed={typed} errors={errors} checking={checking} wish={wish} />
  )
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

interface PlacesShown {
  readonly checking: boolean
  readonly words?: string
  readonly errors?: readonly FieldError[]
  readonly fault?: PlaceFault | undefined
}

async function sendPlaces(request: FastifyRequest, reply: FastifyReply, form: Form, shown: PlacesShown) {
  const { checking, errors = [], fault } = shown
  const words = (shown.words ?? '').trim().slice(0, 100)
  const deskId = form.desk?.id ?? null
  const found = await placesByName(form.platform.db.published, deskId === null ? [] : [deskId], words)
  const page = { subject: form.subject, words, found, deskId, errors, fault, checking }
  return sendPage(request, reply, <PlacesPage {...page} />, errors.length > 0 ? 422 : fault ? 409 : 200)
}

/** A press on a button. Whatever is typed is kept, also what is not right yet; only going on asks whether it is. */
async function goOn(request: FastifyRequest<StepRoute>, reply: FastifyReply, platform: Platform) {
  const step = orNotFound(parseStep(request.params.stap))
  const { typed } = parseForm(z.unknown(), request.body)
  const open = (await openDraft(request, platform)) ?? (await firstDraft(reply, platform, step, typed))
  if (!open) return sendPage(request, reply, <NoDraftPage />, 404)
  if (open.draft.sentAt) return sendAgain(request, reply, platform, open.draft, step !== 'controle')
  const at = { open, to: typedText(typed, 'naar'), checking: typedText(typed, 'terug') === 'controle' }
  if (step === 'plekken') return changePlaces(request, reply, platform, at)
  return isAsking(step)
    ? keepAnswers(request, reply, platform, { ...at, step, typed })
    : send(request, reply, platform, at)
}

interface Pressed {
  readonly open: OpenDraft
  readonly to: string
  readonly checking: boolean
}

async function openDraft(request: FastifyRequest, platform: Platform): Promise<OpenDraft | undefined> {
  const pass = passOf(request)
  const draft = await findDraft(platform, pass)
  return draft && pass !== undefined ? { draft, pass } : undefined
}

/** With the first page that is sent the form begins to be kept; also with a later one, when the rest was forgotten meanwhile. */
async function firstDraft(reply: FastifyReply, platform: Platform, step: AskStep, typed: Typed) {
  if (!isAsking(step)) return undefined
  const place = await findPlace(platform.db.published, typedText(typed, 'opvang'))
  const begun = await startDraft(
    platform,
    place?.desk ? { places: [place.key], answers: toldBefore(platform, typed, place) } : { places: [], answers: {} },
  )
  setPass(reply, platform, begun.pass)
  return begun
}

async function keepAnswers(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { open, to, checking, step, typed }: Pressed & { step: AskingStep; typed: Typed },
) {
  const answers = asked(step, to, typed)
  const draft = { ...open.draft, answers: { ...open.draft.answers, [step]: answers } }
  const form = await formOf(request, platform, draft)
  const checked = parseForm(stepForm(step, { t: request.t, today: form.subject.today }), form.typed)
  const further = to === 'volgende' || to === ''
  const stays = to === 'bewaar' || to.startsWith('kind-') || (further && !checked.ok)
  const next = stays ? step : to === 'vorige' ? (stepBefore(step) ?? step) : checking ? 'controle' : stepAfter(step)
  await saveAnswers(platform, open.pass, step, answers, next)
  if (to === 'bewaar') return seeOther(reply, '/aanvraag/nieuw/bewaard')
  if (further && !checked.ok) return sendStep(request, reply, form, { step, errors: checked.errors, checking })
  return seeOther(reply, stepPath(next, checking && next !== 'controle'))
}

/** The answers of this page alone, with a child more or less when that was asked. */
function asked(step: AskingStep, to: string, typed: Typed): Answers {
  const { naar: _to, terug: _checking, opvang: _place, wens: _wish, ...own } = typed
  if (step !== 'kind') return own
  if (to === 'kind-erbij') return withOneMore(own)
  const [, child] = /^kind-weg-(\d)$/.exec(to) ?? []
  return child === undefined ? own : withoutChild(own, Number(child))
}

async function changePlaces(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { open, to, checking }: Pressed,
) {
  const form = await formOf(request, platform, open.draft)
  const wish = readPlaceWish(to)
  if (wish) {
    const fault = wish.what === 'erbij' ? faultOf(await findPlace(platform.db.published, wish.place), form) : undefined
    if (fault) return sendPlaces(request, reply, form, { checking, fault })
    await savePlaces(platform, open.pass, (places) => {
      const changed = changedPlaces(places, wish, form.subject.most)
      return 'ok' in changed ? changed.ok : places
    })
    return seeOther(reply, stepPath('plekken', checking))
  }
  const further = to === 'volgende' || to === ''
  const errors = further ? placeErrors(request, form) : []
  if (errors.length > 0) return sendPlaces(request, reply, form, { checking, errors })
  const next = further ? (checking ? 'controle' : stepAfter('plekken')) : to === 'vorige' ? 'dagen' : 'plekken'
  await saveStep(platform, open.pass, next)
  return seeOther(reply, to === 'bewaar' ? '/aanvraag/nieuw/bewaard' : stepPath(next))
}

/** What stands in the way of asking at these places. */
function placeErrors({ t }: FastifyRequest, { subject, desk }: Form): FieldError[] {
  const { places, most } = subject
  const wrong = (message: string) => [{ field: 'places', message }]
  if (places.length === 0 || !desk) return wrong(t('ask.error.places'))
  if (places.some((place) => place.desk?.id !== desk.id)) return wrong(t('ask.place.fault.other_desk'))
  return places.length > most ? wrong(t('ask.place.fault.full', { most })) : []
}

/** All answers, held against each other and against today; the first page with a mistake when there is one. */
function whole(request: FastifyRequest, form: Form) {
  const answers = parseForm(askForm({ t: request.t, today: form.subject.today }), form.typed)
  const { desk } = form
  const errors = placeErrors(request, form)
  if (answers.ok && desk && errors.length === 0) return { asked: answers.value, desk }
  return answers.ok
    ? { step: 'plekken' as const, errors }
    : { step: stepOfErrors(answers.errors), errors: answers.errors }
}

function sendCheck(request: FastifyRequest, reply: FastifyReply, form: Form) {
  const checked = whole(request, form)
  if (!checked.asked) return seeOther(reply, stepPath(checked.step))
  return sendPage(request, reply, <CheckPage subject={form.subject} asked={checked.asked} />)
}

async function send(request: FastifyRequest, reply: FastifyReply, platform: Platform, { open, to }: Pressed) {
  if (to === 'bewaar') return seeOther(reply, '/aanvraag/nieuw/bewaard')
  if (to === 'vorige') return seeOther(reply, stepPath('contact'))
  const form = await formOf(request, platform, open.draft)
  const checked = whole(request, form)
  if (!checked.asked) {
    const { step, errors } = checked
    if (step === 'plekken') return sendPlaces(request, reply, form, { checking: true, errors })
    const own = parseForm(stepForm(step, { t: request.t, today: form.subject.today }), form.typed)
    return sendStep(request, reply, form, { step, errors: own.ok ? errors : own.errors, checking: true })
  }
  const { asked, desk } = checked
  const key = open.draft.submissionKey
  const submission = { key, asked, places: form.subject.places, desk, channel: 'web' as const }
  const received = await receiveRequest(platform, submission)
  await closeDraft(platform, open.pass)
  return sendReceived(request, reply, platform, received)
}
