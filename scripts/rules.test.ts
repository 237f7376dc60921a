import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ruleSet } from '../src/lib/rule-set.ts'
import { ruleSets } from '../src/rules.ts'
import { ambiguousRules, generateRules } from './rules.ts'

const root = new URL('../', import.meta.url)
const from = Temporal.PlainDate.from('2026-01-01')
const cap = { from, land: 'nl', source: 'a | b', certainty: 'law', value: 1123 } as const
const planted = ruleSet({
  title: 'Cap',
  file: 'a.ts',
  test: 'a.test.ts',
  rules: [cap, cap],
  words: (cents) => `${cents} cents`,
})

test('a legal value is printed with all that makes it checkable', () => {
  const page = generateRules([planted])
  assert.match(page, /## Cap\n\n\[a\.ts\]\(\.\.\/a\.ts\), tested in \[a\.test\.ts\]/u)
  assert.ok(page.includes('| nl | 2026-01-01 | 1123 cents | a \\| b | law |'))
})

test('two rules of one land from one day are found, unless they hold together', () => {
  assert.deepEqual(ambiguousRules([planted]), ['Cap: nl 2026-01-01'])
  assert.deepEqual(ambiguousRules([{ ...planted, holdTogether: true }]), [])
})

test('no legal value of ours is ambiguous, and each names a file and a test that exist', () => {
  assert.deepEqual(ambiguousRules(), [])
  for (const { file, test: examples } of ruleSets) {
    assert.ok(existsSync(new URL(file, root)), file)
    assert.ok(existsSync(new URL(examples, root)), examples)
  }
})

test('docs/rules.md is what the rules print', () => {
  assert.equal(readFileSync(new URL('docs/rules.md', root), 'utf8'), generateRules())
})
