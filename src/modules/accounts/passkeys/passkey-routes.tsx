import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../../../lib/actor.ts'
import { parseId } from '../../../lib/ids.ts'
import { localPath } from '../../../lib/local-path.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { setSealed, takeSealed } from '../../../platform/sealed-cookie.ts'
import type { FormError, FormValues } from '../../../ui/index.ts'
import { clearHalfLogin, readHalfLogin } from '../login/half-login-actions.ts'
import { agentOf, sendCode, sendLogin } from '../login/login-routes.tsx'
import { RecoveryCodesPage } from '../second-factor/second-factor-page.tsx'
import { MustSignOnPage } from '../single-sign-on/sign-on-door-page.tsx'
import { type Challenge, challengeCookie } from './challenge.ts'
import { isFresh } from './passkey.ts'
import { addPasskey, askToMake, type Relying, removePasskey } from './passkey-actions.ts'
import { askToShow, logInWithPasskey } from './passkey-login-actions.ts'
import { passkeyForm, passkeyLoginForm } from './passkey-form.ts'
import { passkeysOf } from './passkey-queries.ts'
import { livingSessions } from '../sessions/session-queries.ts'
import { PasskeysPage, type PasskeysPageProps } from './passkeys-page.tsx'

const enter = { config: { permission: 'accounts.enter' } }
const own = { config: { permission: 'accounts.see_own_account' } }

export function passkeyRoutes(web: FastifyInstance, platform: Platform): void {
  web.post('/inloggen/passkey/vraag', enter, async (request, reply) => {
    const options = await askToShow(relyingOf(request, platform))
    setSealed(reply, platform, challengeCookie, { challenge: options.challenge } satisfies Challenge)
    return reply.header('cache-control', 'no-store').send(options)
  })
  web.post('/inloggen/passkey', enter, (request, reply) => showKey(platform, request, reply))

  web.get<{ Querystring: { gedaan?: string } }>('/werk/passkeys', own, async (request, reply) => {
    const done = (['added', 'removed'] as const).find((known) => known === request.query.gedaan)
    return sendKeys(platform, request, reply, { done })
  })
  web.post('/werk/passkeys/vraag', own, async (request, reply) => {
    const actor = personOf(request)
    const options = await askToMake(platform, actor, relyingOf(request, platform), request.site.style.name)
    const asked: Challenge = { challenge: options.challenge, personId: actor.personId }
    setSealed(reply, platform, challengeCookie, asked)
    return reply.header('cache-control', 'no-store').send(options)
  })
  web.post('/werk/passkeys', own, (request, reply) => addKey(platform, request, reply))
  web.post<{ Params: { id: string } }>('/werk/passkeys/:id/weg', own, async (request, reply) => {
    await removePasskey(platform, personOf(request), orNotFound(parseId(request.params.id)))
    return seeOther(reply, '/werk/passkeys?gedaan=removed')
  })
}

const relyingOf = ({ hostname, host }: FastifyRequest, { config }: Platform): Relying => ({
  host: hostname,
  origin: `${config.publicUrl.protocol}//${host}`,
})

async function showKey(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const form = parseForm(passkeyLoginForm, request.body)
  const { answer, verder } = form.ok ? form.value : { answer: '', verder: '' }
  const next = localPath(verder)
  const half = readHalfLogin(request, platform)
  const outcome = await logInWithPasskey(platform, {
    answer,
    half,
    actor: request.actor,
    userAgent: agentOf(request),
    relying: relyingOf(request, platform),
    challenge: takeSealed<Challenge>(request, reply, platform, challengeCookie),
  })
  if (outcome.kind === 'sign-on') return sendPage(request, reply, <MustSignOnPage {...outcome.at} />)
  if (outcome.kind === 'wrong') {
    const errors = [{ field: '', message: request.t('passkeys.wrong') }]
    if (half?.step === 'code') return sendCode(platform, request, reply, half, errors, 422)
    return sendLogin(platform, request, reply, { next: next ?? '', errors }, 422)
  }
  setSessionCookie(reply, platform, outcome.token)
  clearHalfLogin(reply, platform)
  return seeOther(reply, next ?? half?.next ?? outcome.firstPage)
}

async function addKey(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const actor = personOf(request)
  const { t } = request
  const form = parseForm(passkeyForm(t), request.body)
  const challenge = takeSealed<Challenge>(request, reply, platform, challengeCookie)
  const again = (errors: readonly FormError[]) =>
    sendKeys(platform, request, reply, { errors, values: { name: form.typed['name'] } }, 422)
  if (!form.ok) return again(form.errors)
  if (!(await isFreshSession(platform, actor)))
    return again([{ field: 'name', message: t('passkeys.staff.not-fresh') }])
  const given = { relying: relyingOf(request, platform), challenge, answer: form.value.answer }
  const answer = await addPasskey(platform, actor, given, form.value.name)
  if (answer.kind !== 'added') return again([{ field: 'name', message: t(`passkeys.staff.refused.${answer.kind}`) }])
  if (!answer.codes) return seeOther(reply, '/werk/passkeys?gedaan=added')
  return sendPage(request, reply, <RecoveryCodesPage codes={answer.codes} next="/werk/passkeys?gedaan=added" />)
}

async function sendKeys(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { done?: PasskeysPageProps['done']; errors?: readonly FormError[]; values?: FormValues },
  status = 200,
) {
  const actor = personOf(request)
  const keys = await platform.db.gate((tx) => passkeysOf(tx, actor.personId, actor.onlyOrganisationId ?? null))
  const { errors = [], values = {}, done } = shown
  const page = (
    <PasskeysPage
      keys={keys}
      zone={request.site.zone}
      host={request.hostname}
      fresh={await isFreshSession(platform, actor)}
      done={done}
      values={values}
      errors={errors}
    />
  )
  return sendPage(request, reply, page, status)
}

async function isFreshSession({ db, clock }: Platform, { personId, sessionId }: Person): Promise<boolean> {
  const now = clock.now()
  const session = (await db.gate((tx) => livingSessions(tx, personId, now))).find(({ id }) => id === sessionId)
  return session !== undefined && isFresh(session.createdAt, now)
}
