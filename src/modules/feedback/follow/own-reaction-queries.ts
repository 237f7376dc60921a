import type { Actor, Reporter } from '../../../lib/actor.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findReaction, type Reaction } from '../reaction-queries.ts'

export interface Own {
  readonly actor: Reporter
  readonly own: Reaction
}

/** The reaction of the session; undefined where somebody else, or nobody, looks. */
export async function ownReaction({ db }: Platform, actor: Actor): Promise<Own | undefined> {
  if (actor.kind !== 'reporter') return undefined
  const own = await db.read(actor, (read) => findReaction(read, { id: actor.reactionId }))
  return own && { actor, own }
}
