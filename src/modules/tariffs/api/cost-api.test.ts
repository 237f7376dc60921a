import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { openApiText } from './open-api-form.ts'

describe('the JSON API', () => {
  let house: House
  let web: App['web']
  before(async () => {
    house = await makeHouse()
    web = (await house.app()).web
  })
  after(() => house.close())

  /** As a program comes: no cookie, and no word about where it comes from. */
  const ask = async (land: string, payload: object) => {
    const answer = await web.inject({ method: 'POST', url: `/api/kosten/${land}`, payload })
    return { status: answer.statusCode, body: answer.json() as Record<string, unknown>, headers: answer.headers }
  }
  const flemish = { day: '2014-06-01', incomeCents: 40_000_00, children: 2, daysPerWeek: 3, hoursPerDay: 9 }
  const child = { kind: 'day_care', hoursPerMonth: 160, pricePerHourCents: 12_00 }

  test('answers a Flemish question with its range, amounts and sources', async () => {
    const { status, body, headers } = await ask('vlaanderen', flemish)
    assert.equal(status, 200)
    assert.deepEqual(body['tariffCents'], { low: 12_26, likely: 12_26, high: 12_26 })
    assert.deepEqual(body['monthCents'], { low: 159_38, likely: 159_38, high: 159_38 })
    assert.equal(body['estimate'], false)
    assert.equal(headers['cache-control'], 'no-store')
  })

  test('a day with bounds only is answered with the bounds', async () => {
    const { status, body } = await ask('vlaanderen', { ...flemish, day: '2024-06-01' })
    assert.deepEqual([status, body['known'], body['why'], body['dayCents']], [200, false, 'bounds', null])
    assert.match(JSON.stringify(body['amounts']), /"maximum":\{"cents":3464/)
  })

  test('answers a Dutch question child by child', async () => {
    const { status, body } = await ask('nederland', { year: 2024, incomeCents: 20_000_00, children: [child, child] })
    assert.equal(status, 200)
    assert.deepEqual([body['costCents'], body['benefitCents'], body['netCents']], [3840_00, 3148_80, 691_20])
  })

  test('bad input is named field by field', async () => {
    for (const wrong of [
      { ...flemish, incomeCents: -1 },
      { ...flemish, incomeCents: 1.5 },
      { ...flemish, incomeCents: '42.000' },
      { ...flemish, day: '2027-01-01' },
      { ...flemish, day: '2013-12-31' },
      { ...flemish, daysPerWeek: 8 },
      { ...flemish, colour: 'red' },
      [],
    ]) {
      const { status, body } = await ask('vlaanderen', wrong)
      assert.equal(status, 422, JSON.stringify(wrong))
      assert.ok(Array.isArray(body['problems']) && body['problems'].length > 0)
    }
    assert.equal((await ask('nederland', { year: 2027, incomeCents: 1, children: [child] })).status, 422)
    const broken = await web.inject({
      method: 'POST',
      url: '/api/kosten/vlaanderen',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    })
    assert.equal(broken.statusCode, 400)
  })

  test('the tables can be had as files', async () => {
    const flanders = await web.inject('/api/kosten/vlaanderen/2014-01-01.csv')
    assert.match(String(flanders.headers['content-type']), /text\/csv/)
    assert.match(flanders.body, /^75000,23\.95,20\.81,/m)
    const dutch = await web.inject('/api/kosten/nederland/2026.csv')
    assert.equal(dutch.body.trim().split('\n').length, 70)
    assert.match(dutch.body, /^56413,95\.5,95\.6,official,/m)
    for (const absent of [
      'vlaanderen/2024-01-01',
      'vlaanderen/2013-01-01',
      'vlaanderen/x',
      'nederland/2027',
      'nederland/x',
    ])
      assert.equal((await web.inject(`/api/kosten/${absent}.csv`)).statusCode, 404, absent)
  })

  test('says itself how it works, and so does docs/openapi.json', async () => {
    const { body } = await web.inject('/api/openapi.json')
    assert.deepEqual(JSON.parse(body), JSON.parse(openApiText()))
    assert.equal(readFileSync('docs/openapi.json', 'utf8'), openApiText())
  })

  test('only what changes nothing may come from elsewhere', async () => {
    const answer = await web.inject({ method: 'POST', url: '/kosten?land=vl', payload: { income: '1' } })
    assert.equal(answer.statusCode, 403)
  })
})
