import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inForce } from '../../lib/law.ts'
import { requestTerms, standing, turnTerm } from './request-terms.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const due: readonly ['vl' | 'nl', string, string, string][] = [
  ['vl', '2026-11-22', '2026-12-04', 'a Sunday: the count begins on Monday'],
  ['vl', '2026-11-23', '2026-12-07', 'a Monday: day 0 does not count'],
  ['nl', '2026-11-23', '2026-12-07', 'no holiday in between'],
  ['vl', '2026-10-28', '2026-11-13', 'All Souls and Armistice Day do not count'],
  ['nl', '2026-10-28', '2026-11-11', 'the Netherlands know neither'],
  ['vl', '2026-12-18', '2027-01-05', 'Christmas and New Year; 26 December is a Saturday'],
  ['nl', '2026-12-18', '2027-01-05', 'the same in the Netherlands'],
  ['vl', '2027-03-19', '2027-04-05', 'Easter Monday does not count'],
]
for (const [land, received, expected, why] of due) {
  test(`in ${land} a request of ${received} has its answer by ${expected} (${why})`, () => {
    assert.equal(turnTerm(land, 'desk', day(received)).due.toString(), expected)
  })
}

test('the sum behind the date can be shown', () => {
  const term = turnTerm('vl', 'desk', day('2026-10-28'))
  assert.equal(term.workingDays, 10)
  assert.deepEqual(
    term.skipped.map(({ name, day }) => `${name} ${day.toString()}`),
    ['Allerzielen 2026-11-02', 'Wapenstilstand 2026-11-11'],
  )
})

test('the family has as long as the desk', () => {
  assert.ok(turnTerm('nl', 'family', day('2026-11-23')).due.equals(turnTerm('nl', 'desk', day('2026-11-23')).due))
})

const stands: readonly [string, string, { late: boolean; days: number }][] = [
  ['2026-11-26', '2026-12-04', { late: false, days: 6 }],
  ['2026-12-04', '2026-12-04', { late: false, days: 0 }],
  ['2026-12-05', '2026-12-04', { late: true, days: 0 }],
  ['2026-12-07', '2026-12-04', { late: true, days: 1 }],
  ['2026-12-08', '2026-12-04', { late: true, days: 2 }],
  ['2026-12-06', '2026-12-07', { late: false, days: 1 }],
]
for (const [today, on, expected] of stands) {
  test(`on ${today} a term that ends on ${on} is ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(standing('vl', day(today), day(on)), expected)
  })
}

test('both lands promise the same since the calendars begin', () => {
  for (const land of ['vl', 'nl'] as const) {
    assert.deepEqual(inForce(requestTerms, land, day('2014-01-01')).value, {
      desk: 10,
      organiser: 10,
      family: 10,
      offer: 10,
    })
  }
})
