import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { uploadOf } from '../../../platform/upload.ts'
import { addUploaded } from '../evidence-actions.ts'
import { fileOf } from '../evidence-queries.ts'
import { sendFile } from '../file-routes.ts'
import { openUp } from '../identity/identity-actions.ts'
import { openUpForm } from '../identity/identity-form.ts'
import { judgementContent, printedJudgement } from '../judge/judge-queries.ts'
import { mediationOf } from '../mediate/mediation-queries.ts'
import { takeStep } from '../reaction-actions.ts'
import type { ReactionStep } from '../reaction-states.ts'
import { sentJudgement } from '../step-facts.ts'
import { emailForm, wordsForm, wordsIn } from '../step-form.ts'
import { askForLinks, findLinked, useLink } from './link-actions.ts'
import { LapsedLinkPage, LinkAskedPage, LostLinkPage, OpenLinkPage } from './link-page.tsx'
import { type Own, ownReaction } from './own-reaction-queries.ts'
import { rate } from './rating-actions.ts'
import { ReceivedPage, ReceivedByStaffPage } from './received-page.tsx'
import { type FollowNotice, followNotices, StatusPage } from './status-page.tsx'

const config = { permission: 'feedback.come_back' }
// Enough for somebody who mistypes an address, too little to try a list of addresses.
const fewTries = { ...config, rateLimit: { max: 30, timeWindow: '10 minutes' } }

export function followRoutes(web: FastifyInstance, platform: Platform): void {
  linkRoutes(web, platform)
  web.get<{ Querystring: { als?: string } }>('/reactie/ontvangen', { config }, async (request, reply) => {
    if (request.query.als === 'medewerker') return sendPage(request, reply, <ReceivedByStaffPage />)
    const found = await ownReaction(platform, request.actor)
    return found ? sendPage(request, reply, <ReceivedPage own={found.own} />) : seeOther(reply, '/reactie/link')
  })
  web.get<{ Querystring: { gedaan?: string } }>('/mijn-reactie', { config }, async (request, reply) => {
    const found = await ownReaction(platform, request.actor)
    if (!found) return seeOther(reply, '/reactie/link')
    const notice = followNotices.find((one) => one === request.query.gedaan)
    return sendStatus(request, reply, platform, found, { notice })
  })
  stepRoutes(web, platform)
  fileRoutes(web, platform)
}

function linkRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/reactie/link', { config }, async (request, reply) => sendPage(request, reply, <LostLinkPage />))
  web.post('/reactie/link', { config: fewTries }, async (request, reply) => {
    const form = parseForm(emailForm(request.t), request.body)
    if (!form.ok) return sendPage(request, reply, <LostLinkPage typed={form.typed} errors={form.errors} />, 422)
    await askForLinks(platform, form.value.email)
    return sendPage(request, reply, <LinkAskedPage email={form.value.email} />)
  })
  // Looks, and changes nothing: programs that scan mail come here before the reader does.
  web.get<{ Params: { token: string } }>('/reactie/link/:token', { config }, async (request, reply) => {
    const known = await findLinked(platform, request.params.token)
    if (!known) return sendPage(request, reply, <LapsedLinkPage />, 404)
    return sendPage(request, reply, <OpenLinkPage path={`/reactie/link/${request.params.token}`} />)
  })
  web.post<{ Params: { token: string } }>('/reactie/link/:token', { config }, async (request, reply) => {
    const browser = { actor: request.actor, userAgent: request.headers['user-agent'] ?? '' }
    const session = await useLink(platform, request.params.token, browser)
    if (session === undefined) return sendPage(request, reply, <LapsedLinkPage />, 404)
    setSessionCookie(reply, platform, session)
    return seeOther(reply, '/mijn-reactie')
  })
}

interface Shown {
  readonly notice?: FollowNotice | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly changed?: boolean
}

/** The own page as it stands, or with what came back of a form. */
export async function sendStatus(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { actor, own }: Own,
  shown: Shown = {},
  status = 200,
) {
  const today = localDay(platform.clock.now(), own.holder.zone)
  const sent = sentJudgement(own)
  const content = sent ? await platform.db.read(actor, (db) => judgementContent(db, sent.id)) : undefined
  const mediation = await platform.db.read(actor, (db) => mediationOf(db, own.id))
  const page = { own, today, judgement: content, mediation }
  return sendPage(request, reply, <StatusPage {...page} {...shown} />, status)
}

/** What a reporter does himself, and where it is typed. */
const ownSteps: readonly {
  path: string
  step: (own: Own['own']) => ReactionStep
  field: string
  done: FollowNotice
}[] = [
  { path: 'bericht', step: ({ state }) => (state === 'waiting' ? 'reply' : 'write'), field: 'words', done: 'bericht' },
  { path: 'intrekken', step: () => 'withdraw', field: 'withdraw_words', done: 'ingetrokken' },
  { path: 'opnieuw', step: () => 'reopen_ask', field: 'reopen_words', done: 'opnieuw' },
  { path: 'bezwaar', step: () => 'object', field: 'object_words', done: 'bezwaar' },
  { path: 'bezwaar-terug', step: () => 'drop_objection', field: 'drop_words', done: 'bezwaar-terug' },
  { path: 'formeel', step: () => 'formalise', field: 'formal_words', done: 'formeel' },
]

function stepRoutes(web: FastifyInstance, platform: Platform): void {
  for (const { path, step, field, done } of ownSteps) {
    web.post(`/mijn-reactie/${path}`, { config }, async (request, reply) => {
      const form = parseForm(wordsForm(request.t, field), request.body)
      const found = await ownReaction(platform, request.actor)
      if (!found) return sendPage(request, reply, <LostLinkPage unsent={typedText(form.typed, field)} />, 401)
      if (!form.ok) return sendStatus(request, reply, platform, found, form, 422)
      const outcome = await takeStep(platform, found.actor, found.own.id, { ...form.value, step: step(found.own) })
      if ('done' in outcome) return seeOther(reply, `/mijn-reactie?gedaan=${done}`)
      if ('refusal' in outcome && outcome.refusal === 'words_missing') {
        const errors = [{ field, message: request.t('feedback.error.words') }]
        return sendStatus(request, reply, platform, found, { typed: form.typed, errors }, 422)
      }
      return sendStatus(request, reply, platform, found, { typed: form.typed, changed: true }, 409)
    })
  }
  web.post('/mijn-reactie/openheid', { config }, async (request, reply) => {
    const found = await ownReaction(platform, request.actor)
    if (!found) return seeOther(reply, '/reactie/code')
    const form = parseForm(openUpForm(request.t), request.body)
    if (!form.ok) return sendStatus(request, reply, platform, found, form, 422)
    if (await openUp(platform, found.actor, form.value)) return seeOther(reply, '/mijn-reactie?gedaan=openheid')
    return sendStatus(request, reply, platform, found, { typed: form.typed, changed: true }, 409)
  })
  web.post('/mijn-reactie/cijfer', { config }, async (request, reply) => {
    const found = await ownReaction(platform, request.actor)
    if (!found) return seeOther(reply, '/reactie/link')
    const form = parseForm(markForm(request), request.body)
    if (!form.ok) return sendStatus(request, reply, platform, found, form, 422)
    await rate(platform, found.actor, { mark: form.value.mark, words: form.value.mark_words })
    return seeOther(reply, '/mijn-reactie?gedaan=cijfer')
  })
}

const markForm = ({ t }: FastifyRequest) =>
  z.object({
    mark: z.coerce.number({ error: t('follow.error.mark') }).int().min(1, t('follow.error.mark')).max(5, t('follow.error.mark')), // prettier-ignore
    mark_words: wordsIn(t).pipe(z.string().max(2000, t('feedback.error.words-long', { max: 2000 }))),
  })

function fileRoutes(web: FastifyInstance, platform: Platform): void {
  web.post('/mijn-reactie/bestand', { config: fewTries }, async (request, reply) => {
    const found = await ownReaction(platform, request.actor)
    if (!found) return seeOther(reply, '/reactie/link')
    const outcome = await addUploaded(platform, found.actor, found.own.id, await uploadOf(request, platform))
    if ('added' in outcome) return seeOther(reply, '/mijn-reactie?gedaan=bestand')
    const errors = [{ field: 'file', message: request.t(`feedback.error.file.${outcome.refusal}`, outcome) }]
    return sendStatus(request, reply, platform, found, { errors }, 422)
  })
  web.get<{ Params: { id: string } }>('/mijn-reactie/bestand/:id', { config }, async (request, reply) => {
    const { actor, own } = orNotFound(await ownReaction(platform, request.actor))
    const id = orNotFound(parseId(request.params.id))
    return sendFile(reply, orNotFound(await platform.db.read(actor, (db) => fileOf(db, own.id, id))))
  })
  web.get('/mijn-reactie/oordeel.pdf', { config }, async (request, reply) => {
    const { actor, own } = orNotFound(await ownReaction(platform, request.actor))
    const sent = orNotFound(sentJudgement(own))
    const pdf = orNotFound(await platform.db.read(actor, (db) => printedJudgement(db, sent.id)))
    return sendFile(reply, { name: `oordeel-${own.number}.pdf`, mediaType: 'application/pdf', bytes: pdf })
  })
}
