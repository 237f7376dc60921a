import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { certificateDates, quarterEnd } from './certificate-terms.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('a certificate of the income tariff', () => {
  test('may be asked for two months before, and holds from the first of the month', () => {
    const { askFrom, holdsFrom } = certificateDates({
      birth: day('2024-05-02'),
      firstDay: day('2025-03-17'),
      reducedFrom: null,
    })
    assert.equal(String(askFrom), '2025-01-17')
    assert.equal(String(holdsFrom), '2025-03-01')
  })

  test('lapses at the end of the quarter in which the child is three and a half', () => {
    const { holdsUntil, because } = certificateDates({
      birth: day('2022-02-20'),
      firstDay: day('2025-03-17'),
      reducedFrom: null,
    })
    assert.deepEqual([String(holdsUntil), because], ['2025-09-30', 'age_3_5'])
  })

  test('from 2026 on lapses on 30 September', () => {
    const { holdsUntil, because } = certificateDates({
      birth: day('2025-02-20'),
      firstDay: day('2026-10-05'),
      reducedFrom: null,
    })
    assert.deepEqual([String(holdsUntil), because], ['2027-09-30', 'september'])
  })

  test('with a reduced rate lapses at the end of the quarter after a year', () => {
    const { holdsUntil, because } = certificateDates({
      birth: day('2024-11-20'),
      firstDay: day('2025-02-03'),
      reducedFrom: day('2025-02-03'),
    })
    assert.deepEqual([String(holdsUntil), because], ['2026-03-31', 'reduced_rate'])
  })

  test('a quarter ends on its last day', () => {
    assert.deepEqual(
      ['2026-01-01', '2026-03-31', '2026-05-05', '2026-12-31'].map((one) => String(quarterEnd(day(one)))),
      ['2026-03-31', '2026-03-31', '2026-06-30', '2026-12-31'],
    )
  })
})
