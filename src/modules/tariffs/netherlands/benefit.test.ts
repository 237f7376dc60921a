import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import {
  bandAt,
  type BenefitYear,
  type CareKind,
  type ChildInCare,
  firstChild,
  monthlyBenefit,
  sourceOfShare,
} from './benefit.ts'
import { findBenefitYear, shippedYears } from './benefit-years.ts'

const rowsOf = (path: URL | string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

const tableBeside = (year: number) => rowsOf(new URL(`kinderopvangtoeslag-${year}.csv`, import.meta.url))
const cents = (euros: string | undefined) => Math.round(Number(euros) * 100)

function yearOf(year: number): BenefitYear {
  const found = findBenefitYear(shippedYears, year)
  assert.ok(found)
  return found
}

const child = (hours: number, price: number, kind: CareKind = 'day_care'): ChildInCare => ({
  kind,
  hours: Math.round(hours * 100),
  price,
})

const alone = { monthsWorked: 12, rounding: 'cents' } as const

describe('the Dutch childcare benefit', () => {
  for (const [year, income, kind, hours, price, months, inCents, inEuros, net, source] of rowsOf(
    new URL('benefit-examples.csv', import.meta.url),
  )) {
    test(`${year}: ${hours} hours of ${kind} at ${price} with an income of ${income} (${source})`, () => {
      const family = {
        income: cents(income),
        monthsWorked: Number(months),
        children: [child(Number(hours), cents(price), kind as CareKind)],
      }
      const exact = monthlyBenefit(yearOf(Number(year)), { ...family, rounding: 'cents' })
      assert.equal(exact.benefit, cents(inCents))
      assert.equal(exact.net, cents(net))
      assert.equal(monthlyBenefit(yearOf(Number(year)), { ...family, rounding: 'euros' }).benefit, cents(inEuros))
    })
  }

  test('the example of 2022 that rounds to whole euros: 742.56 becomes 742', () => {
    const of2022: BenefitYear = {
      year: 2022,
      caps: { day_care: 8_50, after_school: 8_50, childminder: 8_50 },
      capsFrom: { source: '', certainty: 'official' },
      mostHours: 230_00,
      hoursFrom: { source: '', certainty: 'law' },
      bands: [[0, 960, 960]],
      sources: [],
    }
    const care = { income: 25_000_00, monthsWorked: 12, children: [child(91, 8_86)] }
    const { cost, benefit, net } = monthlyBenefit(of2022, { ...care, rounding: 'euros' })
    assert.deepEqual([cost, benefit, net], [806_26, 742_00, 64_26])
    assert.equal(monthlyBenefit(of2022, { ...care, rounding: 'cents' }).benefit, 742_56)
  })

  for (const { year } of shippedYears) {
    test(`every band of ${year} says what the table beside it says, with its source`, () => {
      const { bands, sources } = yearOf(year)
      const rows = tableBeside(year)
      assert.equal(rows.length, 69)
      assert.deepEqual(
        bands,
        rows.map(([from, , first, next]) => [
          Number(from),
          Math.round(Number(first) * 10),
          Math.round(Number(next) * 10),
        ]),
      )
      const cell = (column: 'first' | 'next') => bands.map((band) => sourceOfShare(yearOf(year), band, column))
      for (const [column, at] of [
        ['first', 5],
        ['next', 6],
      ] as const) {
        const changes = rows.map((row, index) => index === 0 || row[at] !== rows[index - 1]?.[at])
        const ours = cell(column).map((source, index, all) => index === 0 || source !== all[index - 1])
        assert.deepEqual(ours, changes, `sources of ${column}`)
      }
      assert.ok(sources.every(({ source }) => source !== ''))
    })

    test(`the whole table of ${year} gives what a plain multiplication from the file gives`, () => {
      const table = yearOf(year)
      let looked = 0
      for (const [from, to, first, next] of tableBeside(year)) {
        for (const euros of [Number(from), to === '' ? Number(from) + 100_000 : Number(to)]) {
          const two = [child(120, 9_00), child(80, 9_00)]
          const { children } = monthlyBenefit(table, { income: euros * 100 + 99, children: two, ...alone })
          assert.deepEqual(
            children.map(({ benefit }) => benefit),
            [Math.round(1080 * Number(first)), Math.round(720 * Number(next))],
          )
          looked += 2
        }
      }
      assert.equal(looked, 276)
    })

    test(`more income never gives more in ${year}`, () => {
      const table = yearOf(year)
      fc.assert(
        fc.property(
          fc.nat(300_000_00),
          fc.nat(50_000_00),
          fc.nat(25_000),
          fc.nat(1500),
          (income, more, hours, price) => {
            const benefit = (of: number) =>
              monthlyBenefit(table, { income: of, children: [{ kind: 'day_care', hours, price }], ...alone })
            const [poorer, richer] = [benefit(income), benefit(income + more)]
            assert.ok(richer.benefit <= poorer.benefit)
            assert.ok(poorer.benefit <= poorer.cost && poorer.net >= 0)
          },
        ),
      )
    })

    test(`no percentage of ${year} rises with income`, () => {
      const { bands } = yearOf(year)
      for (const [index, band] of bands.entries()) {
        const before = bands[index - 1]
        if (before) assert.ok(band[0] > before[0] && band[1] <= before[1] && band[2] <= before[2], String(band[0]))
      }
    })
  }

  test('the band of an income begins on its first euro', () => {
    const { bands } = yearOf(2026)
    assert.equal(bandAt(bands, 56_412_99)[0], 54_642)
    assert.equal(bandAt(bands, 56_413_00)[0], 56_413)
    assert.equal(bandAt(bands, 0)[0], 0)
    assert.equal(bandAt(bands, 9_999_999_00)[0], 235_698)
  })

  test('thresholds that the decree names are there', () => {
    assert.ok(yearOf(2024).bands.some(([from, first]) => from === 138_890 && first === 333))
    assert.ok(yearOf(2025).bands.some(([from, first]) => from === 159_225 && first === 333))
    assert.ok(yearOf(2026).bands.some(([from, first]) => from === 165_658 && first === 365))
  })

  test('the first child has the most hours, and with equal hours the highest cost', () => {
    assert.equal(firstChild([child(80, 11_00), child(100, 9_00), child(90, 10_00)]), 1)
    assert.equal(firstChild([child(80, 9_00), child(80, 11_00)]), 1)
    assert.equal(firstChild([child(80, 9_00), child(80, 9_00)]), 0)
  })

  test('cells that are not sure say so', () => {
    const of2025 = yearOf(2025)
    const source = sourceOfShare(of2025, bandAt(of2025.bands, 48_000_00), 'next')
    assert.deepEqual([source.certainty, source.source], ['uncertain', 'UNCERTAIN: lower bound only'])
    assert.equal(sourceOfShare(yearOf(2026), [0, 960, 960], 'first').certainty, 'official')
  })
})
