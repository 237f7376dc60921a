import { inflateRawSync } from 'node:zlib'
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
  if (packed && (unpackedSize(bytes) > mostUnpacked || swells(bytes))) return { fault: 'too_large' }
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

const deflated = 8

/** Whether it unpacks to more than it says: every part is tried, also one that the directory does not name. */
function swells(bytes: Buffer): boolean {
  const mark = Buffer.from('PK\x03\x04', 'latin1')
  let left = mostUnpacked
  for (let at = bytes.indexOf(mark); at >= 0 && at + 30 <= bytes.length; at = bytes.indexOf(mark, at)) {
    const packed = bytes.readUInt16LE(at + 8) === deflated
    at += 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const part = packed ? unpacked(bytes.subarray(at), left) : { from: 0, to: 0 }
    if (!part) return true
    at += part.from
    left -= part.to
  }
  return false
}

/** How many bytes became how many; undefined where it is more than `most`, or nothing that can be unpacked. */
function unpacked(packed: Buffer, most: number): { from: number; to: number } | undefined {
  try {
    // With `info` it also tells how far it read; the types do not know.
    const { buffer, engine } = inflateRawSync(packed, {
      maxOutputLength: Math.max(most, 1),
      info: true,
    }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return { from: engine.bytesWritten, to: buffer.length }
  } catch {
    return undefined
  }
}
