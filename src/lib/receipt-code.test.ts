import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assert as check, integer, property, uint8Array } from 'fast-check'
import { parseReceipt, receiptFrom } from './receipt-code.ts'

const bytes = uint8Array({ minLength: 19, maxLength: 19 })

describe('a receipt code', () => {
  test('comes back as it was given, however it is typed', () => {
    check(
      property(bytes, (random) => {
        const code = receiptFrom(random)
        assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
        assert.equal(parseReceipt(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`), code)
      }),
    )
  })

  test('with one character changed is noticed', () => {
    check(
      property(bytes, integer({ min: 0, max: 19 }), integer({ min: 1, max: 31 }), (random, at, by) => {
        const letters = [...receiptFrom(random).replaceAll('-', '')]
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
        letters[at] = alphabet[(alphabet.indexOf(letters[at] ?? '') + by) % 32] ?? ''
        assert.equal(parseReceipt(letters.join('')), undefined)
      }),
    )
  })
})
