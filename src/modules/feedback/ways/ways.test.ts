import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Land } from '../../../lib/law.ts'
import { helpBodies } from '../../locations/rules.ts'
import {
  calmPurposes,
  type Direct,
  disputesLimit,
  mayGoDirect,
  purposesFor,
  wayByKey,
  wayGroups,
  wayInWords,
  wayKeys,
  ways,
  waysFor,
} from './ways.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-22')
const keysOf = (rules: ReturnType<typeof waysFor>) => rules.map(({ value }) => value.key)

describe('who helps outside the house', () => {
  test('every body is there today, in its own land', () => {
    const found = (['nl', 'vl'] as const).flatMap((land) => keysOf(waysFor(land, today)))
    assert.deepEqual(new Set(found), new Set(wayKeys))
  })

  const asked: readonly [Land, Parameters<typeof waysFor>[2], readonly string[]][] = [
    ['nl', 'danger', ['emergency', 'veilig_thuis']],
    ['nl', 'abuse', ['veilig_thuis', 'vertrouwensinspecteur']],
    ['nl', 'advice', ['klachtenloket']],
    ['nl', 'dispute', ['geschillencommissie']],
    ['nl', 'trust', ['jeugdstem', 'akj']],
    ['nl', 'privacy', ['ap']],
    ['vl', 'danger', ['emergency', 'helpline_1712']],
    ['vl', 'abuse', ['helpline_1712', 'opgroeipunt']],
    ['vl', 'dispute', []],
    ['vl', 'contract', ['consumentenombudsdienst']],
    ['vl', 'authority', ['opgroeipunt']],
    ['vl', 'advice', ['opgroeipunt', 'vlaamse_ombudsdienst']],
  ]
  for (const [land, purpose, keys] of asked) {
    test(`${land}: for ${purpose} ${keys.join(' and ') || 'nobody'}`, () => {
      assert.deepEqual(keysOf(waysFor(land, today, purpose)), keys)
    })
  }

  test('a child under the youth act alone has no disputes board, and one under the childcare act no youth confidant', () => {
    assert.deepEqual(waysFor('nl', today, 'dispute', ['youth']), [])
    assert.deepEqual(waysFor('nl', today, 'trust', ['childcare']), [])
  })

  test('an authority and a desk send nobody to the board that decides between a family and who gives the childcare', () => {
    const named = (kind: string) =>
      wayGroups('nl', today, purposesFor(kind, calmPurposes)).flatMap((group) => group.ways.map(({ key }) => key))
    assert.ok(
      named('organiser').includes('geschillencommissie') && named('complaints_desk').includes('geschillencommissie'),
    )
    for (const kind of ['authority', 'desk']) {
      assert.ok(!named(kind).includes('geschillencommissie'), kind)
      assert.ok(named(kind).includes('klachtenloket'), kind)
    }
  })

  test('a body was not there before its day', () => {
    assert.equal(wayByKey('vl', 'opgroeipunt', day('2024-01-01')), undefined)
    assert.equal(wayByKey('vl', 'opgroeipunt', day('2024-01-02'))?.value.phone, '078 170 000')
    assert.equal(wayByKey('vl', 'klachtenloket', today), undefined)
    assert.equal(wayByKey('nl', 'nobody', today), undefined)
  })

  test('the fee of the disputes board is in doubt since 2026', () => {
    const before = wayByKey('nl', 'geschillencommissie', day('2025-12-31'))?.value
    const after = wayByKey('nl', 'geschillencommissie', day('2026-01-01'))?.value
    assert.deepEqual([before?.cost, before?.doubts.includes('cost')], [2500, false])
    assert.deepEqual([after?.cost, after?.doubts.includes('cost')], [2500, true])
  })

  test('what is in doubt is not called certain', () => {
    const wrong = ways.filter(({ certainty, value }) => value.doubts.length > 0 && certainty !== 'uncertain')
    assert.deepEqual(wrong, [])
  })

  test('every body can be reached', () => {
    for (const { value } of ways) assert.ok(value.phone ?? value.web, value.key)
  })

  test('the page that says whom to ask what names the same telephone numbers', () => {
    const known = new Set(ways.map(({ land, value }) => `${land} ${value.phone}`))
    for (const { land, name, phone } of helpBodies)
      if (phone !== null) assert.ok(known.has(`${land} ${phone}`), `${name} ${phone}`)
  })

  test('says itself in a line', () => {
    const board = wayByKey('nl', 'geschillencommissie', today)
    assert.ok(board)
    assert.equal(
      wayInWords(board.value),
      'De Geschillencommissie Kinderopvang; 070 310 53 10; 25 euro; within 12 months of filing; binding; in doubt: phone, hours, limit, cost',
    )
  })
})

describe('when one may go to the board that decides', () => {
  // Six weeks after Monday 2 March 2026 end on 13 April; those after 23 February on Easter Monday, 6 April.
  const cases: readonly [string, Land, string, string | null, string, Direct['why'], boolean, string | null][] = [
    ['on the last day of the six weeks', 'nl', '2026-03-02', null, '2026-04-13', 'wait', false, '2026-04-14'],
    ['on the day after them', 'nl', '2026-03-02', null, '2026-04-14', 'late', true, null],
    ['where they end on Easter Monday', 'nl', '2026-02-23', null, '2026-04-07', 'wait', false, '2026-04-08'],
    ['on the day after that', 'nl', '2026-02-23', null, '2026-04-08', 'late', true, null],
    ['with a judgement within three weeks', 'nl', '2026-03-02', '2026-03-20', '2026-03-21', 'judged', true, null],
    ['on the last day of twelve months', 'nl', '2026-03-02', '2026-03-20', '2027-03-02', 'judged', true, null],
    ['a day later', 'nl', '2026-03-02', '2026-03-20', '2027-03-03', 'limit_passed', false, null],
    ['a day later, never judged', 'nl', '2026-03-02', null, '2027-03-03', 'limit_passed', false, null],
    ['in Flanders on the first day', 'vl', '2026-03-02', null, '2026-03-02', 'always', true, null],
  ]
  for (const [name, land, filed, judged, now, why, may, from] of cases) {
    test(`${name}: ${why}`, () => {
      const direct = mayGoDirect({
        land,
        filedOn: day(filed),
        judgedOn: judged === null ? null : day(judged),
        today: day(now),
      })
      assert.deepEqual([direct.why, direct.may, direct.from?.toString() ?? null], [why, may, from])
    })
  }

  test('twelve months after the leap day end on the last day of February', () => {
    assert.equal(disputesLimit('nl', day('2028-02-29'))?.toString(), '2029-02-28')
  })

  test('Flanders knows no last day', () => {
    assert.equal(disputesLimit('vl', day('2026-03-02')), null)
  })
})
