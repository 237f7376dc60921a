import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withoutQuote } from './mail-quote.ts'

const cases: readonly (readonly [string, string, string])[] = [
  ['an answer above the letter', 'Dinsdag om drie uur.\n\nOp ma 23 nov 2026 schreef Houder <x@example.org>:\n> Wanneer was het?\n> Groet', 'Dinsdag om drie uur.'],
  ['who is quoted, in two lines', 'Dinsdag.\n\nOp maandag 23 november 2026 om 10:05 schreef Kinderopvang De Zonnebloem\n<x@example.org>:\n\n> Wanneer?', 'Dinsdag.'],
  ['in French', 'Mardi.\n\nLe lundi 23 novembre, X a écrit :\n> Quand ?', 'Mardi.'],
  ['Outlook', 'Dinsdag.\n\n-----Oorspronkelijk bericht-----\nVan: Houder\nWanneer?', 'Dinsdag.'],
  ['answers between the lines stay whole', '> Wanneer?\nDinsdag.\n> Waar?\nOp de gang.', '> Wanneer?\nDinsdag.\n> Waar?\nOp de gang.'],
  ['no quote at all', 'Zij schreef mij:\nja', 'Zij schreef mij:\nja'],
  ['nothing but a quote is kept: better too much than nothing', '> Wanneer?', '> Wanneer?'],
] // prettier-ignore

describe('an answer without what it answers', () => {
  for (const [what, text, expected] of cases) test(what, () => assert.equal(withoutQuote(text), expected))
})
