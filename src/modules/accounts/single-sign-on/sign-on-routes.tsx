import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localPath } from '../../../lib/local-path.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { setSealed, takeSealed } from '../../../platform/sealed-cookie.ts'
import { originOf } from '../letter-house-queries.ts'
import { setHalfLogin } from '../login/half-login-actions.ts'
import { enter, hasSecondFactor } from '../login/login-actions.ts'
import { LinkSentPage } from '../login/login-page.tsx'
import { agentOf } from '../login/login-routes.tsx'
import { firstPage } from '../roles.ts'
import { planSecondFactorLink } from '../second-factor/second-factor-link-actions.ts'
import { beginSetup } from '../second-factor/second-factor-routes.tsx'
import { arrive, type ArrivalAnswer } from './arrive-actions.ts'
import { readClaims } from './claims.ts'
import { textOf } from './logout-token.ts'
import { type Flow, flowCookie } from './flow.ts'
import { askProvider, hearProvider, ProviderFault } from './provider-actions.ts'
import type { SignOn } from './sign-on.ts'
import { doorOf, SignOnRefusedPage, type SignOnRefusedPageProps } from './sign-on-door-page.tsx'
import { clientOf, findSignOn, type House, houseBySlug, signOnOf } from './sign-on-queries.ts'
import { comesBackAt } from './sign-out-actions.ts'
import { showTest } from './sign-on-test-routes.tsx'

const config = { permission: 'accounts.enter' }

interface Door {
  Params: { slug: string }
  Querystring: { verder?: string }
}

export function signOnRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform
  web.get<Door>('/inloggen/met/:slug', { config }, async (request, reply) => {
    const next = localPath(request.query.verder ?? '')
    if (request.actor.kind === 'person') return seeOther(reply, next ?? firstPage(request.actor.memberships))
    const house = orNotFound(await houseBySlug(db.published, request.params.slug))
    const signOn = orNotFound(await db.gate((tx) => signOnOf(tx, house.id, 'active')))
    const origin = await originOf(db.published, platform.config, house.id)
    // The cookie that waits for the way back belongs to one host name.
    if (origin.hostname !== request.hostname) return reply.redirect(new URL(doorOf(house.slug, next), origin).href, 303)
    return sendToProvider(platform, request, reply, { house, signOn, next, testedBy: undefined })
  })
  web.get<Door>('/inloggen/met/:slug/terug', { config }, async (request, reply) => {
    const house = orNotFound(await houseBySlug(db.published, request.params.slug))
    const flow = takeSealed<Flow>(request, reply, platform, flowCookie)
    const signOn = flow && (await db.gate((tx) => findSignOn(tx, flow.signOnId)))
    const expected = flow?.testedBy === undefined ? 'active' : 'draft'
    if (!flow || signOn?.organisationId !== house.id || signOn.state !== expected)
      return seeOther(reply, '/inloggen?verlopen=1')
    return comeBack(platform, request, reply, { house, signOn, flow })
  })
}

interface Sending {
  readonly house: House
  readonly signOn: SignOn
  readonly next: string | undefined
  /** Who tries the settings out; undefined for who logs in. */
  readonly testedBy: string | undefined
}

export async function sendToProvider(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { house, signOn, next, testedBy }: Sending,
): Promise<FastifyReply> {
  const { db, keys } = platform
  const client = orNotFound(await db.gate((tx) => clientOf(tx, keys, signOn.id)))
  const origin = await originOf(db.published, platform.config, house.id)
  try {
    const { url, sent } = await askProvider(platform, client, comesBackAt(origin, house.slug))
    setSealed(reply, platform, flowCookie, { ...sent, signOnId: signOn.id, next, testedBy } satisfies Flow)
    return reply.redirect(url.href, 303)
  } catch (fault) {
    return sendFault(request, reply, { house, signOn, testedBy }, fault)
  }
}

interface Back {
  readonly house: House
  readonly signOn: SignOn
  readonly flow: Flow
}

async function comeBack(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { house, signOn, flow }: Back,
) {
  const { db, keys } = platform
  const client = orNotFound(await db.gate((tx) => clientOf(tx, keys, signOn.id)))
  const origin = await originOf(db.published, platform.config, house.id)
  // What the page shows belongs to this browser alone.
  request.personal = true
  try {
    const { claims, idToken } = await hearProvider(platform, client, new URL(request.url, origin), flow)
    const told = readClaims(claims, signOn)
    if (flow.testedBy !== undefined) return await showTest(platform, request, reply, { house, signOn, told, flow })
    const providerSession = textOf(claims['sid'])
    const answer = await arrive(platform, { house, signOn, told, idToken, providerSession, language: request.lang })
    return await goOn(platform, request, reply, { house, signOn, flow }, answer)
  } catch (fault) {
    return sendFault(request, reply, { house, signOn, testedBy: flow.testedBy }, fault)
  }
}

/** In, or on to our own second step; who has none is led to make one before anything else. */
async function goOn(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { house, signOn, flow }: Back,
  answer: ArrivalAnswer,
) {
  if (answer.kind === 'refused') return sendRefusal(request, reply, { house, signOn, why: answer.why }, 403)
  const { arrivalId, who, ours } = answer
  const { personId, passwordChangedAt } = who
  if (!ours) {
    const given = { personId, arrivalId, how: 'sign_on', userAgent: agentOf(request), actor: request.actor } as const
    const { token, firstPage: first } = await platform.db.gate((tx) => enter(tx, platform, given))
    setSessionCookie(reply, platform, token)
    return seeOther(reply, flow.next ?? first)
  }
  if (hasSecondFactor(who)) {
    setHalfLogin(reply, platform, { personId, passwordChangedAt, arrivalId, step: 'code', next: flow.next })
    return seeOther(reply, '/inloggen/code')
  }
  if (who.hash === null) return beginSetup(reply, platform, { personId, passwordChangedAt, arrivalId }, flow.next)
  // Somebody who also has a password makes his second step from his own mailbox, as after a password.
  await planSecondFactorLink(platform, who)
  return sendPage(request, reply, <LinkSentPage />)
}

type Place = Pick<Sending, 'house' | 'signOn' | 'testedBy'>

function sendFault(request: FastifyRequest, reply: FastifyReply, { house, signOn, testedBy }: Place, fault: unknown) {
  if (!(fault instanceof ProviderFault)) throw fault
  request.log.warn({ signOn: signOn.id, kind: fault.kind, code: fault.code }, 'provider')
  const again = testedBy === undefined ? doorOf(house.slug) : `/werk/inloggen-via/${house.slug}`
  return sendRefusal(
    request,
    reply,
    { house, signOn, why: fault.kind, again },
    fault.kind === 'unreachable' ? 503 : 403,
  )
}

function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    house,
    signOn,
    why,
    again,
  }: Pick<Sending, 'house' | 'signOn'> & Pick<SignOnRefusedPageProps, 'why'> & { again?: string },
  status: number,
) {
  const to = again ?? doorOf(house.slug)
  return sendPage(
    request,
    reply,
    <SignOnRefusedPage name={signOn.name} house={house.name} why={why} again={to} />,
    status,
  )
}
