import type { Reporter } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import { wordsOf } from '../../../platform/words.ts'

/** How the reporter looks back on it; a later answer replaces an earlier one. */
export function rate(
  { db }: Platform,
  actor: Reporter,
  { mark, words }: { readonly mark: number; readonly words: string },
): Promise<void> {
  return db.change(actor, async (tx) => {
    await tx
      .updateTable('feedback.reaction')
      .set({
        satisfaction: mark,
        satisfaction_words: wordsOf(actor.reactionId, 'reaction.satisfaction_words', words),
      })
      .where('id', '=', actor.reactionId)
      .execute()
    await audit(tx, actor, { action: 'feedback.rated', subjectKind: 'reaction', subjectId: actor.reactionId })
  })
}
