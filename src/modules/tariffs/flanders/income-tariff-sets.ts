// The values of the income tariff since 2014. Null: looked for and not found. A value is never carried on into a year for
// which nobody published it: what was not found ends the one before.
import { inForce, type Certainty, type Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import type { Formula, TariffSet } from './income-tariff.ts'

export type Amount = Rule<Cents | null>

const knack2014 = 'Belga in Knack Moneytalk, "Nieuwe tarieven kinderopvang vanaf 1 januari 2014"'
const kruispunt = 'Kruispunt Migratie-Integratie, "Tarief en aanvraag attest voor kinderopvang gewijzigd" (2015)'
const kindEnGezin2016 = 'Kind en Gezin, 10 November 2015: "Attesten inkomenstarief 2016, indexering en herberekening"'
const standaard2016 = 'De Standaard, 3 November 2016'
const lebbeke = 'OCMW Lebbeke, "Individueel verminderd tarief kinderopvang"'
const vrt2022 = 'VRT NWS, 28 October 2022, "Prijzen voor kinderopvang worden geïndexeerd"'
const vvsg2023 = 'VVSG, 30 October 2023, "Indexering inkomenstarief baby en peuter"'
const notes2026 =
  'A supplier’s notes of July 2026 on Opgroeien’s parameters for 2025 or 2026; the document itself was not read'
const none = 'Not found'

const row = <T>(from: string, value: T, source: string, certainty: Certainty = 'uncertain'): Rule<T> => ({
  from: Temporal.PlainDate.from(from),
  land: 'vl',
  source,
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
    knack2014,
  ),
  row<Formula>('2016-01-01', { kind: 'bounds' }, 'Indexed every year from 2016; no table of these years was found'),
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
    `${notes2026}; caps and slope scaled from the table of 2014`,
  ),
]

/** The least that a family pays for a whole day. */
export const standardMinima: readonly Amount[] = [
  row('2014-01-01', 1_56, knack2014),
  row('2015-05-01', 5_00, kruispunt),
  row('2016-01-01', 5_02, kindEnGezin2016, 'official'),
  row('2017-01-01', 5_07, standaard2016),
  row('2018-01-01', 5_15, lebbeke),
  row('2019-01-01', 5_24, 'Ravels, an amount whose year is not stated'),
  row('2020-01-01', 5_32, 'Dilbeek, an amount whose year is not stated'),
  row('2021-01-01', 5_37, 'Ravels, "bedragen 2022"; the order of the amounts says 2021'),
  row('2022-01-01', 5_46, 'Derived: 6.00 of 2023 less its index of 9.86 %'),
  row('2023-01-01', 6_00, vrt2022),
  row('2024-01-01', 6_24, vvsg2023, 'official'),
  row('2025-01-01', 6_47, notes2026),
]

/** For who follows an integration programme. */
export const exceptionalMinima: readonly Amount[] = [
  row('2014-01-01', null, 'Came on 1 May 2015'),
  row('2015-05-01', 3_00, kruispunt),
  row('2016-01-01', null, none),
  row('2024-01-01', 3_74, vvsg2023, 'official'),
  row('2025-01-01', null, none),
]

/** What a public centre for social welfare may grant at most, and who receives material aid. */
export const lowestTariffs: readonly Amount[] = [
  row('2014-01-01', 1_56, `${knack2014}; confirmed by Kind en Gezin, 10 November 2015`),
  row('2016-01-01', 1_57, 'Member of parliament Schryvers, cdenv.be'),
  row('2017-01-01', null, none),
  row('2018-01-01', 1_62, lebbeke),
  row('2019-01-01', null, none),
  row('2020-01-01', 1_67, 'Dilbeek, an amount whose year is not stated'),
  row('2021-01-01', 1_69, 'Ravels, "bedragen 2022"; the order of the amounts says 2021'),
  row('2022-01-01', null, none),
  row('2024-01-01', 1_97, vvsg2023, 'official'),
  row('2025-01-01', null, none),
]

/** The most that a whole day costs. */
export const maxima: readonly Amount[] = [
  row('2014-01-01', 27_71, knack2014),
  row('2016-01-01', null, none),
  row('2017-01-01', 28_13, standaard2016),
  row('2018-01-01', null, none),
  row('2022-01-01', 30_32, 'Derived: 33.31 of 2023 less its index of 9.86 %'),
  row('2023-01-01', 33_31, vrt2022),
  row('2024-01-01', 34_64, vvsg2023, 'official'),
  row('2025-01-01', 35_89, notes2026),
]

/** For each child above the first, and once for a multiple birth. */
export const reductions: readonly Amount[] = [
  row('2014-01-01', 3_14, knack2014),
  row('2016-01-01', 3_15, 'Trends, "Opvang betalen of minder werken"'),
  row('2017-01-01', 3_18, standaard2016),
  row('2018-01-01', null, none),
  row('2024-01-01', 3_91, vvsg2023, 'official'),
  row('2025-01-01', 4_07, 'Derived: 3.14 of 2014 scaled as the bands'),
]

/** A gross monthly income times this is the income of a year, in hundredths; for who has no tax assessment. */
export const monthsInYear: readonly Rule<number>[] = [
  row('2014-01-01', 11_54, `${knack2014}; no later value was found, so it still holds here`),
]

/** The amounts of one day, each with where it comes from. */
export interface TariffDay {
  readonly day: Temporal.PlainDate
  readonly formula: Rule<Formula>
  readonly minimum: Amount
  readonly exceptional: Amount
  readonly lowest: Amount
  readonly maximum: Amount
  readonly reduction: Amount
}

const looked = new Map<string, TariffDay>()

/** @throws NoRuleInForce before 2014 */
export function tariffDay(day: Temporal.PlainDate): TariffDay {
  const word = day.toString()
  const known = looked.get(word) ?? lookUp(day)
  // A day is looked up once: a page asks it for every card, a file for every line.
  looked.set(word, known)
  return known
}

function lookUp(day: Temporal.PlainDate): TariffDay {
  return {
    day,
    formula: inForce(formulas, 'vl', day),
    minimum: inForce(standardMinima, 'vl', day),
    exceptional: inForce(exceptionalMinima, 'vl', day),
    lowest: inForce(lowestTariffs, 'vl', day),
    maximum: inForce(maxima, 'vl', day),
    reduction: inForce(reductions, 'vl', day),
  }
}

/** What can be calculated with, or nothing where only bounds are published. */
export function computable({ formula, minimum, maximum, reduction }: TariffDay): TariffSet | undefined {
  if (formula.value.kind === 'bounds') return undefined
  if (minimum.value === null || maximum.value === null || reduction.value === null) return undefined
  return { formula: formula.value, minimum: minimum.value, maximum: maximum.value, reduction: reduction.value }
}

/** The first day of the tables, and the last year for which there is anything: later ones are not published. */
export const firstTariffDay = Temporal.PlainDate.from('2014-01-01')
export const lastTariffYear = 2026

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
