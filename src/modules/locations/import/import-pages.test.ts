import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { plannedRun } from '../../../../tests/support/imports.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'
import type { App } from '../../../app.tsx'

const example = readFileSync(join(import.meta.dirname, 'lrk-example.csv'))
const text = new TextDecoder('windows-1252').decode(example)

let house: House
let app: App
let operator: Browser
let colleague: Browser
let desk: Browser

/** What a browser posts when a file goes along. */
function upload(browser: Browser, fields: Record<string, string>, file: Uint8Array = example, name = 'lrk.csv') {
  const boundary = 'grens'
  const parts = Object.entries(fields).map(
    ([field, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`
  return app.web.inject({
    method: 'POST',
    url: '/werk/import',
    payload: Buffer.concat([Buffer.from(parts.join('') + head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
      cookie: [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    },
  })
}

const lrk = { kind: 'lrk', land: 'nl' }
const pathOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['location'])
const count = async (table: string) =>
  (await house.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n

describe('import pages', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    const beheer = await makeOrganisation(house, { slug: 'beheer', kind: 'operator' })
    const loket = await makeOrganisation(house, { slug: 'rivierstad' })
    const at = async (organisationId: string, role: string, email: string) =>
      loggedIn(house, app, (await makeMember(house, { name: email, email, organisationId, role })).id)
    operator = await at(beheer.id, 'operator', 'olga@beheer.example')
    colleague = await at(beheer.id, 'operator', 'otto@beheer.example')
    desk = await at(loket.id, 'desk_manager', 'vera@loket.example')
  })
  after(() => house.close())
  beforeEach(() =>
    house.owner.query(
      'truncate locations.location, locations.organiser, locations.municipality, locations.import_run, platform.file cascade',
    ),
  )

  describe('an operator imports a register', () => {
    test('as a trial first, and then for real with the same file', async () => {
      const planned = await upload(operator, { ...lrk, dry_run: 'yes' })
      assert.equal(planned.statusCode, 303)
      const waiting = await operator.get(pathOf(planned))
      assert.match(waiting.body, /wacht op zijn beurt/)
      assert.match(waiting.body, /hx-trigger="every 1s"/)
      await house.runJobs()
      const dry = await operator.get(pathOf(planned))
      assert.match(dry.body, /Dit was een proef/)
      assert.doesNotMatch(dry.body, /hx-trigger/)
      assert.equal(await count('locations.location'), 0)

      // A colleague may look at the trial and carry it out.
      const real = await colleague.post(`${pathOf(planned)}/uitvoeren`)
      assert.equal(real.statusCode, 303)
      await house.runJobs()
      assert.match((await operator.get(pathOf(real))).body, /Het bestand is ingelezen/)
      assert.equal(await count('locations.location'), 9)
      assert.equal((await operator.post(`${pathOf(planned)}/uitvoeren`)).statusCode, 409)
      const list = await operator.get('/werk/import')
      assert.match(list.body, /Proef klaar/)
      assert.match(list.body, /Ingelezen/)
    })

    test('and reads in words what was rejected, changed and gone', async () => {
      await upload(operator, lrk)
      await house.runJobs()
      const [first] = (await house.owner.query<{ id: string }>('select id from locations.import_run')).rows
      const rejected = await operator.get(`/werk/import/${first?.id}`)
      assert.match(rejected.body, /Deze soort opvang kennen wij niet: PSZ/)
      assert.match(rejected.body, /Dit staat ook op een eerdere regel: 2/)
      assert.match((await operator.get(`/werk/import/${first?.id}?toon=new`)).body, /href="\/opvang\/nl\/900000001"/)

      const next = text
        .replace('De Zon";40', 'De Zon";44')
        .replaceAll('06-12345678', '06-11111111')
        .replace(/^900000003.*\r\n/m, '')
      const second = await upload(operator, lrk, Buffer.from(next))
      await house.runJobs()
      const changed = await operator.get(`${pathOf(second)}?toon=changed`)
      assert.match(changed.body, /Aantal plaatsen: 40 wordt 44/)
      assert.match(changed.body, /Telefoon van een persoon \(wordt niet getoond\)/)
      assert.doesNotMatch(changed.body, /06-1/)
      assert.match((await operator.get(`${pathOf(second)}?toon=gone`)).body, /900000003/)
    })

    test('and confirms apart that many are gone', async () => {
      await upload(operator, lrk)
      await house.runJobs()
      const less = Buffer.from(text.replaceAll(/^90000000[123];(KDV|BSO).*\r\n/gm, ''))
      const stopped = pathOf(await upload(operator, lrk, less))
      await house.runJobs()
      assert.match((await operator.get(stopped)).body, /3 locaties zouden verdwijnen/)
      const unticked = await operator.post(`${stopped}/uitvoeren`)
      assert.equal(unticked.statusCode, 422)
      assert.match(unticked.body, /Kruis aan dat deze locaties echt weg zijn/)
      const meant = await operator.post(`${stopped}/uitvoeren`, { accept: 'yes' })
      await house.runJobs()
      assert.match((await operator.get(pathOf(meant))).body, /Het bestand is ingelezen/)
    })

    test('leafs through a long report with a cursor, forth and back', async () => {
      const id = await plannedRun(house)
      await house.owner.query(
        `insert into locations.import_line (run_id, line, outcome, register_id, name) select $1, line, 'new', line::text, 'Locatie ' || line from generate_series(2, 121) as line`,
        [id],
      )
      await house.owner.query(
        `update locations.import_run set state = 'done', finished_at = now(), count_new = 120, count_changed = 0, count_gone = 0, count_unchanged = 0, count_rejected = 0`,
      )
      const first = await operator.get(`/werk/import/${id}`)
      assert.match(first.body, /Locatie 51</)
      assert.doesNotMatch(first.body, /Locatie 52</)
      assert.match(first.body, /toon=new&amp;na=51" rel="next"/)
      const third = await operator.get(`/werk/import/${id}?toon=new&na=101`)
      assert.match(third.body, /Locatie 121</)
      assert.match(third.body, /toon=new&amp;na=51" rel="prev"/)
    })

    test('loses no choice when something is missing', async () => {
      const answer = await upload(
        operator,
        { kind: 'boundaries', land: 'vl', code: '', name: 'NAAM' },
        Buffer.alloc(0),
        '',
      )
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, /Kies een bestand/)
      assert.match(answer.body, /Vul in welk kenmerk de code heeft/)
      assert.match(answer.body, /value="NAAM"/)
      const flemish = await upload(operator, { kind: 'lrk', land: 'vl' })
      assert.match(flemish.body, /Dit register is Nederlands/)
      assert.equal(await count('locations.import_run'), 0)
    })

    test('leaves a row in the audit, without names', async () => {
      await upload(operator, lrk, example, 'lijst van Jansen.csv')
      const { rows } = await house.owner.query(
        `select role, details from audit.entry where action = 'locations.import_started' order by id desc limit 1`,
      )
      assert.deepEqual(rows, [
        { role: 'operator', details: { kind: 'lrk', land: 'nl', dryRun: false, acceptManyGone: false } },
      ])
    })
  })

  describe('who is no operator', () => {
    test('sees no import and starts none', async () => {
      const id = await plannedRun(house)
      for (const url of ['/werk/import', `/werk/import/${id}`]) {
        assert.equal((await desk.get(url)).statusCode, 403, url)
        assert.equal((await new Browser(app).get(url)).statusCode, 401, url)
      }
      assert.equal((await upload(desk, lrk)).statusCode, 403)
      assert.equal((await desk.post(`/werk/import/${id}/uitvoeren`)).statusCode, 403)
    })

    test('is refused by the database as well', async () => {
      await plannedRun(house)
      const { rows } = await house.owner.query<{ id: string }>(
        `select id from accounts.organisation where slug = 'rivierstad'`,
      )
      const seen = await house.platform.db.read(
        {
          kind: 'person',
          sessionId: '',
          personId: rows[0]?.id ?? '',
          name: '',
          memberships: [
            {
              organisationId: rows[0]?.id ?? '',
              organisationName: '',
              organisationKind: 'desk',
              role: 'desk_manager',
              locationId: null,
            },
          ],
        },
        (tx) => tx.selectFrom('locations.import_run').select('id').execute(),
      )
      assert.deepEqual(seen, [])
    })
  })
})
