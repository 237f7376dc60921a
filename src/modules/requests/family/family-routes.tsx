import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Family } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { type Case, findCase } from '../case-queries.ts'
import { takeStep } from '../choice-actions.ts'
import { canTake } from '../choice.ts'
import { emailForm, stepForm } from '../step-form.ts'
import { askForLinks, findLinked, useLink } from './link-actions.ts'
import { LapsedLinkPage, LinkAskedPage, LostLinkPage, OpenLinkPage } from './link-page.tsx'
import { StatusPage, type StatusPageProps } from './status-page.tsx'
import { WithdrawPage, type WithdrawPageProps } from './withdraw-page.tsx'

const config = { permission: 'requests.come_back' }
// Enough for a family that mistypes its address, too little to try a list of addresses.
const fewTries = { ...config, rateLimit: { max: 30, timeWindow: '10 minutes' } }

export function familyRoutes(web: FastifyInstance, platform: Platform): void {
  linkRoutes(web, platform)
  web.get<{ Querystring: { gedaan?: string } }>('/aanvraag', { config }, async (request, reply) => {
    const own = await ownCase(platform, request)
    if (!own) return seeOther(reply, '/aanvraag/link')
    const { gedaan } = request.query
    const notice = gedaan === 'antwoord' ? 'replied' : gedaan === 'intrekken' ? 'withdrawn' : undefined
    return sendStatus(request, reply, platform, { own, notice })
  })
  web.get('/aanvraag/intrekken', { config }, async (request, reply) => {
    const own = await ownCase(platform, request)
    return own ? sendWithdraw(request, reply, { own }) : seeOther(reply, '/aanvraag/link')
  })
  web.post('/aanvraag/antwoord', { config }, (request, reply) => answerQuestion(request, reply, platform))
  web.post('/aanvraag/intrekken', { config }, (request, reply) => withdraw(request, reply, platform))
}

function linkRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/aanvraag/link', { config }, async (request, reply) => sendPage(request, reply, <LostLinkPage />))
  web.post('/aanvraag/link', { config: fewTries }, async (request, reply) => {
    const form = parseForm(emailForm(request.t), request.body)
    if (!form.ok) {
      return sendPage(request, reply, <LostLinkPage typed={form.typed} errors={form.errors} />, 422)
    }
    await askForLinks(platform, form.value.email)
    return sendPage(request, reply, <LinkAskedPage email={form.value.email} />)
  })
  // Looks, and changes nothing: programs that scan mail come here before the family does.
  web.get<{ Params: { token: string } }>('/aanvraag/link/:token', { config }, async (request, reply) => {
    const known = await findLinked(platform, request.params.token)
    if (!known) return sendPage(request, reply, <LapsedLinkPage />, 404)
    return sendPage(request, reply, <OpenLinkPage path={`/aanvraag/link/${request.params.token}`} />)
  })
  web.post<{ Params: { token: string } }>('/aanvraag/link/:token', { config }, async (request, reply) => {
    const browser = { actor: request.actor, userAgent: request.headers['user-agent'] ?? '' }
    const session = await useLink(platform, request.params.token, browser)
    if (session === undefined) return sendPage(request, reply, <LapsedLinkPage />, 404)
    setSessionCookie(reply, platform, session)
    return seeOther(reply, '/aanvraag')
  })
}

async function ownCase({ db }: Platform, { actor }: FastifyRequest): Promise<Case | undefined> {
  return actor.kind === 'family' ? db.read(actor, (read) => findCase(read, actor.caseId)) : undefined
}

type Shown = Omit<StatusPageProps, 'today'>

function sendStatus(request: FastifyRequest, reply: FastifyReply, { clock }: Platform, shown: Shown, status = 200) {
  const today = localDay(clock.now(), shown.own.desk.zone)
  return sendPage(request, reply, <StatusPage {...shown} today={today} />, status)
}

function sendWithdraw(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Omit<WithdrawPageProps, 'choices'>,
  status = 200,
) {
  const [first, ...others] = shown.own.choices.filter(({ state }) => canTake(state, 'withdraw', 'family'))
  if (!first) return seeOther(reply, '/aanvraag')
  return sendPage(request, reply, <WithdrawPage {...shown} choices={[first, ...others]} />, status)
}

async function answerQuestion(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const form = parseForm(stepForm(request.t), request.body)
  const own = await ownCase(platform, request)
  if (!own) return sendUnsent(request, reply, typedText(form.typed, 'words'))
  const again = (message: string) =>
    sendStatus(request, reply, platform, { own, typed: form.typed, errors: [{ field: 'words', message }] }, 422)
  if (!form.ok) return again(form.errors[0]?.message ?? '')
  const outcome = await takeStep(platform, familyOf(request), { id: own.id }, wanted('reply', form.value))
  if ('done' in outcome) return seeOther(reply, '/aanvraag?gedaan=antwoord')
  if ('refusal' in outcome && outcome.refusal === 'words_missing') return again(request.t('requests.error.reply'))
  return sendOvertaken(request, reply, platform, form)
}

async function withdraw(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  // Each choice was seen at a version of its own; which one is meant, the family says in the same form.
  const form = parseForm(stepForm(request.t), { versie: typed[`versie_${typedText(typed, 'keuze')}`], ...typed })
  const own = await ownCase(platform, request)
  if (!own) return sendUnsent(request, reply, typedText(form.typed, 'words'))
  if (!form.ok) return sendWithdraw(request, reply, { own, typed: form.typed, errors: form.errors }, 422)
  if (!own.choices.some(({ id }) => id === form.value.choiceId)) {
    const errors = [{ field: 'keuze', message: request.t('requests.error.which') }]
    return sendWithdraw(request, reply, { own, typed: form.typed, errors }, 422)
  }
  const outcome = await takeStep(platform, familyOf(request), { id: own.id }, wanted('withdraw', form.value))
  return 'done' in outcome
    ? seeOther(reply, '/aanvraag?gedaan=intrekken')
    : sendOvertaken(request, reply, platform, form)
}

const wanted = (step: 'reply' | 'withdraw', given: { words: string; choiceId: string; version: number }) => ({
  ...given,
  step,
  reason: null,
})

function familyOf({ actor }: FastifyRequest): Family {
  if (actor.kind !== 'family') throw new Error('asked for before looking who acts')
  return actor
}

/** The desk was faster: the page as it is now, with the words that were not sent. */
async function sendOvertaken(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { typed }: { typed: StatusPageProps['typed'] },
) {
  const own = await ownCase(platform, request)
  if (!own) return seeOther(reply, '/aanvraag/link')
  const overtaken = { words: typedText(typed ?? {}, 'words') }
  return sendStatus(request, reply, platform, { own, overtaken, typed: typed ?? {} }, 409)
}

/** The session ended while the family was writing: its words are shown, so that nobody types them twice. */
const sendUnsent = (request: FastifyRequest, reply: FastifyReply, words: string) =>
  sendPage(request, reply, <LostLinkPage unsent={words} />, 401)
