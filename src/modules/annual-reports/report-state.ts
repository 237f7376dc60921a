// A report over a year: written, discussed, fixed, shown to everybody, sent. Once fixed it never changes: a correction is a new edition.
import { move, type Machine } from '../../lib/states.ts'

export type ReportState = 'draft' | 'discussed' | 'fixed' | 'published' | 'sent'
export type ReportStep = 'discuss' | 'fix' | 'publish' | 'send'
export type ReportRefusal =
  | 'management_missing'
  | 'panel_missing'
  | 'reason_missing'
  | 'year_running'
  | 'texts_missing'
  | 'names_left'
  | 'not_printed'
  | 'supervisor_missing'

/** What decides over a step. Whoever has nothing to say about a fact leaves it out: it then does not hold. */
export interface ReportFacts {
  readonly managementOn?: Temporal.PlainDate | null
  /** The panel was asked on a day, or there is a reason why not. */
  readonly panelSaid?: boolean
  /** The advice is followed, or there is a reason why not. */
  readonly deviationReasoned?: boolean
  readonly yearOver?: boolean
  /** Every counted complaint that one may see has its two texts. */
  readonly textsWritten?: boolean
  readonly nobodyNamed?: boolean
  readonly printed?: boolean
  /** There is an address of a supervisor, where the land has one that must get it. */
  readonly supervisorKnown?: boolean
}

const must = (refusal: ReportRefusal, holds: (facts: ReportFacts) => boolean | undefined) => ({
  refusal,
  holds: (facts: ReportFacts) => holds(facts) === true,
})

const discuss = {
  to: 'discussed',
  by: ['coordinator'],
  must: [
    must('management_missing', ({ managementOn }) => managementOn !== null && managementOn !== undefined),
    must('panel_missing', ({ panelSaid }) => panelSaid),
    must('reason_missing', ({ deviationReasoned }) => deviationReasoned),
    must('names_left', ({ nobodyNamed }) => nobodyNamed),
  ],
} as const

export const annualReport: Machine<ReportState, ReportStep, ReportFacts, ReportRefusal> = {
  of: 'Annual report: the complaints of a house over a year',
  start: ['draft'],
  states: {
    draft: { discuss },
    discussed: {
      discuss,
      fix: {
        to: 'fixed',
        by: ['coordinator'],
        must: [
          must('year_running', ({ yearOver }) => yearOver),
          must('texts_missing', ({ textsWritten }) => textsWritten),
          must('names_left', ({ nobodyNamed }) => nobodyNamed),
        ],
      },
    },
    fixed: { publish: { to: 'published', by: ['coordinator'], must: [must('not_printed', ({ printed }) => printed)] } },
    published: {
      send: { to: 'sent', by: ['coordinator'], must: [must('supervisor_missing', ({ supervisorKnown }) => supervisorKnown)] }, // prettier-ignore
    },
    sent: {},
  },
}

export const decideReport = (state: ReportState, step: ReportStep, facts: ReportFacts) =>
  move(annualReport, state, step, facts)

export const isFixed = (state: ReportState): boolean => state !== 'draft' && state !== 'discussed'
