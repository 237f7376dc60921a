import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto'
import { statSync } from 'node:fs'
import { type KeyFile, keyNamed, readKeyFile } from './key-file.ts'

/**
 * Encryption at rest with AES-256-GCM. The sealed form is one version byte, the key's name, nonce, tag and ciphertext;
 * the purpose is authenticated, so that a sealed value cannot be moved to another column.
 */
export interface Keys {
  seal(purpose: string, plain: Buffer): Buffer
  open(purpose: string, sealed: Buffer): Buffer
  /** Ed25519, with a key that follows from the current one: only who has the key file can sign for this purpose. */
  sign(purpose: string, message: Buffer): { key: string; publicKey: Buffer; signature: Buffer }
  /** What checks signatures of this purpose, for every key in the file: 32 bytes each. */
  publicKeys(purpose: string): readonly Buffer[]
}

/** The keys of a file. Whoever runs while they are rotated goes on with the file as it is then. */
export function readKeys(path: string): Keys {
  const now = follow(path)
  return {
    seal(purpose, plain) {
      const file = now()
      return seal(file.current, keyNamed(file, file.current), purpose, plain)
    },
    open: (purpose, sealed) => open(keyNamed(now(), keyNameOf(sealed)), purpose, sealed),
    sign(purpose, message) {
      const file = now()
      const signer = signingKey(keyNamed(file, file.current), purpose)
      return { key: file.current, publicKey: publicPart(signer), signature: sign(null, message, signer) }
    },
    publicKeys(purpose) {
      const file = now()
      const gone = (file.signed[purpose] ?? []).map((one) => Buffer.from(one, 'base64'))
      return [...Object.keys(file.keys).map((name) => publicKeyOf(file, name, purpose)), ...gone]
    },
  }
}

/** What signatures of one key for one purpose are checked with. */
export const publicKeyOf = (file: KeyFile, name: string, purpose: string): Buffer =>
  publicPart(signingKey(keyNamed(file, name), purpose))

/** The file as it stands; read anew when it was replaced, and while that cannot be read, as it was. */
function follow(path: string): () => KeyFile {
  let file = readKeyFile(path)
  let seen = stampOf(path)
  return () => {
    const stamp = stampOf(path)
    if (stamp === seen || stamp === '') return file
    file = readKeyFile(path)
    seen = stamp
    return file
  }
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.ino} ${found.mtimeMs}` : ''
}

// The fixed beginning of an Ed25519 private key in DER (RFC 8410); the 32 bytes of the seed follow.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKey(key: Buffer, purpose: string) {
  const seed = Buffer.from(hkdfSync('sha256', key, '', `ed25519 ${purpose}`, 32))
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
}

const publicPart = (signer: ReturnType<typeof signingKey>): Buffer =>
  createPublicKey(signer).export({ format: 'der', type: 'spki' }).subarray(-32)

const version = 1
const nonceBytes = 12
const tagBytes = 16

function seal(name: string, key: Buffer, purpose: string, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version, name.length]), Buffer.from(name), nonce, cipher.getAuthTag(), body])
}

/** With which key it was sealed. */
export const keyNameOf = (sealed: Buffer): string => sealed.toString('utf8', 2, 2 + sealed.readUInt8(1))

function open(key: Buffer, purpose: string, sealed: Buffer): Buffer {
  if (sealed.readUInt8(0) !== version) throw new Error('sealed with a version that this program does not know')
  const start = 2 + sealed.readUInt8(1)
  const nonce = sealed.subarray(start, start + nonceBytes)
  const tag = sealed.subarray(start + nonceBytes, start + nonceBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(start + nonceBytes + tagBytes)), decipher.final()])
}
