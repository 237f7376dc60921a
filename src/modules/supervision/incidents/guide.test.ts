import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { textsFor } from '../../../platform/texts.ts'
import { guidance, type GuideAdvice, type Happening, happenings, happeningsOf } from './guide.ts'
import type { IncidentKind } from './duty.ts'

const expected: Readonly<Record<Exclude<Happening, 'home'>, readonly [GuideAdvice, IncidentKind | null]>> = {
  danger_now: ['report', 'crisis'],
  injury_unexplained: ['report', 'crisis'],
  injury_serious: ['doubt', 'crisis'],
  child_lost: ['report', 'crisis'],
  abuse: ['report', 'crisis'],
  many_ill: ['report', 'crisis'],
  disaster: ['report', 'crisis'],
  scrape: ['own_file', null],
  complaint_crisis: ['report', 'crisis_complaint'],
  complaint_other: ['own_complaint', null],
  police: ['report', 'criminal_inquiry'],
  conviction: ['report', 'conviction'],
  continuity: ['report', 'continuity'],
  governance: ['report', 'governance'],
  other: ['doubt', 'doubt'],
}

describe('what happened, and what follows in Flanders', () => {
  const t = textsFor('nl', { zone: 'Europe/Brussels' })
  for (const happening of happenings.filter((one) => one !== 'home'))
    test(`${happening}: ${expected[happening].join(', ')}`, () => {
      const outcome = guidance('vl', happening)
      assert.deepEqual([outcome?.advice, outcome?.kind], expected[happening])
      assert.match(outcome?.source ?? '', /\d{4}/, 'says where it comes from')
      assert.ok(t(`incidents.staff.guide.${happening}.why`).length > 10, 'says why')
    })

  test('in doubt one reports: whoever is not sure is never sent away', () => {
    assert.equal(guidance('vl', 'other')?.advice, 'doubt')
  })

  test('only what is explained, or an ordinary complaint, stays in the house', () => {
    const staying = happeningsOf('vl').filter((one) => guidance('vl', one)?.kind === null)
    assert.deepEqual(staying, ['scrape', 'complaint_other'])
  })

  test('children in danger come before any report', () => {
    assert.deepEqual(
      happenings.filter((one) => guidance('vl', one)?.emergency),
      ['danger_now', 'disaster'],
    )
  })
})

test('of the Netherlands only what we know is asked, and nothing is reported to a Flemish authority', () => {
  assert.deepEqual(happeningsOf('nl'), ['abuse', 'home'])
  assert.deepEqual(
    happeningsOf('nl').map((one) => [guidance('nl', one)?.advice, guidance('nl', one)?.kind]),
    [
      ['consult', null],
      ['code', null],
    ],
  )
})
