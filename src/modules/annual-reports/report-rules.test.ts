import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deadlineOf, dueOver } from './report-rules.ts'
import { ladderSteps, reminderOn } from './send/ladder.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('whether and until when a report is due', () => {
  test('in the Netherlands where something was filed, or a dispute was there; in Flanders never', () => {
    assert.equal(dueOver('nl', 2025, { complaints: 1, disputes: 0 }), 'due')
    assert.equal(dueOver('nl', 2025, { complaints: 0, disputes: 1 }), 'due')
    assert.equal(dueOver('nl', 2025, { complaints: 0, disputes: 0 }), 'none_due')
    assert.equal(dueOver('vl', 2025, { complaints: 9, disputes: 0 }), 'voluntary')
  })

  test('before 1 June: 31 May is the last day, and working days are counted', () => {
    const { lastDay, left } = deadlineOf('nl', 2025, day('2026-05-22'))
    assert.equal(lastDay.toString(), '2026-05-31')
    assert.equal(left, 4) // Whit Monday does not count
    assert.ok(deadlineOf('nl', 2025, day('2026-06-02')).left < 0)
  })
})

describe('the ladder of reminders', () => {
  test('on a working day, the latest step that has come, and none twice', () => {
    const on = (today: string, told: Parameters<typeof reminderOn>[3] = []) => reminderOn('nl', 2025, day(today), told)
    assert.equal(on('2026-02-27'), undefined)
    assert.equal(on('2026-03-01'), undefined) // Sunday
    assert.equal(on('2026-03-02'), 'march')
    assert.equal(on('2026-03-03', ['march']), undefined)
    assert.equal(on('2026-05-18'), 'mid_may')
    assert.equal(on('2026-05-18', ['mid_may']), undefined)
    assert.equal(on('2026-05-25'), undefined) // Whit Monday
    assert.equal(on('2026-05-26', ['march', 'may']), 'late_may')
    assert.equal(on('2026-07-01', ['late_may']), 'overdue')
    assert.equal(on('2026-07-01', ladderSteps), undefined)
  })
})
