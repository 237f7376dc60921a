import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { calendars } from './calendars.ts'
import { withHolidays, type Calendar, type Holiday } from './holidays.ts'
import type { Rule } from './law.ts'
import { addWorkingDays, isWorkingDay, rollBack, rollForward, workingDaysBetween } from './working-days.ts'

const runs = { numRuns: Number(process.env['RUNS'] ?? 1000) }
const compare = Temporal.PlainDate.compare

const anyCalendar = fc.constantFrom<Calendar[]>(
  calendars.nl.statutory,
  calendars.nl.promise,
  calendars.vl.statutory,
  calendars.vl.promise,
)
const anyDay = fc.integer({ min: 0, max: 22 * 365 }).map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }))
const anyNumber = fc.integer({ min: 0, max: 70 })

function holds<T extends unknown[]>(
  name: string,
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  law: (...values: T) => void,
) {
  test(name, () =>
    fc.assert(
      fc.property(fc.tuple<T>(...arbitraries), (values) => law(...values)),
      runs,
    ),
  )
}

holds(
  'a term never ends before it starts, and ends on a working day',
  [anyCalendar, anyDay, anyNumber],
  (calendar, day, n) => {
    const due = addWorkingDays(calendar, day, n)
    assert.ok(compare(due, day) >= 0)
    assert.ok(n === 0 || isWorkingDay(calendar, due))
  },
)

holds('exactly n working days lie in between', [anyCalendar, anyDay, anyNumber], (calendar, day, n) => {
  assert.equal(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, n)), n)
  assert.equal(workingDaysBetween(calendar, addWorkingDays(calendar, day, n), day), n === 0 ? 0 : -n)
})

holds('more working days never end earlier', [anyCalendar, anyDay, anyNumber], (calendar, day, n) => {
  assert.ok(compare(addWorkingDays(calendar, day, n), addWorkingDays(calendar, day, n + 1)) < 0)
})

holds('a later start never ends earlier', [anyCalendar, anyDay, fc.nat(20), anyNumber], (calendar, day, later, n) => {
  assert.ok(compare(addWorkingDays(calendar, day, n), addWorkingDays(calendar, day.add({ days: later }), n)) <= 0)
})

holds(
  'one more holiday never makes a term end earlier',
  [anyCalendar, anyDay, fc.nat(90), anyNumber],
  (calendar, day, after, n) => {
    const once = day.add({ days: after })
    const value: Holiday = { name: 'Sluitingsdag', on: { once } }
    const more: Rule<Holiday> = { from: once, land: calendar.land, source: 'test', certainty: 'promise', value }
    const longer = addWorkingDays(withHolidays(calendar, [more]), day, n)
    assert.ok(compare(longer, addWorkingDays(calendar, day, n)) >= 0)
  },
)

holds('going back undoes going forward from a working day', [anyCalendar, anyDay, anyNumber], (calendar, day, n) => {
  const start = rollForward(calendar, day)
  assert.ok(addWorkingDays(calendar, addWorkingDays(calendar, start, n), -n).equals(start))
})

holds('rolling keeps a working day and finds the nearest one otherwise', [anyCalendar, anyDay], (calendar, day) => {
  const [back, forward] = [rollBack(calendar, day), rollForward(calendar, day)]
  assert.ok(isWorkingDay(calendar, back) && isWorkingDay(calendar, forward))
  assert.ok(compare(back, day) <= 0 && compare(day, forward) <= 0)
  assert.equal(workingDaysBetween(calendar, back, forward), isWorkingDay(calendar, day) ? 0 : 1)
})

// A second implementation that shares nothing: text, the old Date, and Easter Mondays written out.
const easterMondays =
  `2024-04-01 2025-04-21 2026-04-06 2027-03-29 2028-04-17 2029-04-02 2030-04-22 2031-04-14 2032-03-29
  2033-04-18 2034-04-10 2035-03-26 2036-04-14 2037-04-06 2038-04-26 2039-04-11 2040-04-02 2041-04-22 2042-04-07 2043-03-30
  2044-04-18 2045-04-10 2046-03-26`.split(/\s+/u)
const moving: Record<string, number[]> = {
  'nl-statutory': [-3, 0, 38, 49],
  'nl-promise': [0, 38, 49],
  'vl-statutory': [0, 38, 49],
  'vl-promise': [0, 38, 49],
}
const movingDates = Object.fromEntries(
  Object.entries(moving).map(([calendar, days]) => [
    calendar,
    new Set(easterMondays.flatMap((monday) => days.map((after) => shifted(monday, after)))),
  ]),
)
const fixed: Record<string, string> = {
  'nl-statutory': '01-01 04-27 05-05 12-25 12-26',
  'nl-promise': '01-01 04-27 12-25 12-26',
  'vl-statutory': '01-01 05-01 07-21 08-15 11-01 11-11 12-25',
  'vl-promise': '01-01 05-01 07-11 07-21 08-15 11-01 11-02 11-11 12-25 12-26',
}

function naive(calendar: string, start: string, n: number): string {
  let date = start
  for (let left = Math.abs(n); left > 0;) {
    date = shifted(date, Math.sign(n))
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !isNaivelyFree(calendar, date)) left--
  }
  return date
}

// King's Day on a Sunday moves to a Saturday: both are weekend, so the naive list need not know.
function isNaivelyFree(calendar: string, date: string): boolean {
  return fixed[calendar]?.includes(date.slice(5)) || movingDates[calendar]?.has(date) || false
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

test('a second, naive implementation gives the same day', () => {
  const same = fc.property(anyCalendar, anyDay, fc.integer({ min: -70, max: 70 }), (calendar, day, n) => {
    assert.equal(addWorkingDays(calendar, day, n).toString(), naive(calendar.name, day.toString(), n))
  })
  fc.assert(same, runs)
})

test('half a working day is refused', () => {
  assert.throws(() => addWorkingDays(calendars.nl.promise, Temporal.PlainDate.from('2026-01-01'), 0.5), RangeError)
})
