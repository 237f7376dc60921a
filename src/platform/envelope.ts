import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keys } from './keys.ts'

/** Sealed with a key of its own, which is itself sealed with a key of the house: to rotate, only that small part is sealed anew. */
export interface Envelope {
  readonly wrappedKey: Buffer
  readonly body: Buffer
}

const nonceBytes = 12
const tagBytes = 16

/** @param purpose authenticated: the envelope of one case opens nothing in another */
export function sealEnvelope(keys: Keys, purpose: string, plain: Buffer): Envelope {
  const key = randomBytes(32)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return { wrappedKey: keys.seal(purpose, key), body: Buffer.concat([nonce, cipher.getAuthTag(), sealed]) }
}

/** @throws where it was changed, moved to another purpose, or its key is not in the key file */
export function openEnvelope(keys: Keys, purpose: string, { wrappedKey, body }: Envelope): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keys.open(purpose, wrappedKey), body.subarray(0, nonceBytes))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(body.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(body.subarray(nonceBytes + tagBytes)), decipher.final()])
}
