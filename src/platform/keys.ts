import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

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

const keyFile = z.object({
  current: z.string().regex(/^[a-z0-9]{1,16}$/),
  keys: z.record(z.string(), z.string().regex(/^[A-Za-z0-9+/]{43}=$/, '32 bytes in base64')),
})

export function readKeys(path: string): Keys {
  const { current, keys } = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  const keyNamed = (name: string) => {
    const key = keys[name]
    if (!key) throw new Error(`the key file has no key named ${name}`)
    return Buffer.from(key, 'base64')
  }
  keyNamed(current)
  return {
    seal: (purpose, plain) => seal(current, keyNamed(current), purpose, plain),
    open: (purpose, sealed) => open(keyNamed(nameOf(sealed)), purpose, sealed),
    sign(purpose, message) {
      const signer = signingKey(keyNamed(current), purpose)
      return { key: current, publicKey: publicPart(signer), signature: sign(null, message, signer) }
    },
    publicKeys: (purpose) => Object.keys(keys).map((name) => publicPart(signingKey(keyNamed(name), purpose))),
  }
}

// The fixed beginning of an Ed25519 private key in DER (RFC 8410); the 32 bytes of the seed follow.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKey(key: Buffer, purpose: string) {
  const seed = Buffer.from(hkdfSync('sha256', key, '', `ed25519 ${purpose}`, 32))
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
}

const publicPart = (signer: ReturnType<typeof signingKey>): Buffer =>
  createPublicKey(signer).export({ format: 'der', type: 'spki' }).subarray(-32)

/** Development and the embedded database make their own key file once; production refuses to start without one. */
export function makeKeysOnce(path: string): void {
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true })
  const content = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') } }
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
}

const version = 1
const nonceBytes = 12
const tagBytes = 16

function seal(name: string, key: Buffer, purpose: string, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version, name.length]), Buffer.from(name), nonce, cipher.getAuthTag(), body])
}

const nameOf = (sealed: Buffer) => sealed.toString('utf8', 2, 2 + sealed.readUInt8(1))

function open(key: Buffer, purpose: string, sealed: Buffer): Buffer {
  if (sealed.readUInt8(0) !== version) throw new Error('sealed with a version that this program does not know')
  const start = 2 + sealed.readUInt8(1)
  const nonce = sealed.subarray(start, start + nonceBytes)
  const tag = sealed.subarray(start + nonceBytes, start + nonceBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(start + nonceBytes + tagBytes)), decipher.final()])
}
