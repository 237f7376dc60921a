import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { type Case, familyCases } from '../case-queries.ts'
import { takeStep, type WantedStep } from '../choice-actions.ts'
import { LostLinkPage } from '../family/link-page.tsx'
import { slotIn, stepForm } from '../step-form.ts'
import { OfferPage, type OfferPageProps, OffersPage } from './family-offer-page.tsx'
import { offersIn, openOffersIn } from './own-offers.ts'

const config = { permission: 'requests.come_back' }

/** What a family does with an offer or an invitation; taking the place is for placements. */
export function familyAnswerRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/aanvraag/aanbod', { config }, async (request, reply) => {
    const cases = await ownCases(request, platform)
    if (!cases) return seeOther(reply, '/aanvraag/link')
    return sendPage(request, reply, <OffersPage offers={openOffersIn(cases)} />)
  })
  web.get<Chosen & { Querystring: { gedaan?: string } }>(
    '/aanvraag/aanbod/:offerId',
    { config },
    async (request, reply) =>
      sendOffer(request, reply, platform, { notice: request.query.gedaan === 'vraag' ? 'asked' : undefined }),
  )
  web.post<Chosen>('/aanvraag/aanbod/:offerId/weigeren', { config }, (request, reply) =>
    decline(request, reply, platform),
  )
  web.post('/aanvraag/bezoek', { config }, (request, reply) => pick(request, reply, platform))
  web.post('/aanvraag/vraag', { config }, (request, reply) => ask(request, reply, platform))
}

interface Chosen {
  Params: { offerId: string }
}

/** All children of the family that acts; undefined where no family does. */
async function ownCases({ actor }: FastifyRequest, { db }: Platform): Promise<Case[] | undefined> {
  return actor.kind === 'family' ? db.read(actor, (read) => familyCases(read, actor.caseId)) : undefined
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
  const one = orNotFound(offersIn(cases).find(({ offer }) => offer.id === id))
  const today = localDay(platform.clock.now(), one.own.desk.zone)
  return sendPage(request, reply, <OfferPage {...one} {...shown} today={today} />, status)
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

async function pick(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const form = parseForm(stepForm(request.t), request.body)
  const cases = await ownCases(request, platform)
  if (!cases) return sendUnsent(request, reply, '')
  const picked = slotIn(typedText(form.typed, 'moment'))
  const own = form.ok && cases.find(({ choices }) => choices.some(({ id }) => id === form.value.choiceId))
  if (!form.ok || !own) return seeOther(reply, '/aanvraag')
  if (!picked) return seeOther(reply, '/aanvraag?gedaan=geen-moment#bezoek')
  const wanted: WantedStep = { ...form.value, words: '', step: 'pick', reason: null, ...picked }
  const outcome = await takeStep(platform, request.actor, { id: own.id }, wanted)
  if ('done' in outcome) return seeOther(reply, `/aanvraag?gedaan=${wanted.step === 'pick' ? 'bezoek' : 'geen-bezoek'}`)
  return seeOther(reply, '/aanvraag?gedaan=veranderd')
}

async function ask(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const form = parseForm(stepForm(request.t), request.body)
  const words = typedText(form.typed, 'words')
  const cases = await ownCases(request, platform)
  if (!cases) return sendUnsent(request, reply, words)
  const offerId = parseId(typedText(form.typed, 'aanbod'))
  const own = form.ok && cases.find(({ choices }) => choices.some(({ id }) => id === form.value.choiceId))
  const again = (shown: Shown, status: number) =>
    offerId
      ? sendOffer(Object.assign(request, { params: { offerId } }), reply, platform, shown, status)
      : seeOther(reply, '/aanvraag?gedaan=geen-vraag')
  if (!form.ok) return again(form, 422)
  if (!own) return seeOther(reply, '/aanvraag')
  const wanted: WantedStep = { ...form.value, step: 'ask', reason: null }
  const outcome = await takeStep(platform, request.actor, { id: own.id }, wanted)
  if ('done' in outcome) {
    return seeOther(reply, offerId ? `/aanvraag/aanbod/${offerId}?gedaan=vraag` : '/aanvraag?gedaan=vraag')
  }
  if ('refusal' in outcome && outcome.refusal === 'words_missing') {
    const errors = [{ field: 'words', message: request.t('answers.error.ask') }]
    return again({ typed: form.typed, errors }, 422)
  }
  return again({ overtaken: { words } }, 409)
}

/** The session ended while the family was writing: its words are shown, so that nobody types them twice. */
const sendUnsent = (request: FastifyRequest, reply: FastifyReply, words: string) =>
  sendPage(request, reply, <LostLinkPage unsent={words} />, 401)
