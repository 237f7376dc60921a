import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { type Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'

let house: House
let manager: Browser
let worker: Browser
let stranger: Browser

const page = '/werk/instellingen/rivierstad'
const from = (day: Temporal.PlainDate) => ({
  from_day: String(day.day),
  from_month: String(day.month),
  from_year: String(day.year),
})
const soon = () => house.clock.now().toZonedDateTimeISO('Europe/Brussels').toPlainDate().add({ days: 7 })
const kept = async () =>
  (await house.owner.query(`select name, value from requests.desk_setting order by from_on, name`)).rows

describe('the page with the settings of a desk', () => {
  before(async () => {
    house = await makeHouse()
    const app = await house.app()
    const desk = (await makeOrganisation(house, { slug: 'rivierstad', name: 'Loket Rivierstad' })).id
    const other = (await makeOrganisation(house, { slug: 'heuveldorp', name: 'Loket Heuveldorp' })).id
    const at = async (organisationId: string, role: string, email: string) =>
      loggedIn(house, app, (await makeMember(house, { name: email, email, organisationId, role })).id)
    manager = await at(desk, 'desk_manager', 'vera@rivierstad.example')
    worker = await at(desk, 'desk_worker', 'wim@rivierstad.example')
    stranger = await at(other, 'desk_manager', 'hilde@heuveldorp.example')
  })
  after(() => house.close())

  test('leads a manager to the own desk', async () => {
    const answer = await manager.get('/werk/instellingen')
    assert.equal(answer.headers['location'], page)
    assert.match((await manager.get(page)).body, /Instellingen van het loket/)
  })

  test('is closed to who does not manage, and another desk does not exist', async () => {
    assert.equal((await worker.get(page)).statusCode, 403)
    assert.equal((await stranger.get(page)).statusCode, 404)
    assert.equal((await stranger.get('/werk/instellingen/nergens')).statusCode, 404)
    const answer = await stranger.post(page, { name: 'choices', value: '3', ...from(soon()) })
    assert.equal(answer.statusCode, 404)
    assert.deepEqual(await kept(), [])
  })

  test('says what is wrong and keeps what was typed', async () => {
    const yesterday = soon().subtract({ days: 8 })
    const wrong: readonly [Record<string, string>, RegExp][] = [
      [{ name: 'term_desk', value: '', ...from(soon()) }, /Vul een getal in van 1 tot 60/],
      [{ name: 'term_desk', value: '99', ...from(soon()) }, /Vul een getal in van 1 tot 60/],
      [{ name: 'term_desk', value: '7', ...from(yesterday) }, /Kies een dag vanaf morgen/],
      [{ name: 'term_desk', value: '7', from_day: '31', from_month: '2', from_year: '2027' }, /Vul een dag in/],
    ]
    for (const [typed, words] of wrong) {
      const answer = await manager.post(page, typed)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, words)
      assert.ok(answer.body.includes(`value="${typed['from_year']}"`))
    }
    assert.deepEqual(await kept(), [])
  })

  test('keeps a value from a day on, once, with its audit row', async () => {
    const typed = { name: 'term_desk', value: '5', ...from(soon()) }
    assert.equal((await manager.post(page, typed)).statusCode, 303)
    const again = await manager.post(page, { ...typed, value: '6' })
    assert.equal(again.statusCode, 422)
    assert.match(again.body, /al een waarde gekozen/)
    assert.deepEqual(await kept(), [{ name: 'term_desk', value: 5 }])
    const { rows } = await house.owner.query(`select details from audit.entry where action = 'requests.setting_set'`)
    assert.equal(rows.length, 1)
    assert.match((await manager.get(page)).body, /5 vanaf/)
  })
})
