import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addLocations, addMunicipality, testLocation } from '../../../../tests/support/locations.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import type { App } from '../../../app.tsx'
import { startSession } from '../../../platform/session.ts'
import { newId } from '../../../platform/tokens.ts'

const sunflower = testLocation({
  name: 'De Zonnebloem',
  land: 'vl',
  registerId: '9100001',
  municipalityCode: '44021',
  capacity: 14,
})
const other = testLocation({ name: 'Ukkepuk', land: 'vl', registerId: '9100002', capacity: 14 })
const base = '/werk/opvang/vl/9100001'

describe('the pages of who runs a location', () => {
  let house: House
  let app: App
  let keeper: string
  let desk: string
  let deskId: string

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-22T10:00:00Z')
    await addMunicipality(house.owner, { land: 'vl', code: '44021', name: 'Gent' })
    await addLocations(house.owner, [sunflower, other])
    app = await house.app()
    keeper = await cookieOf({ locationId: sunflower.id })
    desk = await deskWorker()
  })
  after(() => house.close())

  async function cookieOf(owner: { personId: string } | { locationId: string }): Promise<string> {
    const session = { ...owner, userAgent: 'test', now: house.clock.now() }
    return `session=${await house.platform.db.gate((tx) => startSession(tx, session))}`
  }

  async function deskWorker(): Promise<string> {
    const personId = newId()
    deskId = newId()
    await house.owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'desk', 'vl', 'loket', 'Loket', 'Europe/Brussels')`,
      [deskId],
    )
    await house.owner.query(`insert into locations.desk_area values ('vl', '44021', $1)`, [deskId])
    await house.owner.query(`insert into accounts.person (id, name, email) values ($1, 'Dana', 'dana@voorbeeld.be')`, [
      personId,
    ])
    await house.owner.query(
      `insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, 'desk_worker')`,
      [newId(), personId, deskId],
    )
    return cookieOf({ personId })
  }

  const get = (url: string, cookie = keeper) => app.web.inject({ url, headers: { cookie } })
  const post = (url: string, fields: Record<string, string>, cookie = keeper) =>
    app.web.inject({
      method: 'POST',
      url,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
  const from = (day: string, month: string, year: string) => ({ from_day: day, from_month: month, from_year: year })

  test('a location without groups says what to do first, and a new group leads to its places', async () => {
    const list = await get('/werk/opvang')
    assert.match(list.body, /De Zonnebloem/)
    assert.match(list.body, /Vul in hoeveel plaatsen er zijn/)
    assert.doesNotMatch(list.body, /Ukkepuk/)
    const made = await post(`${base}/groep`, { name: 'Baby’s', from_months: '0', to_months: '18' })
    assert.equal(made.statusCode, 303)
    assert.match(String(made.headers.location), /\/plan\/[\da-f-]{36}$/)
    const form = await get(String(made.headers.location))
    assert.match(form.body, /Hoeveel plaatsen zijn er per dagdeel\?/)
  })

  const groupPath = async () => {
    const { rows } = await house.owner.query<{ id: string }>('select id from locations.age_group')
    return `${base}/plan/${rows[0]?.id}`
  }

  test('a plan counts at once, and confirms the free places', async () => {
    const saved = await post(await groupPath(), {
      'tue-am': '3',
      'tue-pm': '3',
      'wed-am': '2',
      ...from('1', '12', '2026'),
    })
    assert.equal(saved.headers.location, `${base}/plan?gedaan=plan`)
    const page = await get(`${base}?dag_day=2&dag_month=12&dag_year=2026`)
    assert.match(page.body, /dinsdag/)
    assert.match(page.body, /woensdag, ochtend/)
    assert.match((await get('/werk/opvang')).body, /Bevestigd op 22 nov 2026/)
  })

  test('a plan that cannot be keeps every number and says why', async () => {
    const tooMany = await post(await groupPath(), { 'tue-am': '15', 'mon-am': '7', ...from('1', '1', '2027') })
    assert.equal(tooMany.statusCode, 422)
    assert.match(tooMany.body, /hoogstens 14 kinderen/)
    assert.match(tooMany.body, /name="mon-am" value="7"/)
    const noDay = await post(await groupPath(), { 'tue-am': '1', ...from('31', '2', '2027') })
    assert.equal(noDay.statusCode, 422)
    assert.match(noDay.body, /Vul een dag, een maand en een jaar in/)
    const noNumber = await post(await groupPath(), { 'tue-am': 'veel', ...from('1', '2', '2027') })
    assert.match(noNumber.body, /getal van 0 tot 300/)
  })

  test('closed days come and go, and are refused by name', async () => {
    const days = (first: string, last: string) => ({
      closed_from_day: first,
      closed_from_month: '12',
      closed_from_year: '2026',
      closed_until_day: last,
      closed_until_month: '12',
      closed_until_year: '2026',
    })
    assert.equal((await post(`${base}/sluiting`, { ...days('24', '31'), reason: 'leave' })).statusCode, 303)
    assert.match((await get(`${base}/plan`)).body, /24 december 2026 tot en met/)
    assert.match((await get(`${base}?dag_day=25&dag_month=12&dag_year=2026`)).body, /gesloten \(vakantie\)/)
    const again = await post(`${base}/sluiting`, { ...days('26', '27'), reason: 'leave' })
    assert.equal(again.statusCode, 422)
    assert.match(again.body, /al gesloten/)
    const { rows } = await house.owner.query<{ id: string }>('select id from locations.closure')
    await post(`${base}/sluiting/weg`, { id: rows[0]?.id ?? '' })
    assert.match((await get(`${base}/plan`)).body, /geen sluitingsdagen/)
  })

  test('the desk does it in the name of the location, told and written down', async () => {
    const page = await get(base, desk)
    assert.match(page.body, /U werkt hier namens De Zonnebloem/)
    assert.equal((await post(`${base}/klopt`, {}, desk)).statusCode, 303)
    const { rows } = await house.owner.query(
      `select role, organisation_id, details->>'on_behalf' as on_behalf from audit.entry
       where action = 'locations.free_places_confirmed' order by id desc limit 1`,
    )
    assert.deepEqual(rows, [{ role: 'desk_worker', organisation_id: deskId, on_behalf: 'true' }])
  })

  test('every change is in the audit', async () => {
    const { rows } = await house.owner.query<{ action: string }>('select distinct action from audit.entry order by 1')
    const actions = new Set(rows.map(({ action }) => action))
    for (const action of ['group_added', 'plan_set', 'closure_added', 'closure_removed', 'free_places_confirmed'])
      assert.ok(actions.has(`locations.${action}`), action)
  })

  test('what is not in your care does not exist', async () => {
    for (const path of ['', '/plan', '/klopt', '/groep']) {
      for (const cookie of [keeper, desk]) {
        const foreign = await get(`/werk/opvang/vl/9100002${path}`, cookie)
        const absent = await get(`/werk/opvang/vl/9999999${path}`, cookie)
        assert.deepEqual([foreign.statusCode, absent.statusCode], [404, 404], path)
      }
    }
    assert.equal((await post('/werk/opvang/vl/9100002/klopt', {})).statusCode, 404)
    assert.equal((await get(base, '')).statusCode, 401)
  })

  test('a confirmation is one tap: looking changes nothing', async () => {
    house.clock.moveTo('2027-01-22T10:00:00Z')
    keeper = await cookieOf({ locationId: sunflower.id })
    assert.match((await get('/werk/opvang')).body, /Kijk na of de vrije plaatsen kloppen/)
    const page = await get(`${base}/klopt`)
    assert.match(page.body, /Kloppen deze vrije plaatsen nog\?/)
    assert.match((await get('/werk/opvang')).body, /Bevestigd op 22 nov 2026/)
    assert.equal((await post(`${base}/klopt`, {})).headers.location, `${base}?gedaan=klopt`)
    assert.match((await get('/werk/opvang')).body, /Bevestigd op 22 jan 2027/)
  })
})
