import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeFault } from '../src/platform/web.tsx'

test('a fault of the database is logged by its code, never with what somebody typed', () => {
  const fault = Object.assign(new Error('invalid input syntax for type uuid: "Fatima El Amrani"'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (email)=(fatima@example.org) already exists.',
  })
  const wrapped = new Error('could not save', { cause: fault })
  const logged = JSON.stringify(describeFault(wrapped))
  assert.match(logged, /could not save/)
  assert.match(logged, /22P02/)
  assert.doesNotMatch(logged, /Fatima|fatima/)
})
