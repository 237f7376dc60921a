import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clock, distance, euro, list, longDay, longMonth, moment, number, percent, shortDay } from './format.ts'

const day = Temporal.PlainDate.from('2026-12-11')
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/gu, ' ')

test('a day is written in full in three languages', () => {
  assert.equal(longDay(day, 'nl'), 'vrijdag 11 december 2026')
  assert.equal(longDay(day, 'fr'), 'vendredi 11 décembre 2026')
  assert.match(longDay(day, 'en'), /^Friday,? 11 December 2026$/u)
})

test('a table shows a short day and a month', () => {
  assert.equal(shortDay(day, 'nl'), '11 dec 2026')
  assert.equal(longMonth(Temporal.PlainYearMonth.from('2026-12'), 'nl'), 'december 2026')
})

test('a moment is told by the clock of the zone', () => {
  const instant = Temporal.Instant.from('2026-11-03T20:14:00Z')
  assert.equal(moment(instant, 'Europe/Brussels', 'nl'), '3 november 2026, 21.14 uur')
  assert.equal(moment(instant, 'Europe/Brussels', 'fr'), '3 novembre 2026, 21 h 14')
  assert.equal(moment(instant, 'America/New_York', 'en'), '3 November 2026, 15:14')
})

test('a clock keeps the zero of its minutes', () => {
  assert.equal(clock(Temporal.PlainTime.from('09:05'), 'nl'), '9.05 uur')
})

test('a distance has one decimal up to ten kilometres', () => {
  assert.equal(plain(distance(840, 'nl')), '0,8 km')
  assert.equal(plain(distance(9940, 'nl')), '9,9 km')
  assert.equal(plain(distance(9960, 'nl')), '10 km')
})

test('money, numbers and shares follow the language', () => {
  assert.equal(plain(euro(123450, 'nl')), '€ 1.234,50')
  assert.equal(plain(euro(123450, 'fr')), '1 234,50 €')
  assert.equal(number(1234.5, 'nl'), '1.234,5')
  assert.equal(plain(percent(0.125, 'nl')), '12,5%')
})

test('a list ends with and', () => {
  assert.equal(list(['maandag', 'dinsdag', 'vrijdag'], 'nl'), 'maandag, dinsdag en vrijdag')
  assert.equal(list(['maandag'], 'nl'), 'maandag')
})
