// What is calculated with: the values that come with the program, and over them those that two people approved since.
import { inForce, type Certainty, type Land, type Rule } from '../../lib/law.ts'
import type { Cents } from '../../lib/money.ts'
import {
  type AmountName,
  computable,
  firstTariffDay,
  type FlemishRules,
  type FlemishSet,
  type FlemishValues,
  flemishValues,
  isPublished,
  setOf,
  shippedFlanders,
} from './flanders/income-tariff-sets.ts'
import type { Formula } from './flanders/income-tariff.ts'
import type { BenefitBand, BenefitYear, CellSource, HourCaps } from './netherlands/benefit.ts'
import { shippedYears } from './netherlands/benefit-years.ts'
import { sources } from './sources.ts'

/** A Dutch year as it is proposed: the whole table with the source of each column. */
export interface DutchSet {
  readonly caps: HourCaps
  readonly mostHours: number
  readonly bands: readonly BenefitBand[]
  readonly sources: readonly CellSource[]
}

interface Approved {
  readonly id: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly source: string
  readonly certainty: Certainty
  readonly decidedAt: Temporal.Instant
}

export interface ApprovedFlemish extends Approved {
  readonly land: 'vl'
  readonly value: FlemishSet
}

export interface ApprovedDutch extends Approved {
  readonly land: 'nl'
  readonly value: DutchSet
}

export type ApprovedSet = ApprovedFlemish | ApprovedDutch

export interface TariffValues {
  readonly flanders: FlemishValues
  /** The earliest first. */
  readonly years: readonly BenefitYear[]
}

export const shippedValues: TariffValues = { flanders: shippedFlanders, years: shippedYears }

/** The years that we can calculate for, the earliest first. */
export function yearsOf(land: Land, { flanders, years }: TariffValues): number[] {
  if (land === 'nl') return years.map(({ year }) => year)
  const all = Array.from(
    { length: flanders.lastDay.year - firstTariffDay.year + 1 },
    (_, index) => firstTariffDay.year + index,
  )
  return all.filter((year) => {
    const middle = Temporal.PlainDate.from({ year, month: 7, day: 1 })
    return isPublished(middle, flanders) && computable(setOf(flanders.on(middle))) !== undefined
  })
}

/** What was approved replaces what came with the program, over the days that it says. */
export function valuesWith(approved: readonly ApprovedSet[]): TariffValues {
  const flemish = approved.filter((set) => set.land === 'vl')
  const dutch = approved.filter((set) => set.land === 'nl')
  return {
    flanders: flemish.length === 0 ? shippedFlanders : flandersWith(flemish),
    years: dutch.length === 0 ? shippedYears : yearsWith(dutch),
  }
}

const { compare } = Temporal.PlainDate

/** Of several for one day the one that begins last; of those the one approved last, for it mends the one before. */
const latestFirst = (a: Approved, b: Approved): number =>
  compare(b.fromOn, a.fromOn) || Temporal.Instant.compare(b.decidedAt, a.decidedAt)

const covers = ({ fromOn, untilOn }: Approved, day: Temporal.PlainDate): boolean =>
  compare(fromOn, day) <= 0 && compare(day, untilOn) <= 0

/** The approved set that holds on a day. */
export const approvedOn = <T extends Approved>(approved: readonly T[], day: Temporal.PlainDate): T | undefined =>
  approved.filter((set) => covers(set, day)).toSorted(latestFirst)[0]

function flandersWith(approved: readonly ApprovedFlemish[]): FlemishValues {
  const { rules, lastDay } = shippedFlanders
  const last = approved.reduce((day, { untilOn }) => (compare(untilOn, day) > 0 ? untilOn : day), lastDay)
  const turns = [...approved.flatMap(({ fromOn, untilOn }) => [fromOn, nextDay(untilOn)]), nextDay(lastDay)]
  const around = { approved, turns: turns.filter((day) => compare(day, last) <= 0), lastDay }
  const amount = (name: AmountName) =>
    merged<Cents | null>({ ...around, shipped: rules[name], of: (set) => set[name], otherwise: null })
  const merging: FlemishRules = {
    formula: merged<Formula>({
      ...around,
      shipped: rules.formula,
      of: ({ formula }) => formula,
      otherwise: { kind: 'bounds' },
    }),
    minimum: amount('minimum'),
    exceptional: amount('exceptional'),
    lowest: amount('lowest'),
    maximum: amount('maximum'),
    reduction: amount('reduction'),
    monthsInYear: merged<number>({
      ...around,
      shipped: rules.monthsInYear,
      of: ({ monthsInYear }) => monthsInYear,
      otherwise: rules.monthsInYear.at(-1)?.value ?? 0,
    }),
  }
  return flemishValues(merging, last)
}

const nextDay = (day: Temporal.PlainDate) => day.add({ days: 1 })

interface Merging<T> {
  readonly shipped: readonly Rule<T>[]
  readonly approved: readonly ApprovedFlemish[]
  /** Days on which another set may begin to hold, besides those of the shipped rules. */
  readonly turns: readonly Temporal.PlainDate[]
  readonly lastDay: Temporal.PlainDate
  readonly of: (set: FlemishSet) => T
  /** Between two sets, where nobody published anything. */
  readonly otherwise: T
}

function merged<T>({ shipped, approved, turns, lastDay, of, otherwise }: Merging<T>): Rule<T>[] {
  const on = (day: Temporal.PlainDate): Rule<T> => {
    const set = approvedOn(approved, day)
    const { source, certainty } = set ?? nobody
    if (set) return { from: set.fromOn, land: 'vl', source, certainty, value: of(set.value) }
    return compare(day, lastDay) <= 0
      ? inForce(shipped, 'vl', day)
      : { from: day, land: 'vl', source, certainty, value: otherwise }
  }
  const days = [...shipped.map(({ from }) => from), ...turns].toSorted(compare)
  const each = days.filter((day, index) => index === 0 || !day.equals(days[index - 1] ?? day.add({ days: 1 })))
  const rules = each.map((day) => ({ ...on(day), from: day }))
  return rules.filter((rule, index) => index === 0 || !sameRule(rule, rules[index - 1]))
}

const nobody = { source: sources.notPublished.en, certainty: 'uncertain' } as const

/** A set that goes on past a day on which ours would have changed is one rule. */
const sameRule = <T>(rule: Rule<T>, before: Rule<T> | undefined): boolean =>
  before !== undefined &&
  rule.source === before.source &&
  rule.certainty === before.certainty &&
  rule.value === before.value

function yearsWith(approved: readonly ApprovedDutch[]): BenefitYear[] {
  const years = new Map(shippedYears.map((year) => [year.year, year]))
  for (const set of approved.toSorted(latestFirst).toReversed()) years.set(set.fromOn.year, asYear(set))
  return [...years.values()].toSorted((a, b) => a.year - b.year)
}

/** A set as the year that it would be. */
export const asYear = ({
  fromOn,
  source,
  certainty,
  value,
}: Pick<ApprovedDutch, 'fromOn' | 'source' | 'certainty' | 'value'>): BenefitYear => ({
  ...value,
  year: fromOn.year,
  capsFrom: { source, certainty },
  hoursFrom: { source, certainty },
})
