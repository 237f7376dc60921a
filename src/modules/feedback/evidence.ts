// What people send along: a photo, a letter, a text. By its first bytes, because a name or a browser proves nothing.

export const largestFileMegabytes = 10
export const mostFiles = 10

export type EvidenceKind = 'picture' | 'pdf' | 'text'
export type EvidenceRefusal =
  | 'empty'
  | 'too_large'
  | 'wrong_kind'
  | 'broken'
  | 'too_many'
  | 'encrypted'
  | 'too_many_pages'
  | 'infected'
  | 'unchecked'

/** What a file is, from its first bytes; undefined where it is nothing that we take. */
export function evidenceKind(bytes: Uint8Array): EvidenceKind | undefined {
  const starts = (...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte)
  if (starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47) || isWebp(bytes)) return 'picture'
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  return isPlainText(bytes) ? 'text' : undefined
}

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCodePoint(...bytes.subarray(from, to))
const isWebp = (bytes: Uint8Array) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'

// Whole UTF-8 without control characters, and nothing that a browser could take for a page.
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && !/^\s*<[!?a-z]/i.test(text)
  } catch {
    return false
  }
}
