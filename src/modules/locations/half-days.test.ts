import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textsFor } from '../../platform/texts.ts'
import { chosenHalfDays, halfDays, halfDaysInWords } from './half-days.ts'

const inWords = (codes: readonly string[], lang: 'nl' | 'fr' | 'en' = 'nl') =>
  halfDaysInWords(codes, textsFor(lang, { zone: 'Europe/Brussels' }), lang)

test('a week has fourteen half-days', () => assert.equal(halfDays.length, 14))

test('whole days and loose halves become half-days in the order of the week, each once', () => {
  assert.deepEqual(chosenHalfDays(['thu', 'tue'], ['fri-am', 'tue-am', 'fri-am']), [
    'tue-am',
    'tue-pm',
    'thu-am',
    'thu-pm',
    'fri-am',
  ])
})

test('what is no half-day is left out', () => {
  assert.deepEqual(chosenHalfDays(['someday', 'm'], ['mon-night', '<b>']), [])
})

test('two halves of one day read as a whole day', () => {
  assert.equal(inWords(['tue-am', 'tue-pm', 'thu-am', 'thu-pm']), 'dinsdag en donderdag, hele dag')
  assert.equal(inWords(['tue-am', 'tue-pm', 'fri-am']), 'dinsdag, hele dag; vrijdag, ochtend')
  assert.equal(inWords(['mon-pm', 'wed-am']), 'woensdag, ochtend; maandag, namiddag')
})

test('every language has its words', () => {
  assert.equal(inWords(['mon-am', 'mon-pm', 'tue-am', 'tue-pm'], 'fr'), 'lundi et mardi, toute la journée')
  assert.equal(inWords(['mon-am', 'tue-am'], 'en'), 'Monday and Tuesday, morning')
})
