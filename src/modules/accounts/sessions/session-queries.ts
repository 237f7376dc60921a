import type { Write } from '../../../platform/database.ts'
import { sessionTerms } from '../../../platform/session.ts'

export interface OwnSession {
  readonly id: string
  readonly agent: string
  readonly createdAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
}

/**
 * Where a person is logged in now, the latest first.
 * @param only the sessions of one house: what the provider of that house may see
 */
export const livingSessions = (
  tx: Write,
  personId: string,
  now: Temporal.Instant,
  only: string | null = null,
): Promise<OwnSession[]> =>
  tx
    .selectFrom('platform.session')
    .select(['id', 'agent', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', now.subtract(sessionTerms.person.idle))
    .$if(only !== null, (sessions) => sessions.where('only_organisation_id', '=', only))
    .orderBy('last_seen_at', 'desc')
    .execute()

/** True when it was his and still alive. */
export async function endOwnSession(tx: Write, personId: string, id: string, now: Temporal.Instant): Promise<boolean> {
  const ended = await tx
    .updateTable('platform.session')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}
