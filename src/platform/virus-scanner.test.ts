import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Mood, type Scanner, startScanner } from '../../tests/support/scanner.ts'
import { testVirus } from '../../tests/support/bad-files.ts'
import { refusalOf } from './file-check.ts'
import { scanWith } from './virus-scanner.ts'

describe('a virus scanner', () => {
  let scanner: Scanner
  before(async () => {
    scanner = await startScanner()
  })
  after(() => scanner?.close())

  const scan = (bytes: Buffer, patience?: number) => scanWith(new URL(scanner.url), bytes, patience)

  test('is sent the whole file, and its answer holds', async () => {
    scanner.mood = 'well'
    for (const length of [0, 1, 65_536, 65_537, 1_000_000]) assert.equal(await scan(Buffer.alloc(length, 'a')), 'clean')
    assert.deepEqual(scanner.seen, [0, 1, 65_536, 65_537, 1_000_000])
    assert.equal(await scan(Buffer.from('een besmet bestand')), 'infected')
  })

  test('that gives no plain answer gives none', async () => {
    for (const mood of ['silent', 'no signatures', 'hangs up', 'too large'] satisfies Mood[]) {
      scanner.mood = mood
      assert.equal(await scan(Buffer.from('een bestand'), 200), 'unreachable', mood)
    }
    assert.equal(await scanWith(new URL('tcp://127.0.0.1:1'), Buffer.from('een bestand')), 'unreachable', 'away')
    assert.equal(await scanWith(new URL('unix:/nowhere/clamd.sock'), Buffer.from('een bestand')), 'unreachable')
  })

  test('is asked where there is one; the test virus is known without', async () => {
    scanner.mood = 'well'
    const at = (url: string | null) => ({ config: { scanner: url === null ? null : new URL(url) } })
    const [clean, bad] = [Buffer.from('een bestand'), Buffer.from('een besmet bestand')]
    assert.deepEqual(await Promise.all([clean, bad, Buffer.from(testVirus())].map((one) => refusalOf(at(null), one))), [undefined, undefined, 'infected']) // prettier-ignore
    assert.deepEqual(await Promise.all([clean, bad].map((one) => refusalOf(at(scanner.url), one))), [undefined, 'infected']) // prettier-ignore
    assert.equal(await refusalOf(at('tcp://127.0.0.1:1'), clean), 'unchecked')
  })
})
