import { createHash } from 'node:crypto'
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { shownFileName } from '../lib/file-name.ts'
import { htmlToText, tidy } from '../lib/html-to-text.ts'
import type { UploadedFile } from './upload.ts'

/** A mail as plain words and files; nothing of it is a page any more. */
export interface ReadMail {
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly fromName: string
  /** Undefined where From holds no address. */
  readonly fromAddress: string | undefined
  readonly subject: string
  readonly text: string
  readonly files: readonly UploadedFile[]
}

const bounds = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 } as const

/** Takes a mail apart. What cannot be taken apart is one piece of text: nobody's words are lost for their wrapping. */
export async function readMail(bytes: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(bytes, bounds).catch(() => undefined)
  if (!mail) return asOnePiece(bytes)
  const sender = oneOf(mail.from)
  return {
    headers: headersOf(mail),
    fromName: oneLine(sender?.name ?? '').slice(0, 200),
    fromAddress: mailAddress(sender?.address ?? ''),
    subject: oneLine(mail.subject ?? '').slice(0, 300),
    text: wordsOf(mail),
    files: mail.attachments.map(fileOf),
  }
}

/** The plain words; those of the page where there are none, or none worth reading. */
function wordsOf({ text = '', html }: Email): string {
  const plain = tidy(text)
  return plain === '' && html !== undefined ? htmlToText(html) : plain
}

function headersOf({ headers }: Email): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { key, value } of headers) found.set(key, [...(found.get(key) ?? []), value])
  return found
}

const oneOf = (from: Address | undefined) => (from && 'group' in from && from.group ? from.group[0] : from)

/** A line break inside a name or a subject would begin a header of somebody else's choosing. */
const oneLine = (text: string) =>
  tidy(text)
    .replaceAll(/[\r\n\t]+/g, ' ')
    .trim()

/** An address that a letter may go to, and nothing that only looks like one. */
export function mailAddress(typed: string): string | undefined {
  const found = typed.trim()
  return found.length <= 254 && /^[^\s@<>(),:;"'\\[\]\p{C}]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/iu.test(found)
    ? found
    : undefined
}

function fileOf({ filename, mimeType, content }: Attachment): UploadedFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content as Uint8Array)
  return { name: shownFileName(filename ?? ''), mediaType: mimeType.slice(0, 100), bytes }
}

function asOnePiece(bytes: Buffer): ReadMail {
  const text = tidy(bytes.toString('latin1'))
  return { headers: new Map(), fromName: '', fromAddress: undefined, subject: '', text, files: [] }
}

/**
 * The same for a mail that a server sends again because it did not hear our answer: the name that its sender gave it and the words
 * under its headers. Other words under a name that was used before are another mail: nothing is lost.
 */
export function fingerprintOf(bytes: Buffer): string {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.subarray(0, end < 0 ? bytes.length : end).toString('latin1')
  const name = /^message-id:\s*(\S{1,998})/im.exec(head.replaceAll(/\r\n[ \t]+/g, ' '))?.[1]
  const hash = createHash('sha256').update(name ?? head)
  return hash
    .update('\n')
    .update(bytes.subarray(end < 0 ? bytes.length : end))
    .digest('hex')
}
