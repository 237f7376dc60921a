// The values of the law beside each other: what changed from one year to the next.
import type { Certainty, Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import { exceptionalMinima, lowestTariffs, maxima, reductions, standardMinima } from '../flanders/income-tariff-sets.ts'
import { bandAt, type BenefitYear, careKinds, type CareKind, sourceOfShare } from '../netherlands/benefit.ts'
import { benefitYears } from '../netherlands/benefit-years.ts'

export const amountNames = ['minimum', 'exceptional', 'lowest', 'maximum', 'reduction'] as const
export type AmountName = (typeof amountNames)[number]

export interface AmountThen {
  readonly cents: Cents | null
  readonly certainty: Certainty
  /** Against the row before it; null where one of both is not known. */
  readonly change: Cents | null
}

export interface AmountsFrom {
  readonly from: Temporal.PlainDate
  readonly amounts: Readonly<Record<AmountName, AmountThen | null>>
}

const lists: Readonly<Record<AmountName, readonly Rule<Cents | null>[]>> = {
  minimum: standardMinima,
  exceptional: exceptionalMinima,
  lowest: lowestTariffs,
  maximum: maxima,
  reduction: reductions,
}

/** Every day on which an amount changed, the latest first. */
export function flemishChanges(): AmountsFrom[] {
  const days = [...new Set(Object.values(lists).flatMap((rules) => rules.map(({ from }) => from.toString())))].sort()
  return days
    .map((day, index) => ({
      from: Temporal.PlainDate.from(day),
      amounts: {
        minimum: amountOn('minimum', day, days[index - 1]),
        exceptional: amountOn('exceptional', day, days[index - 1]),
        lowest: amountOn('lowest', day, days[index - 1]),
        maximum: amountOn('maximum', day, days[index - 1]),
        reduction: amountOn('reduction', day, days[index - 1]),
      },
    }))
    .toReversed()
}

const heldOn = (name: AmountName, day: string) => lists[name].findLast(({ from }) => from.toString() <= day)

function amountOn(name: AmountName, day: string, before: string | undefined): AmountThen | null {
  const rule = heldOn(name, day)
  if (!rule) return null
  const earlier = before === undefined ? null : (heldOn(name, before)?.value ?? null)
  const { value, certainty } = rule
  return { cents: value, certainty, change: value === null || earlier === null ? null : value - earlier }
}

export interface ShareRow {
  /** Cents a year. */
  readonly income: Cents
  /** Tenths of a percent, by year. */
  readonly shares: readonly { readonly year: number; readonly share: number; readonly certainty: Certainty }[]
  /** Of the last year against the one before. */
  readonly change: number
}

const sampleIncomes = [20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 160, 180, 200, 240].map(
  (thousand) => thousand * 1000_00,
)

/** What the benefit pays at some incomes, year beside year. */
export const dutchShares = (column: 'first' | 'next'): ShareRow[] =>
  sampleIncomes.map((income) => {
    const shares = benefitYears.map((year) => shareIn(year, income, column))
    const [before, last] = [shares.at(-2)?.share ?? 0, shares.at(-1)?.share ?? 0]
    return { income, shares, change: last - before }
  })

function shareIn(year: BenefitYear, income: Cents, column: 'first' | 'next') {
  const band = bandAt(year.bands, income)
  const share = column === 'first' ? band[1] : band[2]
  return { year: year.year, share, certainty: sourceOfShare(year, band, column).certainty }
}

export interface CapRow {
  readonly kind: CareKind
  readonly prices: readonly Cents[]
  readonly change: Cents
}

export const dutchCaps = (): CapRow[] =>
  careKinds.map((kind) => {
    const prices = benefitYears.map(({ caps }) => caps[kind])
    return { kind, prices, change: (prices.at(-1) ?? 0) - (prices.at(-2) ?? 0) }
  })
