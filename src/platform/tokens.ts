import { createHash, randomBytes } from 'node:crypto'
import { numberFrom } from '../lib/number-code.ts'
import { uuidV7 } from '../lib/ids.ts'

/** A secret for a link or a cookie: 256 random bits, url-safe. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** A secret inside a mail address, where capitals do not survive: 160 random bits. */
export const newAddressToken = (): string => randomBytes(20).toString('hex')

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const newId = (): string => uuidV7(Date.now(), randomBytes(10))

/** The same words give the same id, and from the id nobody can tell the words: what is written again is written once. */
export function derivedId(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A number a person can read out over the phone: 7K4M-29PX. */
export const newNumber = (): string => numberFrom(randomBytes(8))
