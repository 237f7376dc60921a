import type { Write } from '../../../platform/database.ts'
import { wordsOf } from '../../../platform/words.ts'
import type { NewEscalation, Ruling } from './escalation.ts'

interface Noted {
  readonly id: string
  readonly reactionId: string
  readonly notedBy: string
  readonly at: Temporal.Instant
}

export async function insertEscalation(tx: Write, { id, reactionId, notedBy, at }: Noted, wanted: NewEscalation) {
  await tx
    .insertInto('feedback.escalation')
    .values({
      id,
      reaction_id: reactionId,
      body: wanted.body,
      by_whom: wanted.byWhom,
      since_on: wanted.sinceOn,
      reference: wordsOf(reactionId, 'escalation.reference', wanted.reference),
      due_on: wanted.dueOn,
      outcome: wordsOf(reactionId, 'escalation.outcome', wanted.outcome),
      outcome_on: wanted.outcomeOn,
      noted_by: notedBy,
      noted_at: at,
    })
    .execute()
}

export async function saveRuling(
  tx: Write,
  { id, reactionId }: Pick<Noted, 'id' | 'reactionId'>,
  { outcome, outcomeOn }: Ruling,
): Promise<void> {
  await tx
    .updateTable('feedback.escalation')
    .set({ outcome: wordsOf(reactionId, 'escalation.outcome', outcome), outcome_on: outcomeOn })
    .where('id', '=', id)
    .execute()
}
