// What a desk passes on to an authority, in its own name or for somebody else, and where it reads how that goes.
import type { ReactionKind } from '../reaction.ts'
import { canTake, type ReactionState } from '../reaction-states.ts'

/** A compliment or a suggestion goes to the house itself. */
export const passedOnKinds = ['complaint', 'question'] as const satisfies readonly ReactionKind[]
export type PassedOnKind = (typeof passedOnKinds)[number]

/** What a desk does with words of its own in a state; undefined where it can say nothing any more. */
export function stepOfDesk(state: ReactionState): 'reply' | 'write' | 'reopen_ask' | undefined {
  return (['reply', 'write', 'reopen_ask'] as const).find((step) => canTake(state, step, 'reporter'))
}

/** The page of staff on which a desk follows it; its letters lead there. */
export const passedOnPath = (number: string): string => `/werk/signalen/gemeld/${number}`
