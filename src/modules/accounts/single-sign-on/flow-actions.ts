import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '../../../platform/platform.ts'
import type { Sent } from './provider-actions.ts'

/** A browser that is away at a provider: sealed in its own cookie, and nowhere else. */
export interface Flow extends Sent {
  /** With which settings it was sent: it comes back to the same ones. */
  readonly signOnId: string
  /** Where the person was going. */
  readonly next: string | undefined
  /** Who tries the settings out, instead of logging in. */
  readonly testedBy: string | undefined
  readonly since: Temporal.Instant
}

const purpose = 'accounts.sign_on_flow'
const minutes = 15

const cookieName = ({ config }: Platform) => (config.publicUrl.protocol === 'https:' ? '__Host-aanbieder' : 'aanbieder')

export function setFlow(reply: FastifyReply, platform: Platform, flow: Omit<Flow, 'since'>): void {
  const plain = { ...flow, since: platform.clock.now().toString() }
  reply.setCookie(
    cookieName(platform),
    platform.keys.seal(purpose, Buffer.from(JSON.stringify(plain))).toString('base64url'),
    {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: platform.config.publicUrl.protocol === 'https:',
      maxAge: minutes * 60,
    },
  )
}

/** Takes the flow out of the browser: it serves once. */
export function takeFlow(request: FastifyRequest, reply: FastifyReply, platform: Platform): Flow | undefined {
  const cookie = request.cookies[cookieName(platform)]
  if (!cookie) return undefined
  reply.clearCookie(cookieName(platform), { path: '/' })
  const flow = openFlow(platform, cookie)
  const lapses = flow?.since.add({ minutes })
  return lapses && Temporal.Instant.compare(platform.clock.now(), lapses) < 0 ? flow : undefined
}

function openFlow({ keys }: Platform, cookie: string): Flow | undefined {
  try {
    // Only what we sealed ourselves opens, so its shape is known.
    const plain = JSON.parse(keys.open(purpose, Buffer.from(cookie, 'base64url')).toString()) as Omit<Flow, 'since'> & {
      since: string
    }
    return { ...plain, since: Temporal.Instant.from(plain.since) }
  } catch {
    return undefined
  }
}
