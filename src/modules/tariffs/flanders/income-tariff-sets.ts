// The values of the income tariff since 2014. Null: looked for and not found. A value is never carried on into a year for
// which nobody published it: what was not found ends the one before.
import { inForce, type Certainty, type Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import { sources } from '../sources.ts'
import type { Formula, TariffSet } from './income-tariff.ts'

export interface Amount extends Rule<Cents | null> {
  /** Null because it did not exist yet: nobody has to look for it. */
  readonly absent?: true
}

const row = <T>(from: string, value: T, source: keyof typeof sources, certainty: Certainty = 'uncertain'): Rule<T> => ({
  from: Temporal.PlainDate.from(from),
  land: 'vl',
  source: sources[source].en,
  certainty,
  value,
})

export const formulas: readonly Rule<Formula>[] = [
  row<Formula>(
    '2014-01-01',
    {
      kind: 'table',
      bands: [
        { upTo: 41_774_97, perMillion: 385, cap: 15_88 },
        { upTo: 59_722_14, perMillion: 380, cap: 20_95 },
      ],
      steps: { first: 21_55, firstUpTo: 63_472_14, rise: 60, width: 3_700_00 },
    },
    'knack2014',
  ),
  row<Formula>('2016-01-01', { kind: 'bounds' }, 'boundsOnly'),
  row<Formula>(
    '2025-01-01',
    {
      kind: 'estimate',
      bands: [
        { upTo: 54_125_08, perMillion: 385, cap: 20_57 },
        { upTo: 77_442_79, perMillion: 380, cap: 27_14 },
      ],
      slope: { perMillion: 162 },
      spread: { belowCaps: 2, atCaps: 10, aboveBands: 80, lowIncomeBelow: 21_178_54, lowIncomeLess: 25 },
    },
    'notes2026Scaled',
  ),
]

/** The least that a family pays for a whole day. */
export const standardMinima: readonly Amount[] = [
  row('2014-01-01', 1_56, 'knack2014'),
  row('2015-05-01', 5_00, 'kruispunt'),
  row('2016-01-01', 5_02, 'kindEnGezin2016', 'official'),
  row('2017-01-01', 5_07, 'standaard2016'),
  row('2018-01-01', 5_15, 'lebbeke'),
  row('2019-01-01', 5_24, 'ravelsNoYear'),
  row('2020-01-01', 5_32, 'dilbeek'),
  row('2021-01-01', 5_37, 'ravels2022'),
  row('2022-01-01', 5_46, 'derivedMinimum2022'),
  row('2023-01-01', 6_00, 'vrt2022'),
  row('2024-01-01', 6_24, 'vvsg2023', 'official'),
  row('2025-01-01', 6_47, 'notes2026'),
]

/** For who follows an integration programme. */
export const exceptionalMinima: readonly Amount[] = [
  { ...row('2014-01-01', null, 'cameInMay2015'), absent: true },
  row('2015-05-01', 3_00, 'kruispunt'),
  row('2016-01-01', null, 'notFound'),
  row('2024-01-01', 3_74, 'vvsg2023', 'official'),
  row('2025-01-01', null, 'notFound'),
]

/** What a public centre for social welfare may grant at most, and who receives material aid. */
export const lowestTariffs: readonly Amount[] = [
  row('2014-01-01', 1_56, 'knack2014Confirmed'),
  row('2016-01-01', 1_57, 'schryvers'),
  row('2017-01-01', null, 'notFound'),
  row('2018-01-01', 1_62, 'lebbeke'),
  row('2019-01-01', null, 'notFound'),
  row('2020-01-01', 1_67, 'dilbeek'),
  row('2021-01-01', 1_69, 'ravels2022'),
  row('2022-01-01', null, 'notFound'),
  row('2024-01-01', 1_97, 'vvsg2023', 'official'),
  row('2025-01-01', null, 'notFound'),
]

/** The most that a whole day costs. */
export const maxima: readonly Amount[] = [
  row('2014-01-01', 27_71, 'knack2014'),
  row('2016-01-01', null, 'notFound'),
  row('2017-01-01', 28_13, 'standaard2016'),
  row('2018-01-01', null, 'notFound'),
  row('2022-01-01', 30_32, 'derivedMaximum2022'),
  row('2023-01-01', 33_31, 'vrt2022'),
  row('2024-01-01', 34_64, 'vvsg2023', 'official'),
  row('2025-01-01', 35_89, 'notes2026'),
]

/** For each child above the first, and once for a multiple birth. */
export const reductions: readonly Amount[] = [
  row('2014-01-01', 3_14, 'knack2014'),
  row('2016-01-01', 3_15, 'trends'),
  row('2017-01-01', 3_18, 'standaard2016'),
  row('2018-01-01', null, 'notFound'),
  row('2024-01-01', 3_91, 'vvsg2023', 'official'),
  row('2025-01-01', 4_07, 'derivedReduction2025'),
]

/** A gross monthly income times this is the income of a year, in hundredths; for who has no tax assessment. */
export const monthsInYear: readonly Rule<number>[] = [row('2014-01-01', 11_54, 'knack2014StillHolds')]

/** What one set of values holds, as the law would publish it for a year. */
export interface FlemishSet {
  readonly formula: Formula
  readonly minimum: Cents | null
  readonly exceptional: Cents | null
  readonly lowest: Cents | null
  readonly maximum: Cents | null
  readonly reduction: Cents | null
  readonly monthsInYear: number
}

export const amountNames = ['minimum', 'exceptional', 'lowest', 'maximum', 'reduction'] as const
export type AmountName = (typeof amountNames)[number]

/** The values of all days, each by date. */
export interface FlemishRules extends Readonly<Record<AmountName, readonly Amount[]>> {
  readonly formula: readonly Rule<Formula>[]
  readonly monthsInYear: readonly Rule<number>[]
}

/** The values of one day, each with where it comes from. */
export interface TariffDay extends Readonly<Record<AmountName, Amount>> {
  readonly day: Temporal.PlainDate
  readonly formula: Rule<Formula>
  readonly monthsInYear: Rule<number>
}

/** What is calculated with: ours, or ours with what was approved since. */
export interface FlemishValues {
  readonly rules: FlemishRules
  /** Of days behind it nothing is published. */
  readonly lastDay: Temporal.PlainDate
  /** @throws NoRuleInForce before 2014 */
  on(day: Temporal.PlainDate): TariffDay
}

/** A day is looked up once: a page asks it for every card, a file for every line. */
export function flemishValues(rules: FlemishRules, lastDay: Temporal.PlainDate): FlemishValues {
  const looked = new Map<string, TariffDay>()
  return {
    rules,
    lastDay,
    on(day) {
      const word = day.toString()
      const known = looked.get(word) ?? lookUp(rules, day)
      looked.set(word, known)
      return known
    },
  }
}

function lookUp(rules: FlemishRules, day: Temporal.PlainDate): TariffDay {
  return {
    day,
    formula: inForce(rules.formula, 'vl', day),
    minimum: inForce(rules.minimum, 'vl', day),
    exceptional: inForce(rules.exceptional, 'vl', day),
    lowest: inForce(rules.lowest, 'vl', day),
    maximum: inForce(rules.maximum, 'vl', day),
    reduction: inForce(rules.reduction, 'vl', day),
    monthsInYear: inForce(rules.monthsInYear, 'vl', day),
  }
}

/** What can be calculated with, or nothing where only bounds are published. */
export function computable({
  formula,
  minimum,
  maximum,
  reduction,
}: Pick<FlemishSet, 'formula' | 'minimum' | 'maximum' | 'reduction'>): TariffSet | undefined {
  if (formula.kind === 'bounds' || minimum === null || maximum === null || reduction === null) return undefined
  return { formula, minimum, maximum, reduction }
}

/** The values of a day as the set that would hold them. */
export const setOf = (on: TariffDay): FlemishSet => ({
  formula: on.formula.value,
  minimum: on.minimum.value,
  exceptional: on.exceptional.value,
  lowest: on.lowest.value,
  maximum: on.maximum.value,
  reduction: on.reduction.value,
  monthsInYear: on.monthsInYear.value,
})

/** The first day of the tables. */
export const firstTariffDay = Temporal.PlainDate.from('2014-01-01')

/** The values that come with the program; of days behind the last one it holds nothing. */
export const shippedFlanders: FlemishValues = flemishValues(
  {
    formula: formulas,
    minimum: standardMinima,
    exceptional: exceptionalMinima,
    lowest: lowestTariffs,
    maximum: maxima,
    reduction: reductions,
    monthsInYear,
  },
  Temporal.PlainDate.from('2026-12-31'),
)

/** Whether a day lies within the tables. */
export const isPublished = (day: Temporal.PlainDate, { lastDay }: FlemishValues): boolean =>
  Temporal.PlainDate.compare(day, firstTariffDay) >= 0 && Temporal.PlainDate.compare(day, lastDay) <= 0

const euros = (cents: Cents): string => (cents / 100).toFixed(2)

export const amountInWords = (value: Cents | null): string => (value === null ? 'not found' : `EUR ${euros(value)}`)

/** A multiplier as the law writes it: 0.000385. */
const factor = (perMillion: number): string => (perMillion / 1_000_000).toFixed(6)

export function formulaInWords(formula: Formula): string {
  if (formula.kind === 'bounds') return 'not found: not computable, minimum and maximum only'
  const bands = formula.bands.map(
    ({ upTo, perMillion, cap }) => `up to ${euros(upTo)}: income x ${factor(perMillion)}, at most ${euros(cap)}`,
  )
  if (formula.kind === 'table') {
    const { first, firstUpTo, rise, width } = formula.steps
    const steps = `up to ${euros(firstUpTo)}: ${euros(first)}; every further ${euros(width)}: + ${euros(rise)}, up to the maximum`
    return [...bands, steps].join('; ')
  }
  const { slope, spread } = formula
  const last = euros(formula.bands.at(-1)?.upTo ?? 0)
  return [
    'ESTIMATE',
    ...bands,
    `above: + ${factor(slope.perMillion)} x (income - ${last}), up to the maximum`,
    `may differ by ${euros(spread.belowCaps)} below the caps, ${euros(spread.atCaps)} at the caps, ${euros(spread.aboveBands)} above the bands; ` +
      `up to ${euros(spread.lowIncomeLess)} less below ${euros(spread.lowIncomeBelow)}`,
  ].join('; ')
}
