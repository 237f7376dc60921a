import type { Write } from '../../../platform/database.ts'

/** With the judgement its measures are agreed: their days begin to count. */
export async function agreeMeasures(tx: Write, reactionId: string): Promise<void> {
  await tx
    .updateTable('feedback.measure')
    .set((eb) => ({ state: 'planned', version: eb('version', '+', 1) }))
    .where('reaction_id', '=', reactionId)
    .where('state', '=', 'proposed')
    .execute()
}
