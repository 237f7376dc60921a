import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hintsIn, isForbidden, type Known } from './neutral-text.ts'

const known: Known = {
  names: ['Amina El Yousfi-Visser', 'Jan van der Berg', 'Zoë'],
  groups: ['Rode Rakkers'],
  allowed: ['KluppluZ Morel'],
  only: false,
}
const found = (text: string, more: Partial<Known> = {}) =>
  hintsIn(text, { ...known, ...more }).map(({ kind, from, found: words }) => `${kind} ${from} ${words}`)

describe('what could tell who a text is about', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['Ouder is gebeld om het kind op te halen.', []],
    ['Amina belde.', ['known_name 0 Amina']],
    ['De ouder (amina el yousfi-visser) belde.', ['known_name 10 amina el yousfi-visser']],
    ['Jan van der Berg belde Vissers buurman.', ['known_name 0 Jan van der Berg', 'known_name 23 Vissers']],
    ['Het yousfi-plan', ['name 4 yousfi']],
    ['Zoe viel.', ['known_name 0 Zoe']],
    ['Zoeken hielp niet.', []],
    ['Mail aan ouder@example.org of bel 0612345678.', ['contact 9 ouder@example.org', 'contact 34 0612345678']],
    ['Het kind van 4 jaar, een driejarige en een van zes maanden.', ['age 13 4 jaar', 'age 25 driejarige', 'age 47 zes maanden']], // prettier-ignore
    ['Op 12 maart 2025 om 16.30 uur en op 3-4.', ['date 3 12 maart 2025', 'date 20 16.30 uur', 'date 36 3-4']],
    ['Bij de rode rakkers en in groep Groen.', ['group 7 rode rakkers', 'group 26 groep Groen']],
    ['De groep was te groot.', []],
    ['Het gesprek was met Pieter bij KluppluZ.', ['name 20 Pieter']],
    ['Daarna ging het goed. Morgen praten wij met de Geschillencommissie en de GGD.', []],
    ['De moeder belde.', []],
  ]
  for (const [text, expected] of table) test(text, () => assert.deepEqual(found(text), expected))

  test('a committee called after its location has no name of its own', () => {
    const committee = { ...known, names: ['Oudercommissie De Kwikstaart'], allowed: ['KDV De Kwikstaart'] }
    assert.deepEqual(hintsIn('De Oudercommissie De Kwikstaart was niet gevraagd.', committee).filter(isForbidden), [])
    assert.equal(hintsIn('Ouder belde.', { ...known, names: ['Ouder van Noor'] }).length, 0)
  })

  test('a word like mother only where it is the only complaint about that place', () => {
    assert.deepEqual(found('De moeder belde.', { only: true }), ['gender 3 moeder'])
  })

  test('nobody passes over a known name or an address; over the rest a person decides', () => {
    const hints = hintsIn('Amina, 4 jaar, a@b.nl', known)
    assert.deepEqual(
      hints.map((hint) => [hint.kind, isForbidden(hint)]),
      [
        ['known_name', true],
        ['age', false],
        ['contact', true],
      ],
    )
  })
})
