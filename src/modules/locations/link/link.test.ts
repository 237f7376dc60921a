import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { Browser } from '../../../../tests/support/people.ts'
import { buildTown, type Town } from '../../../../tests/support/town.ts'
import { contactOf, makeLocationLink } from './link-queries.ts'

let house: House
let app: App
let town: Town

const family = { kind: 'family', sessionId: '', caseId: '00000000-0000-7000-8000-000000000001' } as const
const anybody = { kind: 'person', sessionId: '', personId: family.caseId, name: '', memberships: [] } as const

const linkTo = (path: string, now = house.clock.now()) =>
  house.platform.db.work((tx) => makeLocationLink(tx, { locationId: town.near.locationId, path, now }))

describe('a link in a letter to a location', () => {
  before(async () => {
    house = await makeHouse()
    town = await buildTown(house)
    app = await house.app()
    await house.owner.query(
      `insert into locations.contact (location_id, name, email) values ($1, 'Greet', 'greet@example.org')`,
      [town.near.locationId],
    )
  })
  after(() => house.close())

  test('opens nothing when a mail scanner looks at it, and the page it is for when a person presses the button', async () => {
    const path = await linkTo('/opvang/vl/1?dag=2')
    assert.match(path, /^\/opvang\/link\/[\w-]{43}$/)
    for (const browser of [new Browser(app), new Browser(app)]) {
      const shown = await browser.get(path)
      assert.equal(shown.statusCode, 200)
      assert.match(shown.body, /Verder als /)
      assert.equal(browser.cookies.has('session'), false)
      const entered = await browser.post(path)
      assert.equal(entered.statusCode, 303)
      assert.equal(entered.headers.location, '/opvang/vl/1?dag=2')
      assert.equal(browser.cookies.has('session'), true)
    }
    const { rows } = await house.owner.query(
      `select distinct location_id from platform.session where location_id is not null and agent like 'Firefox%'`,
    )
    assert.deepEqual(rows, [{ location_id: town.near.locationId }])
  })

  test('leaves a manager of the location who he is', async () => {
    await house.owner.query(
      `update locations.location set organisation_id = (select organisation_id from accounts.membership where id = $1) where id = $2`,
      [town.near.organiser.membershipId, town.near.locationId],
    )
    const path = await linkTo('/werk/opvang')
    const manager = new Browser(app)
    manager.cookies.set('session', town.near.organiser.cookie.replace('session=', ''))
    assert.equal((await manager.post(path)).headers.location, '/werk/opvang')
    assert.equal(`session=${manager.cookies.get('session')}`, town.near.organiser.cookie)
    const stranger = new Browser(app)
    stranger.cookies.set('session', town.far.organiser.cookie.replace('session=', ''))
    await stranger.post(path)
    assert.notEqual(`session=${stranger.cookies.get('session')}`, town.far.organiser.cookie)
  })

  test('works for thirty days, and an unknown one like an old one', async () => {
    const old = await linkTo('/opvang/vl/1', house.clock.now().subtract({ hours: 24 * 31 }))
    for (const path of [old, `/opvang/link/${'x'.repeat(43)}`, '/opvang/link/x']) {
      const browser = new Browser(app)
      assert.equal((await browser.get(path)).statusCode, 404)
      assert.equal((await browser.post(path)).statusCode, 404)
      assert.equal(browser.cookies.size, 0)
    }
  })

  test('leads nowhere else, whatever its path says', async () => {
    await assert.rejects(linkTo('//evil.example'), /location_link_path_check/)
    await assert.rejects(linkTo('https://evil.example'), /location_link_path_check/)
    assert.equal((await new Browser(app).post(await linkTo('/\t/evil.example'))).statusCode, 404)
  })

  test('keeps only the hash of its secret', async () => {
    const path = await linkTo('/opvang/vl/1')
    const { rows } = await house.owner.query('select * from locations.location_link')
    assert.ok(!JSON.stringify(rows).includes(path.slice('/opvang/link/'.length)))
  })

  test('is swept once it is old', async () => {
    await linkTo('/opvang/vl/1', house.clock.now().subtract({ hours: 24 * 31 }))
    await house.owner.query(`select graphile_worker.add_job('sweep_location_links')`)
    await house.runJobs()
    const { rows } = await house.owner.query('select from locations.location_link where expires_at <= $1', [
      house.clock.now().toString(),
    ])
    assert.equal(rows.length, 0)
  })

  test('goes to an address that a family and the worker may write to, and a stranger does not hear', async () => {
    const { db } = house.platform
    const { locationId } = town.near
    const ask = (asked: Promise<{ email: string } | undefined>) => asked.then((contact) => contact?.email)
    assert.equal(await ask(db.work((tx) => contactOf(tx, locationId))), 'greet@example.org')
    assert.equal(await ask(db.change(family, (tx) => contactOf(tx, locationId))), 'greet@example.org')
    assert.equal(await ask(db.change(anybody, (tx) => contactOf(tx, locationId))), undefined)
    await assert.rejects(ask(db.intake((tx) => contactOf(tx, locationId))), /permission denied/)
    assert.match(
      await db.change(family, (tx) => makeLocationLink(tx, { locationId, path: '/x', now: house.clock.now() })),
      /^\/opvang/,
    )
  })
})
