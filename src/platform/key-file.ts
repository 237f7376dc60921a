import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

// The file of KEYS_FILE: named keys, which of them seals, and what the dropped ones signed can still be checked with.

const keyFile = z.object({
  current: z.string().regex(/^[a-z0-9]{1,16}$/),
  keys: z.record(z.string(), z.string().regex(/^[A-Za-z0-9+/]{43}=$/, '32 bytes in base64')),
  /** Public keys of keys that are gone, by what they signed: base64. */
  signed: z.record(z.string(), z.array(z.string())).default({}),
})
export type KeyFile = z.infer<typeof keyFile>

/** @throws where it is not there, or holds no key that seals */
export function readKeyFile(path: string): KeyFile {
  const file = keyFile.parse(JSON.parse(fs.readFileSync(path, 'utf8')))
  keyNamed(file, file.current)
  return file
}

export function keyNamed({ keys }: KeyFile, name: string): Buffer {
  const key = keys[name]
  if (!key) throw new Error(`the key file has no key named ${name}`)
  return Buffer.from(key, 'base64')
}

const newKey = () => randomBytes(32).toString('base64')

/** Development and the embedded database make their own key file once; production refuses to start without one. */
export function makeKeysOnce(path: string): void {
  if (fs.existsSync(path)) return
  fs.mkdirSync(dirname(path), { recursive: true })
  const content = { current: 'k1', keys: { k1: newKey() } }
  fs.writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
}

/** A new key that seals from now on; the others still open. */
export function withNewKey(file: KeyFile): KeyFile {
  const numbers = Object.keys(file.keys).map((name) => Number(/^k(\d+)$/.exec(name)?.[1] ?? 0))
  const name = `k${Math.max(0, ...numbers) + 1}`
  return { ...file, current: name, keys: { ...file.keys, [name]: newKey() } }
}

/** Written beside and then put in its place: whoever reads it meanwhile, or after a power cut, has the old one or the new one, whole. */
export function replaceKeyFile(path: string, file: KeyFile): void {
  const beside = `${path}.new`
  fs.rmSync(beside, { force: true })
  const handle = fs.openSync(beside, 'wx', 0o600)
  try {
    fs.writeFileSync(handle, `${JSON.stringify(file, null, 2)}\n`)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  fs.renameSync(beside, path)
  const folder = fs.openSync(dirname(path), 'r')
  try {
    fs.fsyncSync(folder)
  } finally {
    fs.closeSync(folder)
  }
}
