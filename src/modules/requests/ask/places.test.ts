import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedPlaces, readPlaceWish } from './places.ts'

const list = ['vl-1', 'vl-2', 'vl-3']

const wishes: readonly [string, unknown][] = [
  ['erbij:vl-4', { ok: ['vl-1', 'vl-2', 'vl-3', 'vl-4'] }],
  ['erbij:vl-2', { refusal: 'already' }],
  ['weg:vl-2', { ok: ['vl-1', 'vl-3'] }],
  ['weg:vl-9', { ok: list }],
  ['hoger:vl-3', { ok: ['vl-1', 'vl-3', 'vl-2'] }],
  ['hoger:vl-1', { ok: list }],
  ['lager:vl-1', { ok: ['vl-2', 'vl-1', 'vl-3'] }],
  ['lager:vl-3', { ok: list }],
  ['lager:vl-9', { ok: list }],
]
for (const [word, expected] of wishes) {
  test(`${word} of three places, four allowed: ${JSON.stringify(expected)}`, () => {
    const wish = readPlaceWish(word)
    assert.ok(wish)
    assert.deepEqual(changedPlaces(list, wish, 4), expected)
  })
}

test('a list that is full takes no more', () => {
  assert.deepEqual(changedPlaces(list, { what: 'erbij', place: 'vl-4' }, 3), { refusal: 'full' })
})

test('what is no wish is none', () => {
  for (const word of ['', 'volgende', 'erbij:', 'erbij:be-1', 'koop:vl-1']) assert.equal(readPlaceWish(word), undefined)
})
