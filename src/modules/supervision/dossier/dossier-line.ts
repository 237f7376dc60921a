// One line of a dossier: something that was said, done or found about care, and when.

export const lineKinds = [
  'reaction',
  'situation',
  'incident',
  'passed_on',
  'contact',
  'clarification',
  'measure',
  'handover',
] as const
export type LineKind = (typeof lineKinds)[number]

export interface DossierLine {
  readonly id: string
  readonly kind: LineKind
  readonly at: Temporal.Instant
  readonly locationId: string | null
  /** By which people know it. */
  readonly number: string | null
  /** Fit to show as it is. */
  readonly what: string
  /** Where it stands, in words. */
  readonly state: string | null
  readonly href: string | null
  /** Words of somebody, to quote below it. */
  readonly words?: string | undefined
  /** Who did or said it, as far as the reader may know. */
  readonly by?: string | undefined
  /** Somebody still has to do something with it. */
  readonly open?: boolean | undefined
  /** Asks for attention. */
  readonly urgent?: boolean | undefined
  /** What it bundles: the reports of a situation. */
  readonly parts?: readonly DossierLine[] | undefined
  /** The case that the audit writes down as seen; none where the line is no case of its own. */
  readonly caseId?: string | undefined
}

export const parseLineKind = (word: string | undefined): LineKind | undefined => lineKinds.find((one) => one === word)

/** The whole story, the latest first. */
export const newestFirst = (lines: readonly DossierLine[]): DossierLine[] =>
  lines.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1))

/** Of each kind how many there are, in the order of the kinds. */
export const countKinds = (lines: readonly DossierLine[]): { kind: LineKind; count: number }[] =>
  lineKinds
    .map((kind) => ({ kind, count: lines.filter((line) => line.kind === kind).length }))
    .filter(({ count }) => count > 0)
