import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseForm, typedText } from '../../../platform/form.ts'
import { clearSessionCookie, seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { firstPage } from '../roles.ts'
import { clearHalfLogin, readHalfLogin, setHalfLogin } from './half-login-actions.ts'
import { localPath } from '../../../lib/local-path.ts'
import { type CodeAnswer, logInWithCode, logInWithPassword, logOut } from './login-actions.ts'
import { codeForm, loginForm } from './login-form.ts'
import { CodePage, LinkSentPage, LoginPage, type LoginPageProps } from './login-page.tsx'

const config = { permission: 'accounts.enter' }

export function loginRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: LoginQuery }>('/inloggen', { config }, async (request, reply) => {
    const next = localPath(request.query.verder ?? '')
    if (request.actor.kind === 'person') return seeOther(reply, next ?? firstPage(request.actor.memberships))
    return sendPage(request, reply, <LoginPage next={next ?? ''} notice={noticeOf(request.query)} />)
  })
  web.post('/inloggen', { config }, (request, reply) => givePassword(platform, request, reply))
  web.get('/inloggen/code', { config }, async (request, reply) => {
    if (readHalfLogin(request, platform)?.step !== 'code') return seeOther(reply, '/inloggen')
    return sendPage(request, reply, <CodePage />)
  })
  web.post('/inloggen/code', { config }, (request, reply) => giveCode(platform, request, reply))
  web.post('/uitloggen', { config }, async (request, reply) => {
    await logOut(platform, request.actor)
    clearSessionCookie(reply, platform)
    clearHalfLogin(reply, platform)
    return seeOther(reply, request.actor.kind === 'person' ? '/inloggen?afgemeld=1' : '/')
  })
}

interface LoginQuery {
  readonly verder?: string
  readonly verlopen?: string
  readonly afgemeld?: string
  readonly gewijzigd?: string
}

function noticeOf({ verlopen, afgemeld, gewijzigd }: LoginQuery): LoginPageProps['notice'] {
  if (verlopen) return 'lapsed'
  if (gewijzigd) return 'password-changed'
  return afgemeld ? 'out' : undefined
}

async function givePassword(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const { t } = request
  const form = parseForm(loginForm(t), request.body)
  const next = localPath(typedText(form.typed, 'verder'))
  const again = (status: number, errors: LoginPageProps['errors']) =>
    sendPage(request, reply, <LoginPage next={next ?? ''} values={form.typed} errors={errors ?? []} />, status)
  if (!form.ok) return again(422, form.errors)
  const answer = await logInWithPassword(platform, form.value.email, form.value.password)
  switch (answer.kind) {
    case 'wait':
      return again(429, [{ field: 'password', message: t('accounts.login.wait', { minutes: answer.minutes }) }])
    case 'wrong':
      return again(422, [{ field: 'email', message: t('accounts.login.wrong') }])
    case 'link-sent':
      return sendPage(request, reply, <LinkSentPage />)
    case 'code': {
      const { personId, passwordChangedAt } = answer.who
      setHalfLogin(reply, platform, { personId, step: 'code', next, passwordChangedAt })
      return seeOther(reply, '/inloggen/code')
    }
  }
}

async function giveCode(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const half = readHalfLogin(request, platform)
  if (half?.step !== 'code') return seeOther(reply, '/inloggen?verlopen=1')
  const form = parseForm(codeForm(request.t), request.body)
  if (!form.ok) return sendPage(request, reply, <CodePage errors={form.errors} />, 422)
  const by = form.value.recovery === '' ? 'totp' : 'recovery'
  const code = by === 'totp' ? form.value.code : form.value.recovery
  const { actor } = request
  const answer = await logInWithCode(platform, half, { code, by, actor, userAgent: agentOf(request) })
  if (answer.kind === 'lapsed') return seeOther(reply, '/inloggen?verlopen=1')
  if (answer.kind !== 'in') return refuseCode(request, reply, by, answer)
  setSessionCookie(reply, platform, answer.token)
  clearHalfLogin(reply, platform)
  return seeOther(reply, by === 'recovery' ? '/werk/sessies/tweede-stap?herstel=1' : (half.next ?? answer.firstPage))
}

function refuseCode(
  request: FastifyRequest,
  reply: FastifyReply,
  by: 'totp' | 'recovery',
  answer: Extract<CodeAnswer, { kind: 'wait' | 'wrong' }>,
) {
  const { t } = request
  const field = by === 'totp' ? 'code' : 'recovery'
  const wrong = by === 'totp' ? t('accounts.code.wrong') : t('accounts.recovery.wrong')
  const message = answer.kind === 'wait' ? t('accounts.login.wait', { minutes: answer.minutes }) : wrong
  return sendPage(request, reply, <CodePage errors={[{ field, message }]} />, answer.kind === 'wait' ? 429 : 422)
}

export const agentOf = (request: FastifyRequest): string => request.headers['user-agent'] ?? ''
