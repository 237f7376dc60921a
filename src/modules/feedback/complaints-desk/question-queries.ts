import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { CareKind, DeskHead, DeskQuestion, Relevance } from './desk-question.ts'

/** What was judged of a question; undefined before that. */
export async function deskQuestionOf(db: Read, reactionId: string): Promise<DeskQuestion | undefined> {
  const row = await db
    .selectFrom('feedback.desk_question as q')
    .leftJoin('locations.location as l', 'l.id', 'q.location_id')
    .select(['q.relevance', 'q.main_head as mainHead', 'q.care', 'q.advised_at as advisedAt'])
    .select(sql<DeskHead[]>`q.heads`.as('heads'))
    .select(['l.id as locationId', 'l.name as locationName', 'l.organisation_id as runBy'])
    .where('q.reaction_id', '=', reactionId)
    .executeTakeFirst()
  if (!row) return undefined
  const { locationId, locationName, runBy, ...judged } = row
  const location = locationId && locationName ? { id: locationId, name: locationName, claimed: runBy !== null } : null
  return { ...judged, location }
}

export interface Judged {
  readonly relevance: Relevance
  readonly mainHead: DeskHead
  readonly heads: readonly DeskHead[]
  readonly care: CareKind
  readonly locationId: string | null
}

/** Judged anew, the newest holds. */
export async function saveJudged(
  tx: Write,
  reactionId: string,
  judged: Judged,
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  const row = {
    relevance: judged.relevance,
    main_head: judged.mainHead,
    heads: [...judged.heads],
    care: judged.care,
    location_id: judged.locationId,
    judged_by: by,
    judged_at: at,
  }
  await tx
    .insertInto('feedback.desk_question')
    .values({ reaction_id: reactionId, ...row })
    .onConflict((conflict) => conflict.column('reaction_id').doUpdateSet(row))
    .execute()
}

/** The first advice counts. */
export async function markAdvised(tx: Write, reactionId: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('feedback.desk_question')
    .set({ advised_at: at })
    .where('reaction_id', '=', reactionId)
    .where('advised_at', 'is', null)
    .execute()
}
