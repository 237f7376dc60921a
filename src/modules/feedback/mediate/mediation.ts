// A mediation between a parent and an organiser: where it stands, what can happen, who acts next.
import { type Condition, type Machine, type Move, move } from '../../../lib/states.ts'

/** proposed: the parent says whether he wants it · asked: then the organiser · talking: sessions, and what was agreed is written down · reading: both read it. */
export const mediationStates = ['proposed', 'asked', 'talking', 'reading', 'agreed', 'ended'] as const
export type MediationState = (typeof mediationStates)[number]

export type MediationStep =
  | 'accept'
  | 'decline'
  | 'meet'
  | 'write'
  | 'agree'
  | 'change'
  | 'conclude'
  | 'leave'
  | 'stop'
  | 'close'

export const sides = ['parent', 'organiser'] as const
export type Side = (typeof sides)[number]

/** Whose step it is, also where the officer writes down what a side said by telephone. `system`: the house itself. */
export type MediationActor = Side | 'officer' | 'system'

/** What a side can say; the last two of a record. */
export const sideAnswers = ['accept', 'decline', 'leave', 'agree', 'change'] as const
export type SideAnswer = (typeof sideAnswers)[number]

/** Why it ended without an agreement. `question_ended`: the question itself was closed or withdrawn. */
export const endings = ['declined', 'left', 'no_agreement', 'no_reply', 'question_ended', 'other'] as const
export type Ending = (typeof endings)[number]
/** Those that the officer chooses from. */
export const chosenEndings = ['no_agreement', 'no_reply', 'other'] as const satisfies readonly Ending[]

export const sessionHows = ['phone', 'video', 'place'] as const
export type SessionHow = (typeof sessionHows)[number]
/** How long a session took, in half-days. */
export const sessionLengths = [0.5, 1, 1.5, 2] as const
export type SessionLength = (typeof sessionLengths)[number]

export const subjectLimit = 2000
export const sideWordsLimit = 5000

export type MediationRefusal =
  | 'words_missing'
  | 'reason_missing'
  | 'session_missing'
  | 'day_wrong'
  | 'beyond_free'
  | 'version_old'
  | 'not_both'

/** What decides over a step; what is left out does not hold. */
export interface MediationFacts {
  readonly words?: string
  readonly reasonKnown?: boolean
  /** The two sides have talked at least once. */
  readonly met?: boolean
  /** Not in the future, and not before it was proposed. */
  readonly dayFits?: boolean
  /** Within what is free, or both sides agreed to the cost. */
  readonly paidFor?: boolean
  /** What is answered is the newest version. */
  readonly newest?: boolean
  /** Both said yes to the newest version. */
  readonly bothAgree?: boolean
}

type Must = Condition<MediationFacts, MediationRefusal>
const must = (refusal: MediationRefusal, holds: (facts: MediationFacts) => boolean | undefined): Must => ({
  refusal,
  holds: (facts) => holds(facts) === true,
})
const words = must('words_missing', (facts) => (facts.words ?? '').trim() !== '')
const reason = must('reason_missing', (facts) => facts.reasonKnown)
const met = must('session_missing', (facts) => facts.met)
const dayFits = must('day_wrong', (facts) => facts.dayFits)
const paidFor = must('beyond_free', (facts) => facts.paidFor)
const newest = must('version_old', (facts) => facts.newest)
const bothAgree = must('not_both', (facts) => facts.bothAgree)

type MediationMove = Move<MediationState, MediationFacts, MediationRefusal>

const stop: MediationMove = { to: 'ended', by: ['officer'], must: [reason, words] }
const close: MediationMove = { to: 'ended', by: ['system'] }
const leave: MediationMove = { to: 'ended', by: sides }
const meet = (to: MediationState): MediationMove => ({ to, by: ['officer'], must: [dayFits, paidFor] })
const write: MediationMove = { to: 'reading', by: ['officer'], must: [words, met] }

/** The parent is asked first: nobody hears of a question before who asked it wants that. The database holds to the same steps. */
export const mediation: Machine<MediationState, MediationStep, MediationFacts, MediationRefusal> = {
  of: 'Mediation: a parent and an organiser, with somebody independent between them',
  start: ['proposed'],
  states: {
    proposed: { accept: { to: 'asked', by: ['parent'] }, decline: { to: 'ended', by: ['parent'] }, stop, close },
    asked: { accept: { to: 'talking', by: ['organiser'] }, decline: { to: 'ended', by: ['organiser'] }, stop, close },
    talking: { meet: meet('talking'), write, leave, stop, close },
    reading: {
      agree: { to: 'reading', by: sides, must: [newest] },
      change: { to: 'talking', by: sides, must: [newest, words] },
      conclude: { to: 'agreed', by: ['system'], must: [bothAgree] },
      // A changed word is a new version: what was said of the older one holds no more.
      write,
      meet: meet('reading'),
      leave,
      stop,
      close,
    },
    agreed: {},
    ended: {},
  },
}

export type MediationDecided = { ok: MediationState } | { refusal: MediationRefusal | 'not_in_this_state' }

/** Where a step of this actor leads, or the name of the first thing that stands in its way. */
export function decideMediation(
  state: MediationState,
  step: MediationStep,
  by: MediationActor,
  facts: MediationFacts,
): MediationDecided {
  if (!mediation.states[state][step]?.by.includes(by)) return { refusal: 'not_in_this_state' }
  return move(mediation, state, step, facts)
}

export const mayStep = (state: MediationState, step: MediationStep, by: MediationActor): boolean =>
  mediation.states[state][step]?.by.includes(by) ?? false

export const isOver = (state: MediationState): boolean => state === 'agreed' || state === 'ended'

/** Whether an answer is about the record; the others are about taking part. */
export const isOfRecord = (answer: SideAnswer): boolean => answer === 'agree' || answer === 'change'

interface Said {
  readonly side: Side
  readonly answer: SideAnswer
  /** Of the record; null where it is about taking part. */
  readonly version: number | null
}

/** What a side said last: of taking part (null), or of a version of the record. @param answers oldest first */
export const lastSaid = (answers: readonly Said[], side: Side, version: number | null): SideAnswer | undefined =>
  answers.findLast((one) => one.side === side && one.version === version)?.answer

interface Stands {
  readonly state: MediationState
  readonly recordVersion: number
  readonly answers: readonly Said[]
}

/** Who acts now; both sides while both still read. */
export function waitsFor({ state, recordVersion, answers }: Stands): readonly (Side | 'officer')[] {
  if (state === 'proposed') return ['parent']
  if (state === 'asked') return ['organiser']
  if (state === 'talking') return ['officer']
  if (state === 'reading') return sides.filter((side) => lastSaid(answers, side, recordVersion) === undefined)
  return []
}

export const halfDaysUsed = (sessions: readonly { readonly halfDays: number }[]): number =>
  sessions.reduce((sum, { halfDays }) => sum + halfDays, 0)
