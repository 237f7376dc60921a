import { z } from 'zod'
import type { Land } from '../../../lib/law.ts'
import { timesRounded } from '../../../lib/money.ts'
import type { Text } from '../../../text-keys.ts'
import { onlyYoungCount } from '../flanders/around-the-tariff.ts'
import { firstTariffDay, isPublished, type TariffDay } from '../flanders/income-tariff-sets.ts'
import { type ReducedRate, reducedRates } from '../flanders/reduced-rate.ts'
import { type BenefitYear, type CareKind, careKinds, roundings } from '../netherlands/benefit.ts'
import { findBenefitYear } from '../netherlands/benefit-years.ts'
import { type AmountFault, type NumberFault, readAmount, readHundredths, readWhole } from './amount.ts'
import type { TariffValues } from '../tariff-values.ts'
import { asChild, type Asked, type DutchAsked, type FlemishAsked, mostChildren } from './asked.ts'

export interface CalculatorContext {
  readonly t: Text
  readonly today: Temporal.PlainDate
  /** What is calculated with. */
  readonly values: TariffValues
}

type Fields = Readonly<Record<string, unknown>>
type Wrong = (field: string, message: string) => undefined

/** What a family typed for one land; each mistake beside its own field, with an example of what is right. */
export const calculatorForm = (land: Land, context: CalculatorContext): z.ZodType<Asked> =>
  land === 'vl'
    ? readWith((typed, wrong) => flemish(typed, wrong, context))
    : readWith((typed, wrong) => dutch(typed, wrong, context))

function readWith(read: (typed: Fields, wrong: Wrong) => Asked | undefined): z.ZodType<Asked> {
  return z.custom<Fields>().transform((typed, ctx): Asked => {
    const wrong: Wrong = (field, message) => {
      ctx.addIssue({ code: 'custom', path: [field], message })
      return undefined
    }
    return read(typed ?? {}, wrong) ?? z.NEVER
  })
}

const words = (typed: Fields, field: string): string => {
  const value = typed[field]
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' ? one : ''
}

/** Held against the table of the day: today, or for another year the first of July. */
const dayIn = (year: number, today: Temporal.PlainDate): Temporal.PlainDate =>
  year === today.year ? today : Temporal.PlainDate.from({ year, month: 7, day: 1 })

function flemish(typed: Fields, wrong: Wrong, context: CalculatorContext): FlemishAsked | undefined {
  const { t } = context
  const typedIncome = income(typed, wrong, t)
  const per = words(typed, 'per') === 'month' ? 'month' : 'year'
  const days = days7(typed, 'days', wrong, t)
  const hours = hours24(typed, 'hours', wrong, t)
  const children = whole(typed, 'children', { least: 1, most: 15 }, wrong, t('calculator.error.children'))
  const young = youngOf(typed, children, wrong, t)
  const on = tariffDayIn(typed, wrong, context)
  if (typedIncome === undefined || days === undefined || hours === undefined) return undefined
  if (children === undefined || young === undefined || on === undefined) return undefined
  const counted = onlyYoungCount(on.day) && words(typed, 'contract') !== 'yes' ? Math.max(1, young) : children
  return {
    land: 'vl',
    typedIncome,
    per,
    care: {
      on,
      income: per === 'year' ? typedIncome : timesRounded(typedIncome, on.monthsInYear.value / 100),
      children: counted,
      multipleBirth: words(typed, 'twins') === 'yes',
      days,
      hours,
      atSchool: false,
      rate: rateOf(words(typed, 'rate')),
    },
  }
}

/** Of a year of which only its first months are published the day may lie behind them. */
function tariffDayIn(typed: Fields, wrong: Wrong, { t, today, values }: CalculatorContext): TariffDay | undefined {
  const { flanders } = values
  const last = flanders.lastDay.year
  const year = yearIn(typed, { least: firstTariffDay.year, most: last }, wrong, t)
  if (year === undefined) return undefined
  const day = dayIn(year, today)
  return isPublished(day, flanders)
    ? flanders.on(day)
    : wrong('year', t('calculator.error.year-high', { last: String(last - 1) }))
}

const rateOf = (word: string): ReducedRate | null => reducedRates.find((rate) => rate === word) ?? null

function youngOf(typed: Fields, children: number | undefined, wrong: Wrong, t: Text): number | undefined {
  if (words(typed, 'young').trim() === '') return children ?? 1
  const young = whole(typed, 'young', { least: 0, most: 15 }, wrong, t('calculator.error.young'))
  if (young === undefined || children === undefined || young <= children) return young
  return wrong('young', t('calculator.error.young-many'))
}

function dutch(typed: Fields, wrong: Wrong, { t, values }: CalculatorContext): DutchAsked | undefined {
  const together = income(typed, wrong, t)
  const year = benefitYearIn(typed, wrong, t, values.years)
  const monthsWorked = whole(typed, 'months', { least: 0, most: 12 }, wrong, t('calculator.error.months'))
  const children = childrenIn(typed, wrong, t, year)
  if (together === undefined || year === undefined || monthsWorked === undefined || !children) return undefined
  const rounding = roundings.find((one) => one === words(typed, 'rounding')) ?? 'cents'
  return {
    land: 'nl',
    year,
    weeks: children.map(({ week }) => week),
    family: { income: together, monthsWorked, rounding, children: children.map(({ child }) => child) },
  }
}

function benefitYearIn(typed: Fields, wrong: Wrong, t: Text, years: readonly BenefitYear[]): BenefitYear | undefined {
  const known = years.map(({ year }) => year)
  const year = yearIn(typed, { least: known[0] ?? 0, most: known.at(-1) ?? 0 }, wrong, t)
  if (year === undefined) return undefined
  return findBenefitYear(years, year) ?? wrong('year', t('calculator.error.year-absent', { year: String(year) }))
}

/** The first child has to be there; a further one when anything of it was typed. */
function childrenIn(typed: Fields, wrong: Wrong, t: Text, year: BenefitYear | undefined) {
  const numbers = Array.from({ length: mostChildren }, (_, index) => index + 1).filter(
    (number) => number === 1 || isBegun(typed, number),
  )
  const children = numbers.map((number) => childIn(typed, number, wrong, t, year))
  const whole = children.filter((child) => child !== undefined)
  return whole.length === children.length ? whole : undefined
}

export const isBegun = (typed: Fields, number: number): boolean =>
  ['days', 'hours', 'price'].some((field) => words(typed, `${field}_${number}`).trim() !== '')

function childIn(typed: Fields, number: number, wrong: Wrong, t: Text, year: BenefitYear | undefined) {
  const days = days7(typed, `days_${number}`, wrong, t)
  const hours = hours24(typed, `hours_${number}`, wrong, t)
  const kind: CareKind = careKinds.find((one) => one === words(typed, `kind_${number}`)) ?? 'day_care'
  const price = priceIn(typed, `price_${number}`, wrong, t, year?.caps[kind] ?? 0)
  if (days === undefined || hours === undefined || price === undefined) return undefined
  return { week: { days, hours }, child: asChild(kind, { days, hours }, price) }
}

/** Without a price we calculate with the highest that counts, and say so. */
function priceIn(typed: Fields, field: string, wrong: Wrong, t: Text, otherwise: number): number | undefined {
  const read = readAmount(words(typed, field))
  if (read === 'missing') return otherwise
  if (typeof read === 'number' && read <= 100_00) return read
  return wrong(field, t('calculator.error.price'))
}

function income(typed: Fields, wrong: Wrong, t: Text): number | undefined {
  const read = readAmount(words(typed, 'income'))
  return typeof read === 'number' ? read : wrong('income', amountWords(read, t))
}

const amountWords = (fault: AmountFault, t: Text): string =>
  ({
    missing: t('calculator.error.income-missing'),
    negative: t('calculator.error.income-negative'),
    huge: t('calculator.error.income-huge'),
    words: t('calculator.error.income-words'),
  })[fault]

const days7 = (typed: Fields, field: string, wrong: Wrong, t: Text): number | undefined =>
  hundredths(typed, field, { least: 50, most: 700 }, wrong, t('calculator.error.days'))

const hours24 = (typed: Fields, field: string, wrong: Wrong, t: Text): number | undefined =>
  hundredths(typed, field, { least: 50, most: 2400 }, wrong, t('calculator.error.hours'))

type Limits = { readonly least: number; readonly most: number }
const orWrong = (read: number | NumberFault, field: string, wrong: Wrong, message: string): number | undefined =>
  typeof read === 'number' ? read : wrong(field, message)

const hundredths = (typed: Fields, field: string, limits: Limits, wrong: Wrong, message: string) =>
  orWrong(readHundredths(words(typed, field), limits), field, wrong, message)

const whole = (typed: Fields, field: string, limits: Limits, wrong: Wrong, message: string) =>
  orWrong(readWhole(words(typed, field), limits), field, wrong, message)

function yearIn(typed: Fields, { least, most }: Limits, wrong: Wrong, t: Text): number | undefined {
  const read = readWhole(words(typed, 'year'), { least, most })
  if (typeof read === 'number') return read
  if (read === 'low') return wrong('year', t('calculator.error.year-low', { first: String(least) }))
  if (read === 'high') return wrong('year', t('calculator.error.year-high', { last: String(most) }))
  return wrong('year', t('calculator.error.year'))
}
