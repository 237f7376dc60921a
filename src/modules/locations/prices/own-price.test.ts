import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addLocations, testLocation } from '../../../../tests/support/locations.ts'
import { type Asked, findBenefitYear, ownPrice, type PricedLocation, shippedValues } from '../../tariffs/rules.ts'
import { priceCanBeSaid } from './named-price.ts'

const vl = { land: 'vl', place: 'Linde' } as const
const byIncome = testLocation({ name: 'Naar Inkomen', registerId: '800000001', ...vl })
const free = testLocation({ name: 'Vrije Prijs', registerId: '800000002', ...vl })
const silent = testLocation({ name: 'Zwijgt', registerId: '800000003', ...vl })
const dutch = testLocation({ name: 'Over de Grens', registerId: '800000004', place: 'Elst' })

let house: House
let web: App['web']

const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/gu, ' ')
const get = (url: string, cookie = '') => web.inject({ url, headers: { 'accept-language': 'nl', cookie } })

async function told(land: 'vl' | 'nl', fields: Record<string, string>): Promise<string> {
  const answer = await web.inject({
    method: 'POST',
    url: `/kosten?land=${land}`,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  assert.equal(answer.statusCode, 303)
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

const flemish = { income: '42000', days: '2', hours: '9', children: '1', year: '2026' }

/** What one card of the finder says. */
const card = (html: string, name: string) =>
  plain(html)
    .split('<li')
    .find((part) => part.includes(`>${name}<`)) ?? ''

describe('own prices', () => {
  before(async () => {
    house = await makeHouse()
    await addLocations(house.owner, [byIncome, free, silent, dutch])
    await house.owner.query(
      `insert into locations.profile (location_id, price, price_cents, price_per, changed_at)
       values ($1, 'income', null, null, now()), ($2, 'free', 4000, 'day', now())`,
      [byIncome.id, free.id],
    )
    web = (await house.app()).web
  })
  after(() => house.close())

  test('every card says how the location makes its price', async () => {
    const { body } = await get('/zoek')
    assert.match(card(body, 'Naar Inkomen'), /Prijs volgens inkomen/)
    assert.match(card(body, 'Vrije Prijs'), /Vrije prijs: € 40,00 per dag/)
    assert.doesNotMatch(body, /U betaalt/)
  })

  test('who told the calculator sees the own net price on each card that can have one', async () => {
    const { body, headers } = await get('/zoek', await told('vl', flemish))
    assert.match(card(body, 'Naar Inkomen'), /U betaalt ongeveer € 140 per maand/)
    // (40.00 - 3.66) x 2 x 52 / 12
    assert.match(card(body, 'Vrije Prijs'), /U betaalt ongeveer € 315 per maand/)
    assert.doesNotMatch(card(body, 'Zwijgt'), /U betaalt/)
    assert.doesNotMatch(card(body, 'Over de Grens'), /U betaalt/, 'another land has another law')
    assert.equal(headers['cache-control'], 'no-store')
  })

  test('one family’s price never shows to another, in whatever order they come', async () => {
    const poor = await told('vl', { ...flemish, income: '10000' })
    const rich = await told('vl', { ...flemish, income: '120000' })
    const before = await get('/zoek')
    const pages = [await get('/zoek', poor), await get('/zoek', rich), await get('/zoek'), await get('/zoek', poor)]
    const prices = pages.map(({ body }) => /U betaalt ongeveer € \d+/.exec(card(body, 'Naar Inkomen'))?.[0])
    assert.deepEqual(prices, [
      'U betaalt ongeveer € 56',
      'U betaalt ongeveer € 295',
      undefined,
      'U betaalt ongeveer € 56',
    ])
    assert.equal(pages[2]?.body, before.body, 'the kept page is as it was')
    assert.equal(pages[2]?.headers['cache-control'], 'no-cache')
  })

  test('the page of a location has the own price, or the way to it', async () => {
    const path = `/opvang/vl/${byIncome.registerId}`
    assert.match((await get(path)).body, /href="\/kosten\?land=vl"/)
    const cookie = await told('vl', flemish)
    assert.match(plain((await get(path, cookie)).body), /<strong class="kd-amount">ongeveer € 140 per maand/)
    assert.match((await get(`/opvang/vl/${silent.registerId}`, cookie)).body, /noemt geen prijs/)
    assert.doesNotMatch((await get(path)).body, /kd-amount/)
  })

  test('a Dutch family sees the highest price that counts where none is named', async () => {
    const cookie = await told('nl', { income: '62000', months: '12', days_1: '2', hours_1: '10', year: '2026' })
    const page = plain((await get(`/opvang/nl/${dutch.registerId}`, cookie)).body)
    // 86.67 h x 11.23 = 973.30, of which 92.4 % is 899.33
    assert.match(page, /ongeveer € 74 per maand/)
    assert.match(page, /We rekenen met € 11,23/)
  })
})

describe('what a price cannot be said of', () => {
  const year2026 = findBenefitYear(shippedValues.years, 2026)
  assert.ok(year2026)
  const asked: Asked = {
    land: 'nl',
    year: year2026,
    weeks: [{ days: 200, hours: 1000 }],
    family: {
      income: 62_000_00,
      monthsWorked: 12,
      rounding: 'cents',
      children: [{ kind: 'day_care', hours: 86_67, price: 11_23 }],
    },
  }
  const priced = (given: Partial<PricedLocation>): PricedLocation => ({
    land: 'nl',
    kind: 'day_care',
    price: null,
    priceCents: null,
    pricePer: null,
    ...given,
  })

  test('another land, an agency, after-school care for a child that is not at school', () => {
    assert.equal(ownPrice(asked, priced({ land: 'vl' })), undefined)
    assert.equal(ownPrice(asked, priced({ kind: 'agency' })), undefined)
    assert.equal(ownPrice(asked, priced({ kind: 'after_school' })), undefined)
    assert.equal(priceCanBeSaid(priced({ land: 'vl' })), false)
    assert.equal(priceCanBeSaid(priced({ land: 'vl', kind: 'after_school', price: 'income' })), false)
    assert.equal(priceCanBeSaid(priced({ land: 'vl', price: 'income' })), true)
    assert.equal(priceCanBeSaid(priced({ kind: 'after_school' })), true, 'the highest price that counts')
  })

  test('a childminder has the cap of childminders', () => {
    assert.equal(ownPrice(asked, priced({ kind: 'childminder' }))?.assumed, 8_49)
  })

  test('a price of a day is spread over the hours asked for', () => {
    const own = ownPrice(asked, priced({ price: 'free', priceCents: 100_00, pricePer: 'day' }))
    // 10.00 an hour: 866.70, of which 92.4 % is 800.83
    assert.deepEqual([own?.month.likely, own?.assumed], [65_87, null])
  })
})
