// A file with a family a line, as an organiser has it in its own list: each line is calculated, or says which column is wrong.
import { readAmount, readHundredths, readWhole } from '../calculator/amount.ts'
import { type FlemishCare, flemishCost } from '../flanders/family-cost.ts'
import { isPublished, type TariffDay } from '../flanders/income-tariff-sets.ts'
import { reducedRates } from '../flanders/reduced-rate.ts'
import { careKinds, monthlyBenefit } from '../netherlands/benefit.ts'
import { findBenefitYear } from '../netherlands/benefit-years.ts'
import type { TariffValues } from '../tariff-values.ts'

/** A cell of a sheet, or of a CSV file. */
export type Cell = string | number | boolean | Temporal.PlainDate | null

/** The columns of each land by their headings; those after the `?` may be left out. */
export const batchColumns = {
  vl: { needed: ['dag', 'inkomen', 'dagen', 'uren'], optional: ['kenmerk', 'kinderen', 'meerling', 'tarief'] },
  nl: { needed: ['jaar', 'inkomen', 'uren', 'prijs'], optional: ['kenmerk', 'soort', 'maanden'] },
} as const

export type BatchLand = keyof typeof batchColumns

export interface BatchResult {
  /** Of a day in Flanders, of an hour in the Netherlands; in cents. */
  readonly unit: number
  readonly month: number
  readonly low: number
  readonly high: number
  readonly certainty: 'estimate' | 'table'
}

/** `unreadable`: not a value of that column. `unpublished`: a year or a rate of which the amount is not known. */
interface Fault {
  readonly column: string
  readonly why: 'unreadable' | 'unpublished'
}

export interface BatchLine {
  /** As a spreadsheet counts, with the headings on line 1. */
  readonly line: number
  readonly reference: string
  readonly result: BatchResult | null
  /** Why there is none: a column with what stands in it, or a year with bounds only. */
  readonly fault: (Fault & { readonly typed: string }) | null
}

/** The heading line of a file, and of which land the lines below it are. */
export interface BatchHead {
  readonly land: BatchLand
  readonly headings: readonly string[]
}

/** Undefined where the headings are of neither land. */
export function readHead(row: readonly Cell[]): BatchHead | undefined {
  const headings = row.map((cell) => words(cell).toLowerCase())
  const land = (['vl', 'nl'] as const).find((one) => batchColumns[one].needed.every((name) => headings.includes(name)))
  return land && { land, headings }
}

/** @param before how many lines of the same file stand before these */
export function calculateLines(
  { land, headings }: BatchHead,
  rows: readonly (readonly Cell[])[],
  values: TariffValues,
  before = 0,
): BatchLine[] {
  return rows.map((row, index): BatchLine => {
    const at = (name: string) => words(row[headings.indexOf(name)] ?? null)
    const outcome = land === 'vl' ? flemishLine(at, values) : dutchLine(at, values)
    const wrong = 'column' in outcome
    return {
      line: before + index + 2,
      reference: at('kenmerk').slice(0, 60),
      result: wrong ? null : outcome,
      fault: wrong ? { ...outcome, typed: at(outcome.column).slice(0, 40) } : null,
    }
  })
}

type At = (name: string) => string

const unreadable = (column: string): Fault => ({ column, why: 'unreadable' })
const unpublished = (column: string): Fault => ({ column, why: 'unpublished' })

/** The result, or the column that is wrong. */
function flemishLine(at: At, values: TariffValues): BatchResult | Fault {
  const on = tariffDayOf(at('dag'), values)
  if (!on) return unreadable('dag')
  const income = readAmount(at('inkomen'))
  if (typeof income !== 'number') return unreadable('inkomen')
  const days = readHundredths(at('dagen'), { least: 50, most: 700 })
  if (typeof days !== 'number') return unreadable('dagen')
  const hours = readHundredths(at('uren'), { least: 50, most: 2400 })
  if (typeof hours !== 'number') return unreadable('uren')
  const children = at('kinderen') === '' ? 1 : readWhole(at('kinderen'), { least: 1, most: 15 })
  if (typeof children !== 'number') return unreadable('kinderen')
  const rate = reducedRates.find((one) => one === at('tarief')) ?? null
  if (at('tarief') !== '' && rate === null) return unreadable('tarief')
  const multipleBirth = /^(ja|yes|1|true|x)$/i.test(at('meerling'))
  const care: FlemishCare = { on, income, children, multipleBirth, days, hours, atSchool: false, rate }
  const cost = flemishCost(care)
  if (!cost.known) return unpublished(cost.why === 'bounds' ? 'dag' : 'tarief')
  const { low, likely, high } = cost.month
  return { unit: cost.day.likely, month: likely, low, high, certainty: cost.estimate ? 'estimate' : 'table' }
}

function dutchLine(at: At, { years }: TariffValues): BatchResult | Fault {
  const year = findBenefitYear(years, Number(at('jaar')))
  if (!year) return unreadable('jaar')
  const income = readAmount(at('inkomen'))
  if (typeof income !== 'number') return unreadable('inkomen')
  const hours = readHundredths(at('uren'), { least: 0, most: 744_00 })
  if (typeof hours !== 'number') return unreadable('uren')
  const price = readAmount(at('prijs'))
  if (typeof price !== 'number' || price > 100_00) return unreadable('prijs')
  const monthsWorked = at('maanden') === '' ? 12 : readWhole(at('maanden'), { least: 0, most: 12 })
  if (typeof monthsWorked !== 'number') return unreadable('maanden')
  const kind = at('soort') === '' ? 'day_care' : kindOf(at('soort'))
  if (!kind) return unreadable('soort')
  const { net } = monthlyBenefit(year, { income, monthsWorked, rounding: 'cents', children: [{ kind, hours, price }] })
  const unit = hours === 0 ? 0 : Math.round((net * 100) / hours)
  return { unit, month: net, low: net, high: net, certainty: 'table' }
}

const kindWords = { dagopvang: 'day_care', bso: 'after_school', gastouder: 'childminder' } as const

const kindOf = (word: string) =>
  Object.entries(kindWords).find(([name]) => name === word.toLowerCase())?.[1] ??
  careKinds.find((kind) => kind === word)

/** "2026-11-22" or "22-11-2026", of a year that we have something of. */
function tariffDayOf(word: string, { flanders }: TariffValues): TariffDay | undefined {
  const [, d, m, y] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(word) ?? []
  const [, year = y, month = m, day = d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word) ?? []
  if (!year || !month || !day) return undefined
  try {
    const found = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
    return isPublished(found, flanders) ? flanders.on(found) : undefined
  } catch {
    return undefined
  }
}

export const words = (cell: Cell): string => (cell === null ? '' : String(cell).trim())
