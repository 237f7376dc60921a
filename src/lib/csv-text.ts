/** A number is an amount: two decimals. */
export type CsvCell = string | number | null

/** As spreadsheets of both lands open it: semicolons, a comma in amounts, and nothing that begins a formula. */
export const csvText = (table: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${table.map((cells) => cells.map(cellOf).join(';')).join('\r\n')}\r\n`

function cellOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return cell.toFixed(2).replace('.', ',')
  const harmless = /^[=+@\t]|^-\D/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
