import assert from 'node:assert/strict'
import { test } from 'node:test'
import { equatedDaysNl } from './calendar-nl.ts'
import { calendars } from './calendars.ts'
import { holidayName, holidaysOf, withHolidays, type Calendar } from './holidays.ts'
import { NoRuleInForce } from './law.ts'
import { isWorkingDay } from './working-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const dates = (calendar: Calendar, year: number) =>
  holidaysOf(calendar, year)
    .map((holiday) => holiday.day.toString().slice(5))
    .join(' ')

const years = [
  [calendars.nl.statutory, 2026, '01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26'],
  [calendars.nl.promise, 2026, '01-01 04-06 04-27 05-14 05-25 12-25 12-26'],
  [calendars.vl.statutory, 2026, '01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25'],
  [calendars.vl.promise, 2026, '01-01 04-06 05-01 05-14 05-25 07-11 07-21 08-15 11-01 11-02 11-11 12-25 12-26'],
  [calendars.nl.statutory, 2025, '01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26'],
] as const

for (const [calendar, year, expected] of years) {
  test(`${calendar.name} has the holidays of ${year}`, () => {
    assert.equal(dates(calendar, year), expected)
  })
}

test('the two calendars of a land are different objects that differ on Good Friday and 5 May', () => {
  for (const date of ['2026-04-03', '2026-05-05']) {
    assert.equal(isWorkingDay(calendars.nl.statutory, day(date)), false)
    assert.equal(isWorkingDay(calendars.nl.promise, day(date)), true)
  }
  assert.notEqual(calendars.vl.statutory.name, calendars.vl.promise.name)
})

test('11 July, All Souls and 26 December are no legal holidays in Flanders', () => {
  for (const date of ['2025-07-11', '2026-11-02', '2025-12-26']) {
    assert.equal(isWorkingDay(calendars.vl.statutory, day(date)), true)
    assert.equal(isWorkingDay(calendars.vl.promise, day(date)), false)
  }
})

test('the King celebrates on Saturday when his birthday is a Sunday', () => {
  assert.equal(holidayName(calendars.nl.statutory, day('2025-04-26')), 'Koningsdag')
  assert.equal(holidayName(calendars.nl.statutory, day('2025-04-27')), undefined)
})

test('two holidays on one day are named together', () => {
  assert.equal(
    holidayName(calendars.vl.statutory, day('2160-05-01')),
    'Feest van de Arbeid, Onze-Lieve-Heer-Hemelvaart',
  )
})

test('a day before the tables is refused instead of called a working day', () => {
  assert.throws(() => isWorkingDay(calendars.nl.statutory, day('2013-12-31')), NoRuleInForce)
})

test('a day equated by royal decree is a holiday once it is added', () => {
  const calendar = withHolidays(calendars.nl.statutory, equatedDaysNl)
  assert.equal(isWorkingDay(calendars.nl.statutory, day('2026-05-15')), true)
  assert.equal(isWorkingDay(calendar, day('2026-05-15')), false)
  assert.equal(isWorkingDay(calendar, day('2025-05-15')), true)
})
