/** A number is an amount: two decimals. */
export type CsvCell = string | number | null

/** As spreadsheets of both lands open it: semicolons, a comma in amounts, and nothing that begins a formula. */
export const csvText = (table: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${table.map((cells) => cells.map(cellOf).join(';')).join('\r\n')}\r\n`

// Also as written in wide letters, and after what cannot be seen.
const beginsFormula = /^[\s\p{C}]*[=+@\-\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u
const isNumber = /^[+-]?\d+([.,]\d+)*$/

function cellOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return cell.toFixed(2).replace('.', ',')
  const harmless = beginsFormula.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
