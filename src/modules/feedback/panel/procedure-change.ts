// What changes in the procedure of a house, and whether its panels were asked before it did.
import { type Answerable, procedureOn, type SettingName, valuesOf, type WordingName } from '../procedure/procedure.ts'

/** One number or one text, from a day on, beside what held until then; what never held is an empty text. */
export type ProcedureChange = {
  /** As text: what is kept is JSON. */
  readonly fromOn: string
} & (
  | { readonly name: SettingName; readonly was: number; readonly becomes: number }
  | { readonly name: WordingName; readonly was: string; readonly becomes: string }
)

export interface DatedNumber {
  readonly name: SettingName
  readonly fromOn: Temporal.PlainDate
  readonly value: number
  readonly setAt: Temporal.Instant
}

export interface DatedWords {
  readonly name: WordingName
  readonly fromOn: Temporal.PlainDate
  readonly words: string
  readonly setAt: Temporal.Instant
}

export interface DecidedProcedure {
  readonly numbers: readonly DatedNumber[]
  readonly words: readonly DatedWords[]
}

/** A change with when somebody decided it. */
export interface DecidedChange {
  readonly change: ProcedureChange
  readonly setAt: Temporal.Instant
}

/** Everything that was ever decided, each beside what held the day before, in the order of its days. */
export function changesOf({ numbers, words }: DecidedProcedure, of: Answerable): DecidedChange[] {
  const ofNumbers = numbers.map(({ name, fromOn, value, setAt }): DecidedChange => {
    const was = valuesOf(procedureOn(numbers, of, fromOn.subtract({ days: 1 })))[name]
    return { change: { name, was, becomes: value, fromOn: fromOn.toString() }, setAt }
  })
  const ofWords = words.map(({ name, fromOn, words: becomes, setAt }): DecidedChange => {
    const was = wordsBefore(words, name, fromOn)
    return { change: { name, was, becomes, fromOn: fromOn.toString() }, setAt }
  })
  return [...ofNumbers, ...ofWords]
    .filter(({ change }) => change.was !== change.becomes)
    .sort((a, b) => a.change.fromOn.localeCompare(b.change.fromOn))
}

function wordsBefore(words: readonly DatedWords[], name: WordingName, day: Temporal.PlainDate): string {
  return (
    words
      .filter((one) => one.name === name && Temporal.PlainDate.compare(one.fromOn, day) < 0)
      .sort((a, b) => Temporal.PlainDate.compare(b.fromOn, a.fromOn))[0]?.words ?? ''
  )
}

/** What has still to begin: this is what a panel can be asked about. */
export const comingChanges = (changes: readonly DecidedChange[], today: Temporal.PlainDate): ProcedureChange[] =>
  changes.map(({ change }) => change).filter(({ fromOn }) => fromOn > today.toString())

/** What a panel was asked about the procedure, on which day. */
export interface Asked {
  readonly panelId: string
  readonly askedOn: Temporal.PlainDate
  readonly changes: readonly ProcedureChange[]
}

export interface Unasked {
  readonly change: ProcedureChange
  /** It holds already: nobody can be asked beforehand any more. */
  readonly begun: boolean
  /** Those that were not asked before its day. */
  readonly panels: readonly { readonly id: string; readonly name: string }[]
}

/** How long a change that nobody was asked about stays in sight. */
const shownFor = { months: 12 } as const

/**
 * Changes that were not put to every panel before their day (Wet kinderopvang, art. 1.60 lid 1 e). A warning, never a gate: the law
 * gives the panel a say, and the house its responsibility. What was decided before a panel existed asks for nothing.
 */
export function unasked(
  changes: readonly DecidedChange[],
  panels: readonly { readonly id: string; readonly name: string; readonly madeAt: Temporal.Instant }[],
  asked: readonly Asked[],
  today: Temporal.PlainDate,
): Unasked[] {
  const since = today.subtract(shownFor).toString()
  return changes
    .filter(({ change }) => change.fromOn >= since)
    .map(({ change, setAt }) => ({
      change,
      begun: change.fromOn <= today.toString(),
      panels: panels
        .filter(({ id, madeAt }) => Temporal.Instant.compare(madeAt, setAt) <= 0 && !wasAsked(change, id, asked))
        .map(({ id, name }) => ({ id, name })),
    }))
    .filter((one) => one.panels.length > 0)
}

const wasAsked = (change: ProcedureChange, panelId: string, asked: readonly Asked[]): boolean =>
  asked.some(
    (one) =>
      one.panelId === panelId &&
      one.askedOn.toString() < change.fromOn &&
      one.changes.some((known) => known.name === change.name && known.fromOn === change.fromOn && known.becomes === change.becomes), // prettier-ignore
  )
