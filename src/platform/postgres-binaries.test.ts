import assert from 'node:assert/strict'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { postgresBinaries, trustedCopy } from './postgres-binaries.ts'

const skip = process.getuid?.() !== 0 && 'only root lends PostgreSQL another account'
const root = fs.mkdtempSync('/tmp/opvangloket-binaries-')

describe('postgres binaries', () => {
  after(() => fs.rmSync(root, { recursive: true, force: true }))

  test('root runs a copy that nobody else can change, and makes it anew when it is not whole', { skip }, () => {
    const original = postgresBinaries(undefined)
    const { folder } = trustedCopy(original, root)
    const server = join(folder, 'bin', 'postgres')
    const made = fs.statSync(folder).ino
    const again = () => fs.statSync(trustedCopy(original, root).folder).ino
    assert.equal(again(), made)
    assert.equal(fs.statSync(server).mode & 0o7777, 0o755)
    const spoilt = [
      () => fs.truncateSync(server, 1000),
      () => fs.chmodSync(join(folder, 'lib'), 0o777),
      () => fs.chownSync(server, 65_534, 65_534),
      () => fs.rmSync(join(folder, 'share'), { recursive: true }),
    ]
    for (const spoil of spoilt) {
      const before = again()
      spoil()
      assert.notEqual(again(), before)
      assert.deepEqual(fs.readdirSync(root), [`postgres-${original.version}`])
    }
  })

  test('a place where others may write is refused', { skip }, () => {
    const open = join(root, 'open')
    fs.mkdirSync(open)
    fs.chmodSync(open, 0o777)
    assert.throws(() => trustedCopy(postgresBinaries(undefined), open), /should belong to root/)
  })
})
