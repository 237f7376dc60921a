import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { computable, setOf } from './flanders/income-tariff-sets.ts'
import { type ApprovedDutch, type ApprovedFlemish, shippedValues, valuesWith, yearsOf } from './tariff-values.ts'

const day = (word: string) => Temporal.PlainDate.from(word)
const of2014 = setOf(shippedValues.flanders.on(day('2014-06-01')))
let approvals = 0

const flemish = (from: string, until: string, minimum: number): ApprovedFlemish => {
  approvals += 1
  return {
    id: String(approvals),
    land: 'vl',
    fromOn: day(from),
    untilOn: day(until),
    value: { ...of2014, minimum },
    source: `set ${approvals}`,
    certainty: 'official',
    decidedAt: Temporal.Instant.from('2026-11-22T10:00:00Z').add({ seconds: approvals }),
  }
}

const minimumOn = (word: string, ...approved: ApprovedFlemish[]) =>
  valuesWith(approved).flanders.on(day(word)).minimum.value

describe('the values in force', () => {
  test('nothing approved: those of the program, and not a copy', () => {
    assert.equal(valuesWith([]).flanders, shippedValues.flanders)
    assert.equal(valuesWith([]).years, shippedValues.years)
  })

  test('a set holds from its first day to its last, and before it what held', () => {
    const next = flemish('2027-01-01', '2027-12-31', 7_00)
    assert.equal(minimumOn('2026-12-31', next), 6_47)
    assert.equal(minimumOn('2027-01-01', next), 7_00)
    assert.equal(minimumOn('2027-12-31', next), 7_00)
    const { flanders } = valuesWith([next])
    assert.equal(flanders.lastDay.toString(), '2027-12-31')
    assert.ok(computable(setOf(flanders.on(day('2027-05-01')))))
    assert.equal(flanders.on(day('2027-05-01')).formula.source, next.source)
  })

  test('a newer one for the same days replaces it, and one for later days follows it', () => {
    const wrong = flemish('2027-01-01', '2027-12-31', 7_00)
    const right = flemish('2027-01-01', '2027-12-31', 7_10)
    const autumn = flemish('2027-10-01', '2028-09-30', 7_30)
    assert.equal(minimumOn('2027-05-01', right, wrong), 7_10)
    assert.equal(minimumOn('2027-09-30', wrong, autumn, right), 7_10)
    assert.equal(minimumOn('2027-10-01', wrong, autumn, right), 7_30)
    assert.equal(minimumOn('2028-09-30', wrong, autumn, right), 7_30)
  })

  test('one for a few months gives way again', () => {
    const [year, spring] = [flemish('2027-01-01', '2027-12-31', 7_00), flemish('2027-03-01', '2027-05-31', 6_00)]
    assert.deepEqual(
      ['2027-02-28', '2027-03-01', '2027-05-31', '2027-06-01'].map((on) => minimumOn(on, year, spring)),
      [7_00, 6_00, 6_00, 7_00],
    )
  })

  test('between two sets nothing is carried on', () => {
    const { flanders } = valuesWith([flemish('2028-01-01', '2028-12-31', 7_00)])
    const gap = flanders.on(day('2027-06-01'))
    assert.deepEqual([gap.formula.value.kind, gap.minimum.value], ['bounds', null])
    assert.deepEqual(
      yearsOf('vl', valuesWith([flemish('2028-01-01', '2028-12-31', 7_00)])),
      [2014, 2015, 2025, 2026, 2028],
    )
  })

  test('an official table of the past replaces the estimate over its own days only', () => {
    const past = flemish('2016-01-01', '2016-12-31', 5_02)
    const { flanders } = valuesWith([past])
    assert.equal(flanders.on(day('2016-07-01')).formula.value.kind, 'table')
    assert.equal(flanders.on(day('2017-07-01')).formula.value.kind, 'bounds')
    assert.equal(flanders.on(day('2017-07-01')).minimum.value, 5_07)
    assert.equal(flanders.on(day('2015-12-31')).minimum.value, 5_00)
  })

  test('a Dutch year is added, or replaces its own', () => {
    const [last] = shippedValues.years.slice(-1)
    assert.ok(last)
    const dutch = (year: number): ApprovedDutch => ({
      id: String(year),
      land: 'nl',
      fromOn: day(`${year}-01-01`),
      untilOn: day(`${year}-12-31`),
      value: {
        caps: { ...last.caps, day_care: 12_00 },
        mostHours: last.mostHours,
        bands: last.bands,
        sources: last.sources,
      },
      source: 'Staatscourant',
      certainty: 'official',
      decidedAt: Temporal.Instant.from('2026-11-22T10:00:00Z'),
    })
    const { years } = valuesWith([dutch(2027), dutch(2026)])
    assert.deepEqual(
      years.map(({ year, caps }) => [year, caps.day_care]),
      [
        [2024, 10_25],
        [2025, 10_71],
        [2026, 12_00],
        [2027, 12_00],
      ],
    )
    assert.equal(years.at(-1)?.capsFrom.source, 'Staatscourant')
  })
})
