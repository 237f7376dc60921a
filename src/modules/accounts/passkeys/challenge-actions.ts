import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '../../../platform/platform.ts'

/** What a passkey is asked to sign; sealed in the browser that asked. It counts once, which the database remembers. */
export interface Challenge {
  readonly challenge: string
  /** Whoever adds a key; undefined for who logs in. */
  readonly personId: string | undefined
}

const purpose = 'accounts.passkey_challenge'
const minutes = 5

const cookieName = ({ config }: Platform) => (config.publicUrl.protocol === 'https:' ? '__Host-sleutel' : 'sleutel')

export function setChallenge(reply: FastifyReply, platform: Platform, challenge: Challenge): void {
  const plain = Buffer.from(JSON.stringify({ ...challenge, since: platform.clock.now().toString() }))
  reply.setCookie(cookieName(platform), platform.keys.seal(purpose, plain).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: platform.config.publicUrl.protocol === 'https:',
    maxAge: minutes * 60,
  })
}

/** Takes the challenge out of the browser; nothing when it is old or was never given. */
export function takeChallenge(request: FastifyRequest, reply: FastifyReply, platform: Platform): Challenge | undefined {
  const cookie = request.cookies[cookieName(platform)]
  if (!cookie) return undefined
  reply.clearCookie(cookieName(platform), { path: '/' })
  try {
    // Only what we sealed ourselves opens, so its shape is known.
    const opened = platform.keys.open(purpose, Buffer.from(cookie, 'base64url')).toString()
    const { since, ...challenge } = JSON.parse(opened) as Challenge & { since: string }
    const lapses = Temporal.Instant.from(since).add({ minutes })
    return Temporal.Instant.compare(platform.clock.now(), lapses) < 0 ? challenge : undefined
  } catch {
    return undefined
  }
}
