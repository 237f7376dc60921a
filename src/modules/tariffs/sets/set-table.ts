// The table of a Dutch year as it comes in a file: the columns of kinderopvangtoeslag-2026.csv and its sisters.
import type { Certainty } from '../../../lib/law.ts'
import type { BenefitBand, BenefitYear, CellSource } from '../netherlands/benefit.ts'

/** A cell of a sheet, or of a CSV file. */
export type Cell = string | number | boolean | Temporal.PlainDate | null

export const neededColumns = ['income_from', 'pct_first', 'pct_next'] as const
export const otherColumns = ['income_to', 'band_source', 'first_source', 'next_source'] as const

/** Which row, from 1, below the headings. */
export type TableFault =
  | { readonly why: 'headings' }
  | { readonly why: 'income' | 'percent' | 'gap'; readonly row: number }

interface Whole {
  readonly source: string
  readonly certainty: Certainty
}

export interface ReadTable {
  readonly bands: readonly BenefitBand[]
  readonly sources: readonly CellSource[]
}

/** @param whole where a cell says no source of its own */
export function readTable(rows: readonly (readonly Cell[])[], whole: Whole): ReadTable | TableFault {
  const [head = [], ...lines] = rows
  const headings = head.map((cell) => words(cell).toLowerCase())
  if (!neededColumns.every((name) => headings.includes(name))) return { why: 'headings' }
  const bands: BenefitBand[] = []
  const cells: CellSource[] = []
  for (const [index, line] of lines.entries()) {
    const at = (name: string) => words(line[headings.indexOf(name)] ?? null)
    const row = index + 1
    const from = wholeEuros(at('income_from'))
    if (from === undefined) return { why: 'income', row }
    const [first, next] = [tenths(at('pct_first')), tenths(at('pct_next'))]
    if (first === undefined || next === undefined) return { why: 'percent', row }
    // Where the file says how far a band reaches, the next one begins on the euro behind it.
    const until = wholeEuros(words(lines[index - 1]?.[headings.indexOf('income_to')] ?? null))
    if (until !== undefined && from !== until + 1) return { why: 'gap', row }
    bands.push([from, first, next])
    for (const column of ['first', 'next'] as const) {
      const cell = sourceOf(column, from, at, whole)
      const last = cells.findLast((one) => one.column === column)
      if (last?.source !== cell.source || last.certainty !== cell.certainty) cells.push(cell)
    }
  }
  return { bands, sources: cells }
}

function sourceOf(column: 'first' | 'next', from: number, at: (name: string) => string, whole: Whole): CellSource {
  const own = at(`${column}_source`)
  const said = own === '' || own === 'same' ? at('band_source') : own
  const uncertain = /^(uncertain|unsure|niet zeker)/i.test(said)
  return {
    column,
    from,
    source: (said || whole.source).slice(0, 200),
    certainty: uncertain ? 'uncertain' : whole.certainty,
  }
}

/** The same table as text, to be kept in a form. */
export function tableText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => quoted(words(cell))).join(';')).join('\n')
}

/** The table of a year, as a file. */
export const yearText = ({ bands }: Pick<BenefitYear, 'bands'>): string =>
  tableText([
    [...neededColumns],
    ...bands.map(([from, first, next]) => [from, (first / 10).toFixed(1), (next / 10).toFixed(1)]),
  ])

const quoted = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const words = (cell: Cell): string => (cell === null ? '' : String(cell).trim())

function wholeEuros(text: string): number | undefined {
  const digits = /^\d{1,3}([.\s]\d{3})+$/.test(text) ? text.replaceAll(/\D/g, '') : text
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
}

/** "95,5" or "95.5 %" in tenths of a percent. */
function tenths(text: string): number | undefined {
  const parts = /^(\d{1,3})(?:[.,](\d)0?)?\s*%?$/.exec(text)
  return parts ? Number(parts[1]) * 10 + Number(parts[2] ?? '0') : undefined
}
