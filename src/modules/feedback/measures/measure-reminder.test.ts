import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { measureReminder } from './measure-reminder.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
/** Agreed on Monday 2 November 2026 for Monday 30 November. */
const at = (today: string, warnedFor: string | null = null) =>
  measureReminder('nl', day(today), {
    madeOn: day('2026-11-02'),
    dueOn: day('2026-11-30'),
    warnedFor: warnedFor === null ? null : day(warnedFor),
  })

describe('the owner of a measure is reminded', () => {
  const examples: readonly (readonly [string, string | null, string | undefined])[] = [
    ['2026-11-13', null, undefined],
    ['2026-11-16', null, 'halfway'],
    ['2026-11-16', '2026-11-16', undefined],
    ['2026-11-18', null, 'halfway'], // the worker stood still for two days
    ['2026-11-24', '2026-11-16', undefined],
    ['2026-11-25', '2026-11-16', 'soon'], // three working days before
    ['2026-11-26', '2026-11-25', undefined],
    ['2026-11-27', '2026-11-25', 'soon'], // the last working day before
    ['2026-11-30', '2026-11-27', undefined],
    ['2026-12-01', '2026-11-27', 'late'],
    ['2026-12-02', '2026-12-01', undefined],
    ['2026-12-08', '2026-12-01', 'late'], // a week later
    ['2026-12-09', '2026-12-08', undefined],
  ]
  for (const [today, warnedFor, expected] of examples) {
    test(`on ${today}, last reminded ${warnedFor ?? 'never'}: ${expected ?? 'nothing'}`, () =>
      assert.equal(at(today, warnedFor), expected))
  }

  test('not on the day on which it was agreed, however short it is', () =>
    assert.equal(
      measureReminder('nl', day('2026-11-23'), {
        madeOn: day('2026-11-23'),
        dueOn: day('2026-11-24'),
        warnedFor: null,
      }),
      undefined,
    ))
})
