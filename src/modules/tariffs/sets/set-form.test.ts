import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { typedFlemishSet } from '../../../../tests/support/tariff-sets.ts'
import { parseForm } from '../../../platform/form.ts'
import { textsFor } from '../../../platform/texts.ts'
import { flemishSetForm } from './set-form.ts'

const today = Temporal.PlainDate.from('2026-11-22')
const read = (more: Record<string, string>) =>
  parseForm(flemishSetForm({ t: textsFor('nl', { zone: 'Europe/Brussels' }), today }), {
    ...typedFlemishSet(2027),
    ...more,
  })
const faults = (more: Record<string, string>) => {
  const form = read(more)
  return form.ok ? [] : form.errors.map(({ field }) => field)
}

describe('a set of values as it is typed', () => {
  test('a whole table', () => {
    const form = read({})
    assert.ok(form.ok && 'formula' in form.value.value)
    assert.deepEqual(form.value.value.formula, {
      kind: 'table',
      bands: [
        { upTo: 54_307_46, perMillion: 385, cap: 20_64 },
        { upTo: 77_638_78, perMillion: 380, cap: 27_23 },
      ],
      steps: { first: 28_01, firstUpTo: 82_513_78, rise: 78, width: 4_810_00 },
    })
    assert.equal(form.value.untilOn.toString(), '2027-12-31')
  })

  test('an estimate has a slope and says how far it may be off; the steps of a table are left alone', () => {
    const estimate = {
      kind: 'estimate',
      slope: '0,000162',
      spread_below_caps: '0,02',
      spread_at_caps: '0,10',
      spread_above_bands: '0,80',
      spread_low_below: '21.178,54',
      spread_low_less: '0,25',
    }
    const form = read({ ...estimate, step_first: 'x' })
    assert.ok(form.ok && 'formula' in form.value.value && form.value.value.formula.kind === 'estimate')
    assert.equal(form.value.value.formula.slope.perMillion, 162)
    assert.deepEqual(faults({ ...estimate, slope: '' }), ['slope'])
  })

  test('of bounds only amounts are asked, and what was not found stays empty', () => {
    const form = read({ kind: 'bounds', band_1_cap: '', step_rise: '', exceptional: '', lowest: '' })
    assert.ok(form.ok && 'formula' in form.value.value)
    assert.deepEqual([form.value.value.minimum, form.value.value.exceptional], [7_00, null])
    assert.deepEqual(faults({ kind: 'table', maximum: '' }), ['maximum'])
  })

  for (const [what, more, field] of [
    ['a band that is half there', { band_3_up_to: '90.000' }, 'band_3_factor'],
    ['a first day before the tables', { from_year: '2013', until_year: '2013' }, 'from'],
    ['a first day far ahead', { from_year: '2031', until_year: '2031' }, 'from'],
    ['a last day before the first', { until_year: '2026' }, 'until'],
    ['a last day far behind it', { until_year: '2030' }, 'until'],
    ['no source', { source: ' ' }, 'source'],
    ['no certainty', { certainty: '' }, 'certainty'],
    ['an amount below nothing', { minimum: '-7' }, 'minimum'],
    ['a factor with a wrong comma', { band_1_factor: '0,0000385' }, 'band_1_factor'],
    ['thirty months in a year', { months: '30' }, 'months'],
  ] as const)
    test(`${what} is refused there`, () => assert.ok(faults(more).includes(field), faults(more).join()))
})
