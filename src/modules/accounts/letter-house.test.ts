import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { newId } from '../../platform/tokens.ts'
import { letterViewOf, originOf } from './index.ts'

let house: House
const desk = newId()

describe('letter house', () => {
  before(async () => {
    house = await makeHouse({ PUBLIC_URL: 'http://localhost:4321' })
    await house.owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone, phone)
     values ($1, 'desk', 'nl', 'rivierstad', 'Loket Rivierstad', 'Europe/Amsterdam', '0800 1234')`,
      [desk],
    )
  })
  after(() => house.close())

  test('links lead to the installation until the organisation has a host name', async () => {
    const { db, config } = house.platform
    assert.equal((await originOf(db.published, config, desk)).href, 'http://localhost:4321/')
    await house.owner.query(`insert into accounts.site (host, organisation_id) values ('rivierstad.localhost', $1)`, [
      desk,
    ])
    assert.equal((await originOf(db.published, config, desk)).href, 'http://rivierstad.localhost:4321/')
    assert.equal((await originOf(db.published, config, null)).href, 'http://localhost:4321/')
  })

  test('a letter wears the name, phone and colour of its organisation', async () => {
    const { db } = house.platform
    const plain = await letterViewOf(db.published, desk, 'nl')
    assert.deepEqual(
      [plain.style.name, plain.style.phone, plain.style.brand],
      ['Loket Rivierstad', '0800 1234', '#1f5a7a'],
    )
    await house.owner.query(
      `insert into accounts.house_style (organisation_id, brand, logo) values ($1, '#aa0033', 'R')`,
      [desk],
    )
    assert.equal((await letterViewOf(db.published, desk, 'nl')).style.brand, '#aa0033')
  })

  test('a letter of nobody in particular comes from the installation', async () => {
    const { style } = await letterViewOf(house.platform.db.published, null, 'nl')
    assert.equal(style.name, 'Opvangloket')
  })
})
