import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled, firstUnfilled } from './unfilled.ts'

describe('places in a template', () => {
  const left: readonly (readonly [string, string | undefined])[] = [
    ['Dank u wel.', undefined],
    ['Wij bellen u op [datum].', '[datum]'],
    ['Beste [naam], op [datum].', '[naam]'],
    ['Beste [ uw naam hier ],', '[ uw naam hier ]'],
    ['Een lijst [1] met noten', '[1]'],
    ['[]', undefined],
    ['haakje [ zonder einde', undefined],
    ['over twee\n[regels\nheen]', undefined],
    [`[${'x'.repeat(61)}]`, undefined],
    ['[[naam]]', '[naam]'],
  ]
  for (const [words, expected] of left) {
    test(`${JSON.stringify(words.slice(0, 30))}: ${expected ?? 'nothing is left'}`, () =>
      assert.equal(firstUnfilled(words), expected))
  }

  const known = { naam: 'Samira', datum: '1 december 2026' }
  const given: readonly (readonly [string, string])[] = [
    ['Beste [naam],', 'Beste Samira,'],
    ['Beste [Naam], op [ DATUM ]', 'Beste Samira, op 1 december 2026'],
    ['[naam] en [naam]', 'Samira en Samira'],
    ['Wij doen [wat].', 'Wij doen [wat].'],
    ['[constructor]', '[constructor]'],
  ]
  for (const [words, expected] of given) {
    test(`${words} becomes ${expected}`, () => assert.equal(filled(words, known), expected))
  }
})
