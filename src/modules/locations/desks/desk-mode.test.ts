import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { takesRequestsIn } from './desk-mode.ts'

const mode = (day: string, takesRequests: boolean) => ({ fromOn: Temporal.PlainDate.from(day), takesRequests })
const modes = [mode('2027-03-01', true), mode('2027-01-01', false)]

describe('whether a desk takes requests', () => {
  for (const [day, takes] of [
    ['2026-12-31', true],
    ['2027-01-01', false],
    ['2027-02-28', false],
    ['2027-03-01', true],
  ] as const)
    test(`on ${day}: ${takes}`, () => assert.equal(takesRequestsIn(modes, Temporal.PlainDate.from(day)), takes))

  test('a desk that never said so does', () =>
    assert.equal(takesRequestsIn([], Temporal.PlainDate.from('2027-01-01')), true))
})
