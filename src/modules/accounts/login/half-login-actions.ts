import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Keys } from '../../../platform/keys.ts'
import type { Platform } from '../../../platform/platform.ts'

/**
 * Somebody who gave the right password, or came from the provider of his house, and not yet a code, or who proved who he is and is setting up his second factor.
 * It lives in a sealed cookie of this browser only, opens nothing by itself, and is never a session.
 */
export interface HalfLogin {
  readonly personId: string
  /** What is still to do: show a code of a known app, or make a new app known. */
  readonly step: 'code' | 'setup'
  /** The secret of the new app; kept in the database only once a code of it was shown. */
  readonly secret?: Buffer | undefined
  /** Where the person was going. */
  readonly next: string | undefined
  /** A password changed meanwhile ends it; null for who has none. */
  readonly passwordChangedAt: Temporal.Instant | null
  /** He came from the provider of his house: as what that arrival was written down. */
  readonly arrivalId?: string | undefined
  /** A second factor set up since ends it too: it serves once. */
  readonly since: Temporal.Instant
}

const purpose = 'accounts.half_login'
export const halfLoginMinutes = 15

const cookieName = ({ config }: Platform) =>
  config.publicUrl.protocol === 'https:' ? '__Host-halverwege' : 'halverwege'

export function setHalfLogin(reply: FastifyReply, platform: Platform, half: Omit<HalfLogin, 'since'>): void {
  const since = platform.clock.now()
  const secure = platform.config.publicUrl.protocol === 'https:'
  const value = sealHalfLogin(platform.keys, { ...half, since })
  reply.setCookie(cookieName(platform), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: halfLoginMinutes * 60,
  })
}

export function readHalfLogin(request: FastifyRequest, platform: Platform): HalfLogin | undefined {
  const cookie = request.cookies[cookieName(platform)]
  const half = cookie ? openHalfLogin(platform.keys, cookie) : undefined
  const lapses = half?.since.add({ minutes: halfLoginMinutes })
  return lapses && Temporal.Instant.compare(platform.clock.now(), lapses) < 0 ? half : undefined
}

export const clearHalfLogin = (reply: FastifyReply, platform: Platform) =>
  reply.clearCookie(cookieName(platform), { path: '/' })

export function sealHalfLogin(keys: Keys, half: HalfLogin): string {
  const plain = {
    person: half.personId,
    step: half.step,
    secret: half.secret?.toString('base64'),
    next: half.next,
    changed: half.passwordChangedAt?.toString(),
    arrival: half.arrivalId,
    since: half.since.toString(),
  }
  return keys.seal(purpose, Buffer.from(JSON.stringify(plain))).toString('base64url')
}

function openHalfLogin(keys: Keys, cookie: string): HalfLogin | undefined {
  try {
    // Only what we sealed ourselves opens, so its shape is known.
    const plain = JSON.parse(keys.open(purpose, Buffer.from(cookie, 'base64url')).toString()) as Record<
      string,
      string | undefined
    >
    const { person = '', step, secret, next, changed, arrival, since = '' } = plain
    return {
      personId: person,
      step: step === 'setup' ? 'setup' : 'code',
      secret: secret === undefined ? undefined : Buffer.from(secret, 'base64'),
      next,
      passwordChangedAt: changed === undefined ? null : Temporal.Instant.from(changed),
      arrivalId: arrival,
      since: Temporal.Instant.from(since),
    }
  } catch {
    return undefined
  }
}
