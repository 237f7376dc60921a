import { personOf } from '../../../platform/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { NotAllowed } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { qrCode } from '../../../platform/qr-code.ts'
import { newTotpSecret, totpText, totpUri } from '../../../platform/totp.ts'
import { renderPage } from '../../../ui/index.ts'
import { LapsedLinkPage } from '../lapsed-link-page.tsx'
import { findCredentials } from '../login/credential-queries.ts'
import { clearHalfLogin, type HalfLogin, readHalfLogin, setHalfLogin } from '../login/half-login-actions.ts'
import { tryPassword } from '../login/login-actions.ts'
import { passwordAgainForm, setupForm } from '../login/login-form.ts'
import { agentOf } from '../login/login-routes.tsx'
import { findResetLink, useResetLink } from '../reset-link-queries.ts'
import { confirmSecondFactor, renewRecoveryCodes } from './second-factor-actions.ts'
import { FactorLinkPage, OwnFactorPage, RecoveryCodesPage, SetupPage } from './second-factor-page.tsx'
import { recoveryCodesLeft } from './second-factor-queries.ts'

const enter = { config: { permission: 'accounts.enter' } }
const own = { config: { permission: 'accounts.see_own_account' } }

export function secondFactorRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/tweede-stap', enter, async (request, reply) => {
    const half = readHalfLogin(request, platform)
    if (half?.step !== 'setup') return seeOther(reply, '/inloggen?verlopen=1')
    return sendSecret(request, reply, await setupPage(platform, request, half))
  })
  web.post('/tweede-stap', enter, (request, reply) => showCode(platform, request, reply))
  web.get<Token>('/tweede-stap/:token', enter, async (request, reply) => {
    const { token } = request.params
    const link = await platform.db.gate((tx) => findResetLink(tx, token, 'second_factor', platform.clock.now()))
    if (!link) return sendPage(request, reply, <LapsedLinkPage kind="factor" />, 410)
    return sendPage(request, reply, <FactorLinkPage token={token} />)
  })
  web.post<Token>('/tweede-stap/:token', enter, (request, reply) =>
    followLink(platform, request, reply, request.params.token),
  )
  web.get<{ Querystring: { herstel?: string } }>('/werk/sessies/tweede-stap', own, (request, reply) =>
    sendOwn(platform, request, reply, { recovered: request.query.herstel === '1' }),
  )
  web.post('/werk/sessies/tweede-stap', own, (request, reply) => changeOwn(platform, request, reply))
}

interface Token {
  Params: { token: string }
}

/** Begins the set-up in this browser: from here on the person is known, and shows a code of the new app. */
export function beginSetup(
  reply: FastifyReply,
  platform: Platform,
  who: Pick<HalfLogin, 'personId' | 'passwordChangedAt' | 'arrivalId'>,
  next?: string,
): FastifyReply {
  const { personId, passwordChangedAt, arrivalId } = who
  const secret = newTotpSecret()
  setHalfLogin(reply, platform, { personId, passwordChangedAt, arrivalId, step: 'setup', secret, next })
  return seeOther(reply, '/tweede-stap')
}

/** A secret is on this page: no cache and no back button may show it again. */
const sendSecret = (request: FastifyRequest, reply: FastifyReply, page: VNode, status = 200) =>
  reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderPage(page, request.view))

async function setupPage(
  { db }: Platform,
  { site }: FastifyRequest,
  half: HalfLogin,
  errors: { field: string; message: string }[] = [],
) {
  const secret = half.secret ?? Buffer.alloc(0)
  const who = await db.gate((tx) => findCredentials(tx, { personId: half.personId }))
  const uri = totpUri(secret, site.style.name, who?.email ?? '')
  return <SetupPage qr={qrCode(uri)} uri={uri} secret={totpText(secret)} errors={errors} />
}

async function showCode(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const half = readHalfLogin(request, platform)
  if (half?.step !== 'setup') return seeOther(reply, '/inloggen?verlopen=1')
  const form = parseForm(setupForm(request.t), request.body)
  if (!form.ok) return sendSecret(request, reply, await setupPage(platform, request, half, [...form.errors]), 422)
  const given = { code: form.value.code, userAgent: agentOf(request), actor: request.actor }
  const answer = await confirmSecondFactor(platform, half, given)
  if (answer.kind === 'lapsed') return seeOther(reply, '/inloggen?verlopen=1')
  if (answer.kind === 'wrong') {
    const errors = [{ field: 'code', message: request.t('accounts.setup.wrong') }]
    return sendSecret(request, reply, await setupPage(platform, request, half, errors), 422)
  }
  if (answer.token) setSessionCookie(reply, platform, answer.token)
  clearHalfLogin(reply, platform)
  return sendSecret(request, reply, <RecoveryCodesPage codes={answer.codes} next={half.next ?? answer.firstPage} />)
}

async function followLink(platform: Platform, request: FastifyRequest, reply: FastifyReply, token: string) {
  const { db, clock } = platform
  const who = await db.gate(async (tx) => {
    const link = await findResetLink(tx, token, 'second_factor', clock.now())
    return link && findCredentials(tx, link)
  })
  if (!who) return sendPage(request, reply, <LapsedLinkPage kind="factor" />, 410)
  const checked = await passwordAgain(platform, request, who.email)
  if (!checked.right) {
    return sendPage(request, reply, <FactorLinkPage token={token} errors={checked.errors} />, checked.status)
  }
  const used = await db.gate((tx) => useResetLink(tx, token, 'second_factor', clock.now()))
  if (!used) return sendPage(request, reply, <LapsedLinkPage kind="factor" />, 410)
  return beginSetup(reply, platform, who)
}

async function changeOwn(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const actor = personOf(request)
  const who = await platform.db.gate((tx) => findCredentials(tx, { personId: actor.personId }))
  if (!who || who.hash === null) throw new NotAllowed('no password')
  const checked = await passwordAgain(platform, request, who.email)
  if (!checked.right) return sendOwn(platform, request, reply, { errors: checked.errors, status: checked.status })
  const { wat } = request.body as { wat?: string }
  if (wat === 'app') return beginSetup(reply, platform, who, '/werk/sessies/tweede-stap')
  const codes = await renewRecoveryCodes(platform, actor)
  return sendSecret(request, reply, <RecoveryCodesPage codes={codes} next="/werk/sessies/tweede-stap" />)
}

type Again =
  | { readonly right: true }
  | { readonly right: false; readonly status: number; readonly errors: readonly { field: string; message: string }[] }

async function passwordAgain(platform: Platform, request: FastifyRequest, email: string): Promise<Again> {
  const { t } = request
  const form = parseForm(passwordAgainForm(t), request.body)
  if (!form.ok) return { right: false, status: 422, errors: form.errors }
  const answer = await tryPassword(platform, email, form.value.password)
  if (answer.kind === 'right') return { right: true }
  const wait = answer.kind === 'wait'
  const message = wait ? t('accounts.login.wait', { minutes: answer.minutes }) : t('accounts.password.wrong')
  return { right: false, status: wait ? 429 : 422, errors: [{ field: 'password', message }] }
}

async function sendOwn(
  { db }: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { recovered?: boolean; errors?: Extract<Again, { right: false }>['errors']; status?: number },
) {
  const { personId } = personOf(request)
  const { codesLeft, who } = await db.gate(async (tx) => ({
    codesLeft: await recoveryCodesLeft(tx, personId),
    who: await findCredentials(tx, { personId }),
  }))
  const hasPassword = who?.hash !== null
  const { recovered = false, errors = [], status = 200 } = shown
  return sendPage(request, reply, <OwnFactorPage {...{ codesLeft, recovered, errors, hasPassword }} />, status)
}
