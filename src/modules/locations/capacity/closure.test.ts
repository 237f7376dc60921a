import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedBetween, type Closure, nextOpenDay } from './closure.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const closure = (from: string, until: string): Closure => ({
  id: from,
  fromOn: day(from),
  untilOn: day(until),
  reason: 'leave',
})
const closures = [closure('2026-12-24', '2027-01-01'), closure('2027-01-04', '2027-01-05')]

test('the next open day skips closures in a row and the weekend', () =>
  assert.equal(nextOpenDay(closures, day('2026-12-28')).toString(), '2027-01-06'))
test('and waits for a day of the week on which the child comes', () =>
  assert.equal(nextOpenDay(closures, day('2026-12-28'), [2]).toString(), '2027-01-12'))
test('an open day is its own next open day', () =>
  assert.equal(nextOpenDay(closures, day('2026-12-23')).toString(), '2026-12-23'))
test('a closure counts when it touches the time, and not when it begins on the day after', () => {
  const ids = (from: string, until: string) => closedBetween(closures, day(from), day(until)).map(({ id }) => id)
  assert.deepEqual(ids('2027-01-01', '2027-01-04'), ['2026-12-24'])
  assert.deepEqual(ids('2027-01-02', '2027-02-02'), ['2027-01-04'])
})
