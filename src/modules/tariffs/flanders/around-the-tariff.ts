// What else a Flemish family may be asked, and gets: days off, a deposit, the benefit where the price is free, and which
// children count.
import { inForce, type Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import type { Stay } from './stay.ts'

/** Days off (respijtdagen) in a year that need no reason and are not paid, for five days a week. */
export const respiteDays: readonly Rule<number>[] = [
  {
    from: Temporal.PlainDate.from('2015-05-01'),
    land: 'vl',
    source:
      'Opgroeien, questions about childcare (June 2026): at least 18 for a full-time plan, pro rata for part-time',
    certainty: 'official',
    value: 18,
  },
]

/** Pro rata; the organiser chooses between both roundings. @param days a week, in hundredths */
export function respiteDaysFor(days: number, day: Temporal.PlainDate): { least: number; most: number } {
  const exact = Math.round((inForce(respiteDays, 'vl', day).value * days) / 5) / 100
  return { least: Math.floor(exact), most: Math.ceil(exact) }
}

export interface DepositLimit {
  readonly most: Cents
  /** For an income of at most so much a year, another limit. */
  readonly lowIncome: Cents
  readonly mostForLow: Cents
}

export const depositLimits: readonly Rule<DepositLimit>[] = [
  {
    from: Temporal.PlainDate.from('2014-04-01'),
    land: 'vl',
    source:
      'Opgroeien, model of the written agreement (April 2025); the income limit is indexed, this is its value there',
    certainty: 'official',
    value: { most: 250_00, lowIncome: 27_000_00, mostForLow: 50_00 },
  },
]

export function depositLimit(income: Cents, day: Temporal.PlainDate): Cents {
  const { most, lowIncome, mostForLow } = inForce(depositLimits, 'vl', day).value
  return income <= lowIncome ? mostForLow : most
}

/** Childcare benefit (kinderopvangtoeslag) where the price is free: for each day of five hours and more. */
export const freePriceBenefits: readonly Rule<Cents>[] = [
  {
    from: Temporal.PlainDate.from('2014-01-01'),
    land: 'vl',
    source: 'Kind en Gezin, "Vrije prijs"; of which year this amount is was not stated',
    certainty: 'uncertain',
    value: 3_29,
  },
  {
    from: Temporal.PlainDate.from('2025-01-01'),
    land: 'vl',
    source: 'A calculator of a third party, 2025-2026',
    certainty: 'uncertain',
    value: 3_66,
  },
]

/** Half from three to five hours, nothing below three. */
export function freePriceBenefit(stay: Stay, day: Temporal.PlainDate): Cents {
  const whole = inForce(freePriceBenefits, 'vl', day).value
  if (stay === 'under_3') return 0
  return stay === 'under_5' ? Math.floor(whole / 2) : whole
}

/** Until when a brother or sister counts for the reduction. */
export interface CountingAge {
  readonly months: number
  readonly untilYearEnd: boolean
}

/** By the day on which the contract begins. */
export const countingAges: readonly Rule<CountingAge>[] = [
  {
    from: Temporal.PlainDate.from('2014-01-01'),
    land: 'vl',
    source: 'Kind en Gezin, 10 November 2015: up to and with the year in which the child turns 12',
    certainty: 'official',
    value: { months: 144, untilYearEnd: true },
  },
  {
    from: Temporal.PlainDate.from('2026-01-01'),
    land: 'vl',
    source:
      'A supplier’s notes on Opgroeien’s letter about the indexing of 2026: until 30 months; the letter was not read',
    certainty: 'uncertain',
    value: { months: 30, untilYearEnd: false },
  },
]

/** Whether a child counts on a day, for a contract that began on another. */
export function counts(birth: Temporal.PlainDate, day: Temporal.PlainDate, contractFrom: Temporal.PlainDate): boolean {
  const { months, untilYearEnd } = inForce(countingAges, 'vl', contractFrom).value
  const reached = birth.add({ months })
  const last = untilYearEnd ? reached.with({ month: 12, day: 31 }) : reached.subtract({ days: 1 })
  return Temporal.PlainDate.compare(day, last) <= 0
}

/** For a contract that begins on this day, children under thirty months count and no others. */
export const onlyYoungCount = (contractFrom: Temporal.PlainDate): boolean =>
  inForce(countingAges, 'vl', contractFrom).value.months < 144
