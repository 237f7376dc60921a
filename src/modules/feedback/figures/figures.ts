// What a year of reactions comes to, as the annual report counts it. Pure: rows in, numbers out.
import { countsInReport, type Channel, type Head, heads, type Outcome, type ReactionKind, type Regime, type Sender } from '../reaction.ts' // prettier-ignore
import { wasKept, type TermName } from '../reaction-terms.ts'
import type { Openness } from '../openness.ts'
import type { ReactionState } from '../reaction-states.ts'

/** One reaction, as far as it is counted. */
export interface FigureRow {
  readonly id: string
  readonly locationId: string | null
  readonly kind: ReactionKind
  readonly sender: Sender
  readonly channel: Channel
  readonly openness: Openness
  readonly regimes: readonly Regime[]
  readonly filedOn: Temporal.PlainDate | null
  /** Decides in which year it counts: the day of filing, or of receipt of what is no formal complaint. */
  readonly countedOn: Temporal.PlainDate
  /** Shared by the reactions about one thing that happened; its own id where it stands alone. */
  readonly situation: string
  readonly state: ReactionState
  /** There is an approved judgement, and nobody looks at it anew. */
  readonly judged: boolean
  readonly satisfaction: number | null
  readonly elements: readonly { readonly head: Head; readonly outcome: Outcome | null }[]
  readonly terms: readonly {
    readonly name: TermName
    readonly dueOn: Temporal.PlainDate
    readonly metOn: Temporal.PlainDate | null
  }[]
  readonly measures: readonly ('planned' | 'done' | 'verified')[]
  readonly reportWords: string
  readonly reportOutcome: string
}

/** A dispute about a reaction that is known here. */
export interface DisputeRow {
  readonly locationId: string | null
  readonly sinceOn: Temporal.PlainDate
  readonly outcomeOn: Temporal.PlainDate | null
}

/** How a part of a complaint stands when the report is made; `running`: nobody has judged it yet. */
export const results = [
  'founded',
  'partly',
  'unfounded',
  'none',
  'solved',
  'withdrawn',
  'dismissed',
  'referred',
  'running',
] as const
export type Result = (typeof results)[number]

/** Terms that a house promises or the law sets, as far as a report tells whether they were kept. */
export const reportTerms = ['handler', 'proposal', 'judgement'] as const
export type ReportTerm = (typeof reportTerms)[number]

export interface Kept {
  readonly kept: number
  readonly late: number
  readonly running: number
}

/** `unsorted`: nobody said yet what it is about. */
export const natures = [...heads, 'unsorted'] as const
export type Nature = (typeof natures)[number]

export interface Figures {
  /** Written complaints of parents and of parents' committees: what Dutch law wants counted. */
  readonly complaints: number
  readonly byParents: number
  readonly byCommittees: number
  /** The same, under each law; one may fall under both. */
  readonly regimes: Readonly<Record<Regime, number>>
  /** How many different things happened. */
  readonly situations: number
  /** Everything else, each counted apart. */
  readonly others: Readonly<
    Record<'byOthers' | 'anonymous' | 'talks' | 'questions' | 'suggestions' | 'compliments', number>
  >
  readonly disputes: number
  readonly disputesOpen: number
  /** Per part of a complaint: what it is about, and how it was judged. */
  readonly natures: Readonly<Record<Nature, number>>
  readonly results: Readonly<Record<Result, number>>
  readonly measures: { readonly planned: number; readonly verified: number }
  readonly terms: Readonly<Record<ReportTerm, Kept>>
  /** How many gave each mark from 1 to 5. */
  readonly marks: readonly number[]
}

/** Of these rows together; the caller picks year and place. */
export function figuresOf(
  rows: readonly FigureRow[],
  disputes: readonly DisputeRow[],
  today: Temporal.PlainDate,
): Figures {
  const counted = rows.filter(isCounted)
  const parts = counted.flatMap(partsOf)
  const measures = counted.flatMap((row) => row.measures)
  const by = (sender: Sender) => counted.filter((row) => row.sender === sender).length
  const under = (regime: Regime) => counted.filter(({ regimes }) => regimes.includes(regime)).length
  return {
    complaints: counted.length,
    byParents: by('parent'),
    byCommittees: by('committee'),
    regimes: { childcare: under('childcare'), youth: under('youth') },
    situations: new Set(counted.map(({ situation }) => situation)).size,
    others: othersOf(rows),
    disputes: disputes.length,
    disputesOpen: disputes.filter(({ outcomeOn }) => outcomeOn === null).length,
    natures: tally(natures, parts, ({ nature }) => nature),
    results: tally(results, parts, ({ result }) => result),
    measures: { planned: measures.length, verified: measures.filter((state) => state === 'verified').length },
    terms: termsOf(counted, today),
    marks: [1, 2, 3, 4, 5].map((mark) => counted.filter(({ satisfaction }) => satisfaction === mark).length),
  }
}

/** Whether the Dutch report must count it. What was said at the door is no written complaint; an anonymous signal is counted apart. */
export const isCounted = ({
  sender,
  filedOn,
  kind,
  openness,
}: Pick<FigureRow, 'sender' | 'filedOn' | 'kind' | 'openness'>): boolean =>
  kind === 'complaint' && openness !== 'anonymous' && countsInReport(sender, filedOn)

function othersOf(rows: readonly FigureRow[]): Figures['others'] {
  const kind = (wanted: ReactionKind) => rows.filter((row) => row.kind === wanted).length
  const rest = rows.filter((row) => row.kind === 'complaint' && !isCounted(row))
  const anonymous = rest.filter(({ openness }) => openness === 'anonymous').length
  const talks = rest.filter(({ filedOn }) => filedOn === null).length
  return {
    byOthers: rest.length - talks - anonymous,
    anonymous,
    talks,
    questions: kind('question'),
    suggestions: kind('suggestion'),
    compliments: kind('compliment'),
  }
}

interface Part {
  readonly nature: Nature
  readonly result: Result
}

/** A complaint whose parts nobody wrote down is one part. */
function partsOf({ elements, judged, state }: FigureRow): Part[] {
  const otherwise = endWithoutJudgement(state)
  if (elements.length === 0) return [{ nature: 'unsorted', result: otherwise }]
  return elements.map(({ head, outcome }) => ({
    nature: head,
    result: judged && outcome !== null ? outcome : otherwise,
  }))
}

function endWithoutJudgement(state: ReactionState): Result {
  return state === 'withdrawn' || state === 'dismissed' || state === 'referred' ? state : 'running'
}

function termsOf(rows: readonly FigureRow[], today: Temporal.PlainDate): Figures['terms'] {
  const all = rows.flatMap(({ terms }) => terms)
  const of = (name: ReportTerm): Kept => {
    const kept = all.filter((term) => term.name === name).map((term) => wasKept({ ...term, dropped: false }, today))
    const count = (wanted: boolean | undefined) => kept.filter((one) => one === wanted).length
    return { kept: count(true), late: count(false), running: count(undefined) }
  }
  return { handler: of('handler'), proposal: of('proposal'), judgement: of('judgement') }
}

function tally<Key extends string, T>(keys: readonly Key[], rows: readonly T[], keyOf: (row: T) => Key) {
  const counts = new Map<Key, number>(keys.map((key) => [key, 0]))
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  // Every key of the list stands in the map.
  return Object.fromEntries(counts) as Record<Key, number>
}

/** The mean mark to one decimal; null where nobody gave one. */
export function meanMark({ marks }: Pick<Figures, 'marks'>): number | null {
  const answers = marks.reduce((sum, count) => sum + count, 0)
  if (answers === 0) return null
  return Math.round((marks.reduce((sum, count, index) => sum + count * (index + 1), 0) / answers) * 10) / 10
}
