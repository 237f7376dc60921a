import { createHash, randomBytes } from 'node:crypto'
import { numberFrom } from '../lib/number-code.ts'
import { uuidV7 } from '../lib/ids.ts'

/** A secret for a link or a cookie: 256 random bits, url-safe. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const newId = (): string => uuidV7(Date.now(), randomBytes(10))

/** A number a person can read out over the phone: 7K4M-29PX. */
export const newNumber = (): string => numberFrom(randomBytes(8))
