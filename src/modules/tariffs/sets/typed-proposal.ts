// What stands in the fields of a proposal, read one by one; each mistake goes to its own field.
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'
import { readAmount, readHundredths } from '../calculator/amount.ts'
import { type FlemishSet, firstTariffDay } from '../flanders/income-tariff-sets.ts'
import type { DutchSet } from '../tariff-values.ts'
import type { SetFault } from './set-checks.ts'

/** What somebody proposes, understood and checked. */
export interface Proposal {
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly source: string
  readonly certainty: 'law' | 'official' | 'uncertain'
  readonly value: FlemishSet | DutchSet
}

export const proposedCertainties = ['law', 'official', 'uncertain'] as const
export const formulaKinds = ['table', 'estimate', 'bounds'] as const
const longestSource = 300

export type Typed = Readonly<Record<string, string | readonly string[]>>
export type Wrong = (field: string, message: string) => undefined

export interface Reader {
  readonly typed: Typed
  readonly wrong: Wrong
  readonly t: Text
  readonly today: Temporal.PlainDate
}

export const text = ({ typed }: Reader, field: string): string => {
  const value = typed[field]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

/** How many years ahead somebody knows the law. */
export const yearsAhead = 3
/** Amounts are published for a year, or from one October to the next. */
const longestMonths = 24

export function daysIn(reader: Reader): Pick<Proposal, 'fromOn' | 'untilOn'> | undefined {
  const { wrong, t, today } = reader
  const fromOn = dayIn(reader, 'from')
  const untilOn = dayIn(reader, 'until')
  if (!fromOn || !untilOn) return undefined
  const { compare } = Temporal.PlainDate
  if (compare(fromOn, firstTariffDay) < 0 || compare(fromOn, today.add({ years: yearsAhead })) > 0)
    return wrong('from', t('sets.staff.error.from-range', { first: String(firstTariffDay.year), years: yearsAhead }))
  if (compare(untilOn, fromOn) < 0) return wrong('until', t('sets.staff.error.until-before'))
  if (compare(untilOn, fromOn.add({ months: longestMonths })) > 0)
    return wrong('until', t('sets.staff.error.until-long', { months: longestMonths }))
  return { fromOn, untilOn }
}

function dayIn({ typed, wrong, t }: Reader, field: string): Temporal.PlainDate | undefined {
  const day = readDay(dayBoxes(typed, field))
  return typeof day === 'string' ? wrong(field, t('sets.staff.error.day')) : day
}

export function aboutIn(reader: Reader): Pick<Proposal, 'source' | 'certainty'> | undefined {
  const { wrong, t } = reader
  const source = text(reader, 'source')
  const certainty = proposedCertainties.find((one) => one === text(reader, 'certainty'))
  if (source.length < 5 || source.length > longestSource)
    wrong('source', t('sets.staff.error.source', { most: longestSource }))
  if (!certainty) wrong('certainty', t('sets.staff.error.certainty'))
  return source.length >= 5 && source.length <= longestSource && certainty ? { source, certainty } : undefined
}

export function amount(reader: Reader, field: string): number | undefined {
  const read = readAmount(text(reader, field))
  return typeof read === 'number' ? read : reader.wrong(field, reader.t(`sets.staff.error.amount.${read}`))
}

/** Null for an empty field: not found. */
export const amountOrNothing = (reader: Reader, field: string): number | null | undefined =>
  text(reader, field) === '' ? null : amount(reader, field)

/** "0,000385" in millionths, as the law writes it. */
export function factor(reader: Reader, field: string): number | undefined {
  const digits = /^0?[.,](\d{1,6})$/.exec(text(reader, field))?.[1]
  return digits === undefined ? reader.wrong(field, reader.t('sets.staff.error.factor')) : Number(digits.padEnd(6, '0'))
}

export function hundredthsIn(
  reader: Reader,
  field: string,
  limits: { least: number; most: number },
): number | undefined {
  const read = readHundredths(text(reader, field), limits)
  return typeof read === 'number' ? read : reader.wrong(field, reader.t('sets.staff.error.number'))
}

/** Says each fault at its field. @returns whether there was none */
export function told({ wrong, t }: Reader, faults: readonly SetFault[]): boolean {
  for (const fault of faults)
    wrong(
      fault.field,
      fault.row === undefined
        ? t(`sets.staff.fault.${fault.why}`)
        : t(`sets.staff.fault.${fault.why}`, { row: fault.row }),
    )
  return faults.length === 0
}
