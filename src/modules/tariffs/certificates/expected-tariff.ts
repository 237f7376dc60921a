// What the certificate will probably say, by the calculator's own engine: beside the sheet, never instead of it.
import type { Certainty } from '../../../lib/law.ts'
import { type Cents, timesRounded } from '../../../lib/money.ts'
import { counts } from '../flanders/around-the-tariff.ts'
import { dayTariff, type TariffRange, tariffRange } from '../flanders/income-tariff.ts'
import {
  computable,
  firstTariffDay,
  type FlemishValues,
  setOf,
  type TariffDay,
} from '../flanders/income-tariff-sets.ts'
import { type ReducedRate, reducedTariff } from '../flanders/reduced-rate.ts'
import { type Adult, adultsOf, type Household, type HouseholdChild } from './household.ts'

export type Expected =
  | {
      readonly known: true
      readonly tariff: TariffRange
      readonly source: string
      readonly certainty: Certainty
      readonly estimate: boolean
      /** The year of the amounts: an earlier one, where those of the certificate's own are not published yet. */
      readonly year: number
    }
  /** `answers`: something is missing that it depends on. `unpublished`: no table of that year, or no amount of that rate. */
  | { readonly known: false; readonly why: 'answers' | 'unpublished' }

/** @param day on which the certificate begins to hold */
export function expectedTariff(household: Household, day: Temporal.PlainDate, values: FlemishValues): Expected {
  if (Temporal.PlainDate.compare(day, firstTariffDay) < 0) return unpublished
  const { lastDay } = values
  const shown = Temporal.PlainDate.compare(day, lastDay) > 0 ? lastDay : day
  const { year } = shown
  const on = values.on(shown)
  const { source, certainty } = on.formula
  if (household.disclose === false) {
    const most = on.maximum.value
    if (most === null) return unpublished
    const { maximum } = on
    const { source: from, certainty: sure } = maximum
    return { known: true, tariff: exactly(most), source: from, certainty: sure, estimate: !shown.equals(day), year }
  }
  const { living, adults = [], children } = household
  const roles = adultsOf(living)
  if (!children || !roles.every((role) => adults.some((adult) => adult.role === role)))
    return { known: false, why: 'answers' }
  const set = computable(setOf(on))
  if (!set) return unpublished
  const family = {
    income: adults.filter(({ role }) => roles.includes(role)).reduce((sum, adult) => sum + yearOf(adult, on), 0),
    children: Math.max(1, children.filter((child) => isCounted(child, day)).length),
    multipleBirth: children.some(({ multiple, dependent }) => multiple && dependent),
  }
  const rate = reducedRate(household)
  if (!rate) return { known: true, tariff: tariffRange(set, family), source, certainty, estimate: true, year }
  const reduced = reducedTariff(rate, dayTariff(set, family), on)
  if (!reduced.known) return unpublished
  const tariff = reduced.by === null ? tariffRange(set, family) : exactly(reduced.cents)
  return { known: true, tariff, source: reduced.by?.source ?? source, certainty, estimate: true, year }
}

const unpublished: Expected = { known: false, why: 'unpublished' }

const exactly = (cents: Cents): TariffRange => ({ low: cents, likely: cents, high: cents })

const reducedRate = ({ special }: Household): ReducedRate | null =>
  special === undefined || special === 'none' ? null : special

/** The income of a year; of a month, times the coefficient of the law. */
function yearOf({ basis, cents }: Adult, { monthsInYear }: TariffDay): Cents {
  if (basis === 'none') return 0
  return basis === 'month' ? timesRounded(cents, monthsInYear.value / 100) : cents
}

const isCounted = ({ birth, dependent, startOn }: HouseholdChild, day: Temporal.PlainDate): boolean =>
  dependent && counts(Temporal.PlainDate.from(birth), day, startOn === null ? day : Temporal.PlainDate.from(startOn))
