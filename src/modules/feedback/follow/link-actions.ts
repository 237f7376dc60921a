import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSession, startSession } from '../../../platform/session.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { findReactionByLink } from './link-queries.ts'

interface Browser {
  /** Who this browser is so far: an older session by link ends here. */
  readonly actor: Actor
  readonly userAgent: string
}

export const findLinked = ({ db, clock }: Platform, token: string): Promise<string | undefined> =>
  db.gate((tx) => findReactionByLink(tx, token, clock.now()))

/** @returns the cookie's value; undefined when the link opens nothing (any more) */
export async function useLink(platform: Platform, token: string, browser: Browser): Promise<string | undefined> {
  const id = await findLinked(platform, token)
  return id === undefined ? undefined : openReaction(platform, id, browser)
}

/** Lets this browser in at one reaction. @returns the cookie's value */
export function openReaction({ db, clock }: Platform, id: string, { actor, userAgent }: Browser): Promise<string> {
  return db.gate(async (tx) => {
    const now = clock.now()
    if (actor.kind === 'family' || actor.kind === 'reporter') await endSession(tx, actor.sessionId, now)
    const reporter = { kind: 'reporter', sessionId: '', reactionId: id } as const
    await audit(tx, reporter, { action: 'feedback.opened', subjectKind: 'reaction', subjectId: id })
    return startSession(tx, { reactionId: id, userAgent, now })
  })
}

/** Asks the worker to look: this process may not see which reactions an address has, so it cannot give it away either. */
export function askForLinks({ db }: Platform, address: string): Promise<void> {
  const key = `reaction-links:${hashToken(address.toLowerCase()).toString('hex')}`
  return db.intake((tx) => planJob(tx, 'feedback_send_links', { address }, { key }))
}
