// A place that a family took: planned until its day, then started, until somebody gives notice.
import { type Condition, type Machine, type Move, move } from '../../lib/states.ts'

export type PlacementState = 'planned' | 'started' | 'leaving' | 'ended' | 'annulled'
export type PlacementStep = 'start' | 'notice' | 'end' | 'correct' | 'annul'
export type PlacementActor = 'family' | 'organiser' | 'desk' | 'system'
export type PlacementRefusal = 'words_missing' | 'last_day_too_early' | 'not_yet'

export interface PlacementFacts {
  readonly words: string
  readonly today: Temporal.PlainDate
  readonly startOn: Temporal.PlainDate
  /** The last day: as it was, or as a notice says. */
  readonly lastOn: Temporal.PlainDate | null
}

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
const begun: PlacementCondition = { refusal: 'not_yet', holds: ({ startOn, today }) => !isBefore(today, startOn) }
const over: PlacementCondition = {
  refusal: 'not_yet',
  holds: ({ lastOn, today }) => lastOn !== null && isBefore(lastOn, today),
}

type PlacementMove = Move<PlacementState, PlacementFacts, PlacementRefusal>

const notice: PlacementMove = { to: 'leaving', by: ['family', 'organiser', 'desk'], must: [lastDay] }
/** A slip in days or dates. */
const correctIn = (to: PlacementState): PlacementMove => ({ to, by: ['organiser', 'desk'], must: [words] })
/** The wrong family, the wrong child: it never was. */
const annul: PlacementMove = { to: 'annulled', by: ['organiser', 'desk'], must: [words] }

export const placement: Machine<PlacementState, PlacementStep, PlacementFacts, PlacementRefusal> = {
  of: 'Placement: a child has a place',
  start: ['planned'],
  states: {
    planned: { start: { to: 'started', by: ['system'], must: [begun] }, notice, correct: correctIn('planned'), annul },
    started: { notice, correct: correctIn('started'), annul },
    leaving: { end: { to: 'ended', by: ['system'], must: [over] }, correct: correctIn('leaving'), annul },
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

/** A list of places shows so many at most. */
export const mostListed = 200

/** What a step leaves in the history. */
export const placementEventOf = {
  start: 'started',
  notice: 'notice',
  end: 'ended',
  correct: 'corrected',
  annul: 'annulled',
} as const satisfies Record<PlacementStep, string>

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
