import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSession, startSession } from '../../../platform/session.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { memberByLink, panelMemberNow } from './member-link-queries.ts'

interface Browser {
  /** Who this browser is so far: an older session by link ends here. */
  readonly actor: Actor
  readonly userAgent: string
}

export const findPanelLink = ({ db, clock }: Platform, token: string): Promise<string | undefined> =>
  db.gate((tx) => memberByLink(tx, token, clock.now()))

/** @returns the cookie's value; undefined when the link opens nothing (any more) */
export function usePanelLink(
  { db, clock }: Platform,
  token: string,
  { actor, userAgent }: Browser,
): Promise<string | undefined> {
  return db.gate(async (tx) => {
    const now = clock.now()
    const id = await memberByLink(tx, token, now)
    const member = id && (await panelMemberNow(tx, id))
    if (!member) return undefined
    if (actor.kind !== 'anonymous' && actor.kind !== 'person') await endSession(tx, actor.sessionId, now)
    const sitting = { kind: 'panel_member', sessionId: '', ...member } as const
    await audit(tx, sitting, { action: 'feedback.panel_entered', subjectKind: 'panel_member', subjectId: id })
    return startSession(tx, { panelMemberId: id, userAgent, now })
  })
}

/** Asks the worker to look: this process may not see who is a member, so it cannot give it away either. */
export function askForPanelLinks({ db }: Platform, address: string): Promise<void> {
  const key = `panel-links:${hashToken(address.toLowerCase()).toString('hex')}`
  return db.intake((tx) => planJob(tx, 'feedback_panel_links', { address }, { key }))
}
