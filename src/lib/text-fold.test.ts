import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fold } from './text-fold.ts'

const folded = [
  ['Éénhoorn ’t Nestje', 'eenhoorn t nestje'],
  ["'s-Gravenhage", 's gravenhage'],
  ["Baby's  &  peuters", 'babys peuters'],
  ['De Kĳkdoos – IJsvogel', 'de kijkdoos ijsvogel'],
  ['Cœur d’Élan Straße Øst', 'coeur delan strasse ost'],
  ['  2½ jaar ', '21 2 jaar'],
  ['İSTANBUL', 'istanbul'],
] as const

for (const [text, expected] of folded) {
  test(`${text} is found as ${expected}`, () => assert.equal(fold(text), expected))
}

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))))
})
