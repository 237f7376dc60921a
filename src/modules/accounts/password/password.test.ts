import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import {
  Browser,
  type KnownMember,
  lastLetter,
  loggedIn,
  makeMember,
  makeOrganisation,
  pathIn,
} from '../../../../tests/support/people.ts'
import type { App } from '../../../app.tsx'

const [password, fresh] = ['een lang wachtwoord', 'fietsen langs de rivier']

let house: House
let app: App
let deskId: string
let who: KnownMember
let serial = 0

const letters = async (to: string) =>
  (await house.owner.query('select id from platform.letter where to_address = $1', [to])).rowCount

/** Asks for a link and reads it from the letter. */
async function link(): Promise<string> {
  await new Browser(app).post('/wachtwoord-vergeten', { email: who.email })
  await house.runJobs()
  return pathIn(await kept(), '/wachtwoord/')
}
const kept = () => lastLetter(house, who.email)

describe('password', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    deskId = (await makeOrganisation(house, { slug: 'rivierstad', host: 'rivierstad.localhost' })).id
  })
  beforeEach(async () => {
    serial += 1
    const email = `samira${serial}@loket.example`
    who = await makeMember(house, {
      name: 'Samira Haddad',
      email,
      organisationId: deskId,
      role: 'desk_worker',
      password,
    })
  })
  after(() => house.close())

  describe('a forgotten password', () => {
    test('gets the same answer for every address, and a letter only for a known one', async () => {
      const known = await new Browser(app).post('/wachtwoord-vergeten', { email: who.email })
      const unknown = await new Browser(app).post('/wachtwoord-vergeten', { email: 'nobody@loket.example' })
      assert.equal(known.body, unknown.body)
      assert.equal(known.statusCode, unknown.statusCode)
      assert.equal(await letters(who.email), 0, 'nothing is looked up before the answer')
      await house.runJobs()
      assert.equal(await letters(who.email), 1)
      assert.equal(await letters('nobody@loket.example'), 0)
    })

    test('plans a job that holds no address', async () => {
      await new Browser(app).post('/wachtwoord-vergeten', { email: who.email })
      const { rows } = await house.owner.query(
        `select payload::text as payload, key from graphile_worker._private_jobs`,
      )
      assert.equal(rows.length, 1)
      assert.doesNotMatch(JSON.stringify(rows), /samira|loket\.example/)
      await house.runJobs()
    })

    test('asked twice within two minutes sends one letter', async () => {
      await link()
      await new Browser(app).post('/wachtwoord-vergeten', { email: who.email })
      await house.runJobs()
      assert.equal(await letters(who.email), 1)
    })

    test('comes from the host of the desk, outside its outbox', async () => {
      await link()
      const letter = await kept()
      assert.match(letter.text, /http:\/\/rivierstad\.localhost/)
      assert.equal(letter.organisationId, null)
    })

    test('lets choose a new one, once; the old one stops working', async () => {
      const path = await link()
      const browser = new Browser(app)
      assert.equal((await browser.get(path)).statusCode, 200)
      assert.equal((await browser.get(path)).statusCode, 200)
      assert.equal((await browser.post(path, { password: fresh })).headers.location, '/inloggen?gewijzigd=1')
      assert.equal((await browser.get(path)).statusCode, 410)
      assert.equal((await browser.post(path, { password: 'nog een ander' })).statusCode, 410)
      assert.equal((await browser.post('/inloggen', { email: who.email, password })).statusCode, 422)
      assert.match((await browser.post('/inloggen', { email: who.email, password: fresh })).body, /Kijk in uw mailbox/)
    })

    test('used twice at the same moment changes it once', async () => {
      const path = await link()
      const answers = await Promise.all(
        [fresh, 'een heel ander verhaal'].map((one) => new Browser(app).post(path, { password: one })),
      )
      assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 410])
    })

    test('ends the sessions elsewhere, keeps the one of this browser, and tells by letter', async () => {
      const [here, elsewhere] = [await loggedIn(house, app, who.id), await loggedIn(house, app, who.id)]
      const path = await link()
      await here.post(path, { password: fresh })
      assert.equal((await here.get('/werk/sessies')).statusCode, 200)
      assert.equal((await elsewhere.get('/werk/sessies')).statusCode, 401)
      assert.match((await kept()).subject, /Uw wachtwoord is gewijzigd/)
    })

    test('refuses a password that is easy to guess, and keeps the link', async () => {
      const path = await link()
      assert.equal((await new Browser(app).post(path, { password: 'wachtwoord123' })).statusCode, 422)
      assert.equal((await new Browser(app).get(path)).statusCode, 200)
    })

    test('the link cannot serve for the second step', async () => {
      const token = (await link()).split('/').at(-1) ?? ''
      assert.equal((await new Browser(app).get(`/tweede-stap/${token}`)).statusCode, 410)
    })

    test('lapses after an hour', async () => {
      const path = await link()
      house.clock.moveTo(house.clock.now().add({ minutes: 61 }))
      assert.equal((await new Browser(app).get(path)).statusCode, 410)
      assert.equal((await new Browser(app).post(path, { password: fresh })).statusCode, 410)
    })
  })

  test('what served its time is swept', async () => {
    await new Browser(app).post('/inloggen', { email: who.email, password: 'fout' })
    await link()
    house.clock.moveTo(house.clock.now().add({ hours: 24 * 40 }))
    await house.owner.query(`select graphile_worker.add_job('sweep_accounts')`)
    await house.runJobs()
    for (const table of ['accounts.failed_login', 'accounts.reset_link']) {
      assert.equal((await house.owner.query(`select from ${table}`)).rowCount, 0, table)
    }
  })
})
