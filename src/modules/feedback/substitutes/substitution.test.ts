import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { substituteRefusal, type SubstituteRefusal } from './substitution.ts'

const day = (text: string) => Temporal.PlainDate.from(`2026-${text}`)
const one = (personId: string, substituteId: string, from: string, until: string) => ({
  personId,
  substituteId,
  fromOn: day(from),
  untilOn: day(until),
})

describe('who stands in', () => {
  const known = [one('Hans', 'Rita', '12-01', '12-10')]
  const examples: readonly (readonly [string, ReturnType<typeof one>, SubstituteRefusal | undefined])[] = [
    ['on other days', one('Hans', 'Rita', '12-11', '12-12'), undefined],
    ['for somebody else', one('Lies', 'Cora', '12-01', '12-10'), undefined],
    ['for herself', one('Cora', 'Cora', '12-01', '12-02'), 'self'],
    ['from the last day to the first', one('Lies', 'Cora', '12-02', '12-01'), 'backwards'],
    ['in days that are over', one('Lies', 'Cora', '11-01', '11-20'), 'over'],
    ['beside another', one('Hans', 'Cora', '12-10', '12-20'), 'overlaps'],
    ['while away', one('Lies', 'Hans', '12-10', '12-20'), 'substitute_away'],
    ['for who stands in', one('Rita', 'Cora', '11-30', '12-01'), 'stands_in'],
  ]
  for (const [name, wanted, refusal] of examples) {
    test(`${name}: ${refusal ?? 'fine'}`, () => assert.equal(substituteRefusal(wanted, known, day('11-22')), refusal))
  }
  test('for more than a year: too long', () =>
    assert.equal(
      substituteRefusal(
        { ...one('Lies', 'Cora', '12-01', '12-01'), untilOn: day('12-05').add({ years: 1 }) },
        [],
        day('11-22'),
      ),
      'too_long',
    ))
})
