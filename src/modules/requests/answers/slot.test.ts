import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comingSlots } from './slot.ts'

test('a family is offered the moments that are still to come', () => {
  const [gone, now, coming] = ['2026-11-18T08:30Z', '2026-11-22T09:00Z', '2026-11-26T15:00Z'].map((at) =>
    Temporal.Instant.from(at),
  )
  assert.ok(gone && now && coming)
  assert.deepEqual(comingSlots([gone, coming], now).map(String), [String(coming)])
  assert.deepEqual(comingSlots([now], now), [])
})
