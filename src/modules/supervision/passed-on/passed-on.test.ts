import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type KnownReporter, leaksIn } from '../../feedback/identity/leak.ts'
import { decideNews } from './news.ts'
import { turnOf } from './turn.ts'

const words = 'Op dinsdag stond er een uur lang maar één begeleider bij twaalf baby’s.'
const open: KnownReporter = {
  openness: 'open',
  names: ['Jan van den Bérg'],
  emails: ['Jan@Berg.example'],
  phones: ['+32 478 12 34 56'],
  words,
}
const hidden: KnownReporter = { openness: 'anonymous', names: [], emails: [], phones: [], words }
const found = (said: string, known: KnownReporter) => leaksIn(said, known).map((leak) => `${leak.kind} ${leak.found}`)

describe('what leads back to a reporter', () => {
  const examples: readonly (readonly [string, KnownReporter, readonly string[]])[] = [
    ['Een ouder zag te weinig begeleiders.', open, []],
    ['Meneer BERG zag het.', open, ['name Bérg']],
    ['Zij staan van ’s morgens tot den avond alleen.', open, []],
    [
      'Mail jan@berg.example of bel 0478/12.34.56.',
      open,
      ['name Jan', 'name Bérg', 'email jan@berg.example', 'phone 0478/12.34.56'],
    ],
    ['Bel de opvang op 014 00 11 22.', open, []],
    ['Bel de opvang op 014 00 11 22.', hidden, ['phone 014 00 11 22']],
    [`Iemand schreef: ${words}`, open, []],
    [`Iemand schreef: ${words}`, hidden, ['copied op dinsdag stond er een uur lang maar']],
    ['Op dinsdag stond er een uur te weinig personeel.', hidden, []],
    ['Het ging om 12 kinderen op 3 november 2026.', hidden, []],
  ]
  for (const [said, known, leaks] of examples)
    test(`${known.openness}: ${said}`, () => assert.deepEqual(found(said, known), leaks))
})

describe('the side of the organiser', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const waits = { answer: null, dueOn: day('2026-12-04') }

  test('says who acts, and by when', () => {
    const of = (facts: Partial<Parameters<typeof turnOf>[0]>) => turnOf({ closed: false, news: [], clarifications: [], ...facts }) // prettier-ignore
    assert.deepEqual(of({}), { turn: 'client_manager' })
    assert.deepEqual(of({ clarifications: [{ ...waits, dueOn: day('2026-12-09') }, waits] }), { turn: 'organiser', dueOn: waits.dueOn }) // prettier-ignore
    assert.deepEqual(of({ clarifications: [waits], news: [{ state: 'waiting' }] }), { turn: 'officer' })
    assert.deepEqual(of({ closed: true, news: [{ state: 'waiting' }] }), { turn: 'officer' })
    assert.deepEqual(of({ closed: true, clarifications: [waits] }), { turn: 'nobody' })
  })

  test('tells news once, and only with words', () => {
    assert.deepEqual(decideNews('waiting', 'tell', { words: 'Gezegd.' }), { ok: 'told' })
    assert.deepEqual(decideNews('waiting', 'keep', { words: ' ' }), { refusal: 'words_missing' })
    assert.deepEqual(decideNews('told', 'keep', { words: 'Toch niet.' }), { refusal: 'not_in_this_state' })
  })
})
