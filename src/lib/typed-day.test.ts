import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boxesOf, dayBoxes, readDay } from './typed-day.ts'

const typed: readonly [string, string, string, string][] = [
  ['27', '3', '2025', '2025-03-27'],
  [' 07 ', '03', '2025', '2025-03-07'],
  ['', '', '', 'missing'],
  [' ', '', '', 'missing'],
  ['27', '', '2025', 'wrong'],
  ['31', '2', '2025', 'wrong'],
  ['29', '2', '2024', '2024-02-29'],
  ['27', '3', '25', 'wrong'],
  ['27', 'maart', '2025', 'wrong'],
  ['-1', '3', '2025', 'wrong'],
  ['1e1', '3', '2025', 'wrong'],
  ['0', '3', '2025', 'wrong'],
]
for (const [d, month, year, expected] of typed) {
  test(`"${d}" "${month}" "${year}" is ${expected}`, () => {
    assert.equal(readDay({ day: d, month, year }).toString(), expected)
  })
}

test('the boxes of a name are found in a form, and others are not', () => {
  const typed = { from_day: ' 7 ', from_month: ['3', '4'], from_year: '2027', to_day: '1' }
  assert.deepEqual(dayBoxes(typed, 'from'), { day: ' 7 ', month: '3', year: '2027' })
  assert.deepEqual(dayBoxes(typed, 'to'), { day: '1', month: '', year: '' })
})

test('a day and its boxes are the same day', () => {
  const day = Temporal.PlainDate.from('2027-03-07')
  assert.deepEqual(readDay(boxesOf(day)), day)
  assert.equal(readDay(boxesOf(null)), 'missing')
})
