import Papa from 'papaparse'

export interface CsvRow {
  /** Where the row starts in the file, from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

/** Batches of lines without their ends, as a file streams in. */
export type Lines = AsyncIterable<readonly string[]>

/**
 * The rows of a delimited text, in batches, each with the line where it starts. Empty lines are left out. A quote that nothing
 * closes spoils its own line and nothing after it; such a row has the wrong number of fields.
 */
export async function* csvRows(lines: Lines, delimiter: string): AsyncGenerator<readonly CsvRow[]> {
  const reader = new RowReader(delimiter)
  for await (const batch of lines) yield reader.read(batch)
  yield reader.end()
}

/** A field may hold line ends between quotes, but not a whole page. */
const mostLines = 20

class RowReader {
  readonly #delimiter: string
  readonly #parser: Papa.Parser
  #line = 0
  #columns: number | undefined
  /** Lines of a row whose quote is still open. */
  #open: string[] = []

  constructor(delimiter: string) {
    this.#delimiter = delimiter
    this.#parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' })
  }

  read(lines: readonly string[]): CsvRow[] {
    const rows: CsvRow[] = []
    for (const line of lines) {
      this.#line += 1
      if (this.#open.length > 0) this.#goOn(line, rows)
      else this.#start(line, this.#line, rows)
    }
    return rows
  }

  end(): CsvRow[] {
    const rows: CsvRow[] = []
    while (this.#open.length > 0) this.#giveUp(rows)
    return rows
  }

  #start(line: string, at: number, rows: CsvRow[]): void {
    if (line === '') return
    if (!line.includes('"')) return this.#keep(line.split(this.#delimiter), at, rows)
    const parsed = this.#parse(line)
    if (parsed) return this.#keep(parsed, at, rows)
    // A writer that knows no quoting: `"t Hoekje` is a name, when every field is there without it.
    const literal = line.split(this.#delimiter)
    if (literal.length === this.#columns) return this.#keep(literal, at, rows)
    this.#open = [line]
  }

  #goOn(line: string, rows: CsvRow[]): void {
    this.#open.push(line)
    const parsed = line.includes('"') ? this.#parse(this.#open.join('\n')) : undefined
    if (parsed?.length === this.#columns && parsed) {
      this.#keep(parsed, this.#line - this.#open.length + 1, rows)
      this.#open = []
    } else if (this.#open.length > mostLines) this.#giveUp(rows)
  }

  /** The first open line is a row by itself, whatever it holds; the others are read anew. */
  #giveUp(rows: CsvRow[]): void {
    const [first = '', ...others] = this.#open
    const at = this.#line - others.length
    this.#open = []
    rows.push({ line: at, fields: first.split(this.#delimiter) })
    this.#line = at
    rows.push(...this.read(others))
  }

  #keep(fields: readonly string[], line: number, rows: CsvRow[]): void {
    this.#columns ??= fields.length
    rows.push({ line, fields })
  }

  /** The fields, or nothing while a quote is open. */
  #parse(text: string): string[] | undefined {
    // The types of papaparse leave the result of its bare parser open.
    const { data, errors } = this.#parser.parse(text, 0, false) as Papa.ParseResult<string[]>
    return errors.some(({ code }) => code === 'MissingQuotes') ? undefined : data[0]
  }
}
