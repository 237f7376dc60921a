import type { Write } from '../../../platform/database.ts'
import { wordsOf } from '../../../platform/words.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Outcome } from '../reaction.ts'

export interface Draft {
  readonly words: string
  readonly noMeasures: string
}

/** Keeps the judgement that is being written; once one was sent, the next is a version of its own. */
export async function saveDraft(
  tx: Write,
  reactionId: string,
  draft: Draft,
  by: { readonly personId: string; readonly name: string },
  at: Temporal.Instant,
): Promise<void> {
  const last = await tx
    .selectFrom('feedback.judgement')
    .select(['id', 'version', 'approved_at'])
    .where('reaction_id', '=', reactionId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const values = {
    words: wordsOf(reactionId, 'judgement.words', draft.words),
    no_measures: wordsOf(reactionId, 'judgement.no_measures', draft.noMeasures),
    drafted_by: by.personId,
    drafted_name: by.name,
    drafted_at: at,
  }
  if (last && last.approved_at === null) {
    await tx
      .updateTable('feedback.judgement')
      .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
      .where('id', '=', last.id)
      .execute()
    return
  }
  await tx
    .insertInto('feedback.judgement')
    .values({ id: newId(), reaction_id: reactionId, version: (last?.version ?? 0) + 1, ...values })
    .execute()
}

/** What one part was found to be, and why. */
export async function judgeElement(
  tx: Write,
  reactionId: string,
  { id, outcome, reasons }: { readonly id: string; readonly outcome: Outcome | null; readonly reasons: string },
): Promise<void> {
  await tx
    .updateTable('feedback.element')
    .set({ outcome, reasons: wordsOf(reactionId, 'element.reasons', reasons) })
    .where('id', '=', id)
    .where('reaction_id', '=', reactionId)
    .execute()
}
