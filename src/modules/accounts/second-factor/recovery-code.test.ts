import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRecoveryCode, recoveryCodeFrom } from './recovery-code.ts'

const code = recoveryCodeFrom(Uint8Array.from({ length: 12 }, (_, index) => index * 21))

test('a recovery code is three groups of four', () =>
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/))

test('a code is known again however it is typed', () => {
  assert.equal(parseRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `), code)
  assert.equal(parseRecoveryCode('o1il-0000-0000'), '0111-0000-0000')
})

test('anything else is no code', () => {
  for (const typed of ['', '123456', 'UUUU-UUUU-UUUU', `${code}0`]) assert.equal(parseRecoveryCode(typed), undefined)
})
