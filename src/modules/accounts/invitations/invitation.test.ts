import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import {
  Browser,
  lastLetter,
  loggedIn,
  makeMember,
  makeOrganisation,
  pathIn,
} from '../../../../tests/support/people.ts'
import type { App } from '../../../app.tsx'
import type { Person } from '../../../lib/actor.ts'
import { totpCode, totpSecretFrom } from '../../../platform/totp.ts'
import { findPersonWhoActs, asActor } from '../actor-queries.ts'
import type { Role } from '../roles.ts'
import { invite, inviteAgain, withdraw } from './invite-actions.ts'

let house: House
let app: App
let desk: Awaited<ReturnType<typeof makeOrganisation>>
let other: typeof desk
let manager: Person

const actorOf = async (id: string): Promise<Person> => {
  const known = await house.platform.db.gate((tx) => findPersonWhoActs(tx, id))
  assert.ok(known)
  return asActor(known)
}

/** Invites, lets the worker run, and returns the path in the letter. */
async function invited(email: string, role: Role = 'desk_worker', by = manager, into = desk): Promise<string> {
  const answer = await invite(house.platform, by, into, { name: 'Samira Haddad', email, role, language: 'nl' })
  assert.equal(answer.kind, 'sent')
  await house.runJobs()
  return pathIn(await lastLetter(house, email), '/uitnodiging/')
}

const count = async (sql: string, ...values: unknown[]) =>
  Number((await house.owner.query(`select count(*) as count from ${sql}`, values)).rows[0].count)

const good = { name: 'Samira Haddad', password: 'fietsen langs de rivier' }

/** The whole way in; returns the secret of the app and the page with recovery codes. */
async function wholeWayIn(browser: Browser, path: string) {
  const accepted = await browser.post(path, good)
  assert.equal(accepted.statusCode, 303)
  assert.equal(accepted.headers.location, '/tweede-stap')
  const setup = await browser.get('/tweede-stap')
  const text = /<code>([A-Z2-7 ]+)<\/code>/.exec(setup.body)?.[1] ?? ''
  const secret = totpSecretFrom(text)
  const done = await browser.post('/tweede-stap', { code: totpCode(secret, house.clock.now()) })
  return { secret, text, setup, done }
}

describe('invitation', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    desk = await makeOrganisation(house, { slug: 'rivierstad', host: 'rivierstad.localhost' })
    other = await makeOrganisation(house, { slug: 'heuveldorp' })
    const { id } = await makeMember(house, {
      name: 'Hanna de Wit',
      email: 'hanna@loket.example',
      organisationId: desk.id,
      role: 'desk_manager',
    })
    manager = await actorOf(id)
  })
  after(() => house.close())

  describe('an invitation', () => {
    test('comes by letter, from the host name of the desk, and tells who invites for what', async () => {
      const path = await invited('tells@loket.example')
      const letter = await lastLetter(house, 'tells@loket.example')
      assert.match(letter.text, /http:\/\/rivierstad\.localhost/)
      assert.match(letter.text, /Hanna de Wit nodigt u uit bij Loket rivierstad/)
      assert.equal(letter.organisationId, desk.id)
      const page = await new Browser(app).get(path)
      assert.equal(page.statusCode, 200)
      assert.match(page.body, /Hanna de Wit/)
      assert.match(page.body, /Medewerker van het loket/)
    })

    test('opened twice by a mail scanner changes nothing', async () => {
      const path = await invited('scanned@loket.example')
      const before = await count('accounts.person')
      await new Browser(app).get(path)
      await new Browser(app).get(path)
      assert.equal(await count('accounts.person'), before)
      assert.equal(await count(`accounts.invitation where email = 'scanned@loket.example' and accepted_at is null`), 1)
    })

    test('leads by name, password and a code to a session and ten recovery codes, shown once', async () => {
      const browser = new Browser(app)
      const { done, setup } = await wholeWayIn(browser, await invited('samira@loket.example'))
      assert.equal(done.statusCode, 200)
      assert.equal(setup.headers['cache-control'], 'no-store')
      assert.equal(done.headers['cache-control'], 'no-store')
      assert.equal([...done.body.matchAll(/<code>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<\/code>/g)].length, 10)
      assert.ok(browser.cookies.has('session'))
      assert.ok(!browser.cookies.has('halverwege'))
      const account = await browser.get('/werk/sessies/tweede-stap')
      assert.equal(account.statusCode, 200)
      assert.match(account.body, /nog 10 herstelcodes/)
      assert.equal((await browser.post('/tweede-stap', { code: '123456' })).headers.location, '/inloggen?verlopen=1')
      const { rows } = await house.owner.query(
        `select m.role from accounts.membership as m join accounts.person as p on p.id = m.person_id where p.email = 'samira@loket.example'`,
      )
      assert.deepEqual(rows, [{ role: 'desk_worker' }])
    })

    test('keeps the secret of the app sealed: nothing of it can be read in the database', async () => {
      const { secret, text } = await wholeWayIn(new Browser(app), await invited('sealed@loket.example'))
      const { rows } = await house.owner.query<{ kept: Buffer }>(
        `select f.secret_sealed as kept from accounts.second_factor as f join accounts.person as p on p.id = f.person_id where p.email = 'sealed@loket.example'`,
      )
      const kept = rows[0]?.kept
      assert.ok(kept)
      for (const readable of [secret, Buffer.from(text), Buffer.from(text.replaceAll(' ', ''))]) {
        assert.equal(kept.indexOf(readable), -1)
      }
    })

    test('is of use once', async () => {
      const path = await invited('once@loket.example')
      await wholeWayIn(new Browser(app), path)
      const second = new Browser(app)
      assert.equal((await second.get(path)).statusCode, 410)
      assert.equal((await second.post(path, good)).statusCode, 410)
      assert.ok(!second.cookies.has('halverwege'))
    })

    test('accepted twice at the same moment makes one person', async () => {
      const path = await invited('double@loket.example')
      const answers = await Promise.all([new Browser(app).post(path, good), new Browser(app).post(path, good)])
      assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 410])
      assert.equal(await count(`accounts.person where email = 'double@loket.example'`), 1)
    })

    test('keeps what was typed and says what is wrong', async () => {
      const answer = await new Browser(app).post(await invited('wrong@loket.example'), {
        name: 'Sam',
        password: 'kort',
      })
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, /minstens 12 tekens/)
      assert.match(answer.body, /value="Sam"/)
      assert.doesNotMatch(answer.body, /value="kort"/)
    })

    test('does not let a name be the password', async () => {
      const answer = await new Browser(app).post(await invited('own@loket.example'), {
        name: 'x',
        password: 'Samira Haddad 1',
      })
      assert.equal(answer.statusCode, 422)
    })

    test('withdrawn, it works no more', async () => {
      const path = await invited('withdrawn@loket.example')
      const { rows } = await house.owner.query(
        `select id from accounts.invitation where email = 'withdrawn@loket.example'`,
      )
      await withdraw(house.platform, manager, rows[0].id)
      assert.equal((await new Browser(app).get(path)).statusCode, 410)
      assert.equal((await new Browser(app).post(path, good)).statusCode, 410)
    })

    test('sent again, the new link works and the old one does not', async () => {
      const old = await invited('again@loket.example')
      const { rows } = await house.owner.query(`select id from accounts.invitation where email = 'again@loket.example'`)
      await inviteAgain(house.platform, manager, rows[0].id)
      const fresh = pathIn(await lastLetter(house, 'again@loket.example'), '/uitnodiging/')
      assert.equal((await new Browser(app).get(old)).statusCode, 410)
      assert.equal((await new Browser(app).get(fresh)).statusCode, 200)
    })

    test('waits only once for the same role', async () => {
      await invited('twice@loket.example')
      const again = await invite(house.platform, manager, desk, {
        ...good,
        email: 'twice@loket.example',
        role: 'desk_worker',
        language: 'nl',
      })
      assert.equal(again.kind, 'waiting')
    })

    test('is audited with ids only', async () => {
      await invited('audited@loket.example')
      const { rows } = await house.owner.query(
        `select role, person_id, details::text from audit.entry where action = 'accounts.invited' order by id desc limit 1`,
      )
      assert.deepEqual(rows, [
        { role: 'desk_manager', person_id: manager.personId, details: '{"role": "desk_worker"}' },
      ])
    })
  })

  describe('a known person who is invited into a second organisation', () => {
    test('logs in to accept, and nobody else can accept for him', async () => {
      const { id } = await makeMember(house, {
        name: 'Joris Maas',
        email: 'joris@loket.example',
        organisationId: other.id,
        role: 'desk_worker',
        password: 'een lang wachtwoord',
      })
      const path = await invited('joris@loket.example', 'desk_manager')
      const stranger = new Browser(app)
      const page = await stranger.get(path)
      assert.match(page.body, /al een account/)
      assert.match(page.body, /\/inloggen\?verder=\/uitnodiging\//)
      await stranger.post(path, good)
      const colleague = await loggedIn(house, app, manager.personId)
      assert.match((await colleague.get(path)).body, /ander account/)
      await colleague.post(path)
      assert.equal(await count(`accounts.membership where person_id = '${id}'`), 1)
      const himself = await loggedIn(house, app, id)
      assert.match((await himself.get(path)).body, /Neem de uitnodiging aan/)
      assert.equal((await himself.post(path)).statusCode, 303)
      assert.equal(await count(`accounts.membership where person_id = '${id}'`), 2)
    })
  })

  describe('time and rights', () => {
    test('only who may invite here is let, whatever the form says', async () => {
      const worker = await makeMember(house, {
        name: 'Wout',
        email: 'wout@loket.example',
        organisationId: desk.id,
        role: 'desk_worker',
      })
      const actor = await actorOf(worker.id)
      const invited = { ...good, email: 'x@loket.example', role: 'desk_worker', language: 'nl' } as const
      assert.throws(() => invite(house.platform, actor, desk, invited), { name: 'NotAllowed' })
      assert.throws(() => invite(house.platform, manager, other, invited), { name: 'NotAllowed' })
    })

    test('the database itself refuses an invitation into another organisation', async () => {
      const insert = house.platform.db.change(manager, (tx) =>
        tx
          .insertInto('accounts.invitation')
          .values({
            id: crypto.randomUUID(),
            token_hash: Buffer.alloc(32),
            email: 'x@y.example',
            name: 'X',
            organisation_id: other.id,
            role: 'desk_worker',
            expires_at: house.clock.now(),
          })
          .execute(),
      )
      await assert.rejects(insert, /row-level security/)
    })

    test('after fourteen days the link works no more, and can be sent again', async () => {
      const path = await invited('late@loket.example')
      house.clock.moveTo(Temporal.Now.instant().add({ hours: 14 * 24 + 1 }))
      assert.equal((await new Browser(app).get(path)).statusCode, 410)
      assert.equal((await new Browser(app).post(path, good)).statusCode, 410)
      const { rows } = await house.owner.query(`select id from accounts.invitation where email = 'late@loket.example'`)
      await inviteAgain(house.platform, manager, rows[0].id)
      const fresh = pathIn(await lastLetter(house, 'late@loket.example'), '/uitnodiging/')
      assert.equal((await new Browser(app).get(fresh)).statusCode, 200)
    })
  })
})
