import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
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
import type { Person } from '../../../lib/actor.ts'
import { newId } from '../../../platform/tokens.ts'
import { asActor, findPersonWhoActs } from '../actor-queries.ts'

let house: House
let app: App
let desk: Awaited<ReturnType<typeof makeOrganisation>>
let other: typeof desk
let hanna: KnownMember
let wout: KnownMember
let stranger: KnownMember
let boss: KnownMember

const actorOf = async (id: string): Promise<Person> => {
  const known = await house.platform.db.gate((tx) => findPersonWhoActs(tx, id))
  assert.ok(known)
  return asActor(known)
}

const membershipOf = async ({ id }: KnownMember): Promise<string> =>
  (await house.owner.query('select id from accounts.membership where person_id = $1 and ended_at is null', [id]))
    .rows[0]?.id

const audited = async (action: string) =>
  (
    await house.owner.query(
      'select role, person_id, organisation_id, reason from audit.entry where action = $1 order by id desc',
      [action],
    )
  ).rows

/** Views are noted after the response. */
async function eventually<T>(ask: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = await ask()
    if (holds(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('never came true')
}

describe('people', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    desk = await makeOrganisation(house, { slug: 'rivierstad' })
    other = await makeOrganisation(house, { slug: 'heuveldorp' })
    const operator = await makeOrganisation(house, { slug: 'beheer', kind: 'operator', name: 'Beheer' })
    hanna = await makeMember(house, {
      name: 'Hanna de Wit',
      email: 'hanna@loket.example',
      organisationId: desk.id,
      role: 'desk_manager',
    })
    wout = await makeMember(house, {
      name: 'Wout Aerts',
      email: 'wout@loket.example',
      organisationId: desk.id,
      role: 'desk_worker',
    })
    stranger = await makeMember(house, {
      name: 'Vera Vreemd',
      email: 'vera@elders.example',
      organisationId: other.id,
      role: 'desk_manager',
    })
    boss = await makeMember(house, {
      name: 'Olga Op',
      email: 'olga@beheer.example',
      organisationId: operator.id,
      role: 'operator',
    })
  })
  after(() => house.close())

  describe('the people of an organisation', () => {
    test('are shown to its manager, and that is noted', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const page = await browser.get('/werk/mensen')
      assert.equal(page.statusCode, 200)
      assert.match(page.body, /Wout Aerts/)
      assert.doesNotMatch(page.body, /Vera Vreemd/)
      const rows = await eventually(
        () => audited('accounts.people_viewed'),
        (found) => found.length === 1,
      )
      assert.deepEqual(rows, [{ role: 'desk_manager', person_id: hanna.id, organisation_id: desk.id, reason: null }])
    })

    test('are not shown to who does not manage them', async () => {
      assert.equal((await (await loggedIn(house, app, wout.id)).get('/werk/mensen')).statusCode, 403)
      assert.equal((await new Browser(app).get('/werk/mensen')).statusCode, 401)
      const manager = await loggedIn(house, app, hanna.id)
      assert.equal((await manager.get('/werk/mensen?organisatie=heuveldorp')).statusCode, 404)
      assert.equal((await manager.get(`/werk/mensen/${await membershipOf(stranger)}`)).statusCode, 404)
      assert.equal((await manager.get('/werk/mensen/nieuw?organisatie=heuveldorp')).statusCode, 404)
    })

    test('of another organisation are invisible to the database role itself, without any condition', async () => {
      const seen = await house.platform.db.read(await actorOf(hanna.id), async (tx) => ({
        people: await tx.selectFrom('accounts.person').select('email').execute(),
        memberships: await tx.selectFrom('accounts.membership').select('organisation_id').execute(),
      }))
      assert.deepEqual(seen.people.map(({ email }) => email).sort(), ['hanna@loket.example', 'wout@loket.example'])
      assert.ok(seen.memberships.every(({ organisation_id }) => organisation_id === desk.id))
    })

    test('and nobody reads passwords, second factors or codes as a member', async () => {
      const actor = await actorOf(boss.id)
      for (const table of [
        'accounts.password',
        'accounts.second_factor',
        'accounts.recovery_code',
        'accounts.reset_link',
      ] as const) {
        await assert.rejects(
          house.platform.db.read(actor, (tx) => tx.selectFrom(table).selectAll().execute()),
          /permission denied/,
        )
      }
    })

    test('of every organisation are shown to the operator', async () => {
      const browser = await loggedIn(house, app, boss.id)
      assert.match((await browser.get('/werk/mensen?organisatie=heuveldorp')).body, /Vera Vreemd/)
    })
  })

  describe('inviting on the page', () => {
    test('keeps what was typed when something is wrong', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const form = { organisatie: 'rivierstad', name: 'Nieuwe Collega', email: 'geen adres', language: 'nl' }
      const answer = await browser.post('/werk/mensen/nieuw', form)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, /value="Nieuwe Collega"/)
      assert.match(answer.body, /Kies een rol/)
    })

    test('sends the letter in the language of the reader, shows it waiting, sends again and withdraws', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const form = {
        organisatie: 'rivierstad',
        name: 'Chloé Petit',
        email: 'chloe@loket.example',
        role: 'desk_worker',
        language: 'fr',
      }
      const answer = await browser.post('/werk/mensen/nieuw', form)
      assert.equal(answer.headers.location, '/werk/mensen?organisatie=rivierstad&gedaan=invited')
      assert.match((await lastLetter(house, 'chloe@loket.example')).subject, /^Invitation de/)
      assert.match((await browser.post('/werk/mensen/nieuw', form)).body, /heeft al een uitnodiging/)
      const page = await browser.get('/werk/mensen?organisatie=rivierstad&gedaan=invited')
      assert.match(page.body, /De uitnodiging is verstuurd/)
      const [, id] = /uitnodigingen\/([0-9a-f-]+)\/opnieuw/.exec(page.body) ?? []
      const foreign = await loggedIn(house, app, stranger.id)
      assert.equal((await foreign.post(`/werk/mensen/uitnodigingen/${id}/intrekken`)).statusCode, 404)
      assert.equal((await browser.post(`/werk/mensen/uitnodigingen/${id}/opnieuw`)).statusCode, 303)
      assert.equal((await browser.post(`/werk/mensen/uitnodigingen/${id}/intrekken`)).statusCode, 303)
      assert.equal((await browser.post(`/werk/mensen/uitnodigingen/${id}/intrekken`)).statusCode, 409)
    })

    test('does not give away a role that the organisation does not have', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const form = { organisatie: 'rivierstad', name: 'X', email: 'x@loket.example', role: 'operator' }
      assert.equal((await browser.post('/werk/mensen/nieuw', form)).statusCode, 422)
    })

    test('says so when somebody has the role already', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const form = { organisatie: 'rivierstad', name: 'Wout', email: wout.email, role: 'desk_worker' }
      assert.match((await browser.post('/werk/mensen/nieuw', form)).body, /heeft deze rol al/)
    })
  })

  describe('ending access', () => {
    test('works from the next page on, with its reason in the audit', async () => {
      const leaver = await makeMember(house, {
        name: 'Lena',
        email: 'lena@loket.example',
        organisationId: desk.id,
        role: 'desk_manager',
      })
      const her = await loggedIn(house, app, leaver.id)
      assert.equal((await her.get('/werk/mensen')).statusCode, 200)
      const browser = await loggedIn(house, app, hanna.id)
      const path = `/werk/mensen/${await membershipOf(leaver)}`
      assert.match((await browser.get(path)).body, /Toegang beëindigen/)
      const answer = await browser.post(`${path}/einde`, { reason: 'ander werk' })
      assert.equal(answer.headers.location, '/werk/mensen?organisatie=rivierstad&gedaan=ended')
      assert.equal((await her.get('/werk/mensen')).statusCode, 403)
      assert.equal((await audited('accounts.membership_ended'))[0]?.reason, 'ander werk')
    })

    test('is refused for the last manager, in words', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const answer = await browser.post(`/werk/mensen/${await membershipOf(hanna)}/einde`)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, /laatste beheerder/)
    })

    test('two managers who end each other at once leave one', async () => {
      const house2 = await makeOrganisation(house, { slug: 'samen' })
      const [ann, bob] = await Promise.all(
        ['ann', 'bob'].map((name) =>
          makeMember(house, { name, email: `${name}@samen.example`, organisationId: house2.id, role: 'desk_manager' }),
        ),
      )
      assert.ok(ann && bob)
      const [hers, his] = [await loggedIn(house, app, ann.id), await loggedIn(house, app, bob.id)]
      const [annsPlace, bobsPlace] = [await membershipOf(ann), await membershipOf(bob)]
      await Promise.all([hers.post(`/werk/mensen/${bobsPlace}/einde`), his.post(`/werk/mensen/${annsPlace}/einde`)])
      const left = await house.owner.query(
        'select from accounts.membership where organisation_id = $1 and ended_at is null',
        [house2.id],
      )
      assert.equal(left.rowCount, 1)
    })

    test('is not for a manager of another organisation', async () => {
      const browser = await loggedIn(house, app, stranger.id)
      assert.equal((await browser.post(`/werk/mensen/${await membershipOf(wout)}/einde`)).statusCode, 404)
    })
  })

  describe('a lost telephone', () => {
    test('is mended by a manager: the old app stops, sessions end, the person gets a link', async () => {
      await house.owner.query(`insert into accounts.password (person_id, hash) values ($1, '$argon2id$x')`, [wout.id])
      const her = await loggedIn(house, app, wout.id)
      const browser = await loggedIn(house, app, hanna.id)
      const answer = await browser.post(`/werk/mensen/${await membershipOf(wout)}/tweede-stap`, {
        reason: 'telefoon kwijt',
      })
      assert.equal(answer.headers.location, '/werk/mensen?organisatie=rivierstad&gedaan=reset')
      assert.equal((await her.get('/werk/sessies')).statusCode, 401)
      const letter = await lastLetter(house, wout.email)
      assert.match(letter.text, /Hanna de Wit heeft uw tweede stap opgeheven/)
      assert.equal((await new Browser(app).get(pathIn(letter, '/tweede-stap/'))).statusCode, 200)
      assert.equal((await audited('accounts.second_factor_reset'))[0]?.reason, 'telefoon kwijt')
    })

    test('of who is the last manager elsewhere, is not mended by a manager here, nor without a reason', async () => {
      const path = `/werk/mensen/${await membershipOf(wout)}/tweede-stap`
      const far = await makeOrganisation(house, { slug: 'elders' })
      await house.owner.query(
        `insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, 'desk_manager')`,
        [newId(), wout.id, far.id],
      )
      const browser = await loggedIn(house, app, hanna.id)
      assert.match((await browser.post(path)).body, /Vul in waarom u dit doet/)
      const refused = await browser.post(path, { reason: 'kwijt' })
      assert.equal(refused.statusCode, 422)
      assert.match(refused.body, /laatste beheerder van een organisatie/)
      await house.owner.query('delete from accounts.membership where organisation_id = $1', [far.id])
    })

    test('is not mended by a stranger, nor for oneself', async () => {
      const foreign = await loggedIn(house, app, stranger.id)
      assert.equal((await foreign.post(`/werk/mensen/${await membershipOf(wout)}/tweede-stap`)).statusCode, 404)
      const browser = await loggedIn(house, app, hanna.id)
      assert.equal(
        (await browser.post(`/werk/mensen/${await membershipOf(hanna)}/tweede-stap`, { reason: 'kwijt' })).statusCode,
        403,
      )
    })
  })

  describe('sessions', () => {
    test('are listed, and ended one by one or all the others', async () => {
      const [one, two, three] = [
        await loggedIn(house, app, wout.id),
        await loggedIn(house, app, wout.id),
        await loggedIn(house, app, wout.id),
      ]
      const page = await one.get('/werk/sessies')
      assert.match(page.body, /dit apparaat/)
      const [, id] = /sessies\/([0-9a-f-]{36})\/einde/.exec(page.body) ?? []
      const foreign = await loggedIn(house, app, hanna.id)
      assert.equal((await foreign.post(`/werk/sessies/${id}/einde`)).statusCode, 404)
      assert.equal((await one.post(`/werk/sessies/${id}/einde`)).statusCode, 303)
      const alive = async () =>
        Promise.all([one, two, three].map(async (b) => (await b.get('/werk/sessies')).statusCode))
      assert.equal((await alive()).filter((status) => status === 200).length, 2)
      await one.post('/werk/sessies/andere')
      assert.deepEqual(await alive(), [200, 401, 401])
    })
  })
})
