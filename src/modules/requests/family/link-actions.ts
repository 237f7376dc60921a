import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSession, startSession } from '../../../platform/session.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { findFamilyByLink } from './link-queries.ts'

interface Browser {
  /** Who this browser is so far: an older session of a family ends here. */
  readonly actor: Actor
  readonly userAgent: string
}

export const findLinked = ({ db, clock }: Platform, token: string): Promise<string | undefined> =>
  db.gate((tx) => findFamilyByLink(tx, token, clock.now()))

/** @returns the cookie's value; undefined when the link opens nothing (any more) */
export async function useLink(platform: Platform, token: string, browser: Browser): Promise<string | undefined> {
  const familyId = await findLinked(platform, token)
  return familyId === undefined ? undefined : openCase(platform, familyId, browser)
}

/** Lets this browser in at the requests of one family. @param caseId the family's id @returns the cookie's value */
export function openCase({ db, clock }: Platform, caseId: string, { actor, userAgent }: Browser): Promise<string> {
  return db.gate(async (tx) => {
    const now = clock.now()
    if (actor.kind === 'family') await endSession(tx, actor.sessionId, now)
    await audit(
      tx,
      { kind: 'family', sessionId: '', caseId },
      { action: 'requests.case_opened', subjectKind: 'request', subjectId: caseId },
    )
    return startSession(tx, { caseId, userAgent, now })
  })
}

/** Asks the worker to look: this process may not see which requests an address has, so it cannot give it away either. */
export function askForLinks({ db }: Platform, address: string): Promise<void> {
  const key = `links:${hashToken(address.toLowerCase()).toString('hex')}`
  return db.intake((tx) => planJob(tx, 'requests_send_links', { address }, { key }))
}
