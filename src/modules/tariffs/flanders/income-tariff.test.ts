import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { counts, depositLimit, freePriceBenefit, respiteDaysFor } from './around-the-tariff.ts'
import { baseTariff, dayTariff, type TariffSet, tariffRange } from './income-tariff.ts'
import { computable, setOf, shippedFlanders } from './income-tariff-sets.ts'
import { reducedTariff } from './reduced-rate.ts'
import { shareOf, shareOfTariff } from './stay.ts'

const on = (day: string) => shippedFlanders.on(Temporal.PlainDate.from(day))

function setOn(day: string): TariffSet {
  const set = computable(setOf(on(day)))
  assert.ok(set, `${day} is computable`)
  return set
}

const cents = (euros: string) => Math.round(Number(euros) * 100)

const examples = readFileSync(new URL('income-tariff-examples.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))

const single = { children: 1, multipleBirth: false }

describe('the Flemish income tariff', () => {
  for (const [day = '', income = '', children = '', twins, tariff = '', source] of examples) {
    test(`on ${day} an income of ${income} with ${children} children${twins === 'yes' ? ' and twins' : ''} costs ${tariff} a day (${source})`, () => {
      const family = { income: cents(income), children: Number(children), multipleBirth: twins === 'yes' }
      assert.equal(dayTariff(setOn(day), family), cents(tariff))
    })
  }

  /** Where the table of 2014 goes up at once: the bands end, and each step begins. */
  const stepsOf2014 = [59_722_15, ...Array.from({ length: 11 }, (_, step) => 63_472_15 + step * 3_700_00)]

  test('a cent more income changes nothing but a cent, except on the steps that the law has', () => {
    const set = setOn('2014-01-01')
    const jumps: number[] = []
    let before = baseTariff(set, 0)
    for (let income = 1; income <= 101_000_00; income += 1) {
      const now = baseTariff(set, income)
      if (now < before || now > before + 1) jumps.push(income)
      before = now
    }
    assert.deepEqual(jumps, [41_774_98, ...stepsOf2014])
  })

  for (const day of ['2014-01-01', '2015-06-01', '2026-11-22']) {
    test(`more income never costs less on ${day}, but for the cent of 41,774.98`, () => {
      const set = setOn(day)
      fc.assert(
        fc.property(
          fc.nat(150_000_00),
          fc.nat(40_000_00),
          fc.integer({ min: 1, max: 6 }),
          fc.boolean(),
          (income, more, children, multipleBirth) => {
            const tariff = (of: number) => dayTariff(set, { income: of, children, multipleBirth })
            const allowed = day < '2016' && income <= 41_774_97 && income + more >= 41_774_98 ? 1 : 0
            assert.ok(tariff(income + more) >= tariff(income) - allowed)
            assert.ok(tariff(income) >= set.minimum && tariff(income) <= set.maximum)
          },
        ),
      )
    })
  }

  test('another child never makes it dearer', () => {
    const set = setOn('2026-11-22')
    fc.assert(
      fc.property(fc.nat(150_000_00), fc.integer({ min: 1, max: 6 }), (income, children) => {
        const of = (count: number) => dayTariff(set, { income, children: count, multipleBirth: false })
        assert.ok(of(children + 1) <= of(children))
      }),
    )
  })

  test('an estimate lies within its own range, and within minimum and maximum', () => {
    const set = setOn('2026-11-22')
    fc.assert(
      fc.property(fc.nat(150_000_00), fc.integer({ min: 1, max: 4 }), (income, children) => {
        const { low, likely, high } = tariffRange(set, { income, children, multipleBirth: false })
        assert.ok(low <= likely && likely <= high)
        assert.ok(low >= set.minimum && high <= set.maximum)
      }),
    )
  })

  test('the estimate of this year says how far it may be off', () => {
    const set = setOn('2026-11-22')
    const range = (income: number) => tariffRange(set, { income, ...single })
    assert.deepEqual(range(40_000_00), { low: 15_38, likely: 15_40, high: 15_42 })
    assert.deepEqual(range(54_000_00), { low: 20_47, likely: 20_57, high: 20_67 })
    assert.deepEqual(range(90_000_00), { low: 28_37, likely: 29_17, high: 29_97 })
    assert.deepEqual(range(20_000_00), { low: 7_43, likely: 7_70, high: 7_72 })
  })

  test('a table of the law has no range', () => {
    assert.deepEqual(tariffRange(setOn('2014-01-01'), { income: 40_000_00, ...single }), {
      low: 15_40,
      likely: 15_40,
      high: 15_40,
    })
  })

  test('a year of which only bounds were published is not calculated, and has its bounds', () => {
    for (const day of ['2016-01-01', '2019-07-01', '2024-12-31'])
      assert.equal(computable(setOf(on(day))), undefined, day)
    const { minimum, exceptional, lowest, maximum, reduction } = on('2024-06-01')
    assert.deepEqual(
      [minimum, exceptional, lowest, maximum, reduction].map(({ value }) => value),
      [6_24, 3_74, 1_97, 34_64, 3_91],
    )
    assert.ok([minimum, exceptional, lowest, maximum, reduction].every(({ certainty }) => certainty === 'official'))
  })

  test('an amount that was not found is not carried on from the year before', () => {
    assert.equal(on('2018-06-01').maximum.value, null)
    assert.equal(on('2018-06-01').reduction.value, null)
    assert.equal(on('2026-06-01').lowest.value, null)
  })

  test('every published minimum and maximum is there', () => {
    const amounts = (day: string) => [
      on(day).minimum.value,
      on(day).lowest.value,
      on(day).maximum.value,
      on(day).reduction.value,
    ]
    assert.deepEqual(amounts('2014-01-01'), [1_56, 1_56, 27_71, 3_14])
    assert.deepEqual(amounts('2015-05-01'), [5_00, 1_56, 27_71, 3_14])
    assert.deepEqual(amounts('2016-01-01'), [5_02, 1_57, null, 3_15])
    assert.deepEqual(amounts('2017-01-01'), [5_07, null, 28_13, 3_18])
    assert.deepEqual(amounts('2018-01-01'), [5_15, 1_62, null, null])
    assert.deepEqual(amounts('2023-01-01'), [6_00, null, 33_31, null])
    assert.deepEqual(amounts('2025-01-01'), [6_47, null, 35_89, 4_07])
    assert.equal(on('2015-05-01').exceptional.value, 3_00)
  })
})

describe('how long a child stays', () => {
  test('under five hours is 60 %, to eleven 100 %, from eleven 160 %', () => {
    const share = (hours: number, school = false) =>
      shareOf(hours * 100, school, Temporal.PlainDate.from('2026-11-22')).value.percent
    assert.deepEqual(
      [4.99, 5, 10.99, 11, 24].map((hours) => share(hours)),
      [60, 100, 100, 160, 160],
    )
    assert.deepEqual(
      [2.99, 3].map((hours) => share(hours, true)),
      [40, 60],
    )
    assert.equal(share(2.99), 60, 'only school children have a band under three hours')
    assert.equal(shareOfTariff(15_55, 60), 9_33)
  })
})

describe('individually reduced rates', () => {
  const of2024 = on('2024-06-01')

  test('the public centre for social welfare chooses between three', () => {
    assert.deepEqual(reducedTariff('ocmw_half', 20_00, of2024), { known: true, cents: 10_00, by: of2024.minimum })
    assert.deepEqual(reducedTariff('ocmw_half', 8_00, of2024), { known: true, cents: 6_24, by: of2024.minimum })
    assert.deepEqual(reducedTariff('ocmw_minimum', 20_00, of2024), { known: true, cents: 6_24, by: of2024.minimum })
    assert.deepEqual(reducedTariff('ocmw_lowest', 20_00, of2024), { known: true, cents: 1_97, by: of2024.lowest })
  })

  test('an amount that nobody published is not guessed', () => {
    assert.deepEqual(reducedTariff('foster', 20_00, of2024), { known: false, why: 'rate' })
    assert.deepEqual(reducedTariff('living_wage', 20_00, of2024), { known: false, why: 'rate' })
    assert.deepEqual(reducedTariff('ocmw_lowest', 20_00, on('2026-11-22')), { known: false, why: 'rate' })
  })

  test('what came in May 2015 did not exist before, which is not the same as not found', () => {
    assert.deepEqual(reducedTariff('integration', 20_00, on('2014-06-01')), { known: false, why: 'no_rate' })
    assert.deepEqual(reducedTariff('material_aid', 20_00, on('2014-06-01')), { known: false, why: 'rate' })
    assert.equal(on('2014-06-01').exceptional.absent, true)
    assert.equal(on('2018-06-01').exceptional.absent, undefined)
    assert.deepEqual(reducedTariff('ocmw_half', 20_00, on('2014-06-01')).known, true)
  })

  test('an integration programme has the exceptional minimum', () => {
    assert.deepEqual(reducedTariff('integration', 9_00, of2024), { known: true, cents: 3_74, by: of2024.exceptional })
  })
})

describe('around the tariff', () => {
  const today = Temporal.PlainDate.from('2026-11-22')

  test('three days a week have 10.8 days off: ten or eleven', () => {
    assert.deepEqual(respiteDaysFor(300, today), { least: 10, most: 11 })
    assert.deepEqual(respiteDaysFor(500, today), { least: 18, most: 18 })
  })

  test('a deposit is at most 250 euros, and 50 for a low income', () => {
    assert.equal(depositLimit(27_000_00, today), 50_00)
    assert.equal(depositLimit(27_000_01, today), 250_00)
  })

  test('the benefit of a free price is whole, half or nothing', () => {
    assert.deepEqual(
      (['under_11', 'under_5', 'under_3'] as const).map((stay) => freePriceBenefit(stay, today)),
      [3_66, 1_83, 0],
    )
  })

  test('a contract of 2026 counts a child until 30 months, an older one until the year it turns 12', () => {
    const birth = Temporal.PlainDate.from('2023-06-10')
    const [old, young] = ['2025-12-31', '2026-01-01'].map((day) => Temporal.PlainDate.from(day))
    assert.ok(old && young)
    assert.equal(counts(birth, Temporal.PlainDate.from('2025-12-09'), young), true)
    assert.equal(counts(birth, Temporal.PlainDate.from('2025-12-10'), young), false)
    assert.equal(counts(birth, Temporal.PlainDate.from('2035-12-31'), old), true)
    assert.equal(counts(birth, Temporal.PlainDate.from('2036-01-01'), old), false)
  })
})
