import assert from 'node:assert/strict'
import { test } from 'node:test'
import { birthOn, startFault } from './asked.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-22')

test('a day that has come is a birthday, a day that comes is the day on which the child is expected', () => {
  assert.deepEqual(birthOn(day('2025-03-27'), today), { bornOn: day('2025-03-27') })
  assert.deepEqual(birthOn(today, today), { bornOn: today })
  assert.deepEqual(birthOn(day('2026-11-23'), today), { expectedOn: day('2026-11-23') })
  assert.deepEqual(birthOn(day('2027-09-22'), today), { expectedOn: day('2027-09-22') })
})

test('a child of thirteen is too old, a birth after ten months is a slip', () => {
  assert.deepEqual(birthOn(day('2013-11-22'), today), { fault: 'too_old' })
  assert.deepEqual(birthOn(day('2013-11-23'), today), { bornOn: day('2013-11-23') })
  assert.deepEqual(birthOn(day('2027-09-23'), today), { fault: 'too_far_ahead' })
})

const starts: readonly [string, string | undefined, string | undefined][] = [
  ['2026-11-22', undefined, undefined],
  ['2026-10-22', undefined, undefined],
  ['2026-10-21', undefined, 'in_the_past'],
  ['2027-02-01', '2027-03-01', 'before_birth'],
  ['2027-03-01', '2027-03-01', undefined],
  ['2028-01-01', '2015-01-01', 'too_old_by_then'],
]
for (const [start, born, fault] of starts) {
  test(`care from ${start} for a child of ${born ?? 'any age'}: ${fault ?? 'fine'}`, () => {
    assert.equal(startFault(day(start), today, born === undefined ? undefined : day(born)), fault)
  })
}
