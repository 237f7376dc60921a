// One location in a request: where it stands, what can happen, who acts next.
import { move, type Condition, type Machine, type Move } from '../../lib/states.ts'

export type ChoiceState =
  | 'asked'
  | 'question'
  | 'visit'
  | 'visiting'
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'lapsed'
  | 'refused'
  | 'withdrawn'
  | 'elsewhere'

export type ChoiceStep =
  | 'offer'
  | 'refuse'
  | 'question'
  | 'reply'
  | 'invite'
  | 'pick'
  | 'no_slot'
  | 'ask'
  | 'tell'
  | 'accept'
  | 'decline'
  | 'lapse'
  | 'elsewhere'
  | 'annul'
  | 'reopen'
  | 'withdraw'
  | 'mend'

/** Who takes a step; `system` is the clock, or the house itself once a child has a place. */
export type ChoiceActor = 'desk' | 'organiser' | 'family' | 'system'
/** Whose turn it is. */
export type ChoiceTurn = 'desk' | 'organiser' | 'family' | 'nobody'
export type ChoiceRefusal =
  | 'words_missing'
  | 'reason_missing'
  | 'offer_missing'
  | 'slots_missing'
  | 'slot_missing'
  | 'too_late'
  | 'child_placed'

export const refusalReasons = ['full', 'days', 'start', 'age', 'priority', 'closing', 'other'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export interface ChoiceFacts {
  readonly words: string
  readonly reason: RefusalReason | null
  /** The step brings a complete offer. */
  readonly offers?: boolean | undefined
  /** How many moments an invitation names. */
  readonly slots?: number | undefined
  /** The family chose one of the moments it was given. */
  readonly slotKnown?: boolean | undefined
  /** The child has a place at another choice. */
  readonly placed?: boolean | undefined
  /** The term of the offer is not over. */
  readonly inTime?: boolean | undefined
}

type ChoiceCondition = Condition<ChoiceFacts, ChoiceRefusal>

const words: ChoiceCondition = {
  refusal: 'words_missing',
  holds: (facts) => facts.words.trim() !== '',
}
const reason: ChoiceCondition = {
  refusal: 'reason_missing',
  holds: (facts) => facts.reason !== null,
}
// A reason from the list explains itself; "another reason" does not.
const wordsWhereNeeded: ChoiceCondition = {
  refusal: 'words_missing',
  holds: (facts) => facts.reason !== 'other' || words.holds(facts),
}
const offer: ChoiceCondition = { refusal: 'offer_missing', holds: ({ offers = false }) => offers }
const slots: ChoiceCondition = { refusal: 'slots_missing', holds: ({ slots: count = 0 }) => count > 0 }
const slot: ChoiceCondition = { refusal: 'slot_missing', holds: ({ slotKnown = false }) => slotKnown }
const inTime: ChoiceCondition = { refusal: 'too_late', holds: ({ inTime: still = false }) => still }

/** A child has one place of a request at a time: whoever makes a mistake about another choice leaves it as it is. */
const unplaced: ChoiceCondition = { refusal: 'child_placed', holds: ({ placed = false }) => !placed }

type ChoiceMove = Move<ChoiceState, ChoiceFacts, ChoiceRefusal>

/** The desk does in the name of a location or a family what they ask it by telephone; the history says so. */
const answers = ['organiser', 'desk']
const family = ['family', 'desk']

const canAnswer = {
  offer: { to: 'offered', by: answers, must: [offer, unplaced] },
  invite: { to: 'visit', by: answers, must: [slots, unplaced] },
  question: { to: 'question', by: answers, must: [words] },
  refuse: { to: 'refused', by: answers, must: [reason, wordsWhereNeeded] },
} as const satisfies Partial<Record<ChoiceStep, ChoiceMove>>

const withdraw: ChoiceMove = { to: 'withdrawn', by: family }
/** A wrong answer is taken back with a reason, and the family hears it. */
const mend: ChoiceMove = { to: 'asked', by: answers, must: [words, unplaced] }
/** The child has a place at another choice. */
const elsewhere: ChoiceMove = { to: 'elsewhere', by: ['system'] }
/** A question beside the matter: nobody's turn changes, no term stops. */
const talkIn = (to: ChoiceState) => ({
  ask: { to, by: family, must: [words] },
  tell: { to, by: answers, must: [words] },
})

export const choice: Machine<ChoiceState, ChoiceStep, ChoiceFacts, ChoiceRefusal> = {
  of: 'Choice: one location in a request',
  start: ['asked'],
  states: {
    asked: { ...canAnswer, ...talkIn('asked'), withdraw, elsewhere },
    question: { reply: { to: 'asked', by: family, must: [words] }, withdraw, elsewhere, mend },
    visit: {
      pick: { to: 'visiting', by: family, must: [slot] },
      no_slot: { to: 'asked', by: family },
      ...talkIn('visit'),
      withdraw,
      elsewhere,
      mend,
    },
    visiting: { ...canAnswer, ...talkIn('visiting'), withdraw, elsewhere, mend },
    offered: {
      accept: { to: 'accepted', by: family, must: [inTime, unplaced] },
      decline: { to: 'declined', by: family },
      lapse: { to: 'lapsed', by: ['system'] },
      ...talkIn('offered'),
      withdraw,
      elsewhere,
      mend,
    },
    accepted: { annul: { to: 'asked', by: answers, must: [words] } },
    declined: { mend },
    lapsed: { mend },
    refused: { mend },
    withdrawn: { mend: { ...mend, by: ['desk'] } },
    elsewhere: { reopen: { to: 'asked', by: ['system'] } },
  },
}

/** Whose turn it is; where nobody runs the location here, the desk answers in the place of the organiser. */
export const turnIn = {
  asked: 'organiser',
  question: 'family',
  visit: 'family',
  visiting: 'organiser',
  offered: 'family',
  accepted: 'nobody',
  declined: 'nobody',
  lapsed: 'nobody',
  refused: 'nobody',
  withdrawn: 'nobody',
  elsewhere: 'nobody',
} as const satisfies Record<ChoiceState, ChoiceTurn>

/** @param claimed the location has an account or a keeper of its own */
export function actsIn(state: ChoiceState, claimed: boolean): ChoiceTurn {
  const turn = turnIn[state]
  return turn === 'organiser' && !claimed ? 'desk' : turn
}

/** What a step leaves in the history. */
export const eventOf = {
  offer: 'offered',
  refuse: 'refused',
  question: 'asked_family',
  reply: 'family_replied',
  invite: 'invited',
  pick: 'slot_picked',
  no_slot: 'no_slot',
  ask: 'family_asked',
  tell: 'told_family',
  accept: 'accepted',
  decline: 'declined',
  lapse: 'lapsed',
  elsewhere: 'elsewhere',
  annul: 'annulled',
  reopen: 'reopened',
  withdraw: 'withdrawn',
  mend: 'corrected',
} as const satisfies Record<ChoiceStep, string>

/** Steps that belong to the family or to the location, and that a desk takes in their name. */
export function onBehalf(step: ChoiceStep, by: ChoiceActor, claimed: boolean): 'organiser' | 'family' | null {
  if (by !== 'desk') return null
  if (familySteps.has(step)) return 'family'
  return claimed && step !== 'mend' && step !== 'annul' ? 'organiser' : null
}
const familySteps: ReadonlySet<ChoiceStep> = new Set([
  'reply',
  'pick',
  'no_slot',
  'ask',
  'accept',
  'decline',
  'withdraw',
])

export type Decided = { ok: ChoiceState } | { refusal: ChoiceRefusal | 'not_in_this_state' | 'not_by_you' }

/** Where a step of this actor leads, or the name of the first thing that stands in its way. */
export function decide(state: ChoiceState, step: ChoiceStep, by: ChoiceActor, facts: ChoiceFacts): Decided {
  const found = choice.states[state][step]
  if (found && !found.by.includes(by)) return { refusal: 'not_by_you' }
  return move(choice, state, step, facts)
}

export const canTake = (state: ChoiceState, step: ChoiceStep, by: ChoiceActor): boolean =>
  choice.states[state][step]?.by.includes(by) ?? false
