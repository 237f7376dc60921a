import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import {
  addReaction,
  addWorker,
  buildSpeaking,
  type Said,
  type Speaking,
  type Worker,
} from '../../../../tests/support/speaking.ts'
import type { App } from '../../../app.tsx'
import { newId } from '../../../platform/tokens.ts'
import { soon } from '../../../../tests/support/soon.ts'
import { actionParts } from './log.ts'

const words = JSON.parse(readFileSync('src/modules/audit/log/texts.nl.json', 'utf8')) as Record<string, string>

describe('who looked', () => {
  let house: House
  let app: App
  let place: Speaking
  let other: Speaking
  let privacy: Worker
  let said: Said
  let about: Said

  before(async () => {
    house = await makeHouse()
    app = await house.app()
    place = await buildSpeaking(house)
    other = await buildSpeaking(house, { slug: 'andere', registerId: '100200301' })
    privacy = await addWorker(house, { organisationId: place.organiserId, name: 'Petra', role: 'privacy_officer' })
    said = await addReaction(house, place, {
      name: 'Noor',
      at: '2026-11-20T10:00:00Z',
      words: 'Kanariewoorden',
      handler: place.handler,
    })
    about = await addReaction(house, place, { name: 'Ravi', at: '2026-11-20T10:00:00Z', subject: place.reader })
    await get(place.coordinator.cookie, `/werk/reacties/${said.number}`)
    await get(place.coordinator.cookie, `/werk/reacties/${about.number}`)
    await get(place.handler.cookie, `/werk/reacties/${said.number}`)
    await get(place.coordinator.cookie, '/werk/reacties')
    await written(4)
  })
  after(() => house.close())

  const get = (cookie: string, url: string) => app.web.inject({ url, headers: { cookie } })
  const rowsIn = (body: string) => (body.match(/<tr /g)?.length ?? 1) - 1
  const count = async () =>
    (await house.owner.query<{ n: number }>('select count(*)::int as n from audit.entry')).rows[0]?.n ?? 0
  /** Views are written after the answer has left. */
  async function written(rows: number): Promise<void> {
    for (let turn = 0; turn < 200 && (await count()) < rows; turn += 1) await new Promise((done) => setTimeout(done, 5))
    assert.ok((await count()) >= rows)
  }

  test('who looks after the privacy of a house reads who did what, by number, without a word of what was said', async () => {
    const { statusCode, body } = await get(privacy.cookie, '/werk/logboek/houder')
    assert.equal(statusCode, 200)
    for (const shown of [
      said.number,
      about.number,
      place.coordinator.name,
      place.handler.name,
      'Dossier bekeken',
      'Lijst bekeken',
    ])
      assert.ok(body.includes(shown), shown)
    for (const kept of ['Kanariewoorden', 'Noor']) assert.ok(!body.includes(kept), kept)
  })

  test('reading the log is written down too', async () => {
    await get(privacy.cookie, '/werk/logboek/houder')
    await get(privacy.cookie, '/werk/logboek/houder/logboek.csv')
    for (const action of ['audit.log_viewed', 'audit.log_exported']) {
      const rows = () =>
        house.owner.query(`select from audit.entry where action = $1 and person_id = $2 and organisation_id = $3`, [
          action,
          privacy.personId,
          place.organiserId,
        ])
      // A view is written down after its answer.
      const { rowCount } = await soon(rows, (found) => found.rowCount !== 0)
      assert.ok((rowCount ?? 0) > 0, action)
    }
  })

  test('a manager whom it is about does not learn that somebody looked, and not of a list in which it stood', async () => {
    const { body } = await get(place.reader.cookie, '/werk/logboek/houder')
    assert.ok(body.includes(said.number))
    assert.ok(!body.includes(about.number) && !body.includes('Lijst bekeken'))
    const one = await get(place.reader.cookie, `/werk/logboek/houder?nummer=${about.number}`)
    const none = await get(place.reader.cookie, '/werk/logboek/houder?nummer=0000-0000')
    assert.deepEqual([one.statusCode, none.statusCode], [422, 422])
  })

  test('nobody reads the log of another house, and who works at one reads none', async () => {
    assert.equal((await get(other.reader.cookie, '/werk/logboek/houder')).statusCode, 404)
    assert.equal((await get(place.handler.cookie, '/werk/logboek/houder')).statusCode, 403)
    const { body } = await get(other.reader.cookie, '/werk/logboek/andere')
    assert.ok(!body.includes(said.number))
  })

  test('it is searched by person, by number and by day', async () => {
    const rows = async (query: string) => rowsIn((await get(privacy.cookie, `/werk/logboek/houder?${query}`)).body)
    assert.equal(await rows(`wie=${place.handler.personId}`), 1)
    assert.equal(await rows(`nummer=${said.number}`), 3, 'two dossiers and the list in which it stood')
    assert.equal(await rows(`wie=${place.handler.personId}&van_day=1&van_month=1&van_year=2099`), 0)
    assert.equal(await rows(`wie=${place.handler.personId}&tot_day=1&tot_month=1&tot_year=2020`), 0)
  })

  test('the file opens in a spreadsheet and carries no formula', async () => {
    await house.owner.query(`update accounts.person set name = '=Hans' where id = $1`, [place.handler.personId])
    const { body, headers } = await get(
      privacy.cookie,
      `/werk/logboek/houder/logboek.csv?wie=${place.handler.personId}`,
    )
    assert.match(String(headers['content-type']), /text\/csv/)
    assert.match(
      body,
      /^\uFEFFWanneer;Wie;Rol;Wat;Waarover;Waarom\r\n\d{4}-\d\d-\d\dT[^;]+;'=Hans;Medewerker van een locatie;Dossier bekeken;Klantreactie /,
    )
  })

  test('who said something reads everybody who looked, lists too, by role and house', async () => {
    const { body } = await get(said.cookie, '/mijn-reactie/wie-keek')
    for (const shown of [
      'Klachtencoördinator, Houder houder',
      'Medewerker van een locatie, Houder houder',
      'Zag u in een lijst',
      'Bekeek uw dossier',
    ])
      assert.ok(body.includes(shown), shown)
    assert.ok(!body.includes(place.coordinator.name), 'no name, unless the house chose so')
    const { rows } = await house.owner.query<{ n: number }>(`select count(*)::int as n from audit.entry where subject_id = $1 or about @> array[$1::uuid]`, [said.id]) // prettier-ignore
    assert.equal(rowsIn(body), rows[0]?.n, 'complete: as many rows as an independent count')
    for (const [lang, title] of [
      ['fr', 'Qui a consulté votre dossier'],
      ['en', 'Who looked at your file'],
    ])
      assert.ok((await get(`${said.cookie}; taal=${lang}`, '/mijn-reactie/wie-keek')).body.includes(title ?? ''), lang)
  })

  test('a house may show initials or names, from a day on', async () => {
    const show = (names: string, from: string) =>
      house.owner.query(`insert into audit.setting (organisation_id, name, from_on, value, set_by) values ($1, 'names', $2, to_jsonb($3::text), $4)`, [place.organiserId, from, names, privacy.personId]) // prettier-ignore
    const body = async () => (await get(said.cookie, '/mijn-reactie/wie-keek')).body
    await show('initials', '2026-01-01')
    assert.ok((await body()).includes('C.H., Klachtencoördinator'))
    await show('name', '2026-02-01')
    assert.ok((await body()).includes(`${place.coordinator.name}, Klachtencoördinator`))
    await show('role', '2099-01-01')
    assert.ok((await body()).includes(place.coordinator.name), 'not before its day')
  })

  test('nobody else reads it: another reporter, a family, a colleague', async () => {
    const { body } = await get(about.cookie, '/mijn-reactie/wie-keek')
    assert.ok(!body.includes('Medewerker van een locatie'), 'only what is about his own')
    for (const cookie of [privacy.cookie, ''])
      assert.equal((await get(cookie, '/mijn-reactie/wie-keek')).statusCode, 303)
    const rows = await house.platform.db.read({ kind: 'reporter', sessionId: '', reactionId: newId() }, (db) => db.selectFrom('audit.entry').selectAll().execute()) // prettier-ignore
    assert.deepEqual(rows, [])
  })

  test('a setting, a hold and its end: from a day to come, within bounds, and in the log', async () => {
    const post = (path: string, values: Record<string, string>) =>
      app.web.inject({ method: 'POST', url: `/werk/bewaren/houder${path}`, headers: { cookie: privacy.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(values).toString() }) // prettier-ignore
    const from = { from_day: '1', from_month: '1', from_year: '2090' }
    assert.equal(
      (await post('', { name: 'keep.reaction', value: '23', ...from })).statusCode,
      422,
      'below the bounds of the land',
    )
    assert.equal(
      (await post('', { name: 'keep.session', value: '2', ...from })).statusCode,
      422,
      'not for a house to decide',
    )
    assert.equal(
      (await post('', { name: 'keep.signal', value: '24', ...from })).statusCode,
      422,
      'a desk has signals, not who gives childcare',
    )
    const page = await get(privacy.cookie, '/werk/bewaren/houder')
    assert.ok(page.body.includes('Klachten en andere klantreacties') && !page.body.includes('Signalen van een loket'))
    assert.equal(
      (await post('', { name: 'keep.reaction', value: '36', ...from, from_year: '2020' })).statusCode,
      422,
      'in the past',
    )
    assert.equal((await post('', { name: 'keep.reaction', value: '36', ...from })).statusCode, 303)
    assert.equal((await post('', { name: 'opening_minutes', value: '9999', ...from })).statusCode, 422)
    assert.equal(
      (await post('/namen', { names: 'initials', names_from_day: '1', names_from_month: '1', names_from_year: '2091' }))
        .statusCode,
      303,
    )
    const held = {
      number: said.number,
      reason: 'De Geschillencommissie vraagt het op.',
      until_day: '1',
      until_month: '1',
      until_year: '2090',
    }
    assert.equal((await post('/vasthouden', { ...held, number: '0000-0000' })).statusCode, 422)
    assert.equal((await post('/vasthouden', held)).statusCode, 303)
    assert.equal((await post('/vasthouden', held)).statusCode, 422, 'once')
    const { rows } = await house.owner.query<{ id: string }>('select id from audit.hold')
    assert.equal((await post(`/vasthouden/${rows[0]?.id}`, {})).statusCode, 303)
    assert.equal((await post(`/vasthouden/${rows[0]?.id}`, {})).statusCode, 404)
    const told = await house.owner.query<{ action: string }>(
      `select action from audit.entry where action ~ '^audit\\.(setting_set|held|hold_lifted)$' order by id`,
    )
    assert.deepEqual(
      told.rows.map(({ action }) => action),
      ['audit.setting_set', 'audit.setting_set', 'audit.held', 'audit.hold_lifted'],
    )
  })

  test('every action that the program writes down has words in the log', (t) => {
    const found = new Set<string>()
    for (const file of globSync('src/modules/**/*.{ts,tsx}').filter((name) => !/\.test\./.test(name))) {
      const source = readFileSync(file, 'utf8')
      if (!/audit(View)?\(|note\(/.test(source)) continue
      for (const [, action = ''] of source.matchAll(/action: ?'([a-z_-]+\.[a-z_]+)'|note\([^)]*'([a-z_-]+\.[a-z_]+)'/g))
        if (action) found.add(action)
    }
    const unsaid = [...found].filter((action) => {
      const parts = actionParts(action)
      return !parts || !new RegExp(`[ ,]${parts.verb} \\{`).test(words[`log.staff.action.${parts.module}`] ?? '')
    })
    assert.deepEqual(unsaid, [])
    assert.ok(found.size > 60)
    t.diagnostic(`${found.size} actions`)
  })
})
