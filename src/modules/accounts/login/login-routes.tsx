import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FormError } from '../../../ui/index.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { clearSessionCookie, seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { firstPage } from '../roles.ts'
import { clearHalfLogin, type HalfLogin, readHalfLogin, setHalfLogin } from './half-login-actions.ts'
import { localPath } from '../../../lib/local-path.ts'
import { type CodeAnswer, logInWithCode, logInWithPassword, logOut } from './login-actions.ts'
import { codeForm, loginForm } from './login-form.ts'
import { findCredentials } from './credential-queries.ts'
import { CodePage, LinkSentPage, LoginPage, type LoginPageProps } from './login-page.tsx'
import { MustSignOnPage, SignedOutPage } from '../single-sign-on/sign-on-door-page.tsx'
import { signOnButtons } from '../single-sign-on/sign-on-queries.ts'
import { type Farewell, farewellFor } from '../single-sign-on/sign-out-actions.ts'

const config = { permission: 'accounts.enter' }

export function loginRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: LoginQuery }>('/inloggen', { config }, async (request, reply) => {
    const next = localPath(request.query.verder ?? '')
    if (request.actor.kind === 'person') return seeOther(reply, next ?? firstPage(request.actor.memberships))
    return sendLogin(platform, request, reply, { next: next ?? '', notice: noticeOf(request.query) })
  })
  web.post('/inloggen', { config }, (request, reply) => givePassword(platform, request, reply))
  web.get('/inloggen/code', { config }, async (request, reply) => {
    const half = readHalfLogin(request, platform)
    if (half?.step !== 'code') return seeOther(reply, '/inloggen')
    return sendCode(platform, request, reply, half)
  })
  web.post('/inloggen/code', { config }, (request, reply) => giveCode(platform, request, reply))
  web.post('/uitloggen', { config }, async (request, reply) => {
    const farewell = await farewellFor(platform, request.actor)
    await logOut(platform, request.actor)
    clearSessionCookie(reply, platform)
    clearHalfLogin(reply, platform)
    if (farewell) return sendFarewell(request, reply, farewell)
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

type ShownLogin = Omit<LoginPageProps, 'signOns' | 'here'>

/** The door with every way in that is open on this site. */
export async function sendLogin(
  { db }: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: ShownLogin,
  status = 200,
) {
  const signOns = await db.gate((tx) => signOnButtons(tx))
  const page = <LoginPage {...shown} signOns={signOns} here={request.site.organisationId} />
  return sendPage(request, reply, page, status)
}

/** What this person can show: a code of an app, a passkey, or both. */
export async function sendCode(
  { db }: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { personId }: Pick<HalfLogin, 'personId'>,
  errors: readonly FormError[] = [],
  status = 200,
) {
  const who = await db.gate((tx) => findCredentials(tx, { personId }))
  const has = { app: who?.secondFactorSince !== null, passkey: who?.hasPasskey === true }
  request.personal = true
  return sendPage(request, reply, <CodePage has={has} errors={errors} />, status)
}

/** The one page whose form may leave this house, and only to that provider. */
function sendFarewell(request: FastifyRequest, reply: FastifyReply, farewell: Farewell) {
  const policy = String(reply.getHeader('content-security-policy'))
  const toProvider = `form-action 'self' ${new URL(farewell.endpoint).origin}`
  reply.header('content-security-policy', policy.replace("form-action 'self'", toProvider))
  request.personal = true
  return sendPage(request, reply, <SignedOutPage {...farewell} />)
}

async function givePassword(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const { t } = request
  const form = parseForm(loginForm(t), request.body)
  const next = localPath(typedText(form.typed, 'verder'))
  const again = (status: number, errors: readonly FormError[]) =>
    sendLogin(platform, request, reply, { next: next ?? '', values: form.typed, errors }, status)
  if (!form.ok) return again(422, form.errors)
  const answer = await logInWithPassword(platform, form.value.email, form.value.password)
  switch (answer.kind) {
    case 'wait':
      return again(429, [{ field: 'password', message: t('accounts.login.wait', { minutes: answer.minutes }) }])
    case 'wrong':
      return again(422, [{ field: 'email', message: t('accounts.login.wrong') }])
    case 'sign-on':
      return sendPage(request, reply, <MustSignOnPage {...answer.at} />)
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
  if (!form.ok) return sendCode(platform, request, reply, half, form.errors, 422)
  const by = form.value.recovery === '' ? 'totp' : 'recovery'
  const code = by === 'totp' ? form.value.code : form.value.recovery
  const { actor } = request
  const answer = await logInWithCode(platform, half, { code, by, actor, userAgent: agentOf(request) })
  if (answer.kind === 'lapsed') return seeOther(reply, '/inloggen?verlopen=1')
  if (answer.kind !== 'in') return refuseCode(platform, request, reply, half, by, answer)
  setSessionCookie(reply, platform, answer.token)
  clearHalfLogin(reply, platform)
  return seeOther(reply, by === 'recovery' ? '/werk/sessies/tweede-stap?herstel=1' : (half.next ?? answer.firstPage))
}

function refuseCode(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  half: HalfLogin,
  by: 'totp' | 'recovery',
  answer: Extract<CodeAnswer, { kind: 'wait' | 'wrong' }>,
) {
  const { t } = request
  const field = by === 'totp' ? 'code' : 'recovery'
  const wrong = by === 'totp' ? t('accounts.code.wrong') : t('accounts.recovery.wrong')
  const message = answer.kind === 'wait' ? t('accounts.login.wait', { minutes: answer.minutes }) : wrong
  return sendCode(platform, request, reply, half, [{ field, message }], answer.kind === 'wait' ? 429 : 422)
}

export const agentOf = (request: FastifyRequest): string => request.headers['user-agent'] ?? ''
