import type { Opening } from '../lib/actor.ts'
import type { Read, Write } from './database.ts'
import { newId } from './tokens.ts'

/** What a person may look at now with a reason; what is over does not come back. */
export const openingsOf = (db: Read, personId: string, now: Temporal.Instant): Promise<Opening[]> =>
  db
    .selectFrom('audit.opening')
    .select(['id', 'subject_id as subjectId', 'reason', 'until'])
    .where('person_id', '=', personId)
    .where('until', '>', now)
    .where('opened_at', '<=', now)
    .execute()

export interface NewOpening {
  readonly personId: string
  readonly organisationId: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly reason: string
  readonly openedAt: Temporal.Instant
  readonly until: Temporal.Instant
}

export async function insertOpening(tx: Write, opening: NewOpening): Promise<Opening> {
  const id = newId()
  const { personId, organisationId, subjectKind, subjectId, reason, openedAt, until } = opening
  await tx
    .insertInto('audit.opening')
    .values({
      id,
      person_id: personId,
      organisation_id: organisationId,
      subject_kind: subjectKind,
      subject_id: subjectId,
      reason,
      opened_at: openedAt,
      until,
    })
    .execute()
  return { id, subjectId, reason, until }
}
