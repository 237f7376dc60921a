// From bytes to lines of text. Registers come as UTF-8, with or without a byte order mark, or as Windows-1252.

export type Bytes = AsyncIterable<Uint8Array>

export interface TextFacts {
  readonly encoding: 'utf-8' | 'windows-1252'
  /** How many lines the file has, the last one counted also when nothing ends it. */
  readonly lines: number
}

/** Why a file is no text; each has its words for the operator. */
export type TextRefusal = 'empty' | 'utf16' | 'zip' | 'pdf' | 'html' | 'binary'

/** Reads everything once, because a single byte at the very end can decide which encoding it is. */
export async function inspectText(bytes: Bytes): Promise<TextFacts | { refusal: TextRefusal }> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const seen = { size: 0, newlines: 0, controls: 0, last: 0 }
  let utf8 = true
  for await (const chunk of bytes) {
    const refusal = seen.size === 0 ? refusalByStart(chunk) : undefined
    if (refusal) return { refusal }
    utf8 &&= accepts(strict, chunk)
    count(chunk, seen)
  }
  if (seen.size === 0) return { refusal: 'empty' }
  if (seen.controls > seen.size / 1000) return { refusal: 'binary' }
  const unfinished = seen.last === newline ? 0 : 1
  return { encoding: utf8 && accepts(strict) ? 'utf-8' : 'windows-1252', lines: seen.newlines + unfinished }
}

/** The file's lines without their ends, in batches of one chunk each; a byte order mark is left out. */
export async function* linesOf(bytes: Bytes, { encoding }: TextFacts): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder(encoding)
  let rest = ''
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw new LineTooLong()
    yield lines.map(withoutReturn)
  }
  rest += decoder.decode()
  if (rest !== '') yield [withoutReturn(rest)]
}

/** No register has such lines: the file is something else, and reading on would fill the memory. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong'
}

const longestLine = 1_000_000
const newline = 10

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line)

function accepts(strict: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    strict.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

interface Seen {
  size: number
  newlines: number
  /** Bytes that no text has; NUL is the usual one. */
  controls: number
  last: number
}

function count(chunk: Uint8Array, seen: Seen): void {
  // By index: an iterator over every byte of a register takes five times as long.
  for (let at = 0; at < chunk.length; at += 1) {
    const byte = chunk[at] ?? 32
    if (byte >= 32) continue
    if (byte === newline) seen.newlines += 1
    else if (byte !== 9 && byte !== 13) seen.controls += 1
  }
  seen.size += chunk.length
  seen.last = chunk.at(-1) ?? seen.last
}

const starts: readonly [TextRefusal, (start: string) => boolean][] = [
  ['utf16', (start) => start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')],
  ['zip', (start) => start.startsWith('PK\x03\x04')],
  ['pdf', (start) => start.startsWith('%PDF-')],
  // What a server sends instead of the file, saved without looking.
  ['html', (start) => /^(\xef\xbb\xbf)?\s*<(!doctype|html)/i.test(start)],
]

function refusalByStart(chunk: Uint8Array): TextRefusal | undefined {
  const start = String.fromCharCode(...chunk.subarray(0, 100))
  return starts.find(([, holds]) => holds(start))?.[0]
}
