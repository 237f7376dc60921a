import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addLocations, testLocation } from '../../../../tests/support/locations.ts'
import {
  Browser,
  lastLetter,
  loggedIn,
  makeMember,
  makeOrganisation,
  pathIn,
} from '../../../../tests/support/people.ts'
import type { App } from '../../../app.tsx'

let house: House
let app: App
let manager: Browser
let organiser: Awaited<ReturnType<typeof makeOrganisation>>
const [own, sibling, foreign] = ['Het Nest', 'De Poort', 'Elders'].map((name) => testLocation({ name }))

const invited = { organisatie: 'nestjes', name: 'Emma', language: 'nl' }

describe('a colleague for one location', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    organiser = await makeOrganisation(house, { slug: 'nestjes', kind: 'organiser' })
    const an = await makeMember(house, {
      name: 'Anna',
      email: 'anna@nestjes.example',
      organisationId: organiser.id,
      role: 'organiser_manager',
    })
    manager = await loggedIn(house, app, an.id)
    const all = [own, sibling, foreign].flatMap((one) => (one ? [one] : []))
    await addLocations(house.owner, all)
    await house.owner.query(
      `update locations.location set organisation_id = $1 where name in ('Het Nest', 'De Poort')`,
      [organiser.id],
    )
  })
  after(() => house.close())

  test('is invited for a location that the inviter chooses among his own', async () => {
    const page = await manager.get('/werk/mensen/nieuw?organisatie=nestjes')
    assert.match(page.body, /Het Nest.*|De Poort/s)
    assert.doesNotMatch(page.body, /Elders/)
    const form = { ...invited, email: 'emma@nestjes.example', role: 'location_worker', location: own?.id ?? '' }
    assert.equal((await manager.post('/werk/mensen/nieuw', form)).statusCode, 303)
    const path = pathIn(await lastLetter(house, 'emma@nestjes.example'), '/uitnodiging/')
    const password = 'een lange zin om te onthouden'
    await new Browser(app).post(path, { name: 'Emma', password, password_again: password })
    const { rows } = await house.owner.query(
      `select m.role, m.location_id, m.invitation_id is not null as traced from accounts.membership as m
       join accounts.person as p on p.id = m.person_id where p.email = 'emma@nestjes.example'`,
    )
    assert.deepEqual(rows, [{ role: 'location_worker', location_id: own?.id, traced: true }])
    assert.match((await manager.get('/werk/mensen?organisatie=nestjes')).body, /Het Nest/)
  })

  test('may be invited for a second location, and not twice for one', async () => {
    const form = { ...invited, email: 'twee@nestjes.example', role: 'location_worker' }
    assert.equal((await manager.post('/werk/mensen/nieuw', { ...form, location: own?.id ?? '' })).statusCode, 303)
    assert.equal((await manager.post('/werk/mensen/nieuw', { ...form, location: sibling?.id ?? '' })).statusCode, 303)
    assert.equal((await manager.post('/werk/mensen/nieuw', { ...form, location: own?.id ?? '' })).statusCode, 422)
  })

  test('is no manager, and works at no location of somebody else', async () => {
    const form = { ...invited, email: 'fout@nestjes.example' }
    const asManager = await manager.post('/werk/mensen/nieuw', {
      ...form,
      role: 'organiser_manager',
      location: own?.id ?? '',
    })
    assert.equal(asManager.statusCode, 422)
    assert.match(asManager.body, /een beheerder werkt voor de hele organisatie/)
    const elsewhere = await manager.post('/werk/mensen/nieuw', {
      ...form,
      role: 'location_worker',
      location: foreign?.id ?? '',
    })
    assert.equal(elsewhere.statusCode, 422)
    assert.match(elsewhere.body, /Kies een opvang uit de lijst/)
  })
})
