// A report that belongs elsewhere: one house asks another to handle it, and that one says yes or gives it back.
import { type Condition, type Machine, move } from '../../../lib/states.ts'
import type { Openness } from '../openness.ts'
import type { ReactionState } from '../reaction-states.ts'

export type HandoverState = 'asked' | 'accepted' | 'returned' | 'taken_back'
export type HandoverStep = 'accept' | 'return' | 'take_back'
export type HandoverRefusal = 'words_missing'

export interface HandoverFacts {
  readonly words: string
}

const words: Condition<HandoverFacts, HandoverRefusal> = {
  refusal: 'words_missing',
  holds: (facts) => facts.words.trim() !== '',
}

export const handover: Machine<HandoverState, HandoverStep, HandoverFacts, HandoverRefusal> = {
  of: 'Hand-over: a reaction that belongs at another house',
  start: ['asked'],
  states: {
    asked: {
      accept: { to: 'accepted', by: ['taker'] },
      return: { to: 'returned', by: ['taker'], must: [words] },
      take_back: { to: 'taken_back', by: ['giver'] },
    },
    accepted: {},
    returned: {},
    taken_back: {},
  },
}

export const decideHandover = (state: HandoverState, step: HandoverStep, facts: HandoverFacts) =>
  move(handover, state, step, facts)

/** A house that may be asked. */
export interface Taker {
  readonly id: string
  readonly name: string
  readonly kind: 'authority' | 'complaints_desk' | 'organiser'
}

interface Given {
  readonly openness: Openness
  readonly mayName: boolean
}

/** Whoever told the authority did not tell the house itself: it gets the report only where the reporter agreed. */
export const needsConsent = ({ kind }: Pick<Taker, 'kind'>, { openness, mayName }: Given): boolean =>
  kind === 'organiser' && !(openness === 'open' && mayName)

interface Work {
  readonly holder: { readonly kind: string }
  readonly state: ReactionState
  readonly judgements: readonly unknown[]
  readonly measures: readonly unknown[]
  readonly strict: boolean
}

/** An authority hands over what it has not begun to judge; a strict case stays with the people who were named for it. */
export const mayHandOver = ({ holder, state, judgements, measures, strict }: Work): boolean =>
  holder.kind === 'authority' &&
  !strict &&
  (state === 'received' || state === 'handling' || state === 'waiting') &&
  judgements.length === 0 &&
  measures.length === 0

export const reasonLimit = 2000
export const summaryLimit = 5000
