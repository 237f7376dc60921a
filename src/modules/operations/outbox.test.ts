import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { Browser, loggedIn, makeMember, makeOrganisation } from '../../../tests/support/people.ts'
import type { App } from '../../app.tsx'
import { planLetter } from '../../platform/letters.ts'
import { newToken } from '../../platform/tokens.ts'

const token = newToken()
let house: House
let app: App
let worker: Browser
let stranger: Browser
let operator: Browser
let letter: string
let nobodys: string

describe('outbox', () => {
  before(async () => {
    // A mail server that does not answer: letters fail, and wait with the links in them.
    house = await makeHouse({ SMTP_URL: 'smtp://127.0.0.1:1' })
    app = await house.app()
    const [desk, other, beheer] = [
      await makeOrganisation(house, { slug: 'rivierstad' }),
      await makeOrganisation(house, { slug: 'heuveldorp' }),
      await makeOrganisation(house, { slug: 'beheer', kind: 'operator' }),
    ]
    const at = async (organisationId: string, role: string, email: string) =>
      loggedIn(house, app, (await makeMember(house, { name: email, email, organisationId, role })).id)
    worker = await at(desk.id, 'desk_worker', 'wout@loket.example')
    stranger = await at(other.id, 'desk_manager', 'vera@elders.example')
    operator = await at(beheer.id, 'operator', 'olga@beheer.example')
    const write = (organisationId: string | null, subject: string) =>
      house.platform.db.gate((tx) =>
        planLetter(tx, {
          kind: 'accounts.invitation',
          to: 'fatima@gezin.example',
          language: 'nl',
          subject,
          text: `Open http://localhost/uitnodiging/${token}`,
          html: `<a href="http://localhost/uitnodiging/${token}">Open</a>`,
          organisationId,
          subjectId: null,
        }),
      )
    letter = await write(desk.id, 'Uitnodiging van het loket')
    nobodys = await write(null, 'Kies een nieuw wachtwoord')
    await house.runJobs()
  })
  after(() => house.close())

  describe('the outbox', () => {
    test('shows the letters of one’s own organisation, the address masked', async () => {
      const page = await worker.get('/werk/brieven')
      assert.match(page.body, /Uitnodiging van het loket/)
      assert.match(page.body, /f…@gezin\.example/)
      assert.doesNotMatch(page.body, /fatima/)
      assert.doesNotMatch((await stranger.get('/werk/brieven')).body, /Uitnodiging van het loket/)
      assert.equal((await stranger.get(`/werk/brieven/${letter}`)).statusCode, 404)
      assert.equal((await new Browser(app).get('/werk/brieven')).statusCode, 401)
    })

    test('never shows the link of a letter that waits, so that nobody comes in as its reader', async () => {
      const page = await worker.get(`/werk/brieven/${letter}`)
      assert.equal(page.statusCode, 200)
      assert.match(page.body, /fatima@gezin\.example/)
      assert.ok(!page.body.includes(token))
    })

    test('shows letters about somebody’s own way in to the operator only', async () => {
      assert.match((await operator.get('/werk/brieven')).body, /Kies een nieuw wachtwoord/)
      for (const browser of [worker, stranger]) {
        assert.doesNotMatch((await browser.get('/werk/brieven')).body, /Kies een nieuw wachtwoord/)
        assert.equal((await browser.get(`/werk/brieven/${nobodys}`)).statusCode, 404)
      }
    })

    test('sends again what failed, for who may see it', async () => {
      assert.match((await worker.get(`/werk/brieven/${letter}`)).body, /opnieuw/)
      assert.equal((await stranger.post(`/werk/brieven/${letter}/opnieuw`)).statusCode, 404)
      assert.equal((await worker.post(`/werk/brieven/${letter}/opnieuw`)).statusCode, 303)
      const { rows } = await house.owner.query('select state from platform.letter where id = $1', [letter])
      assert.deepEqual(rows, [{ state: 'queued' }])
    })
  })

  test('the pages for makers are not there without the demo region', async () => {
    for (const url of ['/dev', '/dev/letters', '/dev/ui']) {
      assert.equal((await new Browser(app).get(url)).statusCode, 404, url)
    }
    assert.equal((await new Browser(app).post('/dev/inloggen', { person: letter })).statusCode, 404)
  })
})
