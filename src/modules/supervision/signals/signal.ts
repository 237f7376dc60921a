// What a desk heard about a location: from what kind of person, how serious, and where it stands.
import type { Condition, Machine } from '../../../lib/states.ts'
import { move } from '../../../lib/states.ts'

/** Only the kind of person; `own`: somebody of the desk saw it. */
export const sources = ['parent', 'staff', 'neighbour', 'colleague', 'own', 'other'] as const
export type Source = (typeof sources)[number]

/** `danger`: a child is in danger now; whom to call comes before any form. */
export const gravities = ['worry', 'serious', 'danger'] as const
export type Gravity = (typeof gravities)[number]

export type SignalState = 'noted' | 'followed' | 'closed'
export type SignalMove = 'decide' | 'report' | 'close' | 'reopen'
export type SignalRefusal = 'words_missing' | 'still_planned'

export interface SignalFacts {
  readonly words?: string
  /** Something that the desk would do is not done yet. */
  readonly planned?: boolean
}

type Must = Condition<SignalFacts, SignalRefusal>
const words: Must = { refusal: 'words_missing', holds: (facts) => (facts.words ?? '').trim() !== '' }
const nothingPlanned: Must = { refusal: 'still_planned', holds: (facts) => facts.planned === false }

const follow = { to: 'followed', by: ['desk'] } as const
const close = { to: 'closed', by: ['desk'], must: [words, nothingPlanned] } as const

export const signal: Machine<SignalState, SignalMove, SignalFacts, SignalRefusal> = {
  of: 'Signal: what a desk heard about a location',
  start: ['noted'],
  states: {
    noted: { decide: follow, report: follow, close },
    followed: { decide: follow, report: follow, close },
    closed: { reopen: { to: 'followed', by: ['desk'], must: [words] } },
  },
}

/** Where it leads, or the name of what stands in its way. */
export const decide = (state: SignalState, step: SignalMove, facts: SignalFacts = {}) =>
  move(signal, state, step, facts)

/** The lists of a desk, as they stand in an address. */
export const signalTabs = ['open', 'ernstig', 'dicht'] as const
export type SignalTab = (typeof signalTabs)[number]

export const statesIn: Readonly<Record<SignalTab, readonly SignalState[]>> = {
  open: ['noted', 'followed'],
  ernstig: ['noted', 'followed'],
  dicht: ['closed'],
}
export const gravitiesIn = (tab: SignalTab): readonly Gravity[] =>
  tab === 'ernstig' ? ['serious', 'danger'] : gravities

export const signalsPath = '/werk/signalen'
export const signalPath = (id: string): string => `${signalsPath}/${id}`
export const locationSignalsPath = ({ land, registerId }: { land: string; registerId: string }): string =>
  `${signalsPath}/opvang/${land}/${encodeURIComponent(registerId)}`
