// What else a Flemish family may be asked, and gets: days off, a deposit, the benefit where the price is free, and which
// children count.
import { inForce, type Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import { sources } from '../sources.ts'
import type { Stay } from './stay.ts'

/** Days off (respijtdagen) in a year that need no reason and are not paid. */
export interface RespiteDays {
  readonly days: number
  /** For so many days of care a week or more, in hundredths. */
  readonly fullWeek: number
}

export const respiteDays: readonly Rule<RespiteDays>[] = [
  {
    from: Temporal.PlainDate.from('2015-05-01'),
    land: 'vl',
    source: sources.respite.en,
    certainty: 'official',
    value: { days: 18, fullWeek: 5_00 },
  },
]

/** Pro rata; the organiser chooses between both roundings. @param days a week, in hundredths */
export function respiteDaysFor(days: number, day: Temporal.PlainDate): { least: number; most: number } {
  const full = inForce(respiteDays, 'vl', day).value
  const exact = Math.round((full.days * Math.min(days, full.fullWeek) * 100) / full.fullWeek) / 100
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
    source: sources.agreement.en,
    certainty: 'official',
    value: { most: 250_00, lowIncome: 27_000_00, mostForLow: 50_00 },
  },
]

export function depositLimit(income: Cents, day: Temporal.PlainDate): Cents {
  const { most, lowIncome, mostForLow } = inForce(depositLimits, 'vl', day).value
  return income <= lowIncome ? mostForLow : most
}

/** Childcare benefit (kinderopvangtoeslag) of a day where the price is free. */
export interface FreePriceBenefit {
  readonly wholeDay: Cents
  /** In percent of it, for a stay that is shorter. */
  readonly percentOf: Readonly<Record<'under_3' | 'under_5', number>>
}

export const freePriceBenefits: readonly Rule<FreePriceBenefit>[] = [
  {
    from: Temporal.PlainDate.from('2014-01-01'),
    land: 'vl',
    source: sources.freePrice.en,
    certainty: 'uncertain',
    value: { wholeDay: 3_29, percentOf: { under_3: 0, under_5: 50 } },
  },
  {
    from: Temporal.PlainDate.from('2025-01-01'),
    land: 'vl',
    source: sources.thirdParty.en,
    certainty: 'uncertain',
    value: { wholeDay: 3_66, percentOf: { under_3: 0, under_5: 50 } },
  },
]

export function freePriceBenefit(stay: Stay, day: Temporal.PlainDate): Cents {
  const { wholeDay, percentOf } = inForce(freePriceBenefits, 'vl', day).value
  return stay === 'under_3' || stay === 'under_5' ? Math.floor((wholeDay * percentOf[stay]) / 100) : wholeDay
}

/** Until when a brother or sister counts for the reduction. */
export interface CountingAge {
  readonly months: number
  readonly untilYearEnd: boolean
  /** Few of the dependent children are so young: a form has to ask how many. */
  readonly youngOnly: boolean
}

/** By the day on which the contract begins. */
export const countingAges: readonly Rule<CountingAge>[] = [
  {
    from: Temporal.PlainDate.from('2014-01-01'),
    land: 'vl',
    source: sources.kindEnGezinTwelve.en,
    certainty: 'official',
    value: { months: 144, untilYearEnd: true, youngOnly: false },
  },
  {
    from: Temporal.PlainDate.from('2026-01-01'),
    land: 'vl',
    source: sources.notesThirtyMonths.en,
    certainty: 'uncertain',
    value: { months: 30, untilYearEnd: false, youngOnly: true },
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
  inForce(countingAges, 'vl', contractFrom).value.youngOnly

/** From when on the amounts rise in October; of that autumn nothing is published yet. */
export const risesInOctober: readonly Rule<boolean>[] = [
  {
    from: Temporal.PlainDate.from('2014-01-01'),
    land: 'vl',
    source: sources.knackJanuary.en,
    certainty: 'uncertain',
    value: false,
  },
  {
    from: Temporal.PlainDate.from('2026-01-01'),
    land: 'vl',
    source: sources.notesOnLetter.en,
    certainty: 'uncertain',
    value: true,
  },
]
