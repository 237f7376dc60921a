import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { wordKeyPurpose } from '../lib/seal-purposes.ts'
import type { Keys } from './keys.ts'

// Words of one subject (a case) that stand sealed in the database, where that subject has a key of its own. Whoever writes them says
// of which subject and which field they are; on their way in they are sealed, on their way out opened (words-driver.ts). The form is
// `sealed:1:<subject>:<field>:` and then nonce, tag and ciphertext: in base64 in a text column, as they are in a column of bytes.

/** Where words go: of this subject, into this field. */
export class Words {
  readonly subjectId: string
  readonly field: string
  readonly plain: string | Buffer
  constructor(subjectId: string, field: string, plain: string | Buffer) {
    this.subjectId = subjectId
    this.field = field
    this.plain = plain
  }
}

/** Says whether a subject that is written now for the first time gets a key; what follows in the transaction is sealed with it. */
export class WordKey {
  readonly subjectId: string
  readonly sealed: boolean
  constructor(subjectId: string, sealed: boolean) {
    this.subjectId = subjectId
    this.sealed = sealed
  }
}

/** A value for a text column; sealed where the subject has a key. Nothing is not sealed. */
export const wordsOf = (subjectId: string, field: string, plain: string): RawBuilder<string> =>
  sql<string>`${plain === '' ? '' : new Words(subjectId, field, plain)}`

/** A value for a column of bytes. */
export const bytesOf = (subjectId: string, field: string, plain: Buffer): RawBuilder<Buffer> =>
  sql<Buffer>`${new Words(subjectId, field, plain)}`

/** A value for a column of JSON: an object in which each `Words` is sealed in its place. */
export const withWords = (value: object): RawBuilder<string> => sql<string>`${value}::jsonb`

/** The value for the column that holds the key of a subject. */
export const wordKeyOf = (subjectId: string, sealed: boolean): RawBuilder<Buffer | null> =>
  sql<Buffer | null>`${new WordKey(subjectId, sealed)}`

export const prefix = 'sealed:1:'
const prefixBytes = Buffer.from(prefix)
const shape = /^sealed:1:([0-9a-f-]{36}):([a-z_.]+):/
/** A UUID and the longest field. */
const longestHead = 120
const nonceBytes = 12
const tagBytes = 16

export const newWordKey = (): Buffer => randomBytes(32)
export const wrapKey = (keys: Keys, subjectId: string, key: Buffer): Buffer => keys.seal(wordKeyPurpose(subjectId), key)
export const unwrapKey = (keys: Keys, subjectId: string, wrapped: Buffer): Buffer =>
  keys.open(wordKeyPurpose(subjectId), wrapped)

export function sealWords(key: Buffer, { subjectId, field, plain }: Words): string | Buffer {
  const head = `${prefix}${subjectId}:${field}:`
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(head))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  const body = Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  return typeof plain === 'string' ? head + body.toString('base64') : Buffer.concat([Buffer.from(head), body])
}

/** Of which subject a value is, where it is sealed. */
export function sealedSubject(value: string | Buffer): string | undefined {
  if (typeof value === 'string' ? !value.startsWith(prefix) : !startsWithPrefix(value)) return undefined
  return shape.exec(headOf(value))?.[1]
}

const headOf = (value: string | Buffer) =>
  typeof value === 'string' ? value.slice(0, longestHead) : value.subarray(0, longestHead).toString('latin1')

const startsWithPrefix = (value: Buffer) => value.subarray(0, prefix.length).equals(prefixBytes)

/** @throws where it was changed, or moved to another subject or field */
export function openWords(key: Buffer, value: string | Buffer): string | Buffer {
  const head = shape.exec(headOf(value))?.[0] ?? ''
  const body = typeof value === 'string' ? Buffer.from(value.slice(head.length), 'base64') : value.subarray(head.length)
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, nonceBytes))
    .setAAD(Buffer.from(head))
    .setAuthTag(body.subarray(nonceBytes, nonceBytes + tagBytes))
  const plain = Buffer.concat([decipher.update(body.subarray(nonceBytes + tagBytes)), decipher.final()])
  return typeof value === 'string' ? plain.toString('utf8') : plain
}

/** Nobody writes what only looks sealed: it would be taken for it on the way out. */
export function harmless(value: string | Buffer): string | Buffer {
  if (typeof value === 'string') return value.includes(prefix) ? value.replaceAll(prefix, 'sealed: 1:') : value
  return startsWithPrefix(value) ? Buffer.concat([Buffer.from(' '), value]) : value
}
