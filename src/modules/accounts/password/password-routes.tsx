import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { LapsedLinkPage } from '../lapsed-link-page.tsx'
import { askPasswordLink, changePassword, findLinkReader } from './password-actions.ts'
import { forgottenForm, newPasswordForm } from './password-form.ts'
import { ForgottenPage, ForgottenSentPage, NewPasswordPage } from './password-page.tsx'

const config = { permission: 'accounts.enter' }

export function passwordRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/wachtwoord-vergeten', { config }, async (request, reply) => sendPage(request, reply, <ForgottenPage />))
  web.post('/wachtwoord-vergeten', { config }, async (request, reply) => {
    const form = parseForm(forgottenForm(request.t), request.body)
    if (!form.ok) {
      return sendPage(request, reply, <ForgottenPage values={form.typed} errors={form.errors} />, 422)
    }
    await askPasswordLink(platform, form.value.email)
    return sendPage(request, reply, <ForgottenSentPage />)
  })
  web.get<Token>('/wachtwoord/:token', { config }, async (request, reply) => {
    const { token } = request.params
    const reader = await findLinkReader(platform, token)
    if (!reader) return sendPage(request, reply, <LapsedLinkPage kind="password" />, 410)
    return sendPage(request, reply, <NewPasswordPage token={token} email={reader.email} />)
  })
  web.post<Token>('/wachtwoord/:token', { config }, (request, reply) =>
    setPassword(platform, request, reply, request.params.token),
  )
}

interface Token {
  Params: { token: string }
}

async function setPassword(platform: Platform, request: FastifyRequest, reply: FastifyReply, token: string) {
  const reader = await findLinkReader(platform, token)
  if (!reader) return sendPage(request, reply, <LapsedLinkPage kind="password" />, 410)
  const form = parseForm(newPasswordForm(request.t, [reader.name, reader.email]), request.body)
  if (!form.ok) {
    return sendPage(request, reply, <NewPasswordPage token={token} email={reader.email} errors={form.errors} />, 422)
  }
  const changed = await changePassword(platform, token, form.value.password, request.actor)
  if (!changed) return sendPage(request, reply, <LapsedLinkPage kind="password" />, 410)
  return seeOther(reply, '/inloggen?gewijzigd=1')
}
