// A place that a family took: planned until its day, then started, until somebody gives notice.
import { type Condition, type Machine, type Move, move } from '../../lib/states.ts'

export type PlacementState = 'planned' | 'started' | 'leaving' | 'ended' | 'annulled'
export type PlacementStep = 'start' | 'notice' | 'take_back' | 'take_back_early' | 'end' | 'correct' | 'annul'
export type PlacementActor = 'family' | 'organiser' | 'desk' | 'system'
export type PlacementRefusal =
  | 'words_missing'
  | 'last_day_too_early'
  | 'last_day_too_late'
  | 'not_yet'
  | 'begun_already'
  | 'not_your_notice'
  | 'already_over'

export interface PlacementFacts {
  readonly words: string
  readonly today: Temporal.PlainDate
  readonly startOn: Temporal.PlainDate
  /** The last day as a notice says, or said. */
  readonly lastOn: Temporal.PlainDate | null
  /** The last day that was agreed, of a place for a while. */
  readonly untilOn: Temporal.PlainDate | null
  /** Who takes this step gave the notice, or is the desk. */
  readonly ownNotice?: boolean | undefined
}

/** The last day of care, as far as one is known. */
export const endOf = ({ lastOn, untilOn }: Pick<PlacementFacts, 'lastOn' | 'untilOn'>): Temporal.PlainDate | null =>
  lastOn ?? untilOn

type PlacementCondition = Condition<PlacementFacts, PlacementRefusal>

const words: PlacementCondition = { refusal: 'words_missing', holds: (facts) => facts.words.trim() !== '' }
/** Who gives notice before the start may end it on the day before. */
const lastDay: PlacementCondition = {
  refusal: 'last_day_too_early',
  holds: ({ lastOn, startOn, today }) =>
    lastOn !== null &&
    !isBefore(lastOn, startOn.subtract({ days: 1 })) &&
    !isBefore(lastOn, today.subtract({ days: 1 })),
}
/** A notice makes a place shorter, never longer. */
const notAfterAgreed: PlacementCondition = {
  refusal: 'last_day_too_late',
  holds: ({ lastOn, untilOn }) => lastOn === null || untilOn === null || !isBefore(untilOn, lastOn),
}
const inOrder: PlacementCondition = {
  refusal: 'last_day_too_early',
  holds: (facts) => {
    const end = endOf(facts)
    return end === null || !isBefore(end, facts.startOn.subtract({ days: 1 }))
  },
}
const begun: PlacementCondition = { refusal: 'not_yet', holds: ({ startOn, today }) => !isBefore(today, startOn) }
const over: PlacementCondition = {
  refusal: 'not_yet',
  holds: (facts) => {
    const end = endOf(facts)
    return end !== null && isBefore(end, facts.today)
  },
}
const early: PlacementCondition = { refusal: 'begun_already', holds: (facts) => !begun.holds(facts) }
const ownNotice: PlacementCondition = { refusal: 'not_your_notice', holds: (facts) => facts.ownNotice === true }
const stillHere: PlacementCondition = { refusal: 'already_over', holds: (facts) => !over.holds(facts) }

type PlacementMove = Move<PlacementState, PlacementFacts, PlacementRefusal>

const notice: PlacementMove = { to: 'leaving', by: ['family', 'organiser', 'desk'], must: [lastDay, notAfterAgreed] }
/** A slip in days or dates. */
const correctIn = (to: PlacementState): PlacementMove => ({
  to,
  by: ['organiser', 'desk'],
  must: [words, inOrder, notAfterAgreed],
})
/** Who gave notice thinks again, as long as nobody else has the place from then on: the ledger decides that. */
const takeBackTo = (to: PlacementState, when: PlacementCondition): PlacementMove => ({
  to,
  by: ['family', 'organiser', 'desk'],
  must: [words, ownNotice, stillHere, when],
})
/** The wrong family, the wrong child: it never was. */
const annul: PlacementMove = { to: 'annulled', by: ['organiser', 'desk'], must: [words] }

export const placement: Machine<PlacementState, PlacementStep, PlacementFacts, PlacementRefusal> = {
  of: 'Placement: a child has a place',
  start: ['planned'],
  states: {
    planned: { start: { to: 'started', by: ['system'], must: [begun] }, notice, correct: correctIn('planned'), annul },
    started: { end: { to: 'ended', by: ['system'], must: [over] }, notice, correct: correctIn('started'), annul },
    leaving: {
      take_back: takeBackTo('started', begun),
      take_back_early: takeBackTo('planned', early),
      end: { to: 'ended', by: ['system'], must: [over] },
      correct: correctIn('leaving'),
      annul,
    },
    ended: {},
    annulled: {},
  },
}

export type PlacementDecided =
  | { ok: PlacementState }
  | { refusal: PlacementRefusal | 'not_in_this_state' | 'not_by_you' }

/** Where a step of this actor leads, or the name of the first thing that stands in its way. */
export function decidePlacement(
  state: PlacementState,
  step: PlacementStep,
  by: PlacementActor,
  facts: PlacementFacts,
): PlacementDecided {
  const found = placement.states[state][step]
  if (found && !found.by.includes(by)) return { refusal: 'not_by_you' }
  return move(placement, state, step, facts)
}

export const canStep = (state: PlacementState, step: PlacementStep, by: PlacementActor): boolean =>
  placement.states[state][step]?.by.includes(by) ?? false

/** Whether this actor may take the notice back that stands. */
export const canTakeBack = (
  { state, noticeBy }: { readonly state: PlacementState; readonly noticeBy: PlacementActor | null },
  by: PlacementActor,
): boolean => canStep(state, 'take_back', by) && (by === 'desk' || by === noticeBy)

/** A list of places shows so many at most. */
export const mostListed = 200

/** What a step leaves in the history. */
export const placementEventOf = {
  start: 'started',
  notice: 'notice',
  take_back: 'taken_back',
  take_back_early: 'taken_back',
  end: 'ended',
  correct: 'corrected',
  annul: 'annulled',
} as const satisfies Record<PlacementStep, string>

/** Taking a notice back leads to where the place would be by now. */
export const takeBackOn = ({ startOn, today }: Pick<PlacementFacts, 'startOn' | 'today'>) =>
  isBefore(today, startOn) ? 'take_back_early' : 'take_back'

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
