import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { readAmount, readHundredths, readWhole } from './amount.ts'
import { monthHours } from './asked.ts'
import { roundTicks } from './answer.ts'

describe('amounts as people type them', () => {
  for (const [typed, cents] of [
    ['42000', 42_000_00],
    ['42.000', 42_000_00],
    ['42 000', 42_000_00],
    ['42,000', 42_000_00],
    ['42’000', 42_000_00],
    ['€ 42.000,50', 42_000_50],
    ['42,000.50', 42_000_50],
    ['42000.5', 42_000_50],
    ['42.000,-', 42_000_00],
    ['42000 euro', 42_000_00],
    ['0', 0],
    ['', 'missing'],
    ['-5', 'negative'],
    ['− 1.000', 'negative'],
    ['veel', 'words'],
    ['12a', 'words'],
    ['1.00.00', 'words'],
    ['99999999999999999999', 'huge'],
    ['10.000.000,01', 'huge'],
    ['1e9', 'words'],
    ['--', 'words'],
  ] as const)
    test(`"${typed}" is ${cents}`, () => assert.equal(readAmount(typed), cents))

  test('days and hours may have a comma, children not', () => {
    const week = { least: 50, most: 700 }
    assert.deepEqual(
      ['2', '2,5', '2.25', '', 'x', '0', '8', '-1', '1,234'].map((typed) => readHundredths(typed, week)),
      [200, 250, 225, 'missing', 'words', 'low', 'high', 'low', 'words'],
    )
    assert.deepEqual(
      ['2', '2,5', '16', '0'].map((typed) => readWhole(typed, { least: 1, most: 15 })),
      [2, 'words', 'high', 'low'],
    )
  })

  test('two days of ten hours are 86.67 hours a month', () => {
    assert.equal(monthHours({ days: 200, hours: 1000 }), 86_67)
  })

  test('an axis has round figures', () => {
    assert.deepEqual(roundTicks(387, 4), [0, 100, 200, 300, 400])
    assert.deepEqual(roundTicks(1234, 4), [0, 500, 1000, 1500])
    assert.deepEqual(roundTicks(0, 4), [0, 1])
  })
})

describe('the calculator', () => {
  let house: House
  let web: App['web']
  before(async () => {
    house = await makeHouse()
    web = (await house.app()).web
  })
  after(() => house.close())

  const post = (url: string, fields: Record<string, string>, cookie = '', lang = 'nl') =>
    web.inject({
      method: 'POST',
      url,
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        'accept-language': lang,
        cookie,
      },
      payload: new URLSearchParams(fields).toString(),
    })
  const get = (url: string, cookie = '', lang = 'nl') =>
    web.inject({ method: 'GET', url, headers: { cookie, 'accept-language': lang } })
  const cookieOf = (answer: Awaited<ReturnType<typeof post>>) =>
    answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/gu, ' ')

  const flemish = { income: '42.000', per: 'year', days: '2', hours: '9', children: '1', year: '2026' }
  const dutch = {
    income: '62000',
    months: '12',
    kind_1: 'day_care',
    days_1: '2',
    hours_1: '10',
    price_1: '12,10',
    year: '2026',
  }

  test('a Flemish family sees about € 140 a month, marked as an estimate, with its lines', async () => {
    const asked = await post('/kosten?land=vl', flemish)
    assert.equal(asked.statusCode, 303)
    assert.equal(asked.headers.location, '/kosten?land=vl')
    const page = plain((await get('/kosten?land=vl', cookieOf(asked))).body)
    assert.match(page, /<h1>Ongeveer € 140 per maand<\/h1>/)
    assert.match(page, /Schatting/)
    assert.match(page, /Inkomen × 0,000385/)
    assert.match(page, /value="42\.000"/, 'what was typed stands in the form')
  })

  test('a Dutch family sees what is left after the benefit', async () => {
    const page = plain((await get('/kosten?land=nl', cookieOf(await post('/kosten?land=nl', dutch)))).body)
    // 86.67 h x 12.10 = 1,048.71; 92.4 % of 86.67 h x 11.23 = 899.33
    assert.match(page, /<h1>Ongeveer € 149 per maand<\/h1>/)
    assert.match(page, /92,4% van 86,67 uur × € 11,23/)
    assert.match(page, /€ 0,87 per uur/, 'what lies above the highest price')
  })

  test('nothing personal stands in an address, a cache or a readable cookie', async () => {
    const asked = await post('/kosten?land=vl', flemish)
    const cookie = asked.cookies.find(({ name }) => name === 'kosten')
    assert.ok(cookie?.httpOnly && cookie.sameSite === 'Lax' && cookie.maxAge === undefined)
    assert.doesNotMatch(Buffer.from(cookie.value, 'base64url').toString('latin1'), /42\.000|income/)
    assert.equal((await get('/kosten?land=vl', cookieOf(asked))).headers['cache-control'], 'no-store')
  })

  test('bad input comes back with everything kept and a helpful word beside each field', async () => {
    const typed = { ...flemish, income: 'heel veel', days: '9', hours: '0', children: '-2', year: '2031' }
    const answer = await post('/kosten?land=vl', typed)
    assert.equal(answer.statusCode, 422)
    for (const value of ['heel veel', '9', '0', '-2', '2031']) assert.match(answer.body, new RegExp(`value="${value}"`))
    assert.match(answer.body, /Er zijn 5 dingen niet goed ingevuld/)
    assert.match(answer.body, /Kies een jaar tot en met 2026/)
    assert.equal(answer.cookies.length, 0)
  })

  test('a year with bounds only is not calculated and shows its bounds', async () => {
    const page = plain(
      (await get('/kosten?land=vl', cookieOf(await post('/kosten?land=vl', { ...flemish, year: '2024' })))).body,
    )
    assert.match(page, /Dit kunnen we niet berekenen/)
    for (const amount of ['6,24', '3,74', '1,97', '34,64', '3,91']) assert.match(page, new RegExp(`€ ${amount}`))
  })

  test('a reduced rate without published amount is not guessed', async () => {
    const page = (await get('/kosten?land=vl', cookieOf(await post('/kosten?land=vl', { ...flemish, rate: 'foster' }))))
      .body
    assert.match(page, /niet gepubliceerd/)
  })

  test('what did not exist yet is not called not found', async () => {
    const asked = await post('/kosten?land=vl', { ...flemish, year: '2014', rate: 'integration' })
    assert.match((await get('/kosten?land=vl', cookieOf(asked))).body, /bestond toen nog niet/)
    for (const [lang, words] of [
      ['nl', /bestond nog niet/],
      ['fr', /n’existait pas encore/],
      ['en', /did not exist yet/],
    ] as const)
      assert.match((await get('/kosten/bedragen?land=vl', '', lang)).body, words)
  })

  test('sources are told in the language of the reader', async () => {
    const cookie = cookieOf(await post('/kosten?land=vl', flemish))
    assert.match((await get('/kosten?land=vl', cookie)).body, /notities van een leverancier/)
    assert.match((await get('/kosten?land=vl', cookie, 'fr')).body, /notes d’un fournisseur/)
    assert.match((await get('/kosten?land=vl', cookie, 'en')).body, /A supplier’s notes/)
  })

  test('the answer is there in French and in English', async () => {
    const cookie = cookieOf(await post('/kosten?land=vl', flemish))
    assert.match(plain((await get('/kosten?land=vl', cookie, 'fr')).body), /Environ 140 € par mois/)
    assert.match(plain((await get('/kosten?land=vl', cookie, 'en')).body), /About €140 a month/)
  })

  test('it is forgotten at a word, and after twelve hours', async () => {
    const cookie = cookieOf(await post('/kosten?land=vl', flemish))
    const forgotten = await post('/kosten/vergeten', {}, cookie)
    assert.equal(forgotten.cookies.find(({ name }) => name === 'kosten')?.value, '')
    house.clock.moveTo('2026-11-23T21:00:00Z')
    assert.doesNotMatch((await get('/kosten?land=vl', cookie)).body, /per maand<\/h1>/)
  })

  test('a cookie of somebody else’s making opens nothing', async () => {
    assert.equal((await get('/kosten?land=vl', 'kosten=AWsxAAAA')).statusCode, 200)
  })
})
