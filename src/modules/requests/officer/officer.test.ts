import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { type Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'
import { newId, newNumber } from '../../../platform/tokens.ts'

let house: House
let wim: Browser
let stranger: Browser
let ids: { wim: string; vera: string; hilde: string }
const [mine, other] = [newNumber(), newNumber()]

const events = async () =>
  (await house.owner.query(`select kind, audience, words from requests.event where kind = 'officer' order by at`)).rows

describe('who guides a family', () => {
  before(async () => {
    house = await makeHouse()
    const app = await house.app()
    const desk = (await makeOrganisation(house, { slug: 'rivierstad' })).id
    const elsewhere = (await makeOrganisation(house, { slug: 'heuveldorp' })).id
    const location = newId()
    await house.owner.query(
      `insert into locations.location (id, land, register_id, kind, name, folded, registered, row_hash) values ($1, 'nl', '1', 'day_care', 'De Zon', 'de zon', true, '')`,
      [location],
    )
    for (const number of [mine, other]) {
      const id = newId()
      await house.owner.query(
        `insert into requests.request (id, family_id, number, desk_id, channel, language, child_name, birth_on, start_on, half_days, contact_name, contact_email, folded, submission_key)
         values ($1, $1, $2, $3, 'web', 'nl', $4, '2026-01-05', '2027-01-04', '{mon-am}', 'Ouder', 'o@example.org', lower($4), gen_random_uuid())`,
        [id, number, desk, `Kind${number}`],
      )
      await house.owner.query(
        `insert into requests.choice (id, request_id, desk_id, rank, location_id, acts, due_on) values ($1, $2, $3, 1, $4, 'desk', '2026-12-04')`,
        [newId(), id, desk, location],
      )
    }
    const make = async (organisationId: string, name: string) =>
      (
        await makeMember(house, {
          name,
          email: `${name.toLowerCase()}@desk.example`,
          organisationId,
          role: 'desk_worker',
        })
      ).id
    ids = { wim: await make(desk, 'Wim'), vera: await make(desk, 'Vera'), hilde: await make(elsewhere, 'Hilde') }
    wim = await loggedIn(house, app, ids.wim)
    stranger = await loggedIn(house, app, ids.hilde)
  })
  after(() => house.close())

  const appoint = (browser: Browser, number: string, begeleider: string) =>
    browser.post(`/werk/aanvragen/${number}/begeleider`, { begeleider })

  test('is nobody at first; a colleague takes it with one button, twice is once', async () => {
    assert.match((await wim.get(`/werk/aanvragen/${mine}`)).body, /Nog niemand/)
    assert.equal((await appoint(wim, mine, ids.wim)).statusCode, 303)
    assert.equal((await appoint(wim, mine, ids.wim)).statusCode, 303)
    assert.match((await wim.get(`/werk/aanvragen/${mine}`)).body, /Ik begeleid niet meer/)
    assert.deepEqual(await events(), [{ kind: 'officer', audience: 'desk', words: 'Wim' }])
  })

  test('has a work list with the own families only', async () => {
    const { body } = await wim.get('/werk?van=mij')
    assert.ok(body.includes(mine))
    assert.ok(!body.includes(other))
    assert.ok((await wim.get('/werk')).body.includes(other))
  })

  test('works at this desk', async () => {
    assert.equal((await appoint(wim, mine, ids.hilde)).statusCode, 404)
    assert.equal((await appoint(wim, mine, newId())).statusCode, 404)
    assert.equal((await appoint(stranger, mine, ids.hilde)).statusCode, 404)
    assert.equal((await appoint(stranger, newNumber(), ids.hilde)).statusCode, 404)
    assert.equal((await events()).length, 1)
  })

  test('hands the family over, or lets it go', async () => {
    await appoint(wim, mine, ids.vera)
    assert.match((await wim.get(`/werk/aanvragen/${mine}`)).body, /<p>Vera<\/p>/)
    await appoint(wim, mine, '')
    assert.deepEqual(
      (await events()).map(({ words }) => words),
      ['Wim', 'Vera', ''],
    )
  })
})
