import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeKeysOnce } from './key-file.ts'
import { readKeys } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
const path = join(folder, 'keys.json')
makeKeysOnce(path)
const keys = readKeys(path)
const secret = Buffer.from('JBSWY3DPEHPK3PXP')

test('what is sealed opens again, and is not readable before', () => {
  const sealed = keys.seal('accounts.totp', secret)
  assert.deepEqual(keys.open('accounts.totp', sealed), secret)
  assert.equal(sealed.includes(secret), false)
})

test('a sealed value cannot serve another purpose', () => {
  assert.throws(() => keys.open('feedback.reporter', keys.seal('accounts.totp', secret)))
})

test('one changed bit is noticed', () => {
  const sealed = keys.seal('accounts.totp', secret)
  for (let place = 0; place < sealed.length; place += 1) {
    const bent = Buffer.from(sealed)
    bent.writeUInt8(bent.readUInt8(place) ^ 1, place)
    assert.throws(() => keys.open('accounts.totp', bent), `byte ${place}`)
  }
})

test('after a rotation the old values still open and new ones use the new key', () => {
  const before = keys.seal('accounts.totp', secret)
  const file = JSON.parse(readFileSync(path, 'utf8')) as { keys: Record<string, string> }
  const rotated = { current: 'k2', keys: { ...file.keys, k2: Buffer.alloc(32, 7).toString('base64') } }
  writeFileSync(join(folder, 'rotated.json'), JSON.stringify(rotated))
  const after = readKeys(join(folder, 'rotated.json'))
  assert.deepEqual(after.open('accounts.totp', before), secret)
  assert.throws(() => keys.open('accounts.totp', after.seal('accounts.totp', secret)), /no key named k2/)
})

test('a key file is for its owner alone, and never made twice', () => {
  const content = readFileSync(path, 'utf8')
  makeKeysOnce(path)
  assert.equal(readFileSync(path, 'utf8'), content)
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o077, 0)
})
