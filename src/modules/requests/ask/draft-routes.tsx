import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { emailForm } from '../step-form.ts'
import { stepPath } from './ask-steps.ts'
import { NoDraftPage, ResumePage, SavedPage } from './begun-page.tsx'
import { draftLasts, findDraft } from './draft-actions.ts'
import { resumeDraft, sendDraftLink } from './draft-link-actions.ts'
import type { Draft } from './draft-queries.ts'

const config = { permission: 'requests.ask' }
const fewTries = { ...config, rateLimit: { max: 30, timeWindow: '10 minutes' } }
const cookie = 'aanvraag'

/** What this browser shows to see its draft. */
export const passOf = ({ cookies }: FastifyRequest): string | undefined => cookies[cookie]

/** Only under /aanvraag: no other page needs to know that a form is open. */
export function setPass(reply: FastifyReply, { config: { publicUrl } }: Platform, pass: string): void {
  const secure = publicUrl.protocol === 'https:'
  const maxAge = draftLasts.total('seconds')
  reply.setCookie(cookie, pass, { path: '/aanvraag', httpOnly: true, sameSite: 'lax', secure, maxAge })
}

/** Stop for now, and go on later with a link in a mail. */
export function draftRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/aanvraag/nieuw/bewaard', { config }, async (request, reply) => {
    const draft = await findDraft(platform, passOf(request))
    if (!draft || draft.sentAt) return sendPage(request, reply, <NoDraftPage />, 404)
    return sendPage(request, reply, <SavedPage step={draft.step} typed={addressIn(draft)} />)
  })
  web.post('/aanvraag/nieuw/bewaard', { config: fewTries }, async (request, reply) => {
    const pass = passOf(request)
    const draft = await findDraft(platform, pass)
    if (!draft || draft.sentAt || pass === undefined) return sendPage(request, reply, <NoDraftPage />, 404)
    const form = parseForm(emailForm(request.t), request.body)
    if (!form.ok) {
      return sendPage(request, reply, <SavedPage step={draft.step} typed={form.typed} errors={form.errors} />, 422)
    }
    const { email } = form.value
    const { organisationId, host } = request.site
    const origin = new URL(platform.config.publicUrl.origin)
    origin.hostname = host || origin.hostname
    await sendDraftLink(platform, pass, { email, language: request.lang, organisationId, origin })
    return sendPage(request, reply, <SavedPage step={draft.step} typed={form.typed} sentTo={email} />)
  })
  // Looks, and changes nothing: programs that scan mail come here before the family does.
  web.get<{ Params: { token: string } }>('/aanvraag/verder/:token', { config }, async (request, reply) => {
    const draft = await findDraft(platform, request.params.token)
    if (!draft || draft.sentAt) return sendPage(request, reply, <NoDraftPage />, 404)
    return sendPage(request, reply, <ResumePage path={`/aanvraag/verder/${request.params.token}`} />)
  })
  web.post<{ Params: { token: string } }>('/aanvraag/verder/:token', { config }, async (request, reply) => {
    const draft = await findDraft(platform, request.params.token)
    const pass = draft && !draft.sentAt ? await resumeDraft(platform, request.params.token) : undefined
    if (!draft || pass === undefined) return sendPage(request, reply, <NoDraftPage />, 404)
    setPass(reply, platform, pass)
    return seeOther(reply, stepPath(draft.step))
  })
}

/** The address that was typed in the form, so that nobody types it twice. */
const addressIn = ({ answers }: Draft): Typed => ({ email: typedText(answers.contact ?? {}, 'contact_email') })
