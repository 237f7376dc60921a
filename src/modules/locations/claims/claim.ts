// Somebody says that he works at a location: what the desk makes of it.
import { type Condition, type Machine, move, type Moved } from '../../../lib/states.ts'

export type ClaimState = 'received' | 'accepted' | 'refused' | 'withdrawn' | 'undone'
export type ClaimStep = 'accept' | 'refuse' | 'withdraw' | 'undo' | 'reopen'
export type ClaimRefusal = 'words_missing' | 'reason_missing' | 'taken' | 'larger_organiser'

/** How somebody acts for a location: for all of its organiser, there alone, or by links in mails without an account. */
export const claimWays = ['manager', 'worker', 'mail'] as const
export type ClaimWay = (typeof claimWays)[number]

export const claimReasons = ['not_there', 'not_reached', 'no_proof', 'no_mandate', 'other'] as const
export type ClaimReason = (typeof claimReasons)[number]

export interface ClaimFacts {
  readonly words: string
  readonly reason: ClaimReason | null
  readonly way: ClaimWay | null
  /** Another claim of this location was accepted. */
  readonly taken: boolean
  /** The organiser has locations here that another desk serves. */
  readonly larger: boolean
}

type ClaimCondition = Condition<ClaimFacts, ClaimRefusal>

const words: ClaimCondition = { refusal: 'words_missing', holds: (facts) => facts.words.trim() !== '' }
const reason: ClaimCondition = { refusal: 'reason_missing', holds: (facts) => facts.reason !== null }
// A reason from the list explains itself; "another reason" does not.
const wordsWhereNeeded: ClaimCondition = {
  refusal: 'words_missing',
  holds: (facts) => facts.reason !== 'other' || words.holds(facts),
}
const free: ClaimCondition = { refusal: 'taken', holds: ({ taken }) => !taken }
// One desk does not hand over what lies with another.
const ownOrganiser: ClaimCondition = {
  refusal: 'larger_organiser',
  holds: ({ way, larger }) => way !== 'manager' || !larger,
}

const desk = ['desk']
const reopen = { to: 'received', by: desk, must: [words] } as const

export const claim: Machine<ClaimState, ClaimStep, ClaimFacts, ClaimRefusal> = {
  of: 'Claim: somebody says that he works at a location',
  start: ['received'],
  states: {
    received: {
      accept: { to: 'accepted', by: desk, must: [free, ownOrganiser] },
      refuse: { to: 'refused', by: desk, must: [reason, wordsWhereNeeded] },
      withdraw: { to: 'withdrawn', by: desk, must: [words] },
    },
    accepted: { undo: { to: 'undone', by: desk, must: [words] } },
    refused: { reopen },
    withdrawn: { reopen },
    undone: { reopen },
  },
}

export const decideClaim = (state: ClaimState, step: ClaimStep, facts: ClaimFacts): Moved<ClaimState, ClaimRefusal> =>
  move(claim, state, step, facts)
