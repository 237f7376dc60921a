import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shippedValues } from '../tariff-values.ts'
import { dutchCaps, dutchShares, flemishChanges } from './value-changes.ts'

const { flanders, years } = shippedValues

describe('what changed from one year to the next', () => {
  test('the Flemish amounts of 2024 against those of 2023; what is not known has no change', () => {
    const of2024 = flemishChanges(flanders.rules).find(({ from }) => from.toString() === '2024-01-01')
    assert.deepEqual(of2024?.amounts.minimum, { cents: 6_24, absent: false, certainty: 'official', change: 24 })
    assert.deepEqual(of2024?.amounts.maximum, { cents: 34_64, absent: false, certainty: 'official', change: 1_33 })
    assert.deepEqual(of2024?.amounts.lowest, { cents: 1_97, absent: false, certainty: 'official', change: null })
  })

  test('the latest stands first, each day once', () => {
    const days = flemishChanges(flanders.rules).map(({ from }) => from.toString())
    assert.equal(days[0], '2025-01-01')
    assert.equal(days.at(-1), '2014-01-01')
    assert.equal(new Set(days).size, days.length)
  })

  test('the Dutch prices and percentages of 2026 against 2025', () => {
    assert.deepEqual(
      dutchCaps(years).map(({ change }) => change),
      [52, 46, 39],
    )
    const row = dutchShares(years, 'first').find(({ income }) => income === 100_000_00)
    assert.deepEqual(
      row?.shares.map(({ share }) => share),
      [555, 664, 721],
    )
    assert.equal(row?.change, 57)
  })
})
