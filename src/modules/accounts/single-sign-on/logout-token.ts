/** Whom a provider logged out: one session there, or all of one person. */
export interface LeftThere {
  readonly issuer: string
  readonly subject: string | undefined
  readonly session: string | undefined
  /** Of this word: it counts once. */
  readonly id: string
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/**
 * What a logout token says, its signature, issuer, audience and terms checked before (Back-Channel Logout 1.0, section 2.6). An ID token
 * is signed by the same key and is no logout token: it has a nonce, and no such event.
 */
export function readLogoutToken(claims: Readonly<Record<string, unknown>>): LeftThere | undefined {
  const { iss, sub, sid, jti, nonce, events } = claims
  const [subject, session, id] = [textOf(sub), textOf(sid), textOf(jti)]
  if (nonce !== undefined || id === undefined || typeof iss !== 'string' || !holdsEvent(events)) return undefined
  if ((sub !== undefined && subject === undefined) || (sid !== undefined && session === undefined)) return undefined
  return subject === undefined && session === undefined ? undefined : { issuer: iss, subject, session, id }
}

/** Anything longer was never kept. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 255 ? value : undefined

function holdsEvent(events: unknown): boolean {
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, logoutEvent)) return false
  const event = (events as Record<string, unknown>)[logoutEvent]
  return typeof event === 'object' && event !== null && !Array.isArray(event)
}
