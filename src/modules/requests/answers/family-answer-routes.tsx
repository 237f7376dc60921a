import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import type { Read } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { closuresOf } from '../../locations/index.ts'
import { closedBetween } from '../../locations/rules.ts'
import { type Case, familyCases } from '../case-queries.ts'
import { takeStep, type WantedStep } from '../choice-actions.ts'
import { canTake } from '../choice.ts'
import { LostLinkPage } from '../family/link-page.tsx'
import { slotIn, stepForm } from '../step-form.ts'
import { OfferPage, type OfferPageProps, OffersPage } from './family-offer-page.tsx'
import { AskPage, VisitPage } from './family-visit-page.tsx'
import { offersIn, openOffersIn, type OwnOffer, type ShownOffer } from './own-offers.ts'
import { comingSlots } from './slot.ts'
import { alongOf, togetherIn } from './together.ts'

const config = { permission: 'requests.come_back' }

/** What a family does with an offer or an invitation; taking the place is for placements. */
export function familyAnswerRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { gedaan?: string } }>('/aanvraag/aanbod', { config }, async (request, reply) => {
    const cases = await ownCases(request, platform)
    if (!cases) return seeOther(reply, '/aanvraag/link')
    const offers = await withClosures(platform.db.published, openOffersIn(cases))
    const together = togetherIn(cases, todayOf(cases, platform))
    const notTaken = request.query.gedaan === 'niet-samen'
    return sendPage(request, reply, <OffersPage offers={offers} together={together} notTaken={notTaken} />)
  })
  web.get<Chosen & { Querystring: { gedaan?: string } }>(
    '/aanvraag/aanbod/:offerId',
    { config },
    async (request, reply) => sendOffer(request, reply, platform, { notice: offerNotices[request.query.gedaan ?? ''] }),
  )
  web.post<Chosen>('/aanvraag/aanbod/:offerId/weigeren', { config }, (request, reply) =>
    decline(request, reply, platform),
  )
  choiceRoutes(web, platform)
}

function choiceRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<OfChoice>('/aanvraag/bezoek/:choiceId', { config }, async (request, reply) => {
    const own = await ownChoice(request, platform)
    if (!own) return seeOther(reply, '/aanvraag/link')
    return own.choice.state === 'visit'
      ? sendPage(request, reply, <VisitPage {...own} now={platform.clock.now()} />)
      : seeOther(reply, '/aanvraag')
  })
  web.post<OfChoice>('/aanvraag/bezoek/:choiceId', { config }, (request, reply) => pick(request, reply, platform))
  web.get<OfChoice>('/aanvraag/vraag/:choiceId', { config }, async (request, reply) => {
    const own = await ownChoice(request, platform)
    if (!own) return seeOther(reply, '/aanvraag/link')
    return canTake(own.choice.state, 'ask', 'family')
      ? sendPage(request, reply, <AskPage {...own} />)
      : seeOther(reply, '/aanvraag')
  })
  web.post<OfChoice>('/aanvraag/vraag/:choiceId', { config }, (request, reply) => ask(request, reply, platform))
}

interface OfChoice {
  Params: { choiceId: string }
}

/** Undefined where no family acts; what is not there or another family's is not found. */
async function ownChoice(request: FastifyRequest<OfChoice>, platform: Platform) {
  const cases = await ownCases(request, platform)
  const id = parseId(request.params.choiceId)
  if (!cases) return undefined
  const own = orNotFound(cases.find(({ choices }) => choices.some((choice) => choice.id === id)))
  return { own, choice: orNotFound(own.choices.find((choice) => choice.id === id)) }
}

const offerNotices: Readonly<Record<string, OfferPageProps['notice']>> = { vraag: 'asked', 'heeft-plaats': 'placed' }

interface Chosen {
  Params: { offerId: string }
}

/** All children of the family that acts; undefined where no family does. */
async function ownCases({ actor }: FastifyRequest, { db }: Platform): Promise<Case[] | undefined> {
  return actor.kind === 'family' ? db.read(actor, (read) => familyCases(read, actor.caseId)) : undefined
}

/** On the calendar of the desk: the children of one form have one. */
const todayOf = (cases: readonly Case[], { clock }: Platform): Temporal.PlainDate =>
  localDay(clock.now(), cases[0]?.desk.zone ?? 'UTC')

/** In the first month of care. */
async function withClosures(db: Read, offers: readonly OwnOffer[]): Promise<ShownOffer[]> {
  const shown: ShownOffer[] = []
  for (const one of offers) {
    const { startOn } = one.offer
    const closures = await closuresOf(db, one.choice.location.id, startOn)
    shown.push({ ...one, closed: closedBetween(closures, startOn, startOn.add({ months: 1 })) })
  }
  return shown
}

type Shown = Pick<OfferPageProps, 'notice' | 'typed' | 'errors' | 'overtaken'>

async function sendOffer(
  request: FastifyRequest<Chosen>,
  reply: FastifyReply,
  platform: Platform,
  shown: Shown,
  status = 200,
) {
  const cases = await ownCases(request, platform)
  if (!cases) return seeOther(reply, '/aanvraag/link')
  const id = parseId(request.params.offerId)
  const found = orNotFound(offersIn(cases).find(({ offer }) => offer.id === id))
  const one = orNotFound((await withClosures(platform.db.published, [found]))[0])
  const today = todayOf(cases, platform)
  const along = alongOf(cases, one, today)
  const together = togetherIn(cases, today).find(({ offers }) => offers.some(({ offer }) => offer.id === id))
  return sendPage(request, reply, <OfferPage {...one} {...shown} {...{ today, along, together }} />, status)
}

async function decline(request: FastifyRequest<Chosen>, reply: FastifyReply, platform: Platform) {
  const form = parseForm(stepForm(request.t, 'decline_words'), request.body)
  const cases = await ownCases(request, platform)
  if (!cases) return sendUnsent(request, reply, typedText(form.typed, 'decline_words'))
  const id = parseId(request.params.offerId)
  const { own, choice } = orNotFound(offersIn(cases).find(({ offer }) => offer.id === id))
  if (!form.ok) return sendOffer(request, reply, platform, form, 422)
  const wanted: WantedStep = { ...form.value, choiceId: choice.id, step: 'decline', reason: null }
  const outcome = await takeStep(platform, request.actor, { id: own.id }, wanted)
  if ('done' in outcome) return seeOther(reply, '/aanvraag?gedaan=geweigerd')
  return sendOffer(request, reply, platform, { overtaken: { words: wanted.words } }, 409)
}

async function pick(request: FastifyRequest<OfChoice>, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  const found = await ownChoice(request, platform)
  if (!found) return sendUnsent(request, reply, '')
  const { own, choice } = found
  const form = parseForm(stepForm(request.t), { ...typed, keuze: choice.id })
  const picked = slotIn(typedText(typed, 'moment'))
  const now = platform.clock.now()
  const gone = picked !== undefined && 'slot' in picked && comingSlots([picked.slot], now).length === 0
  if (!picked || gone || !form.ok) {
    const errors = [{ field: 'moment', message: request.t('answers.error.pick') }]
    const page = <VisitPage own={own} choice={choice} now={now} typed={typed} errors={errors} />
    return sendPage(request, reply, page, 422)
  }
  const wanted: WantedStep = { ...form.value, words: '', step: 'pick', reason: null, ...picked }
  const outcome = await takeStep(platform, request.actor, { id: own.id }, wanted)
  if (!('done' in outcome)) return seeOther(reply, '/aanvraag?gedaan=veranderd')
  return seeOther(reply, `/aanvraag?gedaan=${wanted.step === 'pick' ? 'bezoek' : 'geen-bezoek'}`)
}

async function ask(request: FastifyRequest<OfChoice>, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  const words = typedText(typed, 'words')
  const found = await ownChoice(request, platform)
  if (!found) return sendUnsent(request, reply, words)
  const { own, choice } = found
  const again = (errors: readonly FieldError[], status = 422) =>
    sendPage(request, reply, <AskPage own={own} choice={choice} typed={typed} errors={errors} />, status)
  const form = parseForm(stepForm(request.t), { ...typed, keuze: choice.id })
  if (!form.ok) return again(form.errors)
  const outcome = await takeStep(platform, request.actor, { id: own.id }, { ...form.value, step: 'ask', reason: null })
  const offerId = parseId(typedText(typed, 'aanbod'))
  if ('done' in outcome)
    return seeOther(reply, offerId ? `/aanvraag/aanbod/${offerId}?gedaan=vraag` : '/aanvraag?gedaan=vraag')
  if ('refusal' in outcome && outcome.refusal === 'words_missing')
    return again([{ field: 'words', message: request.t('answers.error.ask') }])
  // Something moved meanwhile: the words stay, to be sent with what is seen now.
  return again([{ field: 'words', message: request.t('answers.error.changed') }], 409)
}

/** The session ended while the family was writing: its words are shown, so that nobody types them twice. */
const sendUnsent = (request: FastifyRequest, reply: FastifyReply, words: string) =>
  sendPage(request, reply, <LostLinkPage unsent={words} />, 401)
