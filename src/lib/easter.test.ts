import assert from 'node:assert/strict'
import { test } from 'node:test'
import { easterSunday } from './easter.ts'

// Written out, and the same as Python’s dateutil gives.
const known = `
  2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17
  2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01 2041-04-21 2042-04-06 2043-03-29
  2044-04-17 2045-04-09`

test('Easter falls on the known Sunday from 2024 to 2045', () => {
  const dates = known.trim().split(/\s+/u)
  assert.deepEqual(
    dates.map((_, index) => easterSunday(2024 + index).toString()),
    dates,
  )
})

test('Easter is a Sunday between 22 March and 25 April, in every year of four centuries', () => {
  for (let year = 1900; year < 2300; year++) {
    const easter = easterSunday(year)
    assert.equal(easter.dayOfWeek, 7)
    assert.ok(easter.toString() >= `${year}-03-22` && easter.toString() <= `${year}-04-25`, easter.toString())
  }
})
