// What a Flemish family pays for its days of care: the tariff of a day, its length, and a month.
import type { Rule } from '../../../lib/law.ts'
import { type Cents, timesRounded } from '../../../lib/money.ts'
import { baseTariff, dayTariff, reductionsOf, type TariffRange, tariffRange, type TariffSet } from './income-tariff.ts'
import { computable, setOf, type TariffDay } from './income-tariff-sets.ts'
import { type ReducedRate, type Reduced, reducedTariff } from './reduced-rate.ts'
import { shareOf, shareOfTariff, type StayShare } from './stay.ts'

export interface FlemishCare {
  /** The values of the day on which it is asked. */
  readonly on: TariffDay
  /** The joint taxable income of a year. */
  readonly income: Cents
  /** Children that count, with the one in care. */
  readonly children: number
  readonly multipleBirth: boolean
  /** A week, in hundredths. */
  readonly days: number
  /** A day, in hundredths. */
  readonly hours: number
  readonly atSchool: boolean
  readonly rate: ReducedRate | null
}

export interface FlemishCost {
  readonly known: true
  readonly on: TariffDay
  readonly set: TariffSet
  readonly base: Cents
  readonly reductions: Cents
  /** What the certificate would say. */
  readonly tariff: TariffRange
  readonly reduced: Reduced | null
  readonly share: Rule<StayShare>
  readonly day: TariffRange
  readonly month: TariffRange
  readonly estimate: boolean
}

/**
 * `bounds`: only the least and the most of that year are published. `rate`: the amount of this reduced rate is not. `no_rate`: this
 * reduced rate did not exist yet.
 */
export interface FlemishUnknown {
  readonly known: false
  readonly why: 'bounds' | 'rate' | 'no_rate'
  readonly on: TariffDay
}

export function flemishCost(care: FlemishCare): FlemishCost | FlemishUnknown {
  const { on } = care
  const set = computable(setOf(on))
  if (!set) return { known: false, why: 'bounds', on }
  const tariff = tariffRange(set, care)
  const reduced = care.rate && reducedTariff(care.rate, dayTariff(set, care), on)
  if (reduced && !reduced.known) return { known: false, why: reduced.why, on }
  const share = shareOf(care.hours, care.atSchool, on.day)
  const day = eachOf(tariff, (cents) => shareOfTariff(payable(care.rate, cents, on), share.value.percent))
  return {
    known: true,
    on,
    set,
    base: baseTariff(set, care.income),
    reductions: reductionsOf(set, care),
    tariff,
    reduced,
    share,
    day,
    month: eachOf(day, (cents) => monthOfDays(cents, care.days)),
    estimate: set.formula.kind === 'estimate',
  }
}

function payable(rate: ReducedRate | null, tariff: Cents, on: TariffDay): Cents {
  const reduced = rate && reducedTariff(rate, tariff, on)
  return reduced?.known ? reduced.cents : tariff
}

/** A week has so many days, a year 52 weeks, a month a twelfth of it. @param days a week, in hundredths */
export const monthOfDays = (cents: Cents, days: number): Cents => timesRounded(cents, (days * 52) / 1200)

export const eachOf = ({ low, likely, high }: TariffRange, change: (cents: Cents) => Cents): TariffRange => ({
  low: change(low),
  likely: change(likely),
  high: change(high),
})
