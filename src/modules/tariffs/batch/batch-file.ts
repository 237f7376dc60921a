// What an organiser takes along: a line for each line that it sent.
import type { BatchLand, BatchLine } from './batch-lines.ts'

/** Amounts in euros. */
export type ResultCell = string | number | null

export function resultTable(land: BatchLand, lines: readonly BatchLine[]): ResultCell[][] {
  const unit = land === 'vl' ? 'per_dag' : 'per_uur'
  const head = ['lijn', 'kenmerk', unit, 'per_maand', 'laagst', 'hoogst', 'zekerheid', 'fout']
  return [
    head,
    ...lines.map(({ line, reference, result, fault }): ResultCell[] => [
      String(line),
      reference,
      ...(result
        ? [result.unit, result.month, result.low, result.high].map((cents) => cents / 100)
        : [null, null, null, null]),
      result ? { estimate: 'schatting', table: 'tabel' }[result.certainty] : '',
      fault ? `${fault.column}: ${fault.typed}${fault.why === 'unpublished' ? ' (niet gepubliceerd)' : ''}` : '',
    ]),
  ]
}

/** As spreadsheets of both lands open it: semicolons, a comma in amounts, and nothing that begins a formula. */
export const csvOf = (table: readonly (readonly ResultCell[])[]): string =>
  `\uFEFF${table.map((cells) => cells.map(cellOf).join(';')).join('\r\n')}\r\n`

function cellOf(cell: ResultCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return cell.toFixed(2).replace('.', ',')
  const harmless = /^[=+@\t]|^-\D/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
