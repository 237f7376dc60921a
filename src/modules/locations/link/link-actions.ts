import type { Actor } from '../../../lib/actor.ts'
import { localPath } from '../../../lib/local-path.ts'
import { audit } from '../../../platform/audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSession, startSession } from '../../../platform/session.ts'
import { findLink, type FoundLink, managesLocation } from './link-queries.ts'

interface Browser {
  /** Who this browser is so far. */
  readonly actor: Actor
  readonly userAgent: string
}

export const findLocationLink = ({ db, clock }: Platform, token: string): Promise<FoundLink | undefined> =>
  db.gate((tx) => findLink(tx, token, clock.now()))

/** Where to go on, with the value of a new cookie unless this browser may act for the location already. */
export interface Entered {
  readonly path: string
  readonly session: string | null
}

/** Lets whoever reads the mail of a location act for it; undefined when the link opens nothing (any more). */
export async function enterByLink(
  platform: Platform,
  token: string,
  { actor, userAgent }: Browser,
): Promise<Entered | undefined> {
  const { db, clock } = platform
  const link = await findLocationLink(platform, token)
  if (!link) return undefined
  const { locationId, locationName } = link
  const path = orNotFound(localPath(link.path))
  // A manager who is logged in stays who he is, with everything else he runs.
  if (actor.kind === 'person' && (await db.read(actor, (tx) => managesLocation(tx, locationId))))
    return { path, session: null }
  return db.gate(async (tx) => {
    const now = clock.now()
    if (actor.kind === 'location') await endSession(tx, actor.sessionId, now)
    const keeper = { kind: 'location', sessionId: '', locationId, locationName } as const
    await audit(tx, keeper, { action: 'locations.entered_by_link', subjectKind: 'location', subjectId: locationId })
    return { path, session: await startSession(tx, { locationId, userAgent, now }) }
  })
}
