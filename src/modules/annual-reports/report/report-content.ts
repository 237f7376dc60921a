// Everything a fixed report says; kept as it was on that day.
import type { Land } from '../../../lib/law.ts'
import type { Advice, ConsultationState, Procedure, WordingName } from '../../feedback/rules.ts'
import type { AnnualReport } from './annual-report.ts'

export interface Discussed {
  /** Days as text: what is kept is JSON. */
  readonly managementOn: string | null
  readonly panelOn: string | null
  readonly panelAdvice: string
  readonly panelReason: string
  readonly deviates: boolean
  /** What came of putting it to a panel here; older reports do not know. */
  readonly asked?: PanelAsked | null
}

/** In kinds and days only: the words are those that were written for the report. */
export interface PanelAsked {
  readonly panel: string
  readonly askedOn: string
  readonly advice: Advice | null
  readonly advisedOn: string | null
  readonly state: ConsultationState
}

export interface ReportContent {
  readonly house: { readonly name: string; readonly slug: string; readonly land: Land }
  readonly edition: number
  /** Why there is a newer edition. */
  readonly correction: string
  /** The day on which it was fixed; of a draft, today. */
  readonly madeOn: string
  readonly report: AnnualReport
  /** To how many families the procedure was explained that year, as far as it was noted. */
  readonly explained: number
  readonly words: Partial<Record<WordingName, string>>
  /** What held on the last day of the year, and the most weeks that the law leaves for a judgement. */
  readonly procedure: Procedure
  readonly lawWeeks: number | null
  readonly ways: readonly string[]
  readonly discussed: Discussed
}

export const reportPath = ({ slug }: { readonly slug: string }, year: number): string =>
  `/klachten/${slug}/jaarverslag/${year}`
