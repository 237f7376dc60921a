// The years of the Dutch childcare benefit. A table of next year may change after it was published: docs/law says which we read.
import { inForce, type Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import { type BenefitBand, type BenefitYear, type CareKind, type HourCaps, sourceOfShare } from './benefit.ts'
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
  caps(
    2024,
    { day_care: 10_25, after_school: 9_12, childminder: 7_53 },
    'Raised after publication from 9.65: VNG, November 2023; kinderopvang-wijzer.nl',
  ),
  caps(2025, { day_care: 10_71, after_school: 9_52, childminder: 8_10 }, 'Staatsblad 2024, 273'),
  caps(
    2026,
    { day_care: 11_23, after_school: 9_98, childminder: 8_49 },
    'Rijksoverheid, Bedragen kinderopvangtoeslag 2026 (in a public copy)',
  ),
]

/** Hours of a child that count for each month in which the one of both who worked least did work, in hundredths. */
export const mostHours: readonly Rule<number>[] = [
  {
    from: Temporal.PlainDate.from('2023-01-01'),
    land: 'nl',
    source: 'Besluit kinderopvangtoeslag, art. 8a (Staatsblad 2022, 386)',
    certainty: 'law',
    value: 230_00,
  },
]

const tables = {
  2024: [bands2024, sources2024],
  2025: [bands2025, sources2025],
  2026: [bands2026, sources2026],
} as const

const capsOf = (year: number): HourCaps => {
  const found = hourCaps.find(({ from }) => from.year === year)
  if (!found) throw new Error(`no highest prices for ${year}`)
  return found.value
}

export const benefitYears: readonly BenefitYear[] = Object.entries(tables).map(([word, [bands, sources]]) => {
  const year = Number(word)
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return { year, caps: capsOf(year), mostHours: inForce(mostHours, 'nl', from).value, bands, sources }
})

export const firstBenefitYear = 2024
export const lastBenefitYear = 2026

export const findBenefitYear = (year: number): BenefitYear | undefined =>
  benefitYears.find((table) => table.year === year)

/** What is planned, as far as published; no table of it exists for us. */
export interface PlannedChange {
  readonly year: number
  readonly plan: 'raised_2027' | 'steps_2029' | 'flat_96_in_2029'
}

export const plannedChanges: readonly Rule<PlannedChange>[] = [
  planned(2027, 'raised_2027', 'blikopnieuws.nl, April 2025; the table of 2027 was not found'),
  planned(2027, 'steps_2029', 'ANP, June 2025'),
  planned(2029, 'flat_96_in_2029', 'ANP, June 2025; whether a later cabinet changed it was not found'),
]

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
