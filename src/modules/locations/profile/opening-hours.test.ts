import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { weekdays } from '../half-days.ts'
import { groupDays, readHours, writeHours } from './opening-hours.ts'

const examples: readonly (readonly [string, string | undefined])[] = [
  ['', ''],
  ['-', ''],
  ['7.00-18.00', '7.00-18.00'],
  ['7-18', '7.00-18.00'],
  ['07:00 – 18:30', '7.00-18.30'],
  ['7u30 tot 18u', '7.30-18.00'],
  ['7 uur - 18 uur', '7.00-18.00'],
  ['7h15 à 18h', '7.15-18.00'],
  ['7.00-8.30 en 15.30-18.00', '7.00-8.30, 15.30-18.00'],
  ['7-8, 12-13, 15-18', '7.00-8.00, 12.00-13.00, 15.00-18.00'],
  ['18-7', undefined],
  ['7-25', undefined],
  ['7.75-18', undefined],
  ['15-18 en 7-8', undefined],
  ['7-12 en 11-18', undefined],
  ['1-2,3-4,5-6,7-8', undefined],
  ['van zeven tot zes', undefined],
  ['7', undefined],
]

describe('opening hours', () => {
  for (const [typed, read] of examples)
    test(`"${typed}" is ${read ?? 'not understood'}`, () => {
      const spans = readHours(typed)
      assert.equal(spans && writeHours(spans), read)
    })

  test('read again what the form shows', () => {
    for (const [, read] of examples) if (read !== undefined) assert.equal(writeHours(readHours(read) ?? []), read)
  })

  test('days with the same hours stand together', () => {
    const hours = (['mon', 'tue', 'thu'] as const).map((weekday) => ({ weekday, opens: '07:00', closes: '18:00' }))
    const groups = groupDays(weekdays.slice(0, 5), hours).map(
      ({ from, to, spans }) => `${from}-${to} ${writeHours(spans)}`,
    )
    assert.deepEqual(groups, ['mon-tue 7.00-18.00', 'wed-wed ', 'thu-thu 7.00-18.00', 'fri-fri '])
  })
})
