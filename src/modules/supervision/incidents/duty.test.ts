import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dutiesOn, formDueOn, hoursWaited, isLate, reportDuties, termsOn } from './duty.ts'

const zone = 'Europe/Brussels'
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
const day = (text: string) => Temporal.PlainDate.from(text)

describe('what an organiser reports at once', () => {
  test('six kinds in Flanders, each with a source; nothing is invented for the Netherlands', () => {
    assert.equal(dutiesOn('vl', day('2026-11-22')).length, 6)
    assert.deepEqual(dutiesOn('nl', day('2026-11-22')), [])
    assert.ok(reportDuties.every(({ source }) => source.includes('2024')))
  })
})

describe('the clock runs from the knowledge', () => {
  const terms = termsOn('vl', day('2026-11-22'))
  const cases: readonly [string, boolean, string, number, boolean, string][] = [
    ['2026-11-19T09:00', true, '2026-11-19T10:30', 1.5, false, 'an hour and a half'],
    ['2026-11-19T09:00', true, '2026-11-20T09:00', 24, false, 'a day to the minute is not late yet'],
    ['2026-11-19T09:00', true, '2026-11-20T09:01', 24 + 1 / 60, true, 'a minute more is'],
    ['2026-11-19T00:00', false, '2026-11-20T18:00', 18, false, 'of a day without an hour its end counts'],
    ['2026-11-19T00:00', false, '2026-11-19T08:00', 0, false, 'the same day without an hour: nobody waited'],
    ['2026-03-28T12:00', true, '2026-03-29T12:00', 23, false, 'the night on which the clock jumps has an hour less'],
  ]
  for (const [knownAt, knownTimed, announcedAt, hours, late, why] of cases)
    test(why, () => {
      const known = { knownAt: at(knownAt), knownTimed, announcedAt: at(announcedAt), zone }
      assert.ok(Math.abs(hoursWaited(known) - hours) < 0.001, `${hoursWaited(known)}`)
      assert.equal(isLate(known, terms), late)
    })

  const due: readonly [string, string, string, string][] = [
    ['2026-11-19T09:00', '2026-11-19T09:10', '2026-11-20', 'known on Thursday: Friday'],
    ['2026-11-20T16:00', '2026-11-20T16:05', '2026-11-23', 'known on Friday: Monday'],
    ['2026-12-24T16:00', '2026-12-24T16:05', '2026-12-28', 'Christmas does not count'],
    ['2026-11-09T09:00', '2026-11-16T09:00', '2026-11-16', 'announced a week late: on that day itself'],
    ['2026-11-13T09:00', '2026-11-21T09:00', '2026-11-23', 'announced on a Saturday: the working day after'],
  ]
  for (const [knownAt, announcedAt, expected, why] of due)
    test(`the form: ${why}`, () => {
      const given = { knownAt: at(knownAt), announcedAt: at(announcedAt), zone }
      assert.equal(formDueOn('vl', given, terms).toString(), expected)
    })
})
