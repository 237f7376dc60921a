// A measure: what will be different, who sees to it, by when, and that another person looks whether it is so.
import { move, type Machine } from '../../lib/states.ts'

export type MeasureState = 'proposed' | 'planned' | 'done' | 'verified' | 'cancelled'
export type MeasureStep = 'agree' | 'claim' | 'verify' | 'reject' | 'cancel' | 'move'
/** Who takes a step: who does it, who handles or read along with the reaction behind it, who watches over the house. */
export type MeasureActor = 'owner' | 'handler' | 'approver' | 'coordinator'
export type MeasureRefusal = 'proof_missing' | 'own_work' | 'words_missing'

export interface MeasureFacts {
  /** What shows that it was done. */
  readonly proof?: string
  /** Who looks is who did it. */
  readonly ownWork?: boolean
  readonly words?: string
}

const proof = { refusal: 'proof_missing', holds: ({ proof: shown = '' }: MeasureFacts) => shown.trim() !== '' } as const
const other = { refusal: 'own_work', holds: ({ ownWork }: MeasureFacts) => ownWork === false } as const
const words = { refusal: 'words_missing', holds: ({ words: said = '' }: MeasureFacts) => said.trim() !== '' } as const

export const measure: Machine<MeasureState, MeasureStep, MeasureFacts, MeasureRefusal> = {
  of: 'Measure: what will be different',
  start: ['proposed', 'planned'],
  states: {
    proposed: { agree: { to: 'planned', by: ['approver'] } },
    planned: {
      claim: { to: 'done', by: ['owner', 'coordinator', 'handler'], must: [proof] },
      move: { to: 'planned', by: ['coordinator', 'handler'], must: [words] },
      cancel: { to: 'cancelled', by: ['coordinator'], must: [words] },
    },
    done: {
      verify: { to: 'verified', by: ['coordinator', 'handler', 'approver'], must: [other] },
      reject: { to: 'planned', by: ['coordinator', 'handler', 'approver'], must: [other, words] },
    },
    verified: {},
    cancelled: {},
  },
}

/** Nothing more has to happen. */
export const isSettled = (state: MeasureState): boolean => state === 'verified' || state === 'cancelled'

export const decideMeasure = (state: MeasureState, step: MeasureStep, facts: MeasureFacts) =>
  move(measure, state, step, facts)

/** What somebody may do with it as it stands. */
export const measureStepsFor = (state: MeasureState, own: readonly MeasureActor[]): MeasureStep[] =>
  allSteps.filter((step) => permits(state, step, own))

/** Whether somebody ever takes this step, wherever it stands now. */
export const mayEverTake = (step: MeasureStep, own: readonly MeasureActor[]): boolean =>
  allStates.some((state) => permits(state, step, own))

const allSteps: readonly MeasureStep[] = ['claim', 'verify', 'reject', 'move', 'cancel']
const allStates: readonly MeasureState[] = ['planned', 'done']

const permits = (state: MeasureState, step: MeasureStep, own: readonly MeasureActor[]): boolean =>
  measure.states[state][step]?.by.some((by) => own.some((one) => one === by)) === true
