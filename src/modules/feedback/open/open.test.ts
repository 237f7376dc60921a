import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import {
  addReaction,
  addWorker,
  buildSpeaking,
  cookieOf,
  type Said,
  type Speaking,
  type Worker,
} from '../../../../tests/support/speaking.ts'
import type { App } from '../../../app.tsx'
import { newNumber } from '../../../platform/tokens.ts'
import { minutesFrom } from './open.ts'

const form = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
const reason = 'Er belt een huisarts over dit kind, en de behandelaar is ziek.'

describe('looking with a reason', () => {
  let house: House
  let app: App
  let place: Speaking
  let other: Speaking
  let said: Said
  let colleague: Worker

  before(async () => {
    house = await makeHouse()
    app = await house.app()
    place = await buildSpeaking(house)
    other = await buildSpeaking(house, { slug: 'andere', registerId: '100200301' })
    colleague = await addWorker(house, { organisationId: place.organiserId, name: 'Petra', role: 'location_worker' })
    said = await addReaction(house, place, {
      name: 'Noor',
      at: '2026-11-20T10:00:00Z',
      words: 'Kanariewoorden',
      subject: place.reader,
    })
  })
  after(() => house.close())

  const ask = (cookie: string, number = said.number, why = reason) =>
    app.web.inject({ method: 'POST', url: '/werk/reacties/inzage', headers: { cookie, ...form }, payload: new URLSearchParams({ number, reason: why }).toString() }) // prettier-ignore
  const read = (cookie: string, at = '/inzage') =>
    app.web.inject({ url: `/werk/reacties/${said.number}${at}`, headers: { cookie } })
  const later = (minutes: number) => house.clock.moveTo(house.clock.now().add({ minutes }))
  const written = async (what: string) =>
    (await house.owner.query<{ n: number }>(`select count(*)::int as n from ${what}`)).rows[0]?.n ?? 0

  test('without a reason it is not there, and a word is no reason', async () => {
    assert.equal((await read(colleague.cookie)).statusCode, 404)
    const refused = await ask(colleague.cookie, said.number, 'zomaar')
    assert.equal(refused.statusCode, 422)
    assert.ok(refused.body.includes('zomaar'), 'what was typed is kept')
    assert.equal(await written('audit.opening'), 0)
  })

  test('whom it is about, who is of another house and who works at one location alone get the answer of a number that does not exist', async () => {
    const absent = await ask(colleague.cookie, newNumber())
    const words = (body: string, number: string) => body.replaceAll(number, '').replaceAll(/\s+/g, ' ')
    for (const worker of [place.reader, other.coordinator]) {
      const answer = await ask(worker.cookie)
      assert.equal(answer.statusCode, absent.statusCode, worker.name)
      assert.ok(words(answer.body, said.number).includes('Met dit nummer is er niets'), worker.name)
    }
    assert.equal((await ask(place.local.cookie)).statusCode, 403)
    assert.equal(await written('audit.opening'), 0)
  })

  test('who may handle it needs no reason and makes no noise', async () => {
    const answer = await ask(place.coordinator.cookie)
    assert.equal(answer.headers.location, `/werk/reacties/${said.number}`)
    assert.equal(await written('audit.opening'), 0)
  })

  test('with a reason he reads it for an hour, and does nothing there', async () => {
    assert.equal((await ask(colleague.cookie)).headers.location, `/werk/reacties/${said.number}/inzage`)
    const page = await read(colleague.cookie)
    assert.equal(page.statusCode, 200)
    assert.ok(page.body.includes('Kanariewoorden') && page.body.includes('huisarts'))
    assert.ok(!page.body.includes('Noor'), 'the reporter did not let his name be told')
    assert.equal((await read(colleague.cookie, '')).statusCode, 404, 'the dossier with its steps stays closed')
    const note = await app.web.inject({ method: 'POST', url: `/werk/reacties/${said.number}/notitie`, headers: { cookie: colleague.cookie, ...form }, payload: 'note_words=Hallo' }) // prettier-ignore
    assert.equal(note.statusCode, 404)
    assert.equal((await read(place.handler.cookie)).statusCode, 404, 'an opening is one person’s')
  })

  test('asked twice it is one opening', async () => {
    await ask(colleague.cookie)
    assert.equal(await written('audit.opening'), 1)
  })

  test('who coordinates and who said it get a letter, whom it is about gets none', async () => {
    await house.runJobs()
    const { rows } = await house.owner.query<{ to_address: string; kind: string; body_text: string }>(
      `select to_address, kind, body_text from platform.letter where kind like 'feedback.%opened' order by to_address`,
    )
    assert.deepEqual(
      rows.map(({ to_address, kind }) => [to_address, kind]),
      [
        [place.coordinator.email, 'feedback.staff_opened'],
        ['noor@example.org', 'feedback.opened'],
      ],
    )
    for (const { body_text } of rows)
      assert.ok(!body_text.includes('Kanariewoorden') && !body_text.includes('huisarts'))
  })

  test('every view is in the log with that reason, also one that no page thought of', async () => {
    const { rows } = await house.owner.query<{ action: string; with_reason: boolean }>(
      `select action, opening_id is not null as with_reason from audit.entry where subject_id = $1 and person_id = $2 order by id`,
      [said.id, colleague.personId],
    )
    assert.deepEqual(rows, [
      { action: 'feedback.opened_with_reason', with_reason: true },
      { action: 'feedback.viewed', with_reason: true },
    ])
  })

  test('after an hour it is closed, and the log still knows', async () => {
    later(59)
    const cookie = await cookieOf(house, colleague.personId)
    assert.equal((await read(cookie)).statusCode, 200)
    later(2)
    assert.equal((await read(cookie)).statusCode, 404)
  })

  test('a house decides how long, from a day on', async () => {
    assert.deepEqual(
      [minutesFrom(null), minutesFrom(5), minutesFrom(90), minutesFrom(9999), minutesFrom('1')],
      [60, 15, 90, 480, 60],
    )
    await house.owner.query(
      `insert into audit.setting (organisation_id, name, from_on, value, set_by) values ($1, 'opening_minutes', '2026-01-01', '30', $2)`,
      [place.organiserId, colleague.personId],
    )
    const cookie = await cookieOf(house, colleague.personId)
    await ask(cookie)
    const { rows } = await house.owner.query<{ minutes: number }>(`select extract(epoch from until - opened_at)::int / 60 as minutes from audit.opening order by opened_at desc limit 1`) // prettier-ignore
    assert.equal(rows[0]?.minutes, 30)
  })

  test('who becomes whom it is about sees nothing any more, in the middle of his hour', async () => {
    const cookie = await cookieOf(house, colleague.personId)
    assert.equal((await read(cookie)).statusCode, 200)
    await house.owner.query('insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $3)', [said.id, colleague.personId, place.coordinator.personId]) // prettier-ignore
    assert.equal((await read(cookie)).statusCode, 404)
  })
})
