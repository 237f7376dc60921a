import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureInWords, maskedAddress } from './letters.ts'

test('an address in a list shows only its first letter', () => {
  assert.equal(maskedAddress('fatima@example.org'), 'f…@example.org')
})

for (const [failure, kind] of [
  ['EENVELOPE 550', 'refused'],
  ['EMESSAGE 421', 'later'],
  ['ECONNREFUSED', 'unreachable'],
  ['unknown', 'other'],
  [null, 'other'],
] as const) {
  test(`the failure ${failure} is told as ${kind}`, () => assert.equal(failureInWords(failure), kind))
}
