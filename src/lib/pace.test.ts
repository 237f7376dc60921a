import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, array, integer, property } from 'fast-check'
import { makePace } from './pace.ts'

test('a pace lets a burst through, makes the rest wait, and sends away who would wait too long', () => {
  const take = makePace({ aSecond: 10, longestWait: 500 })
  const waits = Array.from({ length: 20 }, () => take(0))
  assert.deepEqual(
    waits.slice(0, 10),
    Array.from({ length: 10 }, () => 0),
  )
  assert.deepEqual(waits.slice(10, 15), [100, 200, 300, 400, 500])
  assert.deepEqual(
    waits.slice(15),
    Array.from({ length: 5 }, () => undefined),
  )
  assert.equal(take(5000), 0, 'after a while all is as it was')
})

test('whatever the storm, no second has more than twice its number, and no hour more than its own', () => {
  check(
    property(array(integer({ min: 0, max: 40 }), { maxLength: 400 }), (pauses) => {
      const take = makePace({ aSecond: 20, longestWait: 1000 })
      let now = 0
      const through: number[] = []
      for (const pause of pauses) {
        now += pause
        const wait = take(now)
        if (wait !== undefined) through.push(now + wait)
      }
      for (const from of through) assert.ok(through.filter((at) => at >= from && at < from + 1000).length <= 40)
      assert.ok(through.length <= 20 * (now / 1000 + 2) + 1)
    }),
  )
})
