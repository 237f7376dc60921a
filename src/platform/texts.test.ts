import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TextKey } from '../text-keys.ts'
import { overrideFaults, pickLang, textsFor } from './texts.ts'

const zone = 'Europe/Brussels'

test('a text is given in the language of the reader', () => {
  assert.equal(textsFor('nl', { zone })('platform.to-log-in'), 'Inloggen')
  assert.equal(textsFor('fr', { zone })('platform.to-log-in'), 'Se connecter')
  assert.equal(textsFor('en', { zone })('platform.to-log-in'), 'Log in')
})

test('an argument is filled in and counted', () => {
  const t = textsFor('nl', { zone })
  assert.equal(t('platform.too-many.body', { seconds: 1 }), 'Probeer het over 1 seconde nog eens.')
  assert.equal(t('platform.too-many.body', { seconds: 1200 }), 'Probeer het over 1.200 seconden nog eens.')
})

test('the compiler refuses a missing, a wrong and a superfluous argument', () => {
  const t = textsFor('nl', { zone })
  // @ts-expect-error seconds is missing
  assert.throws(() => t('platform.too-many.body'))
  // @ts-expect-error there is no such text
  assert.throws(() => t('platform.nothing'), /There is no text/u)
  // @ts-expect-error this text asks for nothing
  t('platform.to-log-in', { seconds: 1 })
})

test('a tenant can say it in its own words, with days, moments and money as everywhere', () => {
  const message = '{day, date} / {day, date, short} / {at, time} / {price, number, euro} / {way, number, distance}'
  const overrides = new Map<TextKey, string>([
    ['platform.to-start', 'Naar huis'],
    ['platform.fault.number', message],
  ])
  const t = textsFor('nl', { zone, overrides })
  assert.equal(t('platform.to-start'), 'Naar huis')
  assert.equal(t('platform.to-log-in'), 'Inloggen')
  const values = {
    day: Temporal.PlainDate.from('2026-12-11'),
    at: Temporal.Instant.from('2026-11-03T20:14:00Z'),
    price: 123450,
    way: 840,
  }
  // @ts-expect-error the arguments are those of the planted message
  const text: string = t('platform.fault.number', values)
  assert.equal(
    text.replaceAll('\u00A0', ' '),
    'vrijdag 11 december 2026 / 11 dec 2026 / 3 november 2026, 21.14 uur / € 1.234,50 / 0,8 km',
  )
})

test('a tenant text that cannot work is refused before it is saved', () => {
  assert.deepEqual(overrideFaults('platform.too-many.body', 'Wacht {seconds} tellen'), [])
  assert.equal(overrideFaults('platform.too-many.body', 'Wacht even').length, 1)
  assert.equal(overrideFaults('platform.too-many.body', 'Wacht {seconds} {name}').length, 1)
  assert.equal(overrideFaults('platform.too-many.body', 'Wacht {seconds').length, 1)
})

test('the language is the chosen one, else the best that the browser asks for, else Dutch', () => {
  assert.equal(pickLang('fr-BE,fr;q=0.9', 'en'), 'en')
  assert.equal(pickLang('fr-BE,fr;q=0.9', 'klingon'), 'fr')
  assert.equal(pickLang('de, en;q=0.5, nl;q=0.8'), 'nl')
  assert.equal(pickLang('en;q=0, *'), 'nl')
  assert.equal(pickLang('en;q=x,,;'), 'nl')
  assert.equal(pickLang(undefined), 'nl')
})
