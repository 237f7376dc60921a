import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../../src/app.tsx'
import { localDay } from '../../../lib/days.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'
import { insertReaction } from '../../../../tests/support/reactions.ts'
import { findReaction } from '../reaction-queries.ts'

let house: House
let app: App
let holderId: string
let coordinator: Browser
let worker: Browser
let stranger: Browser
let visitor: Browser

const page = '/werk/procedure/dijkhuis'
const today = () => localDay(house.clock.now(), 'Europe/Amsterdam')
const from = (day: Temporal.PlainDate) => ({
  from_day: String(day.day),
  from_month: String(day.month),
  from_year: String(day.year),
})
const explainedOn = (day: Temporal.PlainDate) => ({
  on_day: String(day.day),
  on_month: String(day.month),
  on_year: String(day.year),
})
const kept = async () =>
  (await house.owner.query(`select name, value from feedback.procedure_setting order by from_on, name`)).rows

const filed = (at: Temporal.Instant) => insertReaction(house, { holderId, at })

describe('the procedure of a house', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    const made = await makeOrganisation(house, { slug: 'dijkhuis', name: 'Het Dijkhuis', kind: 'organiser' })
    const other = await makeOrganisation(house, { slug: 'elders', name: 'Elders', kind: 'organiser' })
    holderId = made.id
    const at = async (organisationId: string, role: string, email: string) =>
      loggedIn(house, app, (await makeMember(house, { name: email, email, organisationId, role })).id)
    coordinator = await at(made.id, 'complaint_coordinator', 'wim@dijkhuis.example')
    worker = await at(made.id, 'location_worker', 'ella@dijkhuis.example')
    stranger = await at(other.id, 'organiser_manager', 'fred@elders.example')
    visitor = new Browser(app)
  })
  after(() => house.close())

  test('is public, with the floor of the law and everybody who helps outside', async () => {
    const { statusCode, body } = await visitor.get('/klachten/dijkhuis')
    assert.equal(statusCode, 200)
    assert.match(body, /Binnen 6 weken krijgt u een oordeel/)
    assert.match(body, /uiterlijk 6 weken na uw klacht/)
    assert.match(body, /\/reactie\/nieuw\?bij=dijkhuis/)
    assert.match(body, /tel:09001877/)
    assert.equal((await visitor.get('/klachten/nergens')).statusCode, 404)
  })

  test('may stand in another page as buttons only, without a cookie', async () => {
    const framed = await visitor.get('/klachten/dijkhuis/ingebed')
    assert.match(String(framed.headers['content-security-policy']), /frame-ancestors \*/)
    assert.equal(framed.headers['x-frame-options'], undefined)
    assert.deepEqual(framed.cookies, [])
    assert.doesNotMatch(framed.body, /<form/)
    assert.match(framed.body, /href="\/reactie\/nieuw\?bij=dijkhuis&amp;via=embed" target="_top"/)
    const open = await visitor.get('/klachten/dijkhuis')
    assert.match(String(open.headers['content-security-policy']), /frame-ancestors 'none'/)
    assert.equal(open.headers['x-frame-options'], 'DENY')
  })

  test('is changed by its own coordinators alone', async () => {
    assert.equal((await coordinator.get('/werk/procedure')).headers['location'], page)
    assert.match((await coordinator.get(page)).body, /Procedure voor klachten/)
    assert.equal((await worker.get(page)).statusCode, 403)
    assert.equal((await stranger.get(page)).statusCode, 404)
    const typed = { name: 'handler_days', value: '3', ...from(today().add({ days: 7 })) }
    assert.equal((await stranger.post(page, typed)).statusCode, 404)
    assert.equal((await stranger.post(`${page}/woorden`, { description: 'Van een ander' })).statusCode, 404)
    assert.deepEqual(await kept(), [])
  })

  test('says what is wrong and keeps what was typed', async () => {
    const soon = from(today().add({ days: 7 }))
    const wrong: readonly [Record<string, string>, RegExp][] = [
      [{ name: 'handler_days', value: '', ...soon }, /Vul een getal in van 1 tot 20/],
      [{ name: 'handler_days', value: '21', ...soon }, /Vul een getal in van 1 tot 20/],
      [{ name: 'handler_days', value: '4', ...from(today()) }, /Kies een dag vanaf morgen/],
      [{ name: 'judgement_weeks', value: '7', ...soon }, /De wet laat hoogstens 6 weken toe/],
      [{ name: 'proposal_weeks', value: '8', ...soon }, /Het voorstel moet voor het oordeel komen/],
      [{ name: 'handler_days', value: '4', from_day: '31', from_month: '2', from_year: '2027' }, /Vul een dag in/],
    ]
    for (const [typed, words] of wrong) {
      const answer = await coordinator.post(page, typed)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, words)
      assert.ok(answer.body.includes(`value="${typed['from_year']}"`))
    }
    const endless = await coordinator.post(`${page}/woorden`, { description: 'x'.repeat(4001), made_known: 'Blijft' })
    assert.equal(endless.statusCode, 422)
    assert.match(endless.body, /Blijft/)
    assert.deepEqual(await kept(), [])
  })

  test('tells its own words, mended on the same day as often as needed', async () => {
    const words = { description: 'Wij willen het wetn.', first_contact: '', made_known: 'In de overeenkomst.' }
    assert.equal((await coordinator.post(`${page}/woorden`, words)).statusCode, 303)
    const right = { ...words, description: 'Wij willen het weten.' }
    assert.equal((await coordinator.post(`${page}/woorden`, right)).statusCode, 303)
    const { body } = await visitor.get('/klachten/dijkhuis')
    assert.match(body, /Wij willen het weten\./)
    assert.match(body, /In de overeenkomst\./)
    const audited = await house.owner.query(`select details from audit.entry where action like 'feedback.%_set'`)
    assert.equal(audited.rows.length, 3)
  })

  test('is explained when a contract begins, noted once by who works there', async () => {
    const path = `${page}/uitgelegd`
    const typed = { whom: 'OVK-2291', how: 'talk', ...explainedOn(today()) }
    assert.equal((await stranger.post(path, typed)).statusCode, 404)
    const late = await worker.post(path, { ...typed, ...explainedOn(today().add({ days: 1 })) })
    assert.equal(late.statusCode, 422)
    assert.match(late.body, /Kies een dag tot en met vandaag/)
    assert.match(late.body, /OVK-2291/)
    await Promise.all([worker.post(path, typed), worker.post(path, typed)])
    assert.match((await coordinator.get(path)).body, /OVK-2291/)
    const { rows } = await house.owner.query('select whom, how from feedback.explained')
    assert.deepEqual(rows, [{ whom: 'OVK-2291', how: 'talk' }])
  })

  test('holds from its day on: what came in before keeps its own', async () => {
    const day = today().add({ days: 7 })
    const before = await filed(house.clock.now())
    const typed = { name: 'judgement_weeks', value: '4', ...from(day) }
    assert.equal((await coordinator.post(page, typed)).statusCode, 303)
    assert.match((await coordinator.post(page, { ...typed, value: '5' })).body, /al iets gekozen/)
    assert.match((await visitor.get('/klachten/dijkhuis')).body, /een oordeel binnen 4 weken/)
    house.clock.moveTo(day.toZonedDateTime('Europe/Amsterdam').add({ hours: 9 }).toInstant())
    const afterwards = await filed(house.clock.now())
    const weeks = async ({ number }: { number: string }) =>
      (await house.platform.db.work((tx) => findReaction(tx, { number })))?.procedure.judgementWeeks
    assert.deepEqual([await weeks(before), await weeks(afterwards)], [6, 4])
    assert.match((await visitor.get('/klachten/dijkhuis')).body, /Binnen 4 weken krijgt u een oordeel/)
  })

  test('a number that was promised is changed by nobody, whatever the code does', async () => {
    const { rows } = await house.owner.query(`select id from accounts.person where email = 'wim@dijkhuis.example'`)
    assert.equal((await kept()).length, 3)
    await house.owner.query('begin')
    await house.owner.query('set local role opvangloket_member')
    await house.owner.query(`select set_config('app.person', $1, true)`, [rows[0]?.id])
    const changed = await house.owner.query(`update feedback.procedure_setting set value = '1'`)
    await house.owner.query('rollback')
    assert.equal(changed.rowCount, 2, 'the words alone')
  })
})
