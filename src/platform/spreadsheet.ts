import { readSheet } from 'read-excel-file/node'
import Papa from 'papaparse'
import writeExcelFile from 'write-excel-file/node'

/** A cell as people see it; a date is a day without a zone. */
export type SheetCell = string | number | boolean | Temporal.PlainDate | null

export type SheetFault = 'not_a_sheet' | 'too_large' | 'empty'

/** No desk has a waiting list longer than this; what is larger wants to fill our memory. */
const mostRows = 20_000
const mostUnpacked = 100_000_000

/** The rows of the first sheet of an XLSX file, or of a CSV file; the first row holds the headings. */
export async function readSpreadsheet(bytes: Buffer): Promise<readonly SheetCell[][] | { fault: SheetFault }> {
  const packed = bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))
  if (packed && unpackedSize(bytes) > mostUnpacked) return { fault: 'too_large' }
  const rows = packed ? await sheetRows(bytes) : csvRows(bytes)
  if (!rows) return { fault: 'not_a_sheet' }
  if (rows.length < 2) return { fault: 'empty' }
  return rows.length > mostRows ? { fault: 'too_large' } : rows
}

/** An XLSX file with one sheet; numbers are shown with two decimals. */
export function writeSpreadsheet(rows: readonly (readonly (string | number | null)[])[]): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? { value, format: '#,##0.00' } : value)),
  )
  return writeExcelFile(cells).toBuffer()
}

async function sheetRows(bytes: Buffer): Promise<SheetCell[][] | undefined> {
  try {
    const rows = await readSheet(bytes)
    return rows.map((row) => row.map(cellOf))
  } catch {
    return undefined
  }
}

function cellOf(cell: unknown): SheetCell {
  if (cell instanceof Date) return plainDay(cell)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null
}

/** A spreadsheet knows no zones: its days come as midnight in UTC. */
const plainDay = (date: Date): Temporal.PlainDate => Temporal.PlainDate.from(date.toISOString().slice(0, 10))

function csvRows(bytes: Buffer): SheetCell[][] | undefined {
  const text = decoded(bytes)
  if (text === undefined || text.includes('\0')) return undefined
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  return data.some((row) => row.length > 1) ? data : undefined
}

/** UTF-8, or what Excel writes in Western Europe. */
function decoded(bytes: Buffer): string | undefined {
  for (const encoding of ['utf-8', 'windows-1252']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  return undefined
}

/** What the directory at the end of a ZIP file says that it unpacks to, in bytes. A file without one is too large. */
function unpackedSize(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) return Number.POSITIVE_INFINITY
  let [at, total] = [bytes.readUInt32LE(end + 16), 0]
  for (let files = bytes.readUInt16LE(end + 10); files > 0; files--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return Number.POSITIVE_INFINITY
    total += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return total
}
