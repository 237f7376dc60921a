import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { keptAsked } from '../../tariffs/index.ts'
import type { Case } from '../case-queries.ts'
import { takeStep, takeSteps } from '../choice-actions.ts'
import { canTake } from '../choice.ts'
import { emailForm, stepForm } from '../step-form.ts'
import { type OwnFamily, ownFamily, shownChild } from './family-queries.ts'
import { askForLinks, findLinked, useLink } from './link-actions.ts'
import { LapsedLinkPage, LinkAskedPage, LostLinkPage, OpenLinkPage } from './link-page.tsx'
import { StatusPage, type StatusNotice, statusPath, type StatusPageProps } from './status-page.tsx'
import { everything, WithdrawPage, type Withdrawable, type WithdrawPageProps } from './withdraw-page.tsx'

const config = { permission: 'requests.come_back' }
// Enough for a family that mistypes its address, too little to try a list of addresses.
const fewTries = { ...config, rateLimit: { max: 30, timeWindow: '10 minutes' } }

export function familyRoutes(web: FastifyInstance, platform: Platform): void {
  linkRoutes(web, platform)
  web.get<{ Querystring: { gedaan?: string; kind?: string } }>('/aanvraag', { config }, async (request, reply) => {
    const own = await ownFamily(platform, request.actor)
    if (!own) return seeOther(reply, '/aanvraag/link')
    const { gedaan = '', kind } = request.query
    return sendStatus(request, reply, platform, {
      ...shown(own, shownChild(own.family, kind)),
      notice: notices[gedaan],
    })
  })
  web.get('/aanvraag/intrekken', { config }, async (request, reply) => {
    const own = await ownFamily(platform, request.actor)
    return own ? sendWithdraw(request, reply, own) : seeOther(reply, '/aanvraag/link')
  })
  web.post('/aanvraag/antwoord', { config }, (request, reply) => answerQuestion(request, reply, platform))
  web.post('/aanvraag/intrekken', { config }, (request, reply) => withdraw(request, reply, platform))
}

const notices: Readonly<Record<string, StatusNotice>> = {
  antwoord: 'replied',
  intrekken: 'withdrawn',
  gewijzigd: 'changed',
  volgorde: 'ordered',
  geweigerd: 'declined',
  bezoek: 'picked',
  'geen-bezoek': 'no-slot',
  vraag: 'asked',
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

const shown = ({ family }: OwnFamily, own: Case) => ({ family, own })

async function sendStatus(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  page: Omit<StatusPageProps, 'today' | 'asked'>,
  status = 200,
): Promise<FastifyReply> {
  const today = localDay(platform.clock.now(), page.own.desk.zone)
  const asked = await keptAsked(request, platform)
  return sendPage(request, reply, <StatusPage {...page} today={today} asked={asked} />, status)
}

/** What a family may still withdraw, over all its children. */
const withdrawable = (family: readonly Case[]): Withdrawable[] =>
  family.flatMap((of) =>
    of.choices.filter(({ state }) => canTake(state, 'withdraw', 'family')).map((choice) => ({ of, choice })),
  )

function sendWithdraw(
  request: FastifyRequest,
  reply: FastifyReply,
  { family }: OwnFamily,
  given: Omit<WithdrawPageProps, 'open'> = {},
  status = 200,
) {
  const [first, ...others] = withdrawable(family)
  if (!first) return seeOther(reply, '/aanvraag')
  return sendPage(request, reply, <WithdrawPage {...given} open={[first, ...others]} />, status)
}

async function answerQuestion(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const form = parseForm(stepForm(request.t), request.body)
  const { typed } = form
  const own = await ownFamily(platform, request.actor)
  if (!own) return sendUnsent(request, reply, typedText(typed, 'words'))
  const of = childOf(own, typedText(typed, 'keuze'))
  const again = (message: string) =>
    sendStatus(request, reply, platform, { ...shown(own, of), typed, errors: [{ field: 'words', message }] }, 422)
  if (!form.ok) return again(form.errors[0]?.message ?? '')
  const wanted = { ...form.value, step: 'reply' as const, reason: null }
  const outcome = await takeStep(platform, own.actor, { id: of.id }, wanted)
  if ('done' in outcome) return seeOther(reply, done(own, of, 'antwoord'))
  if ('refusal' in outcome && outcome.refusal === 'words_missing') return again(request.t('requests.error.reply'))
  return sendOvertaken(request, reply, platform, typed)
}

/** The child that this choice is of; the first where it is of none, which then is not found. */
const childOf = ({ family }: OwnFamily, choiceId: string): Case =>
  family.find(({ choices }) => choices.some(({ id }) => id === choiceId)) ?? shownChild(family, undefined)

/** Back to the page of this child, with a word about what was done. */
export function done({ family }: OwnFamily, of: Case, what: string): string {
  const path = statusPath(family.findIndex(({ id }) => id === of.id) + 1)
  return `${path}${path.includes('?') ? '&' : '?'}gedaan=${what}`
}

async function withdraw(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  const own = await ownFamily(platform, request.actor)
  if (!own) return sendUnsent(request, reply, typedText(typed, 'words'))
  const which = typedText(typed, 'keuze')
  const chosen = withdrawable(own.family).filter(({ choice }) => which === everything || choice.id === which)
  const [first] = chosen
  if (!first) {
    const known = own.family.some(({ choices }) => choices.some(({ id }) => id === which))
    if (known) return sendOvertaken(request, reply, platform, typed)
    const errors = [{ field: 'keuze', message: request.t('requests.error.which') }]
    return sendWithdraw(request, reply, own, { typed, errors }, 422)
  }
  const steps = chosen.map(({ of, choice }) => {
    // Each choice was seen at a version of its own.
    const versie = typed[`versie_${choice.id}`] ?? ''
    return { whose: { id: of.id }, form: parseForm(stepForm(request.t), { ...typed, keuze: choice.id, versie }) }
  })
  const wanted = steps.flatMap(({ whose, form }) =>
    form.ok
      ? [
          {
            whose,
            wanted: { ...form.value, step: 'withdraw' as const, reason: null, toldWithOthers: steps.length > 1 },
          },
        ]
      : [],
  )
  const errors = steps.flatMap(({ form }) => (form.ok ? [] : [form.errors]))[0]
  if (errors) return sendWithdraw(request, reply, own, { typed, errors }, 422)
  const outcome = await takeSteps(platform, own.actor, wanted)
  if (!('done' in outcome)) return sendOvertaken(request, reply, platform, typed)
  return seeOther(reply, done(own, first.of, 'intrekken'))
}

/** The desk was faster: the page as it is now, with the words that were not sent. */
async function sendOvertaken(request: FastifyRequest, reply: FastifyReply, platform: Platform, typed: Typed) {
  const own = await ownFamily(platform, request.actor)
  if (!own) return seeOther(reply, '/aanvraag/link')
  const of = childOf(own, typedText(typed, 'keuze'))
  const overtaken = { words: typedText(typed, 'words') }
  return sendStatus(request, reply, platform, { ...shown(own, of), overtaken, typed }, 409)
}

/** The session ended while the family was writing: its words are shown, so that nobody types them twice. */
const sendUnsent = (request: FastifyRequest, reply: FastifyReply, words: string) =>
  sendPage(request, reply, <LostLinkPage unsent={words} />, 401)
