import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from './platform.ts'

/** What a browser keeps for us and cannot read: sealed with the keys of the installation, for some minutes. */
export interface SealedCookie {
  readonly name: string
  /** What it is sealed for: no other sealed value can stand in its place. */
  readonly purpose: string
  readonly minutes: number
  /** `lax` where the browser comes back from elsewhere with it. */
  readonly sameSite: 'lax' | 'strict'
}

/** `__Host-` binds it to this host and to https; browsers refuse that name over plain http. */
const nameOf = ({ name }: SealedCookie, { config }: Platform) =>
  config.publicUrl.protocol === 'https:' ? `__Host-${name}` : name

export function setSealed(reply: FastifyReply, platform: Platform, cookie: SealedCookie, value: object): void {
  const plain = Buffer.from(JSON.stringify({ value, since: platform.clock.now().toString() }))
  reply.setCookie(nameOf(cookie, platform), platform.keys.seal(cookie.purpose, plain).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: cookie.sameSite,
    secure: platform.config.publicUrl.protocol === 'https:',
    maxAge: cookie.minutes * 60,
  })
}

/** Takes it out of the browser: it serves once. Nothing when it is old, was never given, or was made up. */
export function takeSealed<T extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  cookie: SealedCookie,
): T | undefined {
  const name = nameOf(cookie, platform)
  const sealed = request.cookies[name]
  if (!sealed) return undefined
  reply.clearCookie(name, { path: '/' })
  try {
    const opened = platform.keys.open(cookie.purpose, Buffer.from(sealed, 'base64url')).toString()
    // Only what we sealed ourselves opens, so its shape is known.
    const { value, since } = JSON.parse(opened) as { value: T; since: string }
    const lapses = Temporal.Instant.from(since).add({ minutes: cookie.minutes })
    return Temporal.Instant.compare(platform.clock.now(), lapses) < 0 ? value : undefined
  } catch {
    return undefined
  }
}
