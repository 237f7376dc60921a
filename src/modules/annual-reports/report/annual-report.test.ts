import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DisputeRow, FigureRow } from '../../feedback/rules.ts'
import { makeReport, type ReportSource } from './annual-report.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
let count = 0

function row(wish: Partial<FigureRow> & { readonly on?: string } = {}): FigureRow {
  const { on = '2025-03-10', ...rest } = wish
  const id = `r${(count += 1)}`
  return {
    id,
    locationId: 'morel',
    kind: 'complaint',
    sender: 'parent',
    channel: 'web',
    openness: 'open',
    regimes: ['childcare'],
    filedOn: day(on),
    countedOn: day(on),
    situation: id,
    state: 'closed',
    judged: true,
    satisfaction: null,
    elements: [{ head: 'quality', outcome: 'founded' }],
    terms: [],
    measures: [],
    reportWords: 'Omschrijving',
    reportOutcome: 'Afhandeling',
    ...rest,
  }
}

const report = (rows: readonly FigureRow[], more: Partial<ReportSource> = {}) =>
  makeReport({
    land: 'nl',
    holderName: 'KluppluZ',
    year: 2025,
    places: [
      { id: 'morel', name: 'Morel', place: null },
      { id: 'vlinder', name: 'Vlinder', place: null },
    ],
    rows,
    disputes: [],
    furtherDisputes: new Map(),
    today: day('2026-04-01'),
    ...more,
  })

describe('what a year comes to', () => {
  test('a year without anything is a zero report, and none is due', () => {
    const { whole, places, due, annex, years } = report([])
    assert.equal(whole.complaints, 0)
    assert.equal(due, 'none_due')
    assert.deepEqual(annex, [])
    assert.deepEqual(places.map(({ name, figures }) => [name, figures.complaints]), [['Morel', 0], ['Vlinder', 0]]) // prettier-ignore
    assert.deepEqual(years.map(({ year }) => year), [2025]) // prettier-ignore
  })

  test('three reactions about one situation are three complaints and one situation, and the annex says which', () => {
    const { whole, annex, due } = report([1, 2, 3].map(() => row({ situation: 's' })))
    assert.deepEqual([whole.complaints, whole.situations], [3, 1])
    assert.deepEqual(annex.map(({ place, situation }) => [place, situation]), [['Morel', 1], ['Morel', 1], ['Morel', 1]]) // prettier-ignore
    assert.equal(due, 'due')
  })

  test('parents and committees count; others, talks and what is no complaint are told apart', () => {
    const talk = { channel: 'talk', filedOn: null, state: 'talk' } as const
    const { whole } = report([
      row(),
      row({ sender: 'committee' }),
      row({ sender: 'staff' }),
      row(talk),
      row({ kind: 'question', filedOn: null }),
      row({ kind: 'compliment', filedOn: null }),
    ])
    assert.deepEqual([whole.complaints, whole.byParents, whole.byCommittees], [2, 1, 1])
    assert.deepEqual(whole.others, {
      byOthers: 1,
      anonymous: 0,
      talks: 1,
      questions: 1,
      suggestions: 0,
      compliments: 1,
    })
  })

  test('a complaint under two laws counts once, and under each', () => {
    const { whole } = report([row({ regimes: ['childcare', 'youth'] }), row({ regimes: ['youth'] })])
    assert.deepEqual([whole.complaints, whole.regimes], [2, { childcare: 1, youth: 2 }])
  })

  test('the day of filing decides the year, however late it was judged', () => {
    const rows = [row({ on: '2024-12-31' }), row({ on: '2025-01-01' }), row({ on: '2025-12-31' }), row({ on: '2026-01-01' })] // prettier-ignore
    const { whole, years } = report(rows)
    assert.equal(whole.complaints, 2)
    assert.deepEqual(years.map(({ year, complaints }) => [year, complaints]), [[2024, 1], [2025, 2]]) // prettier-ignore
  })

  test('each part is judged by itself; without a judgement it stands as the complaint does', () => {
    const parts = [
      { head: 'safety', outcome: 'founded' },
      { head: 'contract', outcome: 'unfounded' },
    ] as const
    const { whole } = report([
      row({ elements: parts }),
      row({ elements: parts, judged: false, state: 'review' }),
      row({ elements: [], judged: false, state: 'withdrawn' }),
      row({ elements: [], judged: false, state: 'referred' }),
    ])
    const { founded, unfounded, running, withdrawn, referred } = whole.results
    assert.deepEqual({ founded, unfounded, running, withdrawn, referred }, { founded: 1, unfounded: 1, running: 2, withdrawn: 1, referred: 1 }) // prettier-ignore
    assert.deepEqual([whole.natures.safety, whole.natures.contract, whole.natures.unsorted], [2, 2, 2])
  })

  test('terms are kept, late or running; an overrun stays one', () => {
    const term = (name: 'handler' | 'judgement', dueOn: string, metOn: string | null) => ({
      name,
      dueOn: day(dueOn),
      metOn: metOn === null ? null : day(metOn),
    })
    const { whole } = report([
      row({ terms: [term('handler', '2025-03-17', '2025-03-17'), term('judgement', '2025-04-21', '2025-04-22')] }),
      row({ terms: [term('handler', '2025-03-17', null), term('judgement', '2026-04-01', null)] }),
    ])
    assert.deepEqual(whole.terms.handler, { kept: 1, late: 1, running: 0 })
    assert.deepEqual(whole.terms.judgement, { kept: 0, late: 1, running: 1 })
  })

  test('a dispute counts in the year in which it was taken there, and makes a report due by itself', () => {
    const dispute = (on: string, outcomeOn: string | null = null): DisputeRow => ({ locationId: 'vlinder', sinceOn: day(on), outcomeOn: outcomeOn === null ? null : day(outcomeOn) }) // prettier-ignore
    const { whole, due, places } = report([row({ on: '2024-11-01' })], {
      disputes: [dispute('2025-02-01', '2025-06-01'), dispute('2024-12-31')],
    })
    assert.deepEqual([whole.complaints, whole.disputes, whole.disputesOpen, due], [0, 1, 0, 'due'])
    assert.equal(places[1]?.figures.disputes, 1)
    assert.equal(report([], { furtherDisputes: new Map([[2025, 1]]) }).due, 'due')
  })

  test('what is about the house itself stands under its own name, and a figure is never left out', () => {
    const { places } = report([row({ locationId: null }), row()])
    assert.deepEqual(places.map(({ name, figures }) => [name, figures.complaints]), [['Morel', 1], ['Vlinder', 0], ['KluppluZ', 1]]) // prettier-ignore
  })
})
