import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import {
  Browser,
  type KnownMember,
  lastLetter,
  makeMember,
  makeOrganisation,
  pathIn,
} from '../../../../tests/support/people.ts'
import type { App } from '../../../app.tsx'
import { newTotpSecret, totpCode } from '../../../platform/totp.ts'
import { recoveryCodeFrom } from '../second-factor/recovery-code.ts'
import { totpPurpose } from '../sealed-columns.ts'
import { replaceRecoveryCodes, saveSecondFactor } from '../second-factor/second-factor-queries.ts'

const password = 'een lang wachtwoord'

let house: House
let app: App
let deskId: string
let serial = 0

interface Member extends KnownMember {
  readonly secret: Buffer
  readonly codes: readonly string[]
}

/** Somebody who works at the desk, with password, app and two recovery codes. */
async function member(): Promise<Member> {
  serial += 1
  const known = await makeMember(house, {
    name: 'Samira Haddad',
    email: `samira${serial}@loket.example`,
    organisationId: deskId,
    role: 'desk_worker',
    password,
  })
  const secret = newTotpSecret()
  const codes = [recoveryCodeFrom(Buffer.alloc(12, serial)), recoveryCodeFrom(Buffer.alloc(12, serial + 100))]
  await house.platform.db.gate(async (tx) => {
    const sealed = house.platform.keys.seal(totpPurpose, secret)
    await saveSecondFactor(tx, { personId: known.id, sealed, counter: 0, now: house.clock.now() })
    await replaceRecoveryCodes(tx, known.id, codes)
  })
  return { ...known, secret, codes }
}

const codeNow = ({ secret }: Member) => totpCode(secret, house.clock.now())

async function halfway(who: KnownMember, verder = ''): Promise<Browser> {
  const browser = new Browser(app)
  const answer = await browser.post('/inloggen', { email: who.email, password, verder })
  assert.equal(answer.headers.location, '/inloggen/code')
  return browser
}

const sessions = async (personId: string) =>
  (await house.owner.query('select id from platform.session where person_id = $1 and ended_at is null', [personId]))
    .rowCount

describe('login', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    deskId = (await makeOrganisation(house, { slug: 'rivierstad' })).id
  })
  // Half a minute further for every test, so that no code is that of another test.
  beforeEach(() => house.clock.moveTo(house.clock.now().add({ minutes: 5 })))
  after(() => house.close())

  describe('logging in', () => {
    test('takes a password and a code', async () => {
      const who = await member()
      const browser = await halfway(who)
      const answer = await browser.post('/inloggen/code', { code: codeNow(who) })
      assert.equal(answer.statusCode, 303)
      assert.equal(answer.headers.location, '/werk')
      assert.equal((await browser.get('/werk/sessies/tweede-stap')).statusCode, 200)
    })

    test('knows an address with capitals and spaces', async () => {
      const who = await member()
      const answer = await new Browser(app).post('/inloggen', { email: ` ${who.email.toUpperCase()} `, password })
      assert.equal(answer.headers.location, '/inloggen/code')
    })

    test('goes on to where the person was going, but never to another host', async () => {
      const who = await member()
      const inside = await halfway(who, '/werk/sessies?x=1')
      assert.equal((await inside.post('/inloggen/code', { code: codeNow(who) })).headers.location, '/werk/sessies?x=1')
      house.clock.moveTo(house.clock.now().add({ minutes: 2 }))
      const outside = await halfway(who, '//evil.example/')
      assert.equal((await outside.post('/inloggen/code', { code: codeNow(who) })).headers.location, '/werk')
    })

    test('ends the session that this browser had', async () => {
      const who = await member()
      const browser = await halfway(who)
      await browser.post('/inloggen/code', { code: codeNow(who) })
      house.clock.moveTo(house.clock.now().add({ minutes: 2 }))
      await browser.post('/inloggen', { email: who.email, password })
      await browser.post('/inloggen/code', { code: codeNow(who) })
      assert.equal(await sessions(who.id), 1)
    })

    test('takes a code of the half minute before, and not of an hour before', async () => {
      const who = await member()
      const browser = await halfway(who)
      const old = totpCode(who.secret, house.clock.now().subtract({ hours: 1 }))
      assert.equal((await browser.post('/inloggen/code', { code: old })).statusCode, 422)
      const before = totpCode(who.secret, house.clock.now().subtract({ seconds: 30 }))
      assert.equal((await browser.post('/inloggen/code', { code: before })).statusCode, 303)
    })

    test('takes a code once', async () => {
      const who = await member()
      const code = codeNow(who)
      const first = await halfway(who)
      const second = await halfway(who)
      assert.equal((await first.post('/inloggen/code', { code })).statusCode, 303)
      assert.equal((await second.post('/inloggen/code', { code })).statusCode, 422)
      assert.ok(!second.cookies.has('session'))
    })

    test('takes a code once, also when it comes twice at the same moment', async () => {
      const who = await member()
      const code = codeNow(who)
      const browsers = await Promise.all([halfway(who), halfway(who), halfway(who)])
      const answers = await Promise.all(browsers.map((browser) => browser.post('/inloggen/code', { code })))
      assert.equal(answers.filter(({ statusCode }) => statusCode === 303).length, 1)
      assert.equal(await sessions(who.id), 1)
    })

    test('takes a recovery code once, and says how many are left', async () => {
      const who = await member()
      const [recovery = ''] = who.codes
      const browser = await halfway(who)
      const answer = await browser.post('/inloggen/code', { recovery: recovery.toLowerCase().replaceAll('-', ' ') })
      assert.equal(answer.headers.location, '/werk/sessies/tweede-stap?herstel=1')
      assert.match((await browser.get('/werk/sessies/tweede-stap?herstel=1')).body, /nog 1 herstelcode\./)
      assert.equal((await (await halfway(who)).post('/inloggen/code', { recovery })).statusCode, 422)
    })

    test('does not take the recovery code of somebody else', async () => {
      const [who, other] = [await member(), await member()]
      const answer = await (await halfway(who)).post('/inloggen/code', { recovery: other.codes[0] ?? '' })
      assert.equal(answer.statusCode, 422)
    })
  })

  describe('half a login', () => {
    test('reaches no page of the staff and is no session', async () => {
      const who = await member()
      const browser = await halfway(who)
      for (const url of ['/werk/sessies/tweede-stap', '/werk/sessies', '/werk/mensen']) {
        assert.notEqual((await browser.get(url)).statusCode, 200, url)
      }
      assert.equal(await sessions(who.id), 0)
      assert.equal((await browser.get('/tweede-stap')).headers.location, '/inloggen?verlopen=1')
      assert.equal((await browser.post('/tweede-stap', { code: codeNow(who) })).statusCode, 303)
      assert.equal(await sessions(who.id), 0)
    })

    test('tells nothing to who holds its cookie, and cannot be made up', async () => {
      const who = await member()
      const cookie = (await halfway(who)).cookies.get('halverwege') ?? ''
      const inside = Buffer.from(cookie, 'base64url').toString('latin1')
      assert.doesNotMatch(inside, new RegExp(who.id))
      for (const forged of [
        `${cookie.slice(0, -4)}AAAA`,
        'AAAA',
        '',
        Buffer.from(`{"person":"${who.id}"}`).toString('base64url'),
      ]) {
        const browser = new Browser(app)
        browser.cookies.set('halverwege', forged)
        assert.equal(
          (await browser.post('/inloggen/code', { code: codeNow(who) })).headers.location,
          '/inloggen?verlopen=1',
        )
      }
      assert.equal(await sessions(who.id), 0)
    })

    test('lies in a cookie of this host alone, out of reach of scripts and of plain http', async () => {
      const safe = await makeHouse({ PUBLIC_URL: 'https://loket.example' })
      const { id } = await makeOrganisation(safe, { slug: 'rivierstad' })
      const email = 'vera@loket.example'
      const vera = await makeMember(safe, { name: 'Vera', email, organisationId: id, role: 'desk_worker', password })
      await safe.platform.db.gate((tx) =>
        saveSecondFactor(tx, { personId: vera.id, sealed: Buffer.alloc(40), counter: 0, now: safe.clock.now() }),
      )
      const answer = await new Browser(await safe.app(), 'loket.example').post('/inloggen', { email, password })
      const cookie = String(answer.headers['set-cookie'])
      assert.match(cookie, /^__Host-halverwege=/)
      for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
        assert.ok(cookie.includes(attribute), cookie)
      assert.doesNotMatch(cookie, /Domain/)
      await safe.close()
    })

    test('lapses after a quarter of an hour', async () => {
      const who = await member()
      const browser = await halfway(who)
      house.clock.moveTo(house.clock.now().add({ minutes: 16 }))
      const answer = await browser.post('/inloggen/code', { code: codeNow(who) })
      assert.equal(answer.headers.location, '/inloggen?verlopen=1')
    })

    test('ends when the password changes', async () => {
      const who = await member()
      const browser = await halfway(who)
      await house.owner.query('update accounts.password set changed_at = $2 where person_id = $1', [who.id, new Date()])
      const answer = await browser.post('/inloggen/code', { code: codeNow(who) })
      assert.equal(answer.headers.location, '/inloggen?verlopen=1')
    })

    test('ends when the person is disabled', async () => {
      const who = await member()
      const browser = await halfway(who)
      await house.owner.query('update accounts.person set disabled_at = now() where id = $1', [who.id])
      await browser.post('/inloggen/code', { code: codeNow(who) })
      assert.equal(await sessions(who.id), 0)
    })
  })

  describe('guessing', () => {
    const shown = (body: string) => body.replaceAll(/[\w.-]+@[\w.]+/g, '<address>')

    test('an unknown address and a wrong password get the same answer, also when it is too often', async () => {
      const who = await member()
      for (let attempt = 1; attempt <= 7; attempt++) {
        const wrong = { password: 'iets heel anders', verder: '' }
        const known = await new Browser(app).post('/inloggen', { email: who.email, ...wrong })
        const unknown = await new Browser(app).post('/inloggen', {
          email: `nobody-of-${serial}@loket.example`,
          ...wrong,
        })
        assert.equal(known.statusCode, attempt <= 5 ? 422 : 429)
        assert.equal(unknown.statusCode, known.statusCode)
        assert.equal(shown(unknown.body), shown(known.body))
      }
    })

    test('a password waits after five mistakes, says how long, and opens again by itself', async () => {
      const who = await member()
      for (let attempt = 1; attempt <= 5; attempt++)
        await new Browser(app).post('/inloggen', { email: who.email, password: 'fout' })
      const waiting = await new Browser(app).post('/inloggen', { email: who.email, password })
      assert.equal(waiting.statusCode, 429)
      assert.match(waiting.body, /Probeer het over 1 minuut opnieuw/)
      house.clock.moveTo(house.clock.now().add({ minutes: 1 }))
      await halfway(who)
      const { rowCount } = await house.owner.query('select from accounts.failed_login where at > $1', [
        house.clock.now().subtract({ minutes: 2 }).toString(),
      ])
      assert.equal(rowCount, 0, 'a right password forgets the mistakes')
    })

    test('many at once are counted before they are looked at', async () => {
      const who = await member()
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => new Browser(app).post('/inloggen', { email: who.email, password: 'fout' })),
      )
      assert.equal(answers.filter(({ statusCode }) => statusCode === 422).length, 5)
    })

    test('a code waits after five mistakes too, for every browser', async () => {
      const who = await member()
      const browser = await halfway(who)
      for (let attempt = 1; attempt <= 5; attempt++) await browser.post('/inloggen/code', { code: '000000' })
      const elsewhere = await halfway(who)
      assert.equal((await elsewhere.post('/inloggen/code', { code: codeNow(who) })).statusCode, 429)
      house.clock.moveTo(house.clock.now().add({ minutes: 1 }))
      assert.equal((await elsewhere.post('/inloggen/code', { code: codeNow(who) })).statusCode, 303)
    })

    test('what was typed is not in the audit', async () => {
      const who = await member()
      await new Browser(app).post('/inloggen', { email: who.email, password: 'geheim dat niemand ziet' })
      const { rows } = await house.owner.query(
        `select to_jsonb(e)::text as row from audit.entry as e where action = 'accounts.login_refused' order by id desc limit 1`,
      )
      assert.match(rows[0].row, new RegExp(who.id))
      assert.doesNotMatch(rows[0].row, /geheim|samira/i)
    })
  })

  describe('without a second factor', () => {
    test('the right password only sends a link, which asks for the password again and works once', async () => {
      const who = await makeMember(house, {
        name: 'Noor',
        email: 'noor@loket.example',
        organisationId: deskId,
        role: 'desk_worker',
        password,
      })
      const browser = new Browser(app)
      const answer = await browser.post('/inloggen', { email: who.email, password })
      assert.match(answer.body, /Kijk in uw mailbox/)
      assert.ok(!browser.cookies.has('halverwege'))
      const letter = await lastLetter(house, who.email)
      assert.equal(letter.organisationId, null, 'colleagues do not see the link in their outbox')
      const path = pathIn(letter, '/tweede-stap/')
      assert.equal((await browser.get(path)).statusCode, 200)
      assert.equal((await browser.post(path, { password: 'fout wachtwoord' })).statusCode, 422)
      assert.equal((await browser.post(path, { password })).headers.location, '/tweede-stap')
      assert.equal((await browser.get(path)).statusCode, 410)
    })
  })

  test('logging out ends the session, not only the cookie', async () => {
    const who = await member()
    const browser = await halfway(who)
    await browser.post('/inloggen/code', { code: codeNow(who) })
    const kept = browser.cookies.get('session') ?? ''
    assert.equal((await browser.post('/uitloggen')).headers.location, '/inloggen?afgemeld=1')
    assert.ok(!browser.cookies.has('session'))
    browser.cookies.set('session', kept)
    assert.equal((await browser.get('/werk/sessies/tweede-stap')).statusCode, 401)
  })

  test('pages of the ways in are there in three languages', async () => {
    for (const [taal, title] of [
      ['nl', 'Inloggen'],
      ['fr', 'Connexion'],
      ['en', 'Log in'],
    ]) {
      assert.match((await new Browser(app).get(`/inloggen?taal=${taal}`)).body, new RegExp(`<h1>${title}</h1>`))
    }
  })
})
