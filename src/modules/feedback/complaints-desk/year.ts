// What the year of a complaints desk comes to. Pure: rows in, numbers out.
import type { MediationState } from '../mediate/mediation.ts'
import type { Channel } from '../reaction.ts'
import type { ReactionState } from '../reaction-states.ts'
import { type CareKind, careKinds, type DeskHead, deskHeads, type Relevance } from './desk-question.ts'

/** One question, as far as it is counted. */
export interface DeskRow {
  readonly id: string
  readonly channel: Channel
  readonly state: ReactionState
  readonly receivedOn: Temporal.PlainDate
  readonly closedOn: Temporal.PlainDate | null
  readonly relevance: Relevance | null
  readonly mainHead: DeskHead | null
  readonly heads: readonly DeskHead[]
  readonly care: CareKind | null
  readonly advised: boolean
  /** To whom the parent was sent, where that ended the question. */
  readonly referredTo: string | null
  readonly mediations: readonly Mediated[]
  readonly sessions: readonly { readonly on: Temporal.PlainDate; readonly halfDays: number }[]
  /** What was taken to somebody else afterwards. */
  readonly escalations: readonly { readonly body: string; readonly on: Temporal.PlainDate }[]
}

interface Mediated {
  readonly state: MediationState
  /** Both sides took part. */
  readonly began: boolean
  readonly endedOn: Temporal.PlainDate | null
}

/** How a question came in. */
export const arrivals = ['form', 'phone', 'mail', 'paper', 'talk'] as const
export type Arrival = (typeof arrivals)[number]
const arrivalOf: Readonly<Record<Channel, Arrival>> = {
  web: 'form',
  embed: 'form',
  phone: 'phone',
  mail: 'mail',
  paper: 'paper',
  counter: 'talk',
  talk: 'talk',
}

/** `unsorted`: nobody has judged it yet. */
export const cares = [...careKinds, 'unsorted'] as const
export const mainHeads = [...deskHeads, 'unsorted'] as const

/** Every single number of a year, in the order of the page and of the file. */
export const totals = [
  'received',
  'handled',
  'advice_only',
  'mediated',
  'not_mediated',
  'not_begun',
  'to_board',
  'elsewhere',
  'half_days',
] as const
export type Total = (typeof totals)[number]

export interface DeskFigures {
  readonly totals: Readonly<Record<Total, number>>
  readonly care: Readonly<Record<(typeof cares)[number], number>>
  /** By the main head: each question once. */
  readonly heads: Readonly<Record<(typeof mainHeads)[number], number>>
  /** By every head that it touches. */
  readonly touched: Readonly<Record<DeskHead, number>>
  readonly arrival: Readonly<Record<Arrival, number>>
}

export const disputesBoard = 'geschillencommissie'

/**
 * The figures that Klachtenloket Kinderopvang published of 2017 (domain: netherlands.md 2.1), and what lies behind them. What
 * came in counts in the year of its receipt; what was done, in the year in which that happened.
 */
export function deskFigures(rows: readonly DeskRow[], year: number): DeskFigures {
  const within = (day: Temporal.PlainDate | null) => day?.year === year
  const received = rows.filter(({ receivedOn }) => within(receivedOn))
  const handled = rows.filter(({ closedOn }) => within(closedOn))
  const ended = rows.flatMap(({ mediations }) => mediations).filter(({ endedOn }) => within(endedOn))
  const went = (to: (body: string) => boolean) =>
    rows.filter(({ closedOn, referredTo, escalations }) =>
      [
        ...(referredTo !== null && within(closedOn) ? [referredTo] : []),
        ...escalations.filter(({ on }) => within(on)).map(({ body }) => body),
      ].some(to),
    ).length
  return {
    totals: {
      received: received.length,
      handled: handled.length,
      advice_only: handled.filter(isAdviceOnly).length,
      mediated: ended.filter(({ state }) => state === 'agreed').length,
      not_mediated: ended.filter(({ state, began }) => state === 'ended' && began).length,
      not_begun: ended.filter(({ began }) => !began).length,
      to_board: went((body) => body === disputesBoard),
      elsewhere: went((body) => body !== disputesBoard),
      half_days: rows
        .flatMap(({ sessions }) => sessions)
        .filter(({ on }) => within(on))
        .reduce((sum, { halfDays }) => sum + halfDays, 0),
    },
    care: tally(cares, received, ({ care }) => [care ?? 'unsorted']),
    heads: tally(mainHeads, received, ({ mainHead }) => [mainHead ?? 'unsorted']),
    touched: tally(deskHeads, received, ({ heads }) => heads),
    arrival: tally(arrivals, received, ({ channel }) => [arrivalOf[channel]]),
  }
}

/** Advice was enough: nobody mediated, and nobody was sent elsewhere. */
const isAdviceOnly = ({ advised, mediations, referredTo, escalations }: DeskRow): boolean =>
  advised && mediations.length === 0 && referredTo === null && escalations.length === 0

function tally<Key extends string>(
  keys: readonly Key[],
  rows: readonly DeskRow[],
  of: (row: DeskRow) => readonly Key[],
): Record<Key, number> {
  const counts = new Map(keys.map((key) => [key, 0]))
  for (const key of rows.flatMap(of)) counts.set(key, (counts.get(key) ?? 0) + 1)
  // fromEntries forgets its types; the map has exactly these keys.
  return Object.fromEntries(counts) as Record<Key, number>
}

/** The same numbers as lines under fixed names, for a file. */
export const figureLines = (figures: DeskFigures): readonly (readonly [string, number])[] => [
  ...totals.map((one) => [one, figures.totals[one]] as const),
  ...cares.map((one) => [`care_${one}`, figures.care[one]] as const),
  ...mainHeads.map((one) => [`head_${one}`, figures.heads[one]] as const),
  ...deskHeads.map((one) => [`touches_${one}`, figures.touched[one]] as const),
  ...arrivals.map((one) => [`by_${one}`, figures.arrival[one]] as const),
]

/** A year beside the one before it, for a spreadsheet. Names and numbers of our own: nothing begins a formula. */
export function yearCsv(year: number, now: DeskFigures, before: DeskFigures): string {
  const earlier = new Map(figureLines(before))
  const lines = figureLines(now).map(([name, value]) => `${name};${value};${earlier.get(name) ?? 0}`)
  return `\uFEFF${['figure', year, year - 1].join(';')}\r\n${lines.join('\r\n')}\r\n`
}
