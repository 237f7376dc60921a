// What the second person sees before she approves: each value beside what it was, and what families would pay.
import type { Cents } from '../../../lib/money.ts'
import { dayTariff } from '../flanders/income-tariff.ts'
import {
  computable,
  type FlemishSet,
  type FlemishValues,
  isPublished,
  setOf,
  type TariffDay,
} from '../flanders/income-tariff-sets.ts'
import { bandAt, type BenefitYear, monthlyBenefit } from '../netherlands/benefit.ts'
import { type ApprovedSet, approvedOn, asYear, type DutchSet, type TariffValues, valuesWith } from '../tariff-values.ts'
import { type ComparedField, compared, flatDutch, flatFlemish } from './flat-set.ts'

/** Which approval was the last when somebody looked; '' for none. */
export const newestApproval = (approved: readonly ApprovedSet[]): string =>
  approved.toSorted((a, b) => Temporal.Instant.compare(b.decidedAt, a.decidedAt))[0]?.id ?? ''

/** Whether nothing of it holds any more: on each of its days another begins later, or was approved later. */
export function isReplaced(set: ApprovedSet, approved: readonly ApprovedSet[]): boolean {
  const inside = approved
    .filter((one) => one.land === set.land)
    .flatMap(({ fromOn, untilOn }) => [fromOn, untilOn.add({ days: 1 })])
  const { compare } = Temporal.PlainDate
  const turns = [set.fromOn, ...inside].filter((day) => compare(day, set.fromOn) >= 0 && compare(day, set.untilOn) <= 0)
  const sameLand = approved.filter(({ land }) => land === set.land)
  return turns.every((day) => approvedOn(sameLand, day)?.id !== set.id)
}

interface Reviewed {
  readonly id: string
  readonly decidedAt: Temporal.Instant | null
}

/** What was calculated with without this set: what was approved before it was. */
export const valuesBefore = ({ id, decidedAt }: Reviewed, approved: readonly ApprovedSet[]): TariffValues =>
  valuesWith(
    approved.filter(
      (set) => set.id !== id && (decidedAt === null || Temporal.Instant.compare(set.decidedAt, decidedAt) < 0),
    ),
  )

/** The day whose values it is compared with: its own first day, or the last of which anything is known. */
export function dayBefore(fromOn: Temporal.PlainDate, flanders: FlemishValues): TariffDay {
  return flanders.on(isPublished(fromOn, flanders) ? fromOn : flanders.lastDay)
}

export interface DayExample {
  readonly income: Cents
  readonly children: number
  /** Null: cannot be calculated. */
  readonly before: Cents | null
  readonly after: Cents | null
}

export interface FlemishReview {
  readonly land: 'vl'
  readonly against: TariffDay
  readonly fields: readonly ComparedField[]
  readonly examples: readonly DayExample[]
}

const dayIncomes = [15, 25, 35, 45, 60, 80, 110].map((thousand) => thousand * 1000_00)

export function reviewFlemish(set: FlemishSet, against: TariffDay): FlemishReview {
  const [old, own] = [tariffOf(setOf(against)), tariffOf(set)]
  return {
    land: 'vl',
    against,
    fields: compared(flatFlemish(setOf(against)), flatFlemish(set)),
    examples: dayIncomes.flatMap((income) =>
      [1, 2].map((children) => ({ income, children, before: old(income, children), after: own(income, children) })),
    ),
  }
}

/** The tariff of a day by a set, where it can be calculated. */
function tariffOf(set: FlemishSet): (income: Cents, children: number) => Cents | null {
  const open = computable(set)
  return (income, children) => (open ? dayTariff(open, { income, children, multipleBirth: false }) : null)
}

export interface MonthExample {
  readonly income: Cents
  readonly before: { readonly share: number; readonly net: Cents } | null
  readonly after: { readonly share: number; readonly net: Cents }
}

export interface DutchReview {
  readonly land: 'nl'
  readonly against: BenefitYear | undefined
  readonly fields: readonly ComparedField[]
  readonly rows: readonly BandBeside[]
  readonly examples: readonly MonthExample[]
  /** Of an hour, in the examples: the highest that counts by the new values. */
  readonly price: Cents
}

/** A row of the new table, and what the year before gave to that income; tenths of a percent. */
export interface BandBeside {
  readonly from: number
  readonly first: number
  readonly next: number
  readonly firstBefore: number | null
  readonly nextBefore: number | null
}

const yearIncomes = [20, 35, 50, 65, 80, 100, 130, 170, 240].map((thousand) => thousand * 1000_00)

/** Hours of a month in day care that the examples are calculated with, in hundredths. */
export const exampleHours = 100_00

export function reviewDutch(
  set: { readonly fromOn: Temporal.PlainDate; readonly value: DutchSet },
  years: readonly BenefitYear[],
): DutchReview {
  const year = asYear({ ...set, source: '', certainty: 'uncertain' })
  const against = years.findLast((one) => one.year <= year.year)
  const { value } = set
  return {
    land: 'nl',
    against,
    fields: compared(against ? flatDutch(against) : [], flatDutch(value)),
    rows: value.bands.map(([from, first, next]) => {
      const [, firstBefore = null, nextBefore = null] = against ? bandAt(against.bands, from * 100) : []
      return { from, first, next, firstBefore, nextBefore }
    }),
    price: year.caps.day_care,
    examples: yearIncomes.map((income) => ({
      income,
      before: against ? netOf(against, income, year.caps.day_care) : null,
      after: netOf(year, income, year.caps.day_care),
    })),
  }
}

function netOf(year: BenefitYear, income: Cents, price: Cents): { share: number; net: Cents } {
  const child = { kind: 'day_care', hours: exampleHours, price } as const
  const { net, children } = monthlyBenefit(year, { income, monthsWorked: 12, rounding: 'cents', children: [child] })
  return { share: children[0]?.share ?? 0, net }
}
