// The Dutch childcare benefit (kinderopvangtoeslag): what the state pays of the hours of care. The values are in
// benefit-years.ts; sources and doubts in docs/law/dutch-childcare-benefit.md.
import type { Certainty } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'

export const careKinds = ['day_care', 'after_school', 'childminder'] as const
export type CareKind = (typeof careKinds)[number]

/** Income from (whole euros a year), first child, next child (tenths of a percent). */
export type BenefitBand = readonly [from: number, first: number, next: number]

/** Where the cells of a column come from, from a band on. */
export interface CellSource extends Whence {
  readonly column: 'first' | 'next'
  readonly from: number
}

/** The highest price of an hour that counts. */
export type HourCaps = Readonly<Record<CareKind, Cents>>

export interface Whence {
  readonly source: string
  readonly certainty: Certainty
}

export interface BenefitYear {
  readonly year: number
  readonly caps: HourCaps
  readonly capsFrom: Whence
  /** Of a child, for each month in which the one of both who worked least did work, in hundredths. */
  readonly mostHours: number
  readonly hoursFrom: Whence
  readonly bands: readonly BenefitBand[]
  readonly sources: readonly CellSource[]
}

/** Whole euros downward, or cents: the official rule was not found, and published examples use both. */
export const roundings = ['euros', 'cents'] as const
export type Rounding = (typeof roundings)[number]

export interface ChildInCare {
  readonly kind: CareKind
  /** In a month, in hundredths. */
  readonly hours: number
  /** Of an hour. */
  readonly price: Cents
}

export interface BenefitFamily {
  /** Of parent and partner together, over the year of the benefit. */
  readonly income: Cents
  /** In how many months the one of both who worked least did work, study or look for work with help: 0 to 12. */
  readonly monthsWorked: number
  readonly children: readonly ChildInCare[]
  readonly rounding: Rounding
}

export interface ChildBenefit {
  readonly first: boolean
  /** Tenths of a percent. */
  readonly share: number
  /** Hours of a month that count, in hundredths. */
  readonly hours: number
  /** The price of an hour that counts. */
  readonly price: Cents
  /** A month of care, as the location asks for it. */
  readonly cost: Cents
  readonly benefit: Cents
  readonly net: Cents
}

export interface Benefit {
  readonly band: BenefitBand
  readonly children: readonly ChildBenefit[]
  readonly cost: Cents
  readonly benefit: Cents
  readonly net: Cents
}

/** A month of care for all children of a family. Written for a million families: no iterator in the way. */
export function monthlyBenefit(year: BenefitYear, family: BenefitFamily): Benefit {
  const band = bandAt(year.bands, family.income)
  const first = firstChild(family.children)
  const children = family.children.map((child, index) => childBenefit(year, band, family, child, index === first))
  let cost = 0
  let benefit = 0
  for (const child of children) {
    cost += child.cost
    benefit += child.benefit
  }
  return { band, children, cost, benefit, net: cost - benefit }
}

function childBenefit(
  { caps, mostHours }: Pick<BenefitYear, 'caps' | 'mostHours'>,
  band: BenefitBand,
  { monthsWorked, rounding }: Pick<BenefitFamily, 'monthsWorked' | 'rounding'>,
  child: ChildInCare,
  first: boolean,
): ChildBenefit {
  const share = first ? band[1] : band[2]
  const hours = hoursThatCount(child.hours, monthsWorked, mostHours)
  const price = Math.min(child.price, caps[child.kind])
  const cost = costOf(child)
  const benefit = benefitOf(hours * price * share, rounding)
  return { first, share, hours, price, cost, benefit, net: cost - benefit }
}

/** Hours (hundredths) x price (cents) x share (tenths of a percent) is a hundred-thousandth of a cent: whole until the last step. */
const benefitOf = (hundredThousandths: number, rounding: Rounding): Cents =>
  rounding === 'euros'
    ? Math.floor(hundredThousandths / 10_000_000) * 100
    : Math.floor((hundredThousandths + 50_000) / 100_000)

/** As the location asks for it; half a cent goes up. */
export const costOf = ({ hours, price }: Pick<ChildInCare, 'hours' | 'price'>): Cents =>
  Math.floor((hours * price + 50) / 100)

/** Care goes on all year, but only so many hours for each month worked count: spread evenly over the year. */
function hoursThatCount(hours: number, monthsWorked: number, mostHours: number): number {
  const inYear = Math.min(12 * Math.min(hours, mostHours), monthsWorked * mostHours)
  return Math.floor(inYear / 12)
}

/** The band of an income; the table speaks of whole euros, so cents are left out. */
export function bandAt(bands: readonly BenefitBand[], income: Cents): BenefitBand {
  const euros = Math.floor(income / 100)
  let low = 0
  let high = bands.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((bands[middle]?.[0] ?? 0) <= euros) low = middle
    else high = middle - 1
  }
  const band = bands[low]
  if (!band) throw new Error('a table without bands')
  return band
}

/**
 * Besluit kinderopvangtoeslag, art. 3: the child with the most hours; with equal hours the one with the highest cost. Equal in
 * both the tax service decides: here the first in the list. @returns its place in the list
 */
export function firstChild(children: readonly HoursAndPrice[]): number {
  let best = 0
  for (let index = 1; index < children.length; index += 1) {
    const [one, leader] = [children[index], children[best]]
    if (one && leader && isBefore(one, leader)) best = index
  }
  return best
}

type HoursAndPrice = Pick<ChildInCare, 'hours' | 'price'>

const isBefore = (one: HoursAndPrice, other: HoursAndPrice): boolean =>
  one.hours > other.hours || (one.hours === other.hours && costOf(one) > costOf(other))

/** Where the percentage of a child comes from. */
export function sourceOfShare({ sources }: BenefitYear, band: BenefitBand, column: CellSource['column']): CellSource {
  const found = sources.findLast((source) => source.column === column && source.from <= band[0])
  if (!found) throw new Error('a table without sources')
  return found
}
