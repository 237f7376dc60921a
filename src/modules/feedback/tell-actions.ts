import type { Person } from '../../lib/actor.ts'
import type { Write } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { capacities } from './feedback-permissions.ts'
import { type StepOutcome, stepBy } from './reaction-actions.ts'
import { findReaction, lockReaction } from './reaction-queries.ts'
import { canTake } from './reaction-states.ts'

/**
 * A neighbour's door to the one way in which a reporter hears something: an event that he reads, and a letter where he has an address.
 * `system`: somebody who handles it said before that it may be told.
 */
export async function tellReporter(
  tx: Write,
  platform: Platform,
  actor: Person | 'system',
  told: { readonly reactionId: string; readonly houseId: string; readonly words: string },
): Promise<StepOutcome> {
  await lockReaction(tx, told.reactionId)
  const found = await findReaction(tx, { id: told.reactionId })
  // Another house has it meanwhile: what is said there is its own.
  if (found?.holder.id !== told.houseId) return { refusal: 'not_in_this_state' }
  const own = actor === 'system' ? (['handler'] as const) : capacities(actor, found)
  const by = own.find((one) => canTake(found.state, 'tell', one))
  if (!by) return { refusal: 'not_in_this_state' }
  return stepBy(tx, platform, { actor, by, found, wanted: { step: 'tell', words: told.words } })
}
