import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { settingRefusal, type SettingRow, settingsOn, usualChoices } from './desk-settings.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const row = (name: SettingRow['name'], value: number, fromOn: string): SettingRow => ({
  name,
  value,
  fromOn: day(fromOn),
})

const rows = [
  row('term_desk', 5, '2026-12-01'),
  row('term_desk', 15, '2027-02-01'),
  row('choices', 3, '2027-01-01'),
  row('term_offer', 4, '2026-12-15'),
]

describe('the settings of a desk', () => {
  const expected: readonly [string, number, number, number][] = [
    ['2026-11-30', 10, 10, usualChoices],
    ['2026-12-01', 5, 10, usualChoices],
    ['2026-12-14', 5, 10, usualChoices],
    ['2026-12-15', 5, 4, usualChoices],
    ['2027-01-01', 5, 4, 3],
    ['2027-01-31', 5, 4, 3],
    ['2027-02-01', 15, 4, 3],
  ]
  for (const [on, desk, offer, choices] of expected) {
    test(`on ${on}: desk ${desk}, offer ${offer}, choices ${choices}`, () => {
      const { terms, choices: found } = settingsOn(rows, 'vl', day(on))
      assert.deepEqual([terms.desk, terms.offer, found], [desk, offer, choices])
    })
  }

  test('what nobody set is what the land promises', () => {
    assert.deepEqual(settingsOn([], 'nl', day('2026-11-22')).terms, { desk: 10, organiser: 10, family: 10, offer: 10 })
  })

  test('the order of the rows changes nothing', () => {
    assert.deepEqual(settingsOn(rows.toReversed(), 'vl', day('2027-02-01')), settingsOn(rows, 'vl', day('2027-02-01')))
  })

  const refused: readonly [SettingRow, string | undefined][] = [
    [row('term_desk', 10, '2026-11-23'), undefined],
    [row('term_desk', 10, '2026-11-22'), 'in_the_past'],
    [row('term_desk', 0, '2026-12-01'), 'out_of_bounds'],
    [row('term_desk', 61, '2026-12-01'), 'out_of_bounds'],
    [row('choices', 10, '2026-12-01'), undefined],
    [row('choices', 11, '2026-12-01'), 'out_of_bounds'],
    [row('choices', 2.5, '2026-12-01'), 'out_of_bounds'],
  ]
  for (const [one, refusal] of refused) {
    test(`${one.name} ${one.value} from ${one.fromOn.toString()} is ${refusal ?? 'accepted'} on 22 November 2026`, () => {
      assert.equal(settingRefusal(one, day('2026-11-22')), refusal)
    })
  }
})
