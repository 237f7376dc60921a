import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOfDay, localDay, startOfDay } from './days.ts'

const zone = 'Europe/Brussels'
const day = (text: string) => Temporal.PlainDate.from(text)

const ends = [
  ['2026-03-28', '2026-03-28T22:59:59.999Z'],
  ['2026-03-29', '2026-03-29T21:59:59.999Z'], // 23 hours
  ['2026-10-24', '2026-10-24T21:59:59.999Z'],
  ['2026-10-25', '2026-10-25T22:59:59.999Z'], // 25 hours
  ['2026-12-31', '2026-12-31T22:59:59.999Z'],
] as const

for (const [date, end] of ends) {
  test(`${date} ends just before midnight by the clock of its zone`, () => {
    assert.equal(endOfDay(day(date), zone).toString(), end)
  })
}

test('the day that the clock goes forward has 23 hours, the day that it goes back 25', () => {
  const hours = (date: string) =>
    startOfDay(day(date), zone)
      .until(startOfDay(day(date).add({ days: 1 }), zone))
      .total('hours')
  assert.equal(hours('2026-03-29'), 23)
  assert.equal(hours('2026-10-25'), 25)
})

test('every moment of a day belongs to that day, the next millisecond to the next', () => {
  for (const [date] of ends) {
    const end = endOfDay(day(date), zone)
    assert.equal(localDay(startOfDay(day(date), zone), zone).toString(), date)
    assert.equal(localDay(end, zone).toString(), date)
    assert.equal(localDay(end.add({ milliseconds: 1 }), zone).toString(), day(date).add({ days: 1 }).toString())
  }
})

test('just after midnight in summer it is still the day before in Greenwich', () => {
  const instant = Temporal.Instant.from('2026-07-01T22:30:00Z')
  assert.equal(localDay(instant, zone).toString(), '2026-07-02')
  assert.equal(localDay(instant, 'UTC').toString(), '2026-07-01')
})
