// What a family tells the calculator, understood.
import type { Cents } from '../../../lib/money.ts'
import type { Land } from '../../../lib/law.ts'
import type { FlemishCare } from '../flanders/family-cost.ts'
import type { BenefitFamily, BenefitYear, CareKind, ChildInCare } from '../netherlands/benefit.ts'

export interface FlemishAsked {
  readonly land: 'vl'
  /** As typed: of a year, or gross of a month. */
  readonly typedIncome: Cents
  readonly per: 'year' | 'month'
  readonly care: FlemishCare
}

export interface DutchAsked {
  readonly land: 'nl'
  readonly year: BenefitYear
  readonly family: BenefitFamily
  /** As typed: days of a week and hours of a day, in hundredths; the first is the child that the finder shows prices for. */
  readonly weeks: readonly { readonly days: number; readonly hours: number }[]
}

export type Asked = FlemishAsked | DutchAsked

/** At most so many children on one form. */
export const mostChildren = 3

/** Hours of a month: days x hours x 52 weeks, a twelfth of it; all in hundredths. */
export const monthHours = ({ days, hours }: { days: number; hours: number }): number =>
  Math.round((days * hours * 52) / 1200)

export const asChild = (kind: CareKind, week: { days: number; hours: number }, price: Cents): ChildInCare => ({
  kind,
  hours: monthHours(week),
  price,
})

/** The fields of a form, as typed, for each land. */
export type KeptForms = Partial<Readonly<Record<Land, Readonly<Record<string, string | readonly string[]>>>>>
