import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { unreachable } from '../../../lib/states.ts'
import { mustAsk } from './advice-right.ts'
import {
  consultation,
  type ConsultationFacts,
  type ConsultationState,
  type ConsultationStep,
  decideConsultation,
  turnIn,
} from './consultation.ts'
import { standingOf } from './panel.ts'
import { adviceDue, panelSettingRefusal, panelSettingsOn } from './panel-settings.ts'
import { changesOf, comingChanges, type DecidedProcedure, unasked } from './procedure-change.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(`${text}T09:00:00Z`)

describe('a consultation', () => {
  const table: readonly [ConsultationState, ConsultationStep, ConsultationFacts, string][] = [
    ['open', 'advise', { advice: 'positive' }, 'advised'],
    ['open', 'advise', { advice: 'none' }, 'advised'],
    ['open', 'advise', { words: 'Goed zo.' }, 'advice_missing'],
    ['open', 'advise', { advice: 'negative', words: ' ' }, 'words_missing'],
    ['open', 'advise', { advice: 'conditional' }, 'words_missing'],
    ['open', 'advise', { advice: 'negative', words: 'Te kort.' }, 'advised'],
    ['open', 'prolong', { later: true, words: 'Vakantie.' }, 'open'],
    ['open', 'prolong', { later: false, words: 'Vakantie.' }, 'not_later'],
    ['open', 'prolong', { later: true }, 'reasons_missing'],
    ['open', 'withdraw', {}, 'reasons_missing'],
    ['open', 'withdraw', { words: 'Vergissing.' }, 'withdrawn'],
    ['open', 'lapse', { over: false }, 'term_running'],
    ['open', 'lapse', { over: true }, 'lapsed'],
    ['open', 'follow', {}, 'not_in_this_state'],
    ['advised', 'advise', { advice: 'positive' }, 'not_in_this_state'],
    ['advised', 'lapse', { over: true }, 'not_in_this_state'],
    ['advised', 'follow', { advice: 'negative' }, 'followed'],
    ['advised', 'deviate', { advice: 'negative' }, 'reasons_missing'],
    ['advised', 'deviate', { advice: 'conditional', words: '' }, 'reasons_missing'],
    ['advised', 'deviate', { advice: 'negative', words: 'Het kan niet.' }, 'deviated'],
    ['advised', 'deviate', { advice: 'none', words: 'x' }, 'nothing_to_deviate_from'],
    ['lapsed', 'advise', { advice: 'positive' }, 'not_in_this_state'],
    ['deviated', 'follow', {}, 'not_in_this_state'],
    ['withdrawn', 'advise', { advice: 'positive' }, 'not_in_this_state'],
  ]
  for (const [state, step, facts, expected] of table)
    test(`${state}: ${step} with ${JSON.stringify(facts)} gives ${expected}`, () => {
      const decided = decideConsultation(state, step, facts)
      assert.equal('ok' in decided ? decided.ok : decided.refusal, expected)
    })

  test('every state is reached, and somebody acts until it is over', () => {
    assert.deepEqual(unreachable(consultation), [])
    assert.deepEqual([turnIn('open'), turnIn('advised'), turnIn('lapsed')], ['panel', 'house', 'nobody'])
  })
})

describe('a membership', () => {
  const table: readonly [string, string | null, string | null, string, string][] = [
    ['2026-01-01', null, null, '2026-06-01', 'now'],
    ['2026-06-02', null, null, '2026-06-01', 'coming'],
    ['2026-01-01', '2026-06-01', null, '2026-06-01', 'now'],
    ['2026-01-01', '2026-05-31', null, '2026-06-01', 'over'],
    ['2026-01-01', '2027-01-01', '2026-05-01', '2026-06-01', 'over'],
  ]
  for (const [from, until, ended, today, expected] of table)
    test(`from ${from} until ${until ?? 'nothing'}${ended ? `, ended ${ended}` : ''}: ${expected} on ${today}`, () =>
      assert.equal(
        standingOf(
          { fromOn: day(from), untilOn: until ? day(until) : null, endedAt: ended ? at(ended) : null },
          day(today),
        ),
        expected,
      ))
})

describe('what a house decides about its panels', () => {
  test('the latest day that has come holds; by default four weeks and no public page', () => {
    assert.deepEqual(panelSettingsOn([], 'nl', day('2026-11-22')), { weeks: 4, publicPage: false })
    const rows = [
      { name: 'panel_weeks', fromOn: day('2026-12-01'), value: 6 },
      { name: 'panel_weeks', fromOn: day('2026-10-01'), value: 3 },
      { name: 'improvements_page', fromOn: day('2026-11-22'), value: 1 },
    ] as const
    assert.deepEqual(panelSettingsOn(rows, 'nl', day('2026-11-22')), { weeks: 3, publicPage: true })
    assert.equal(panelSettingsOn(rows, 'nl', day('2026-12-01')).weeks, 6)
  })

  test('nothing is decided over yesterday, nor out of bounds', () => {
    const row = { name: 'panel_weeks', fromOn: day('2026-11-22'), value: 4 } as const
    assert.equal(panelSettingRefusal(row, day('2026-11-22')), undefined)
    assert.equal(panelSettingRefusal(row, day('2026-11-23')), 'in_the_past')
    assert.equal(panelSettingRefusal({ ...row, value: 13 }, day('2026-11-22')), 'out_of_bounds')
    assert.equal(panelSettingRefusal({ ...row, name: 'improvements_page', value: 2 }, day('2026-11-22')), 'out_of_bounds') // prettier-ignore
  })

  const dues: readonly [string, number, string, string][] = [
    ['2026-11-23', 4, '2026-12-21', 'a Monday'],
    ['2026-11-27', 4, '2026-12-24', 'Christmas is passed over backwards'],
    ['2026-11-21', 2, '2026-12-04', 'asked on a Saturday: the Friday before'],
  ]
  for (const [asked, weeks, due, why] of dues)
    test(`${weeks} weeks from ${asked}: ${due} (${why})`, () =>
      assert.equal(adviceDue('nl', day(asked), weeks).toString(), due))
})

describe('who must be asked', () => {
  test('in the Netherlands about the procedure and who handles, in Flanders nobody found a rule', () => {
    const on = day('2026-11-22')
    assert.equal(mustAsk('nl', 'procedure', on), true)
    assert.equal(mustAsk('nl', 'handlers', on), true)
    assert.equal(mustAsk('nl', 'report', on), false)
    assert.equal(mustAsk('vl', 'procedure', on), false)
  })
})

describe('a change of the procedure', () => {
  const decided: DecidedProcedure = {
    numbers: [
      { name: 'judgement_weeks', fromOn: day('2026-06-01'), value: 5, setAt: at('2026-05-01') },
      { name: 'judgement_weeks', fromOn: day('2027-01-01'), value: 4, setAt: at('2026-11-01') },
      { name: 'handler_days', fromOn: day('2027-01-01'), value: 5, setAt: at('2026-11-01') },
    ],
    words: [
      { name: 'description', fromOn: day('2026-01-01'), words: 'Oud', setAt: at('2026-01-01') },
      { name: 'description', fromOn: day('2027-02-01'), words: 'Nieuw', setAt: at('2026-11-01') },
    ],
  }
  const changes = changesOf(decided, { land: 'nl', kind: 'organiser' })
  const today = day('2026-11-22')
  const coming = comingChanges(changes, today)
  const panel = { id: 'p', name: 'Klantpanel', madeAt: at('2026-02-01') }

  test('stands beside what held before it, and what stays the same is none', () => {
    assert.deepEqual(coming, [
      { name: 'judgement_weeks', was: 5, becomes: 4, fromOn: '2027-01-01' },
      { name: 'description', was: 'Oud', becomes: 'Nieuw', fromOn: '2027-02-01' },
    ])
  })

  test('is told until every panel was asked before its day', () => {
    const told = (asked: Parameters<typeof unasked>[2], on = today) =>
      unasked(changes, [panel], asked, on).map(({ change, begun }) => `${change.name} ${change.fromOn} ${begun}`)
    const all = ['judgement_weeks 2026-06-01 true', 'judgement_weeks 2027-01-01 false', 'description 2027-02-01 false']
    assert.deepEqual(told([]), all)
    assert.deepEqual(told([{ panelId: 'p', askedOn: today, changes: coming }]), all.slice(0, 1))
    assert.deepEqual(told([{ panelId: 'other', askedOn: today, changes: coming }]), all)
    assert.deepEqual(told([{ panelId: 'p', askedOn: day('2027-01-01'), changes: coming }]), all.slice(0, 2))
    assert.deepEqual(told([], day('2027-06-02')).length, 2, 'after a year it is told no more')
  })

  test('asks for nothing where there was no panel yet, and again where it was decided otherwise since', () => {
    assert.deepEqual(unasked(changes, [], [], today), [])
    assert.deepEqual(unasked(changes, [{ ...panel, madeAt: at('2026-11-02') }], [], today), [])
    const before = coming.map((one) => (one.name === 'judgement_weeks' ? { ...one, becomes: 3 } : one))
    const asked = [{ panelId: 'p', askedOn: today, changes: before as typeof coming }]
    assert.equal(unasked(changes, [panel], asked, today).length, 2)
  })
})
