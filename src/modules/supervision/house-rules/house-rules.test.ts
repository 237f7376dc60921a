import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { wayByKey } from '../../feedback/rules.ts'
import { checkHouseRules, type HouseRulesOutcome } from './house-rules.ts'

describe('house rules tell parents of the reporting point', () => {
  const point = wayByKey('vl', 'opgroeipunt', Temporal.PlainDate.from('2026-11-22'))?.value
  const cases: readonly [string, HouseRulesOutcome, string][] = [
    ['U kunt terecht bij Opgroeipunt, tel. 078 170 000.', 'found', 'name and number'],
    ['Contacteer OPGROEIPUNT (078/17.00.00)', 'found', 'capitals, the number in other groups'],
    ['Opgroei-\npunt: +32 78 170 000', 'found', 'a word that was broken off, and the code of the country'],
    ['Opgroeipunt, Hallepoortlaan 27 in Brussel', 'found', 'name and address'],
    ['zie www.opgroeien.be/opgroeipunt', 'found', 'the address on the web has the name in it'],
    ['Bij zorgen kunt u ook naar Opgroeipunt.', 'thin', 'the name, and no way to reach it'],
    ['Bel 078 170 000 als u klachten hebt.', 'thin', 'a number, and parents do not know of whom'],
    ['Bel 078 170 0001', 'missing', 'a longer number is another one'],
    ['U kunt terecht bij de klachtendienst van Kind en Gezin.', 'missing', 'a name of long ago'],
    ['', 'missing', 'nothing at all'],
  ]
  for (const [words, outcome, why] of cases)
    test(`${outcome}: ${why}`, () => {
      assert.ok(point)
      assert.equal(checkHouseRules(words, point).outcome, outcome)
    })
})
