import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { type FlemishSet, setOf } from '../flanders/income-tariff-sets.ts'
import { type DutchSet, shippedValues } from '../tariff-values.ts'
import { flemishChanges } from '../values/value-changes.ts'
import { dutchFaults, flemishFaults, type SetFaultName } from './set-checks.ts'
import { readTable } from './set-table.ts'

const { flanders, years } = shippedValues
const set2014 = setOf(flanders.on(Temporal.PlainDate.from('2014-06-01')))
const { formula } = set2014
assert.ok(formula.kind === 'table')
const { bands, steps } = formula
const [low, high] = bands
assert.ok(low && high)

const with2014 = (more: Partial<FlemishSet>): FlemishSet => ({ ...set2014, ...more })
const withBands = (...changed: typeof bands) => with2014({ formula: { ...formula, bands: changed } })
const withSteps = (more: Partial<typeof steps>) => with2014({ formula: { ...formula, steps: { ...steps, ...more } } })

describe('what every set of values holds to', () => {
  test('all that come with the program do', () => {
    for (const { from } of flemishChanges(flanders.rules))
      assert.deepEqual(flemishFaults(setOf(flanders.on(from))), [], from.toString())
    for (const year of years) assert.deepEqual(dutchFaults(year), [], String(year.year))
  })

  const wrong: readonly (readonly [string, FlemishSet, string, SetFaultName])[] = [
    ['a minimum above the maximum', with2014({ minimum: 28_00 }), 'minimum', 'minimum_above_maximum'],
    ['a lowest tariff above the minimum', with2014({ lowest: 1_57 }), 'lowest', 'above_minimum'],
    ['an exceptional minimum above it', with2014({ exceptional: 1_57 }), 'exceptional', 'above_minimum'],
    ['a table without maximum', with2014({ maximum: null }), 'maximum', 'needed'],
    ['a reduction as large as the maximum', with2014({ reduction: 27_71 }), 'reduction', 'reduction_too_large'],
    ['a minimum of nothing', with2014({ minimum: 0 }), 'minimum', 'not_more_than_nothing'],
    ['a year of 115 months', with2014({ monthsInYear: 115_40 }), 'months', 'months'],
    ['no band', withBands(), 'band_1_up_to', 'needed'],
    ['bands that stand the wrong way round', withBands(high, low), 'band_2_up_to', 'order'],
    ['a cap above the maximum', withBands(low, { ...high, cap: 29_50 }), 'band_2_cap', 'above_maximum'],
    ['a cap with two digits changed', withBands({ ...low, cap: 18_58 }, high), 'band_1_cap', 'falls'],
    ['a cap too low', withBands({ ...low, cap: 15_08 }, high), 'band_1_cap', 'jumps'],
    ['a factor with a nought too many', withBands(low, { ...high, perMillion: 38 }), 'band_1_cap', 'falls'],
    ['steps that begin below the bands', withSteps({ first: 20_55 }), 'step_first', 'falls'],
    ['steps that begin far above the bands', withSteps({ first: 25_55 }), 'step_first', 'jumps'],
    ['a first step that ends before it begins', withSteps({ firstUpTo: 53_472_14 }), 'step_first_up_to', 'order'],
    ['steps that do not rise', withSteps({ rise: 0 }), 'step_rise', 'not_more_than_nothing'],
    ['steps without width', withSteps({ width: 0 }), 'step_width', 'not_more_than_nothing'],
    [
      'bounds without any amount',
      {
        formula: { kind: 'bounds' },
        minimum: null,
        exceptional: null,
        lowest: null,
        maximum: null,
        reduction: null,
        monthsInYear: 11_54,
      },
      'minimum',
      'nothing',
    ],
  ]
  for (const [name, set, field, why] of wrong)
    test(`${name} is refused at its field`, () => {
      const found = flemishFaults(set)
      assert.ok(
        found.some((one) => one.field === field && one.why === why),
        JSON.stringify(found),
      )
    })

  const year = years.at(-1)
  assert.ok(year)
  const withRow = (row: number, band: DutchSet['bands'][number]): DutchSet => ({
    ...year,
    bands: year.bands.map((one, index) => (index === row - 1 ? band : one)),
  })
  const wrongYears: readonly (readonly [string, DutchSet, string, SetFaultName, number?])[] = [
    ['a price of an hour of eleven cents', { ...year, caps: { ...year.caps, day_care: 11 } }, 'cap_day_care', 'price'],
    ['more hours than a month has', { ...year, mostHours: 2300_00 }, 'most_hours', 'hours'],
    ['a table of one row', { ...year, bands: year.bands.slice(0, 1) }, 'table', 'no_rows'],
    ['a table that begins above nothing', { ...year, bands: year.bands.slice(1) }, 'table', 'first_row', 1],
    ['a row out of order', withRow(3, [1_000, 960, 960]), 'table', 'row_order', 3],
    ['a share above all of it', withRow(1, [0, 1001, 1001]), 'table', 'share', 1],
    ['a share that rises', withRow(60, [150_000, 960, 960]), 'table', 'share_rises', 60],
    ['a next child that gets less than the first', withRow(20, [55_000, 955, 900]), 'table', 'next_below_first', 20],
  ]
  for (const [name, set, field, why, row] of wrongYears)
    test(`${name} is refused`, () => {
      const found = dutchFaults(set)
      assert.ok(
        found.some((one) => one.field === field && one.why === why && one.row === row),
        JSON.stringify(found),
      )
    })
})

describe('a table in a file', () => {
  const rowsOf = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => line.split(','))
  const whole = { source: 'Staatscourant', certainty: 'official' } as const

  test('the files of the program give the bands of the program', () => {
    for (const { year, bands: ours } of years) {
      const file = readFileSync(new URL(`../netherlands/kinderopvangtoeslag-${year}.csv`, import.meta.url), 'utf8')
      const read = readTable(rowsOf(file), whole)
      assert.ok('bands' in read)
      assert.deepEqual(read.bands, ours)
    }
  })

  test('a cell has its own source, else that of the set', () => {
    const read = readTable(
      rowsOf(
        'income_from,pct_first,pct_next,first_source\n0,"96",96.0,\n100,95.5,96,uncertain: a guess'.replaceAll('"', ''),
      ),
      whole,
    )
    assert.ok('bands' in read)
    assert.deepEqual(read.bands, [
      [0, 960, 960],
      [100, 955, 960],
    ])
    assert.deepEqual(read.sources, [
      { column: 'first', from: 0, ...whole },
      { column: 'next', from: 0, ...whole },
      { column: 'first', from: 100, source: 'uncertain: a guess', certainty: 'uncertain' },
    ])
  })

  test('a file with other columns is refused', () =>
    assert.deepEqual(readTable(rowsOf('van,tot\n0,96'), whole), { why: 'headings' }))

  for (const [why, text, row] of [
    ['income', 'income_from,pct_first,pct_next\nnul,96,96', 1],
    ['percent', 'income_from,pct_first,pct_next\n0,96,96\n100,veel,96', 2],
    ['gap', 'income_from,income_to,pct_first,pct_next\n0,99,96,96\n101,,96,96', 2],
  ] as const)
    test(`what is wrong is told with its row: ${why}`, () =>
      assert.deepEqual(readTable(rowsOf(text), whole), { why, row }))
})
