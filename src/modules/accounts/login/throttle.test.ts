import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesToWait, opensAt } from './throttle.ts'

const start = Temporal.Instant.from('2026-11-22T10:00:00Z')
const failures = (count: number) => Array.from({ length: count }, (_, index) => start.add({ seconds: index }))
const secondsAfter = (count: number) => {
  const last = failures(count).at(-1)
  return last === undefined ? undefined : opensAt(failures(count))?.since(last).total('seconds')
}

test('four mistakes cost nothing', () => {
  assert.equal(opensAt([]), undefined)
  assert.equal(opensAt(failures(4)), undefined)
})

test('each further mistake doubles the wait, up to a quarter of an hour', () => {
  assert.deepEqual([5, 6, 7, 8, 9, 10, 11, 40].map(secondsAfter), [30, 60, 120, 240, 480, 900, 900, 900])
})

test('the wait is told in whole minutes and ends', () => {
  const last = start.add({ seconds: 6 })
  assert.equal(minutesToWait(failures(7), last), 2)
  assert.equal(minutesToWait(failures(7), last.add({ seconds: 61 })), 1)
  assert.equal(minutesToWait(failures(7), last.add({ seconds: 120 })), 0)
})
