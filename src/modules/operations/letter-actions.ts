import type { Actor } from '../../lib/actor.ts'
import { audit } from '../../platform/audit.ts'
import { orNotFound } from '../../platform/errors.ts'
import { planSending } from '../../platform/letters.ts'
import type { Platform } from '../../platform/platform.ts'

/** Tries a letter again that the mail server did not take. */
export function sendAgain({ db }: Platform, actor: Actor, letterId: string): Promise<void> {
  return db.change(actor, async (tx) => {
    const letter = await tx
      .updateTable('platform.letter')
      .set({ state: 'queued', failure: null })
      .where('id', '=', letterId)
      .where('state', 'in', ['failed', 'queued'])
      .returning('organisation_id')
      .executeTakeFirst()
    const { organisation_id } = orNotFound(letter)
    await planSending(tx, letterId)
    await audit(tx, actor, {
      action: 'operations.letter_sent_again',
      subjectKind: 'letter',
      subjectId: letterId,
      organisationId: organisation_id,
    })
  })
}
