import type { Read, Write } from '../../../platform/database.ts'

export interface Comment {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly at: Temporal.Instant
}

/** What members told each other; for the house only after their advice. */
export const commentsOn = (db: Read, consultationId: string): Promise<Comment[]> =>
  db
    .selectFrom('feedback.consultation_comment')
    .select(['id', 'member_name as name', 'words', 'at'])
    .where('consultation_id', '=', consultationId)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** Said twice from one form is said once. */
export async function insertComment(
  tx: Write,
  comment: { readonly id: string; readonly consultationId: string; readonly member: { readonly memberId: string; readonly name: string }; readonly words: string; readonly at: Temporal.Instant }, // prettier-ignore
): Promise<void> {
  await tx
    .insertInto('feedback.consultation_comment')
    .values({
      id: comment.id,
      consultation_id: comment.consultationId,
      member_id: comment.member.memberId,
      member_name: comment.member.name,
      words: comment.words,
      at: comment.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
