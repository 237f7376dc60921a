// The values of the law beside each other: what changed from one year to the next.
import type { Certainty } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import { type Amount, type AmountName, amountNames, type FlemishRules } from '../flanders/income-tariff-sets.ts'
import { bandAt, type BenefitYear, careKinds, type CareKind, sourceOfShare } from '../netherlands/benefit.ts'

export interface AmountThen {
  readonly cents: Cents | null
  /** Null because it did not exist yet, and not because it was not found. */
  readonly absent: boolean
  readonly certainty: Certainty
  /** Against the row before it; null where one of both is not known. */
  readonly change: Cents | null
}

export interface AmountsFrom {
  readonly from: Temporal.PlainDate
  readonly amounts: Readonly<Record<AmountName, AmountThen | null>>
}

/** Every day on which an amount changed, the latest first. */
export function flemishChanges(rules: FlemishRules): AmountsFrom[] {
  const days = [...new Set(amountNames.flatMap((name) => rules[name].map(({ from }) => from.toString())))].sort()
  return days
    .map((day, index) => ({
      from: Temporal.PlainDate.from(day),
      amounts: {
        minimum: amountOn(rules.minimum, day, days[index - 1]),
        exceptional: amountOn(rules.exceptional, day, days[index - 1]),
        lowest: amountOn(rules.lowest, day, days[index - 1]),
        maximum: amountOn(rules.maximum, day, days[index - 1]),
        reduction: amountOn(rules.reduction, day, days[index - 1]),
      },
    }))
    .toReversed()
}

const heldOn = (rules: readonly Amount[], day: string) => rules.findLast(({ from }) => from.toString() <= day)

function amountOn(rules: readonly Amount[], day: string, before: string | undefined): AmountThen | null {
  const rule = heldOn(rules, day)
  if (!rule) return null
  const earlier = before === undefined ? null : (heldOn(rules, before)?.value ?? null)
  const { value, certainty, absent = false } = rule
  return { cents: value, absent, certainty, change: value === null || earlier === null ? null : value - earlier }
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
export const dutchShares = (years: readonly BenefitYear[], column: 'first' | 'next'): ShareRow[] =>
  sampleIncomes.map((income) => {
    const shares = years.map((year) => shareIn(year, income, column))
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

export const dutchCaps = (years: readonly BenefitYear[]): CapRow[] =>
  careKinds.map((kind) => {
    const prices = years.map(({ caps }) => caps[kind])
    return { kind, prices, change: (prices.at(-1) ?? 0) - (prices.at(-2) ?? 0) }
  })
