// The log of a house: what one asks of it, and what one reads.

export interface LogFilter {
  readonly personId: string | undefined
  readonly subjectId: string | undefined
  readonly from: Temporal.PlainDate | undefined
  /** The last day. */
  readonly until: Temporal.PlainDate | undefined
}

export interface LogRow {
  readonly id: number
  readonly at: Temporal.Instant
  readonly personId: string | null
  readonly role: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  /** How many cases stood in it beside its subject. */
  readonly about: number
  readonly reason: string | null
}

export const logPageSize = 100
/** As many rows as somebody can work through in a spreadsheet. */
export const mostExported = 50_000

/** The modules whose actions have words of their own in the log. */
const spoken = ['accounts', 'annual_reports', 'audit', 'feedback', 'locations', 'operations', 'placements', 'requests', 'supervision', 'tariffs'] as const // prettier-ignore
export type SpokenModule = (typeof spoken)[number]

/** `feedback.viewed` → the module whose texts say it, and the verb in it. */
export function actionParts(action: string): { module: SpokenModule; verb: string } | undefined {
  const [name = '', verb = ''] = action.replace('-', '_').split('.')
  const module = spoken.find((one) => one === name)
  return module && { module, verb }
}
