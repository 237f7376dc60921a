// What an organiser takes along: a line for each line that it sent.
import type { CsvCell } from '../../../lib/csv-text.ts'
import type { BatchLand, BatchLine } from './batch-lines.ts'

/** Amounts in euros. */
export type ResultCell = CsvCell

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
