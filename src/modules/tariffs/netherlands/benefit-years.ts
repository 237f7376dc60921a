// The years of the Dutch childcare benefit. A table of next year may change after it was published: docs/law says which we read.
import { inForce, type Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import { sources } from '../sources.ts'
import {
  type BenefitBand,
  type BenefitYear,
  type CareKind,
  type HourCaps,
  sourceOfShare,
  type Whence,
} from './benefit.ts'
import { bands2024, sources2024 } from './benefit-bands-2024.ts'
import { bands2025, sources2025 } from './benefit-bands-2025.ts'
import { bands2026, sources2026 } from './benefit-bands-2026.ts'

const caps = (year: number, value: HourCaps, source: string): Rule<HourCaps> => ({
  from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  land: 'nl',
  source,
  certainty: 'official',
  value,
})

/** The highest price of an hour that counts. */
export const hourCaps: readonly Rule<HourCaps>[] = [
  caps(2024, { day_care: 10_25, after_school: 9_12, childminder: 7_53 }, sources.caps2024.en),
  caps(2025, { day_care: 10_71, after_school: 9_52, childminder: 8_10 }, sources.caps2025.en),
  caps(2026, { day_care: 11_23, after_school: 9_98, childminder: 8_49 }, sources.rijksoverheid2026.en),
]

/** Hours of a child that count for each month in which the one of both who worked least did work, in hundredths. */
export const mostHours: readonly Rule<number>[] = [
  {
    from: Temporal.PlainDate.from('2023-01-01'),
    land: 'nl',
    source: sources.article8a.en,
    certainty: 'law',
    value: 230_00,
  },
]

const tables = {
  2024: [bands2024, sources2024],
  2025: [bands2025, sources2025],
  2026: [bands2026, sources2026],
} as const

const capsOf = (year: number): Rule<HourCaps> => {
  const found = hourCaps.find(({ from }) => from.year === year)
  if (!found) throw new Error(`no highest prices for ${year}`)
  return found
}

const whence = ({ source, certainty }: Rule<unknown>): Whence => ({ source, certainty })

/** The years that come with the program, the earliest first. */
export const shippedYears: readonly BenefitYear[] = Object.entries(tables).map(([word, [bands, cells]]) => {
  const year = Number(word)
  const [prices, hours] = [capsOf(year), inForce(mostHours, 'nl', Temporal.PlainDate.from({ year, month: 1, day: 1 }))]
  return {
    year,
    caps: prices.value,
    capsFrom: whence(prices),
    mostHours: hours.value,
    hoursFrom: whence(hours),
    bands,
    sources: cells,
  }
})

export const findBenefitYear = (years: readonly BenefitYear[], year: number): BenefitYear | undefined =>
  years.find((table) => table.year === year)

/** What is planned, as far as published; no table of it exists for us. */
export interface PlannedChange {
  readonly year: number
  readonly plan: 'raised_2027' | 'steps_2029' | 'flat_96_in_2029'
}

export const plannedChanges: readonly Rule<PlannedChange>[] = [
  planned(2027, 'raised_2027', sources.planned2027.en),
  planned(2027, 'steps_2029', sources.anp2025.en),
  planned(2029, 'flat_96_in_2029', sources.anp2025Later.en),
]

/** A plan for one year is over once that year has a table. */
export const plansAfter = (lastYear: number): readonly Rule<PlannedChange>[] =>
  plannedChanges.filter(({ value }) => value.plan !== 'raised_2027' || lastYear < value.year)

function planned(year: number, plan: PlannedChange['plan'], source: string): Rule<PlannedChange> {
  return {
    from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    land: 'nl',
    source,
    certainty: 'uncertain',
    value: { year, plan },
  }
}

/** Every band as a rule of its own, to be printed. */
export const bandRules = (table: BenefitYear): Rule<string>[] =>
  table.bands.map((band) => {
    const [first, next] = [sourceOfShare(table, band, 'first'), sourceOfShare(table, band, 'next')]
    return {
      from: Temporal.PlainDate.from({ year: table.year, month: 1, day: 1 }),
      land: 'nl',
      source: first.source === next.source ? first.source : `First: ${first.source}. Next: ${next.source}`,
      certainty: first.certainty === next.certainty ? first.certainty : 'uncertain',
      value: bandInWords(band),
    }
  })

const bandInWords = ([from, first, next]: BenefitBand): string =>
  `income from ${from}: ${(first / 10).toFixed(1)} % first child, ${(next / 10).toFixed(1)} % next child`

const kindWords: Readonly<Record<CareKind, string>> = {
  day_care: 'day care',
  after_school: 'after-school care',
  childminder: 'childminder',
}

export const capsInWords = (prices: HourCaps): string =>
  Object.entries(prices)
    .map(([kind, cents]: [string, Cents]) => `${kindWords[kind as CareKind]} EUR ${(cents / 100).toFixed(2)}`) // keys of HourCaps
    .join(', ')

export const planInWords = ({ plan }: PlannedChange): string =>
  ({
    raised_2027: 'raised again: nearly free up to almost twice the modal income',
    steps_2029: 'limits raised step by step, 2027 to 2029',
    flat_96_in_2029: '96 % for all working parents, whatever the income, paid to the provider; the benefit ends',
  })[plan]
