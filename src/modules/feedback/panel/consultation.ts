// A consultation: a house asks its panel, the panel advises, the house says what it does with that. See docs/law/panel.md
import { type Machine, move } from '../../../lib/states.ts'

export const subjects = ['procedure', 'handlers', 'measure', 'report', 'other'] as const
export type Subject = (typeof subjects)[number]

/** none: the panel was asked and says that it gives no advice. */
export const advices = ['positive', 'conditional', 'negative', 'none'] as const
export type Advice = (typeof advices)[number]

export type ConsultationState = 'open' | 'advised' | 'lapsed' | 'followed' | 'deviated' | 'withdrawn'
export type ConsultationStep = 'advise' | 'prolong' | 'withdraw' | 'lapse' | 'follow' | 'deviate'
export type ConsultationRefusal =
  | 'advice_missing'
  | 'words_missing'
  | 'reasons_missing'
  | 'not_later'
  | 'nothing_to_deviate_from'
  | 'term_running'

/** What decides over a step. Whoever has nothing to say about a fact leaves it out: it then does not hold. */
export interface ConsultationFacts {
  readonly advice?: Advice | null | undefined
  readonly words?: string
  /** The new last day lies after the old one. */
  readonly later?: boolean
  /** Its last day passed. */
  readonly over?: boolean
}

const said = ({ words = '' }: ConsultationFacts) => words.trim() !== ''
const given = ({ advice }: ConsultationFacts) => advice !== undefined && advice !== null

/** Who says no or yes-if says why; a yes speaks for itself. */
const needsWords = ({ advice }: ConsultationFacts) => advice === 'negative' || advice === 'conditional'

export const consultation: Machine<ConsultationState, ConsultationStep, ConsultationFacts, ConsultationRefusal> = {
  of: 'Consultation: what a house asks its panel',
  start: ['open'],
  states: {
    open: {
      advise: {
        to: 'advised',
        by: ['member'],
        must: [
          { refusal: 'advice_missing', holds: given },
          { refusal: 'words_missing', holds: (facts) => !needsWords(facts) || said(facts) },
        ],
      },
      prolong: {
        to: 'open',
        by: ['coordinator'],
        must: [
          { refusal: 'not_later', holds: ({ later }) => later === true },
          { refusal: 'reasons_missing', holds: said },
        ],
      },
      withdraw: { to: 'withdrawn', by: ['coordinator'], must: [{ refusal: 'reasons_missing', holds: said }] },
      lapse: { to: 'lapsed', by: ['clock'], must: [{ refusal: 'term_running', holds: ({ over }) => over === true }] },
    },
    advised: {
      follow: { to: 'followed', by: ['coordinator'] },
      // Wet kinderopvang, art. 1.60 lid 2 (text of 2015, the present one not seen): an advice is set aside only in writing and with
      // reasons. Asked of every house and for every advice; see docs/law/panel.md for the doubt.
      deviate: {
        to: 'deviated',
        by: ['coordinator'],
        must: [
          { refusal: 'nothing_to_deviate_from', holds: ({ advice }) => advice !== 'none' },
          { refusal: 'reasons_missing', holds: said },
        ],
      },
    },
    lapsed: {},
    followed: {},
    deviated: {},
    withdrawn: {},
  },
}

export const decideConsultation = (state: ConsultationState, step: ConsultationStep, facts: ConsultationFacts) =>
  move(consultation, state, step, facts)

/** Whose turn it is. */
export const turnIn = (state: ConsultationState): 'panel' | 'house' | 'nobody' =>
  state === 'open' ? 'panel' : state === 'advised' ? 'house' : 'nobody'
