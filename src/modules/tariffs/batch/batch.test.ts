import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { buildTown, type Town } from '../../../../tests/support/town.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet.ts'
import { shippedValues } from '../tariff-values.ts'
import { calculatePart } from './batch-actions.ts'
import { csvText } from '../../../lib/csv-text.ts'
import { resultTable } from './batch-file.ts'
import { deleteExpiredRuns } from './batch-queries.ts'
import { type Cell, calculateLines, readHead } from './batch-lines.ts'

const flemish = [
  ['kenmerk', 'dag', 'inkomen', 'kinderen', 'dagen', 'uren'],
  ['A1', '2014-06-01', '40.000', '2', '3', '9'],
  ['A2', '22-11-2026', '42000', '', '2', '9'],
  ['A3', '2024-06-01', '42000', '1', '2', '9'],
  ['A4', '2026-11-22', 'veel', '1', '2', '9'],
  ['=A5', '2031-01-01', '42000', '1', '2', '9'],
]

function calculated(rows: readonly (readonly Cell[])[]) {
  const [first = [], ...lines] = rows
  const head = readHead(first)
  return head && { land: head.land, lines: calculateLines(head, lines, shippedValues) }
}

describe('a file with a family a line', () => {
  test('each line is calculated, or says which column is wrong', () => {
    const batch = calculated(flemish)
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
    const batch = calculated([
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

  test('headings of neither land are refused', () => assert.equal(calculated([['naam'], ['Noor']]), undefined))

  test('the result opens in a spreadsheet and begins no formula', () => {
    const batch = calculated(flemish)
    assert.ok(batch)
    const [, first, second, , , last] = csvText(resultTable(batch.land, batch.lines)).split('\r\n')
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
    await house.owner.query('delete from tariffs.cost_batch')
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

  const cookie = () => town.near.organiser.cookie
  const get = (url: string, by = cookie()) => web.inject({ url, headers: { cookie: by } })
  const count = async () => (await house.owner.query('select from tariffs.cost_batch')).rowCount
  /** A list that is too long to wait for. */
  const long = `${flemish[0]?.join(';')}\n${Array.from({ length: 1500 }, (_, at) => `L${at};22-11-2026;42000;;2;9`).join('\n')}`
  async function received(list: string, by = cookie()): Promise<string> {
    const { statusCode, headers } = await send('/werk/kosten', list, by)
    assert.equal(statusCode, 303)
    return String(headers.location)
  }

  test('a short list is there at once, with what was refused and why', async () => {
    const { statusCode, body } = await get(await received(text))
    assert.equal(statusCode, 200)
    assert.match(body, /Geweigerde lijnen/)
    assert.equal(body.split('data-label="Kolom"').length - 1, 3)
    assert.match(body, /bedragen niet gepubliceerd/)
    assert.match((await get('/werk/kosten')).body, /lijst\.csv/)
  })

  test('the result is taken along as CSV and as Excel', async () => {
    const path = await received(text)
    const csv = await get(`${path}/resultaat.csv`)
    assert.match(String(csv.headers['content-disposition']), /attachment; filename="kosten-\d{4}.*\.csv/)
    assert.equal(csv.headers['cache-control'], 'no-store')
    assert.equal(csv.body.trim().split('\r\n').length, 6)
    const excel = await get(`${path}/resultaat.xlsx`)
    const rows = await readSpreadsheet(excel.rawPayload)
    assert.ok(!('fault' in rows))
    assert.deepEqual(rows[1]?.slice(0, 4), ['2', 'A1', 12.26, 159.38])
    assert.equal(rows[5]?.[1], '=A5', 'a text, and no formula')
  })

  test('a long list is a job that goes on where a worker stopped, and calculates no line twice', async () => {
    const path = await received(long)
    const id = path.split('/').at(-1) ?? ''
    assert.match((await get(path)).body, /0 van 1\.500 lijnen berekend/)
    assert.equal((await get(`${path}/resultaat.csv`)).statusCode, 404)
    assert.equal(await calculatePart(house.platform, id), true)
    assert.match((await get(path)).body, /1\.000 van 1\.500 lijnen berekend/)
    await house.runJobs()
    assert.match((await get(path)).body, /Alle lijnen kloppen/)
    const { body } = await get(`${path}/resultaat.csv`)
    const lines = body.trim().split('\r\n').slice(1)
    assert.deepEqual([lines.length, lines[0]?.slice(0, 5), lines.at(-1)?.slice(0, 10)], [1500, '2;L0;', '1501;L1499'])
  })

  test('nothing of it can be read in the database, and the file itself is gone', async () => {
    await received('kenmerk;dag;inkomen;dagen;uren\nGeheim;22-11-2026;veel;2;9')
    const { rows } = await house.owner.query<{ sealed_rows: Buffer | null; sealed_lines: Buffer }>(
      `select b.sealed_rows, p.sealed_lines from tariffs.cost_batch as b join tariffs.cost_batch_part as p on p.batch_id = b.id`,
    )
    assert.ok(rows.length > 0)
    for (const { sealed_rows, sealed_lines } of rows) {
      assert.equal(sealed_rows, null)
      assert.equal(/Geheim|unreadable/.test(sealed_lines.toString('latin1')), false)
    }
  })

  test('only who sent it sees it; after a week nobody does, and it is gone', async () => {
    const path = await received(text)
    for (const other of [town.near.manager.cookie, town.far.organiser.cookie]) {
      for (const address of [path, `${path}/resultaat.csv`, `${path}/resultaat.xlsx`])
        assert.equal((await get(address, other)).statusCode, 404, address)
      assert.equal((await send(`${path}/wissen`, null, other)).statusCode, 404)
    }
    const days = await house.owner.query(
      `select distinct extract(day from expires_at - created_at)::int as kept from tariffs.cost_batch`,
    )
    assert.deepEqual(days.rows, [{ kept: 7 }])
    await house.owner.query('update tariffs.cost_batch set expires_at = created_at')
    assert.equal((await get(path)).statusCode, 404)
    assert.doesNotMatch((await get('/werk/kosten')).body, /lijst\.csv/)
    await house.platform.db.work((tx) => deleteExpiredRuns(tx, house.clock.now()))
    assert.equal(await count(), 0)
  })

  test('or it is wiped before', async () => {
    const path = await received(text)
    assert.equal((await send(`${path}/wissen`, null, cookie())).statusCode, 303)
    assert.equal((await get(path)).statusCode, 404)
    assert.equal(await count(), 0)
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
