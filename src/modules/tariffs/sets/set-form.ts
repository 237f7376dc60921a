import { z } from 'zod'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'
import { readAmount, readHundredths } from '../calculator/amount.ts'
import type { Band, Formula } from '../flanders/income-tariff.ts'
import { type FlemishSet, firstTariffDay } from '../flanders/income-tariff-sets.ts'
import { careKinds, type HourCaps } from '../netherlands/benefit.ts'
import type { DutchSet } from '../tariff-values.ts'
import { bandField, bandParts, mostBands, valueOfField } from './flat-set.ts'
import { dutchFaults, flemishFaults, type SetFault } from './set-checks.ts'
import { fieldWords } from './set-words.ts'
import { type Cell, neededColumns, readTable, type TableFault } from './set-table.ts'

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
export const longestSource = 300

type Typed = Readonly<Record<string, string | readonly string[]>>
type Wrong = (field: string, message: string) => undefined

interface Reader {
  readonly typed: Typed
  readonly wrong: Wrong
  readonly t: Text
  readonly today: Temporal.PlainDate
}

interface FormContext {
  readonly t: Text
  readonly today: Temporal.PlainDate
}

/** A Flemish set: every value typed, each mistake at its own field. */
export const flemishSetForm = (context: FormContext) => reading(context, flemishProposal)

/** A Dutch year: prices and hours typed, the table from a file. @param rows undefined where there is no table that could be read */
export const dutchSetForm = (context: FormContext, rows: readonly (readonly Cell[])[] | undefined) =>
  reading(context, (reader) => dutchProposal(reader, rows))

function reading(context: FormContext, read: (reader: Reader) => Proposal | undefined): z.ZodType<Proposal> {
  return z.custom<Typed>().transform((typed, ctx): Proposal => {
    const wrong: Wrong = (field, message) => {
      const value = valueOfField(field)
      // Above the form the message stands alone: it says of which of so many amounts it speaks.
      const named = value ? context.t('sets.staff.error.at', { field: fieldWords(value, context.t), message }) : message
      ctx.addIssue({ code: 'custom', path: [field], message: named })
      return undefined
    }
    return read({ ...context, typed: typed ?? {}, wrong }) ?? z.NEVER
  })
}

const text = ({ typed }: Reader, field: string): string => {
  const value = typed[field]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

function flemishProposal(reader: Reader): Proposal | undefined {
  const days = daysIn(reader)
  const about = aboutIn(reader)
  const value = flemishValue(reader)
  const sound = value !== undefined && told(reader, flemishFaults(value))
  return days && about && sound ? { ...days, ...about, value } : undefined
}

/** How many years ahead somebody knows the law. */
const yearsAhead = 3
/** Amounts are published for a year, or from one October to the next. */
const longestMonths = 24

function daysIn(reader: Reader): Pick<Proposal, 'fromOn' | 'untilOn'> | undefined {
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

function aboutIn(reader: Reader): Pick<Proposal, 'source' | 'certainty'> | undefined {
  const { wrong, t } = reader
  const source = text(reader, 'source')
  const certainty = proposedCertainties.find((one) => one === text(reader, 'certainty'))
  if (source.length < 5 || source.length > longestSource)
    wrong('source', t('sets.staff.error.source', { most: longestSource }))
  if (!certainty) wrong('certainty', t('sets.staff.error.certainty'))
  return source.length >= 5 && source.length <= longestSource && certainty ? { source, certainty } : undefined
}

function flemishValue(reader: Reader): FlemishSet | undefined {
  const formula = formulaIn(reader)
  const [minimum, exceptional, lowest, maximum, reduction] = [
    amountOrNothing(reader, 'minimum'),
    amountOrNothing(reader, 'exceptional'),
    amountOrNothing(reader, 'lowest'),
    amountOrNothing(reader, 'maximum'),
    amountOrNothing(reader, 'reduction'),
  ]
  const monthsInYear = hundredthsIn(reader, 'months', { least: 0, most: 99_00 })
  if (formula === undefined || monthsInYear === undefined) return undefined
  if (minimum === undefined || exceptional === undefined || lowest === undefined) return undefined
  if (maximum === undefined || reduction === undefined) return undefined
  return { formula, minimum, exceptional, lowest, maximum, reduction, monthsInYear }
}

function formulaIn(reader: Reader): Formula | undefined {
  const kind = formulaKinds.find((one) => one === text(reader, 'kind'))
  if (!kind) return reader.wrong('kind', reader.t('sets.staff.error.kind'))
  if (kind === 'bounds') return { kind }
  const bands = bandsIn(reader)
  return kind === 'table' ? tableIn(reader, bands) : estimateIn(reader, bands)
}

/** As many as were begun, and at least one. */
function bandsIn(reader: Reader): Band[] | undefined {
  const numbers = Array.from({ length: mostBands }, (_, index) => index + 1).filter(
    (number) => number === 1 || bandParts.some((part) => text(reader, bandField(part, number)) !== ''),
  )
  const bands = numbers.map((number): Band | undefined => {
    const upTo = amount(reader, bandField('band_up_to', number))
    const perMillion = factor(reader, bandField('band_factor', number))
    const cap = amount(reader, bandField('band_cap', number))
    return upTo === undefined || perMillion === undefined || cap === undefined ? undefined : { upTo, perMillion, cap }
  })
  const whole = bands.filter((band) => band !== undefined)
  return whole.length === bands.length ? whole : undefined
}

function tableIn(reader: Reader, bands: Band[] | undefined): Formula | undefined {
  const [first, firstUpTo] = [amount(reader, 'step_first'), amount(reader, 'step_first_up_to')]
  const [rise, width] = [amount(reader, 'step_rise'), amount(reader, 'step_width')]
  if (!bands || first === undefined || firstUpTo === undefined || rise === undefined || width === undefined)
    return undefined
  return { kind: 'table', bands, steps: { first, firstUpTo, rise, width } }
}

function estimateIn(reader: Reader, bands: Band[] | undefined): Formula | undefined {
  const perMillion = factor(reader, 'slope')
  const [belowCaps, atCaps] = [amount(reader, 'spread_below_caps'), amount(reader, 'spread_at_caps')]
  const aboveBands = amount(reader, 'spread_above_bands')
  const [lowIncomeBelow, lowIncomeLess] = [amount(reader, 'spread_low_below'), amount(reader, 'spread_low_less')]
  if (!bands || perMillion === undefined || belowCaps === undefined || atCaps === undefined) return undefined
  if (aboveBands === undefined || lowIncomeBelow === undefined || lowIncomeLess === undefined) return undefined
  const spread = { belowCaps, atCaps, aboveBands, lowIncomeBelow, lowIncomeLess }
  return { kind: 'estimate', bands, slope: { perMillion }, spread }
}

function amount(reader: Reader, field: string): number | undefined {
  const read = readAmount(text(reader, field))
  return typeof read === 'number' ? read : reader.wrong(field, reader.t(`sets.staff.error.amount.${read}`))
}

/** Null for an empty field: not found. */
const amountOrNothing = (reader: Reader, field: string): number | null | undefined =>
  text(reader, field) === '' ? null : amount(reader, field)

/** "0,000385" in millionths, as the law writes it. */
function factor(reader: Reader, field: string): number | undefined {
  const digits = /^0?[.,](\d{1,6})$/.exec(text(reader, field))?.[1]
  return digits === undefined ? reader.wrong(field, reader.t('sets.staff.error.factor')) : Number(digits.padEnd(6, '0'))
}

function hundredthsIn(reader: Reader, field: string, limits: { least: number; most: number }): number | undefined {
  const read = readHundredths(text(reader, field), limits)
  return typeof read === 'number' ? read : reader.wrong(field, reader.t('sets.staff.error.number'))
}

function dutchProposal(reader: Reader, rows: readonly (readonly Cell[])[] | undefined): Proposal | undefined {
  const days = yearIn(reader)
  const about = aboutIn(reader)
  const caps = capsIn(reader)
  const mostHours = hundredthsIn(reader, 'most_hours', { least: 0, most: 999_00 })
  if (!rows) reader.wrong('table', reader.t('sets.staff.error.table'))
  const table = rows && readTable(rows, about ?? { source: '', certainty: 'uncertain' })
  if (table && 'why' in table) reader.wrong('table', tableWords(reader.t, table))
  if (!caps || mostHours === undefined || !table || 'why' in table) return undefined
  const value: DutchSet = { caps, mostHours, ...table }
  return told(reader, dutchFaults(value)) && days && about ? { ...days, ...about, value } : undefined
}

const tableWords = (t: Text, fault: TableFault): string =>
  fault.why === 'headings'
    ? t('sets.staff.error.headings', { needed: neededColumns.join(', ') })
    : t(`sets.staff.error.table.${fault.why}`, { row: fault.row })

/** The first year of which a table could be of use to anybody. */
const firstYear = 2020

function yearIn(reader: Reader): Pick<Proposal, 'fromOn' | 'untilOn'> | undefined {
  const { wrong, t, today } = reader
  const [typed, last] = [text(reader, 'year'), today.year + yearsAhead]
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  if (year < firstYear || year > last)
    return wrong('year', t('sets.staff.error.year', { first: String(firstYear), last: String(last) }))
  return {
    fromOn: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    untilOn: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  }
}

function capsIn(reader: Reader): HourCaps | undefined {
  const [day_care, after_school, childminder] = careKinds.map((kind) => amount(reader, `cap_${kind}`))
  if (day_care === undefined || after_school === undefined || childminder === undefined) return undefined
  return { day_care, after_school, childminder }
}

/** Says each fault at its field. @returns whether there was none */
function told({ wrong, t }: Reader, faults: readonly SetFault[]): boolean {
  for (const fault of faults)
    wrong(
      fault.field,
      fault.row === undefined
        ? t(`sets.staff.fault.${fault.why}`)
        : t(`sets.staff.fault.${fault.why}`, { row: fault.row }),
    )
  return faults.length === 0
}

/** Which approval was the last when the page was made that is approved on. */
export const approveForm = z.object({ seen: z.string().default('') })

/** Why a set is not approved. */
export const rejectForm = (t: Text) =>
  z.object({
    reason: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .pipe(z.string().min(3, t('sets.staff.error.reason')).max(1000, t('sets.staff.error.reason'))),
  })
