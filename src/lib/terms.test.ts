import assert from 'node:assert/strict'
import { test } from 'node:test'
import { equatedDaysNl } from './calendar-nl.ts'
import { calendars } from './calendars.ts'
import { withHolidays } from './holidays.ts'
import { explainPeriod, explainTerm } from './terms.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const { nl, vl } = calendars

// Computed apart from this code, on the statutory calendars: received, 5 working days, 3 weeks, 6 weeks, 6 weeks rolled.
const golden = [
  [nl, '2026-04-02', '2026-04-13', '2026-04-23', '2026-05-14', '2026-05-15'],
  [vl, '2026-04-02', '2026-04-10', '2026-04-23', '2026-05-14', '2026-05-15'],
  [nl, '2026-04-30', '2026-05-08', '2026-05-21', '2026-06-11', '2026-06-11'],
  [vl, '2026-04-30', '2026-05-08', '2026-05-21', '2026-06-11', '2026-06-11'],
  [nl, '2026-12-23', '2026-12-31', '2027-01-13', '2027-02-03', '2027-02-03'],
  [nl, '2027-03-20', '2027-03-30', '2027-04-10', '2027-05-01', '2027-05-03'],
  [vl, '2027-03-20', '2027-03-26', '2027-04-10', '2027-05-01', '2027-05-03'],
  [nl, '2028-02-28', '2028-03-06', '2028-03-20', '2028-04-10', '2028-04-10'],
  [vl, '2028-02-28', '2028-03-06', '2028-03-20', '2028-04-10', '2028-04-10'],
] as const

for (const [{ statutory }, received, fiveDays, threeWeeks, sixWeeks, rolled] of golden) {
  test(`${statutory.name}: terms of what was received on ${received}`, () => {
    assert.equal(explainTerm(statutory, day(received), 5).due.toString(), fiveDays)
    assert.equal(explainPeriod(statutory, day(received), { weeks: 3 }).unrolled.toString(), threeWeeks)
    const six = explainPeriod(statutory, day(received), { weeks: 6 })
    assert.equal(six.unrolled.toString(), sixWeeks)
    assert.equal(six.due.toString(), rolled)
  })
}

test('five working days of a Dutch promise count Good Friday as a working day', () => {
  assert.equal(explainTerm(nl.promise, day('2026-04-02'), 5).due.toString(), '2026-04-10')
})

test('a term names the holidays that it passed over, and no weekend', () => {
  const term = explainTerm(nl.statutory, day('2026-04-02'), 5)
  assert.deepEqual(
    term.skipped.map((skipped) => `${skipped.day.toString()} ${skipped.name}`),
    ['2026-04-03 Goede Vrijdag', '2026-04-06 Tweede paasdag'],
  )
  assert.equal(term.calendar, 'nl-statutory')
  assert.deepEqual(explainTerm(vl.statutory, day('2028-02-28'), 5).skipped, [])
})

test('a period that ends on Ascension Day names it as the reason for the day after', () => {
  assert.deepEqual(
    explainPeriod(nl.statutory, day('2026-04-02'), { weeks: 6 }).skipped.map(({ name }) => name),
    ['Hemelvaartsdag'],
  )
})

test('the decree that equates the Friday after Ascension carries the term over the weekend', () => {
  const calendar = withHolidays(nl.statutory, equatedDaysNl)
  assert.equal(explainPeriod(calendar, day('2026-04-02'), { weeks: 6 }).due.toString(), '2026-05-18')
})

test('a month ends on the last day of a shorter month', () => {
  assert.equal(explainPeriod(nl.statutory, day('2028-01-31'), { months: 1 }).due.toString(), '2028-02-29')
})
