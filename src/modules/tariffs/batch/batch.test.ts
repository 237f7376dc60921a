import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { buildTown, type Town } from '../../../../tests/support/town.ts'
import { batchFile, calculateBatch } from './batch-lines.ts'

const flemish = [
  ['kenmerk', 'dag', 'inkomen', 'kinderen', 'dagen', 'uren'],
  ['A1', '2014-06-01', '40.000', '2', '3', '9'],
  ['A2', '22-11-2026', '42000', '', '2', '9'],
  ['A3', '2024-06-01', '42000', '1', '2', '9'],
  ['A4', '2026-11-22', 'veel', '1', '2', '9'],
  ['=A5', '2031-01-01', '42000', '1', '2', '9'],
]

describe('a file with a family a line', () => {
  test('each line is calculated, or says which column is wrong', () => {
    const batch = calculateBatch(flemish)
    assert.deepEqual(
      batch?.lines.map(({ line, result, fault }) => [line, result?.month ?? null, fault?.column ?? null]),
      [
        [2, 159_38, null],
        [3, 140_14, null],
        [4, null, 'dag'],
        [5, null, 'inkomen'],
        [6, null, 'dag'],
      ],
    )
    assert.equal(batch.lines[2]?.fault?.why, 'unpublished', 'a year with bounds only')
    assert.deepEqual(batch.lines[3]?.fault, { column: 'inkomen', why: 'unreadable', typed: 'veel' })
  })

  test('Dutch lines have a year, hours of a month and a price of an hour', () => {
    const batch = calculateBatch([
      ['jaar', 'inkomen', 'uren', 'prijs', 'soort'],
      [2024, 20000, 160, '12,00', 'dagopvang'],
      [2026, 20000, 160, '12,00', 'crèche'],
      [2027, 20000, 160, '12,00', ''],
    ])
    assert.deepEqual(
      batch?.lines.map(({ result, fault }) => result?.month ?? fault?.column),
      [345_60, 'soort', 'jaar'],
    )
  })

  test('headings of neither land are refused', () => assert.equal(calculateBatch([['naam'], ['Noor']]), undefined))

  test('the result opens in a spreadsheet and begins no formula', () => {
    const batch = calculateBatch(flemish)
    assert.ok(batch)
    const [, first, second, , , last] = batchFile(batch).split('\r\n')
    assert.equal(first, '2;A1;12,26;159,38;159,38;159,38;tabel;')
    assert.equal(second, '3;A2;16,17;140,14;139,97;140,31;schatting;')
    assert.equal(last, "6;'=A5;;;;;;dag: 2031-01-01")
  })
})

describe('the page for many families', () => {
  let house: House
  let web: App['web']
  let town: Town
  before(async () => {
    house = await makeHouse()
    web = (await house.app()).web
    town = await buildTown(house, { claimed: true })
  })
  after(() => house.close())

  async function send(path: string, text: string | null, cookie: string) {
    const form = new FormData()
    if (text !== null) form.set('file', new Blob([text]), 'lijst.csv')
    const body = new Response(form)
    return web.inject({
      method: 'POST',
      url: path,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': body.headers.get('content-type') ?? '', cookie },
      payload: Buffer.from(await body.arrayBuffer()),
    })
  }
  const text = flemish.map((row) => row.join(';')).join('\n')

  test('an organiser sees how many lines were calculated, and which were refused', async () => {
    const { statusCode, body } = await send('/werk/kosten', text, town.near.organiser.cookie)
    assert.equal(statusCode, 200)
    assert.match(body, /Geweigerde lijnen/)
    assert.equal(body.split('data-label="Kolom"').length - 1, 3)
  })

  test('and takes the result along, which nobody keeps', async () => {
    const { headers, body } = await send('/werk/kosten/bestand', text, town.near.organiser.cookie)
    assert.match(String(headers['content-disposition']), /attachment; filename="kosten-\d{4}/)
    assert.equal(headers['cache-control'], 'no-store')
    assert.equal(body.trim().split('\r\n').length, 6)
  })

  test('what is no list is refused with a word of help', async () => {
    for (const [given, words] of [
      [null, /Kies een bestand/],
      ['naam;leeftijd\nNoor;2', /De kolommen ontbreken/],
      ['een brief', /kunnen we niet lezen|geen lijnen/],
    ] as const) {
      const { statusCode, body } = await send('/werk/kosten', given, town.near.organiser.cookie)
      assert.equal(statusCode, 422)
      assert.match(body, words)
    }
  })

  test('who is not signed in is shown the door', async () => {
    assert.equal((await web.inject('/werk/kosten')).statusCode, 401)
  })
})
