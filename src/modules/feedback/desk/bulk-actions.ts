import type { Person } from '../../../lib/actor.ts'
import type { Write } from '../../../platform/database.ts'
import { changeWhen } from '../../../platform/change-when.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { takeStepIn } from '../reaction-actions.ts'
import { findReaction, lockReaction } from '../reaction-queries.ts'
import type { ReactionRefusal } from '../reaction-states.ts'
import { type Colleague, handlersOf } from './colleague-queries.ts'

/** A reaction as it was shown in the list. */
export interface Line {
  readonly id: string
  readonly version: number
}

export type LineRefusal =
  | ReactionRefusal
  | 'handler_not_named'
  | 'changed'
  | 'not_new'
  | 'element_missing'
  | 'not_colleague'
export type BulkOutcome =
  | { readonly assigned: number }
  | { readonly refused: readonly { readonly id: string; readonly why: LineRefusal }[] }

/** Gives several new reactions to one handler: all of them, or none and why. */
export function assignTogether(
  platform: Platform,
  actor: Person,
  lines: readonly Line[],
  handlerId: string,
): Promise<BulkOutcome> {
  return changeWhen<BulkOutcome>(
    platform.db,
    actor,
    (outcome) => 'assigned' in outcome,
    async (tx) => {
      const refused: { id: string; why: LineRefusal }[] = []
      // In one order, so that two who do this at once never wait for each other.
      for (const line of lines.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const why = await assignLine(tx, platform, actor, line, handlerId)
        if (why) refused.push({ id: line.id, why })
      }
      return refused.length > 0 ? { refused } : { assigned: lines.length }
    },
  )
}

async function assignLine(
  tx: Write,
  platform: Platform,
  actor: Person,
  { id, version }: Line,
  handlerId: string,
): Promise<LineRefusal | undefined> {
  orNotFound((await lockReaction(tx, id)) ? true : undefined)
  const found = orNotFound(await findReaction(tx, { id }))
  if (found.state !== 'received') return 'not_new'
  if (found.kind === 'complaint' && found.elements.length === 0) return 'element_missing'
  const handler = nameOf(await handlersOf(tx, found.holder.id), handlerId)
  if (!handler) return 'not_colleague'
  const outcome = await takeStepIn(tx, platform, actor, id, { step: 'assign', version, words: '', handler })
  if ('done' in outcome) return undefined
  if ('changed' in outcome || outcome.refusal === 'not_in_this_state' || outcome.refusal === 'not_by_you') return 'changed' // prettier-ignore
  return outcome.refusal
}

function nameOf(colleagues: readonly Colleague[], wanted: string) {
  const found = colleagues.find(({ id }) => id === wanted)
  return found && { id: found.id, name: found.name }
}
