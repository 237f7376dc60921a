import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addLocations, testLocation } from '../../../../tests/support/locations.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import type { App } from '../../../app.tsx'
import { newId } from '../../../platform/tokens.ts'
import { halfDays } from '../half-days.ts'
import { askConfirmationsJob } from './confirm-job.ts'

const nest = testLocation({ name: '’t Nestje', land: 'vl', registerId: '9100009', kind: 'childminder', capacity: 8 })
const quiet = testLocation({ name: 'Zonder adres', land: 'vl', kind: 'childminder', capacity: 8 })

describe('the letter that asks whether free places are right', () => {
  let house: House
  let app: App

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-01T06:30:00Z')
    await addLocations(house.owner, [nest, quiet])
    for (const { id } of [nest, quiet]) await plan(id)
    await house.owner.query(
      `insert into locations.contact (location_id, name, email) values ($1, 'Greet', 'greet@voorbeeld.be')`,
      [nest.id],
    )
    app = await house.app()
  })
  after(() => house.close())

  async function plan(locationId: string): Promise<void> {
    const groupId = newId()
    await house.owner.query(
      `insert into locations.age_group (id, location_id, name, from_months, to_months) values ($1, $2, 'Allen', 0, 36)`,
      [groupId, locationId],
    )
    const places = halfDays.map((half) => (half.startsWith('tue') ? 2 : 0))
    await house.owner.query(`insert into locations.plan values ($1, $2, '2026-01-01', $3)`, [newId(), groupId, places])
    await house.owner.query(`insert into locations.free_confirmation values ($1, '2026-09-15')`, [locationId])
  }

  const run = () => askConfirmationsJob(house.platform).run(undefined as never)
  const letters = async () =>
    (
      await house.owner.query<{ to_address: string; body_text: string }>(
        `select to_address, body_text from platform.letter where kind = 'locations.confirm_free_places' order by created_at`,
      )
    ).rows

  test('goes once to who can be reached, with what families see', async () => {
    await run()
    await run()
    const [letter, ...others] = await letters()
    assert.deepEqual(others, [])
    assert.equal(letter?.to_address, 'greet@voorbeeld.be')
    assert.match(letter?.body_text ?? '', /Allen: dinsdag, hele dag/)
  })

  test('leads a childminder with only a phone to a confirmation in two taps; looking changes nothing', async () => {
    const [letter] = await letters()
    const link = /\/opvang\/link\/[\w-]{43}/.exec(letter?.body_text ?? '')?.[0] ?? ''
    const headers = { 'sec-fetch-site': 'same-origin' }
    const looked = await app.web.inject(link)
    assert.match(looked.body, /Nestje/)
    const opened = await app.web.inject({ method: 'POST', url: link, headers })
    assert.equal(opened.headers.location, '/werk/opvang/vl/9100009/klopt')
    const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? ''
    const asked = await app.web.inject({ url: String(opened.headers.location), headers: { cookie } })
    assert.match(asked.body, /Ja, dit klopt/)
    assert.equal(await confirmed(), '2026-09-15')
    await app.web.inject({ method: 'POST', url: String(opened.headers.location), headers: { ...headers, cookie } })
    assert.equal(await confirmed(), '2026-11-01')
  })

  const confirmed = async () => {
    const { rows } = await house.owner.query<{ on: string }>(
      'select confirmed_on::text as on from locations.free_confirmation where location_id = $1',
      [nest.id],
    )
    return rows[0]?.on
  }

  test('comes again a month after, and not before', async () => {
    house.clock.moveTo('2026-12-01T06:30:00Z')
    await run()
    assert.equal((await letters()).length, 1, 'thirty days are not over')
    house.clock.moveTo('2027-01-01T06:30:00Z')
    await run()
    assert.equal((await letters()).length, 2)
  })
})
