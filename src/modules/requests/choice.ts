// One location in a request: where it stands, what can happen, who acts next.
import { move, type Condition, type Machine, type Move } from '../../lib/states.ts'

export type ChoiceState = 'asked' | 'question' | 'offered' | 'refused' | 'withdrawn'
export type ChoiceStep = 'offer' | 'refuse' | 'question' | 'reply' | 'withdraw' | 'mend'
export type ChoiceActor = 'desk' | 'family'
export type ChoiceRefusal = 'words_missing' | 'reason_missing'

export const refusalReasons = ['full', 'days', 'start', 'age', 'priority', 'closing', 'other'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export interface ChoiceFacts {
  words: string
  reason: RefusalReason | null
}

const words: Condition<ChoiceFacts, ChoiceRefusal> = {
  refusal: 'words_missing',
  holds: (facts) => facts.words.trim() !== '',
}
const reason: Condition<ChoiceFacts, ChoiceRefusal> = {
  refusal: 'reason_missing',
  holds: (facts) => facts.reason !== null,
}
// A reason from the list explains itself; "another reason" does not.
const wordsWhereNeeded: Condition<ChoiceFacts, ChoiceRefusal> = {
  refusal: 'words_missing',
  holds: (facts) => facts.reason !== 'other' || words.holds(facts),
}

type ChoiceMove = Move<ChoiceState, ChoiceFacts, ChoiceRefusal>

const withdraw: ChoiceMove = { to: 'withdrawn', by: ['family', 'desk'] }
/** A wrong answer is taken back with a reason, and the family hears it. */
const mend: ChoiceMove = { to: 'asked', by: ['desk'], must: [words] }

export const choice: Machine<ChoiceState, ChoiceStep, ChoiceFacts, ChoiceRefusal> = {
  of: 'Choice: one location in a request',
  start: ['asked'],
  states: {
    asked: {
      offer: { to: 'offered', by: ['desk'], must: [words] },
      refuse: { to: 'refused', by: ['desk'], must: [reason, wordsWhereNeeded] },
      question: { to: 'question', by: ['desk'], must: [words] },
      withdraw,
    },
    question: {
      // The desk replies and withdraws for a family that calls; the history says who did it.
      reply: { to: 'asked', by: ['family', 'desk'], must: [words] },
      withdraw,
      mend,
    },
    offered: { mend },
    refused: { mend },
    withdrawn: {},
  },
}

/** Who acts next. */
export const actsIn = {
  asked: 'desk',
  question: 'family',
  offered: 'nobody',
  refused: 'nobody',
  withdrawn: 'nobody',
} as const satisfies Record<ChoiceState, ChoiceActor | 'nobody'>

/** What a step leaves in the history. */
export const eventOf = {
  offer: 'offered',
  refuse: 'refused',
  question: 'asked_family',
  reply: 'family_replied',
  withdraw: 'withdrawn',
  mend: 'corrected',
} as const satisfies Record<ChoiceStep, string>

export type Decided =
  | { ok: ChoiceState; acts: ChoiceActor | 'nobody' }
  | { refusal: ChoiceRefusal | 'not_in_this_state' | 'not_by_you' }

/** Where a step of this actor leads, or the name of the first thing that stands in its way. */
export function decide(state: ChoiceState, step: ChoiceStep, by: ChoiceActor, facts: ChoiceFacts): Decided {
  const found = choice.states[state][step]
  if (found && !found.by.includes(by)) return { refusal: 'not_by_you' }
  const moved = move(choice, state, step, facts)
  return 'ok' in moved ? { ok: moved.ok, acts: actsIn[moved.ok] } : moved
}

export const canTake = (state: ChoiceState, step: ChoiceStep, by: ChoiceActor): boolean =>
  choice.states[state][step]?.by.includes(by) ?? false
