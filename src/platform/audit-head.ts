import { createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'
import type { Keys } from './keys.ts'

/** How far the chain was at a moment, signed: kept where who runs the database cannot reach it. */
export interface AuditHead {
  readonly day: string
  readonly at: string
  readonly seq: number
  /** Of that row, in hex. */
  readonly hash: string
  readonly key: string
  /** Raw Ed25519, base64. */
  readonly publicKey: string
  readonly signature: string
}

export type UnsignedHead = Pick<AuditHead, 'day' | 'at' | 'seq' | 'hash'>

/** What a key of the house signs. */
export const headPurpose = 'audit head'

export function signHead(keys: Keys, head: UnsignedHead): AuditHead {
  const { key, publicKey, signature } = keys.sign(headPurpose, signedText(head))
  const { day, at, seq, hash } = head
  return {
    day,
    at,
    seq,
    hash,
    key,
    publicKey: publicKey.toString('base64'),
    signature: signature.toString('base64'),
  }
}

/** The keys that heads of this installation are signed with, base64. */
export const headKeys = (keys: Keys): readonly string[] =>
  keys.publicKeys(headPurpose).map((one) => one.toString('base64'))

/** Whether one of these keys, and no other, signed it. */
export function isSigned(head: AuditHead, trusted: readonly string[]): boolean {
  if (!trusted.includes(head.publicKey)) return false
  return verify(null, signedText(head), publicKeyFrom(head.publicKey), Buffer.from(head.signature, 'base64'))
}

/** One line: fits in a file and in a mail. */
export const headLine = (head: AuditHead): string => JSON.stringify(head)

/** Every head in a text, be it a file of ours or a mail around it. */
export function headsIn(text: string): AuditHead[] {
  // Mail programs break long lines and write spaces their own way.
  const unfolded = text.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
  return [...unfolded.matchAll(/\{[^{}]*"signature"[^{}]*\}/g)].flatMap(([found]) => {
    const parsed = headShape.safeParse(parse(found))
    return parsed.success ? [parsed.data] : []
  })
}

const headShape = z.object({
  day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  at: z.string(),
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  key: z.string(),
  publicKey: z.string(),
  signature: z.string(),
})

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/\s*\r?\n\s*/g, ''))
  } catch {
    return undefined
  }
}

const signedText = ({ day, at, seq, hash }: UnsignedHead) =>
  Buffer.from(['opvangloket audit head', day, at, seq, hash].join('\n'))

// The fixed beginning of an Ed25519 public key in DER (RFC 8410).
const spki = Buffer.from('302a300506032b6570032100', 'hex')
const publicKeyFrom = (base64: string) =>
  createPublicKey({ key: Buffer.concat([spki, Buffer.from(base64, 'base64')]), format: 'der', type: 'spki' })
