import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readShorthand } from './day-shorthand.ts'

const today = Temporal.PlainDate.from('2026-11-22')

const written: readonly [string, string | undefined][] = [
  ['27/3/25', '27-3-2025'],
  ['27-03-2025', '27-03-2025'],
  ['27 3 2025', '27-3-2025'],
  ['27.3.25', '27-3-2025'],
  ['270325', '27-03-2025'],
  ['27032025', '27-03-2025'],
  ['1/12', '1-12-2026'],
  ['22/11', '22-11-2026'],
  ['1/9', '1-9-2027'],
  [' Vandaag ', '22-11-2026'],
  ['v', '22-11-2026'],
  ['+14', '6-12-2026'],
  ['+2w', '6-12-2026'],
  ['+3m', '22-2-2027'],
  ['+1j', '22-11-2027'],
  ['31/2/25', '31-2-2025'],
  ['', undefined],
  ['maart', undefined],
  ['27/3/225', undefined],
  ['-3', undefined],
]
for (const [typed, expected] of written) {
  test(`"${typed}" is ${expected ?? 'no day'}`, () => {
    const day = readShorthand(typed, today)
    assert.equal(day && `${day.day}-${day.month}-${day.year}`, expected)
  })
}
