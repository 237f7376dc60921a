import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { Browser, type KnownMember, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'
import {
  type Account,
  type Forgery,
  identityProvider,
  type IdentityProvider,
  walkThrough,
} from '../../../../tests/support/stand-ins/identity-provider.ts'
import type { App } from '../../../app.tsx'
import { hashToken, newId, newToken } from '../../../platform/tokens.ts'

const origin = 'http://localhost:4321'
const back = `${origin}/inloggen/met/rivierstad/terug`
const left = '/inloggen/met/rivierstad/afgemeld'
let house: House
let app: App
let provider: IdentityProvider
let desk: { id: string }
let far: { id: string }
let hanna: KnownMember
let serial = 0

const settings = () => ({
  name: 'Rivierstad',
  issuer: provider.issuer,
  clientId: provider.client.id,
  secret: provider.client.secret,
  scopes: 'openid email profile',
  joins: 'claims',
  domains: 'rivierstad.example',
  roleClaim: 'groups',
  secondFactorValues: 'mfa otp',
  value_0: 'loket-medewerkers',
  role_0: 'desk_worker',
  value_1: 'loket-beheer',
  role_1: 'desk_manager',
})

/** Somebody new whom the provider knows. */
function colleague(facts: Partial<Account> = {}): Account {
  serial += 1
  const email = `collega${serial}@rivierstad.example`
  return {
    sub: `sub-${serial}`,
    name: `Collega ${serial}`,
    email,
    email_verified: true,
    groups: ['loket-medewerkers'],
    amr: ['pwd', 'mfa'],
    ...facts,
  }
}

const pathOf = (url: string) => url.slice(origin.length)

/** Away to the provider. @returns the address with which it sends the browser back */
async function away(browser: Browser, account: Account, path = '/inloggen/met/rivierstad'): Promise<string> {
  provider.account = account
  const sent = await browser.get(path)
  assert.equal(sent.statusCode, 303, sent.body.slice(0, 500))
  return walkThrough(String(sent.headers.location), back)
}

async function signOn(account: Account, browser = new Browser(app)) {
  const answer = await browser.get(pathOf(await away(browser, account)))
  return { browser, answer }
}

const rolesOf = async (email: string) =>
  (
    await house.owner.query<{ role: string }>(
      `select m.role from accounts.membership as m join accounts.person as p on p.id = m.person_id
       where p.email = $1 and m.ended_at is null order by m.role`,
      [email],
    )
  ).rows.map(({ role }) => role)

const change = async (changes: Record<string, string>) => {
  const browser = await loggedIn(house, app, hanna.id)
  const saved = await browser.post('/werk/inloggen-via/rivierstad', { ...settings(), ...changes })
  assert.equal(saved.statusCode, 303, saved.body.slice(0, 3000))
  const shown = await browser.get(pathOf(await away(browser, colleague(), '/werk/inloggen-via/rivierstad/proef')))
  assert.equal(shown.statusCode, 200, shown.body)
  assert.equal((await browser.post('/werk/inloggen-via/rivierstad/aan')).statusCode, 303)
  return shown
}

const reads = (answer: { body: string }, words: RegExp) => assert.match(answer.body, words)

describe('single sign-on', () => {
  before(async () => {
    house = await makeHouse({ PUBLIC_URL: origin })
    app = await house.app()
    desk = await makeOrganisation(house, { slug: 'rivierstad' })
    far = await makeOrganisation(house, { slug: 'verderop' })
    hanna = await makeMember(house, {
      name: 'Hanna',
      email: 'hanna@rivierstad.example',
      organisationId: desk.id,
      role: 'desk_manager',
    })
    await app.web.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.web.server.address() as AddressInfo
    provider = await identityProvider([back], [`${origin}/inloggen?afgemeld=1`], `http://localhost:${port}${left}`)
    await change({})
  })
  after(async () => {
    await provider.stop()
    await house.close()
  })
  beforeEach(() => void (provider.forgery = undefined))

  describe('settings', () => {
    test('hold only after a trial that worked; the secret is never shown again, nor kept as it is', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      await browser.post('/werk/inloggen-via/rivierstad', { ...settings(), name: 'Straks', secret: '' })
      const early = await browser.post('/werk/inloggen-via/rivierstad/aan')
      assert.equal(early.statusCode, 422)
      reads(early, /Log eerst een keer in als proef/)
      reads(await new Browser(app).get('/inloggen'), /Inloggen met Rivierstad/)
      assert.ok(!(await browser.get('/werk/inloggen-via/rivierstad')).body.includes(provider.client.secret))
      const { rows } = await house.owner.query('select * from accounts.sign_on')
      assert.ok(!JSON.stringify(rows.map((row) => ({ ...row, s: String(row.secret_sealed) }))).includes('een-geheim'))
      const shown = await browser.get(pathOf(await away(browser, colleague(), '/werk/inloggen-via/rivierstad/proef')))
      reads(shown, /Medewerker van het loket/)
      assert.equal((await new Browser(app).get('/werk')).statusCode, 401, 'a trial logs nobody in')
    })

    test('a secret does not follow to another provider', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const elsewhere = { ...settings(), secret: '', issuer: 'https://elders.example' }
      const answer = await browser.post('/werk/inloggen-via/rivierstad', elsewhere)
      assert.equal(answer.statusCode, 422)
      reads(answer, /hoort een nieuw geheim/)
    })

    for (const [what, wrong] of [
      ['plain http', { issuer: 'http://inloggen.example' }],
      ['an address with a question', { issuer: 'https://inloggen.example/?x=1' }],
      ['a role of another kind of house', { role_0: 'operator' }],
      ['roles by claim without domains', { domains: '' }],
      ['a table without a claim', { roleClaim: '' }],
      ['a whole house for a location', { location_0: newId() }],
    ] as const) {
      test(`refuses ${what}`, async () => {
        const browser = await loggedIn(house, app, hanna.id)
        const answer = await browser.post('/werk/inloggen-via/rivierstad', { ...settings(), ...wrong })
        assert.equal(answer.statusCode, 422)
        assert.ok(answer.body.includes('Rivierstad'), 'what was typed is kept')
      })
    }
  })

  describe('coming in', () => {
    test('makes the colleague, gives the role of the claim, and asks no second factor of who showed one', async () => {
      const account = colleague()
      const { browser, answer } = await signOn(account)
      assert.equal(answer.headers.location, '/werk')
      assert.deepEqual(await rolesOf(account.email ?? ''), ['desk_worker'])
      assert.equal((await browser.get('/werk/passkeys')).statusCode, 200)
    })

    test('asks our own second step where the provider saw none, and leads who has none to make one', async () => {
      const account = colleague({ amr: ['pwd'] })
      const { browser, answer } = await signOn(account)
      assert.equal(answer.headers.location, '/tweede-stap')
      assert.equal((await browser.get('/werk')).statusCode, 401)
      reads(await browser.get('/tweede-stap'), /Stel uw tweede stap in/)
    })

    test('follows the claim: a role that went away goes away, and its sessions end', async () => {
      const account = colleague({ groups: ['loket-medewerkers', 'loket-beheer'] })
      const { browser } = await signOn(account)
      assert.deepEqual(await rolesOf(account.email ?? ''), ['desk_manager', 'desk_worker'])
      await signOn({ ...account, groups: ['loket-medewerkers'] })
      assert.deepEqual(await rolesOf(account.email ?? ''), ['desk_worker'])
      assert.equal((await browser.get('/werk/passkeys')).statusCode, 401)
      const { answer } = await signOn({ ...account, groups: [] })
      assert.equal(answer.statusCode, 403)
      reads(answer, /geen rol/)
      const { rows } = await house.owner.query(
        `select action from audit.entry where action like 'accounts.membership_%' and reason = 'single sign-on'
         and person_id = (select id from accounts.person where email = $1) order by id`,
        [account.email],
      )
      assert.deepEqual(
        rows.map(({ action }) => action.split('_').at(-1)),
        ['started', 'started', 'ended', 'ended'],
      )
    })

    test('never ends the last manager', async () => {
      await house.owner.query(
        `update accounts.membership set ended_at = now() where organisation_id = $1 and person_id <> $2`,
        [desk.id, hanna.id],
      )
      await signOn({ sub: 'hanna', email: hanna.email, email_verified: true, groups: [], amr: ['mfa'] })
      assert.deepEqual(await rolesOf(hanna.email), ['desk_manager'])
    })

    test('accepts the invitation that waits for a verified address', async () => {
      const account = colleague({ email: `gast${serial}@elders.example`, groups: [] })
      await house.owner.query(
        `insert into accounts.invitation (id, token_hash, email, name, organisation_id, role, expires_at)
         values ($1, $2, $3, 'Gast', $4, 'desk_worker', now() + interval '1 day')`,
        [newId(), hashToken(newToken()), account.email, desk.id],
      )
      const { answer } = await signOn(account)
      assert.equal(answer.statusCode, 303)
      assert.deepEqual(await rolesOf(account.email ?? ''), ['desk_worker'], 'a role that the provider never gave stays')
    })
  })

  describe('attacks', () => {
    const forged: Readonly<Record<string, Forgery>> = {
      'a wrong nonce': (claims, { rs256 }) => rs256({ ...claims, nonce: 'of another login' }),
      'no nonce': (claims, { rs256 }) => rs256({ ...claims, nonce: undefined }),
      'another issuer': (claims, { rs256 }) => rs256({ ...claims, iss: 'https://elders.example' }),
      'another audience': (claims, { rs256 }) => rs256({ ...claims, aud: 'another-client' }),
      'a second audience without us as the authorised party': (claims, { rs256 }) =>
        rs256({ ...claims, aud: [provider.client.id, 'x'], azp: 'x' }),
      'an expired token': (claims, { rs256 }) =>
        rs256({ ...claims, exp: Math.floor(house.clock.now().epochMilliseconds / 1000) - 120 }),
      'alg none': (claims, { none }) => none(claims),
      'HS256 with the secret of the client': (claims, { hs256 }) => hs256(claims),
      'a key of a stranger': (claims, { stranger }) => stranger(claims),
      'a subject that userinfo does not know': (claims, { rs256 }) => rs256({ ...claims, sub: 'somebody else' }),
    }
    for (const [what, forgery] of Object.entries(forged)) {
      test(`${what} lets nobody in`, async () => {
        provider.forgery = forgery
        const account = colleague()
        const { browser, answer } = await signOn(account)
        assert.equal(answer.statusCode, 403)
        reads(answer, /klopte niet/)
        assert.ok(!browser.cookies.has('session'))
        assert.deepEqual(await rolesOf(account.email ?? ''), [])
      })
    }

    test('a forgery that changes nothing lets in: the table above tells what is refused', async () => {
      provider.forgery = (claims, { rs256 }) => rs256(claims)
      assert.equal((await signOn(colleague())).answer.statusCode, 303)
    })

    test('a clock that runs half a minute ahead is no attack', async () => {
      const ahead = Math.floor(house.clock.now().epochMilliseconds / 1000) + 30
      provider.forgery = (claims, { rs256 }) => rs256({ ...claims, iat: ahead, nbf: ahead })
      assert.equal((await signOn(colleague())).answer.statusCode, 303)
    })

    test('a wrong state, a browser that never went, and an answer used twice let nobody in', async () => {
      const browser = new Browser(app)
      const at = new URL(await away(browser, colleague()))
      at.searchParams.set('state', 'of another login')
      assert.equal((await browser.get(pathOf(at.href))).statusCode, 403)
      const victim = await new Browser(app).get(pathOf(await away(new Browser(app), colleague())))
      assert.equal(victim.headers.location, '/inloggen?verlopen=1')
      const twice = new Browser(app)
      const path = pathOf(await away(twice, colleague()))
      const kept = twice.cookies.get('aanbieder') ?? ''
      assert.equal((await twice.get(path)).statusCode, 303)
      twice.cookies.delete('session')
      assert.equal((await twice.get(path)).headers.location, '/inloggen?verlopen=1')
      twice.cookies.set('aanbieder', kept)
      assert.equal((await twice.get(path)).statusCode, 403, 'also for who kept the cookie')
    })

    test('an answer for one house is none for another', async () => {
      const browser = new Browser(app)
      const path = pathOf(await away(browser, colleague())).replace('rivierstad', 'verderop')
      assert.equal((await browser.get(path)).headers.location, '/inloggen?verlopen=1')
    })

    test('goes on to a page of this house only', async () => {
      for (const [verder, to] of [
        ['//evil.example/', '/werk'],
        ['https://evil.example/', '/werk'],
        ['/werk/passkeys', '/werk/passkeys'],
      ] as const) {
        const browser = new Browser(app)
        const door = `/inloggen/met/rivierstad?verder=${encodeURIComponent(verder)}`
        const answer = await browser.get(pathOf(await away(browser, colleague(), door)))
        assert.equal(answer.headers.location, to)
      }
    })
  })

  describe('when the provider says that somebody left', () => {
    const isIn = async (browser: Browser) => (await browser.get('/werk/sessies')).statusCode === 200
    const sessionThere = async ({ sub }: Account) =>
      (
        await house.owner.query<{ sid: string }>(
          `select a.provider_session as sid from accounts.sign_on_arrival as a join accounts.sign_on_identity as i on i.person_id = a.person_id
           where i.subject = $1 order by a.at desc`,
          [sub],
        )
      ).rows[0]?.sid
    const tell = (token: string, headers = {}) =>
      app.web.inject({
        method: 'POST',
        url: left,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams({ logout_token: token }).toString(),
      })
    const event = 'http://schemas.openid.net/event/backchannel-logout'
    const claims = (sub: string) => {
      const now = Math.floor(Date.now() / 1000)
      return { iss: provider.issuer, aud: provider.client.id, iat: now, exp: now + 120, jti: newId(), sub, events: { [event]: {} } } // prettier-ignore
    }

    test('of one session there, the session here ends that began with it, and no other', async () => {
      const account = colleague()
      const [first, second, other] = [await signOn(account), await signOn(account), await signOn(colleague())]
      assert.ok((await isIn(first.browser)) && (await isIn(second.browser)))
      await provider.tellLeft(account, await sessionThere(account))
      assert.deepEqual(await Promise.all([first, second, other].map(({ browser }) => isIn(browser))), [true, false, true]) // prettier-ignore
      await provider.tellLeft(account)
      assert.deepEqual(await Promise.all([first, other].map(({ browser }) => isIn(browser))), [false, true])
      const { rows } = await house.owner.query(`select 1 from audit.entry where action = 'accounts.sign_on_left'`)
      assert.equal(rows.length, 2)
    })

    test('who came in by a password stays in', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const { sub } = colleague()
      await house.owner.query(
        `insert into accounts.sign_on_identity (organisation_id, issuer, subject, person_id, linked_at) values ($1, $2, $3, $4, now())
         on conflict do nothing`,
        [desk.id, provider.issuer, sub, hanna.id],
      )
      assert.equal((await tell(provider.leftToken(claims(sub)))).statusCode, 200)
      assert.ok(await isIn(browser))
    })

    test('a token counts once, and one that does not hold ends nothing', async () => {
      const account = colleague()
      const { browser } = await signOn(account)
      const right = claims(account.sub)
      const { jti: _, ...nameless } = right
      const { events: __, ...eventless } = right
      const { sub: ___, ...nobody } = right
      const now = right.iat
      const lies: Readonly<Record<string, string>> = {
        'not a token': 'geen.token',
        'signed by a stranger': provider.leftToken(right, 'stranger'),
        'not signed': provider.leftToken(right, 'none'),
        'signed with the secret': provider.leftToken(right, 'hs256'),
        'of another provider': provider.leftToken({ ...right, iss: 'https://elders.example' }),
        'for another client': provider.leftToken({ ...right, aud: 'een-ander' }),
        'of an hour ago': provider.leftToken({ ...right, iat: now - 3600 }),
        'of tomorrow': provider.leftToken({ ...right, iat: now + 86_400, exp: now + 90_000 }),
        lapsed: provider.leftToken({ ...right, exp: now - 120 }),
        'without a name of its own': provider.leftToken(nameless),
        'about another thing': provider.leftToken({ ...right, events: { other: {} } }),
        'about nothing': provider.leftToken(eventless),
        'about nobody': provider.leftToken(nobody),
        'that is an ID token': provider.leftToken({ ...right, nonce: 'n' }),
        'with a session that is none': provider.leftToken({ ...right, sid: 7 }),
      }
      for (const [what, token] of Object.entries(lies)) assert.equal((await tell(token)).statusCode, 400, what)
      assert.equal(
        (await tell(provider.leftToken(right), { 'sec-fetch-site': 'cross-site' })).statusCode,
        403,
        'a browser',
      )
      assert.ok(await isIn(browser))
      const once = provider.leftToken(right)
      const told = await tell(once)
      assert.deepEqual([told.statusCode, told.headers['cache-control']], [200, 'no-store'])
      assert.equal(await isIn(browser), false)
      assert.equal((await tell(once)).statusCode, 400, 'twice')
    })
  })

  describe('an account is never taken over', () => {
    const refused = async (account: Account, words: RegExp) => {
      const { browser, answer } = await signOn(account)
      assert.equal(answer.statusCode, 403)
      reads(answer, words)
      assert.ok(!browser.cookies.has('session'))
    }
    const somebody = (name: string, organisationId: string, role = 'desk_worker') =>
      makeMember(house, { name, email: `${name.toLowerCase()}@rivierstad.example`, organisationId, role })

    test('by an address that nobody verified', async () => {
      const { email } = await somebody('Vera', desk.id)
      await refused(colleague({ email, email_verified: false }), /nagekeken/)
      const { email_verified: _, ...silent } = colleague({ email })
      await refused(silent, /nagekeken/)
    })

    test('by an address of somebody of another house', async () => {
      const { email } = await somebody('Fara', far.id, 'desk_manager')
      await refused(colleague({ email }), /nog niet bij/)
    })

    test('by an address that changed hands: the subject decides', async () => {
      const { email } = await somebody('Sanne', desk.id)
      const first = colleague({ email })
      assert.equal((await signOn(first)).answer.statusCode, 303)
      await refused(colleague({ email }), /ander account/)
      const moved = await signOn({ ...first, email: 'sanne.nieuw@rivierstad.example' })
      assert.equal(moved.answer.statusCode, 303, 'her own new address changes nothing')
    })

    test('by the provider of one house in another: who works in both acts in the one', async () => {
      const both = await somebody('Bo', desk.id)
      await house.owner.query(
        `insert into accounts.membership (id, person_id, organisation_id, role) values ($1, $2, $3, 'desk_manager')`,
        [newId(), both.id, far.id],
      )
      const { browser } = await signOn(colleague({ email: both.email }))
      assert.equal((await browser.get('/werk')).statusCode, 200)
      assert.equal((await browser.get('/werk/mensen?organisatie=verderop')).statusCode, 403)
      assert.equal(
        (await (await loggedIn(house, app, both.id)).get('/werk/mensen?organisatie=verderop')).statusCode,
        200,
      )
    })

    test('after it was closed', async () => {
      const closed = await somebody('Carla', desk.id)
      await house.owner.query('update accounts.person set disabled_at = now() where id = $1', [closed.id])
      await refused(colleague({ email: closed.email }), /gesloten/)
    })

    test('by whom nobody invited, from outside the domains, or without a role', async () => {
      await refused(colleague({ email: 'vreemde@elders.example' }), /nog niet uitgenodigd/)
      await refused(colleague({ groups: ['kantine'] }), /geen rol/)
    })
  })

  describe('the house', () => {
    test('that trusts its own domains takes silence for verified, never a no', async () => {
      await change({ trustsDomains: 'yes' })
      const { email_verified: _, ...silent } = colleague()
      assert.equal((await signOn(silent)).answer.statusCode, 303)
      assert.equal((await signOn(colleague({ email_verified: false }))).answer.statusCode, 403)
      await change({})
    })

    test('whose provider has a claim of its own for mail, gets no word of email_verified for it', async () => {
      await change({ emailClaim: 'name' })
      const { answer } = await signOn(colleague({ name: 'werk@rivierstad.example' }))
      assert.equal(answer.statusCode, 403)
      reads(answer, /nagekeken/)
      await change({})
    })

    test('that asks more of a role gets it from its day on, and never less than the floor', async () => {
      const browser = await loggedIn(house, app, hanna.id)
      const today = house.clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()
      const day = { from_day: String(today.day), from_month: String(today.month), from_year: String(today.year) }
      const decide = (demand: string) =>
        browser.post('/werk/inloggen-via/rivierstad/tweede-stap', { role: 'desk_worker', demand, ...day })
      assert.equal((await decide('provider')).statusCode, 422)
      assert.equal((await decide('own')).statusCode, 303)
      assert.equal((await signOn(colleague())).answer.headers.location, '/tweede-stap')
      assert.equal((await decide('second')).statusCode, 303)
      assert.equal((await signOn(colleague())).answer.headers.location, '/werk')
    })

    test('that forces it lets nobody in another way, until it stops', async () => {
      const other = await makeMember(house, {
        name: 'Otto',
        email: 'otto@rivierstad.example',
        organisationId: desk.id,
        role: 'desk_worker',
      })
      const before = await loggedIn(house, app, other.id)
      assert.equal((await before.get('/werk')).statusCode, 200)
      await change({ forced: 'yes' })
      assert.equal((await before.get('/werk')).statusCode, 403)
      assert.equal((await signOn(colleague({ email: other.email }))).answer.headers.location, '/werk')
      const operators = await makeOrganisation(house, { slug: 'beheer', kind: 'operator' })
      const operator = await makeMember(house, {
        name: 'Olga',
        email: 'olga@beheer.example',
        organisationId: operators.id,
        role: 'operator',
      })
      const rescue = await loggedIn(house, app, operator.id)
      assert.equal((await rescue.post('/werk/inloggen-via/rivierstad/uit')).statusCode, 303)
      assert.equal((await before.get('/werk')).statusCode, 200)
      await change({})
    })

    test('logs out at the provider too, in a form: what identifies a person is in no address', async () => {
      const { browser } = await signOn(colleague())
      const answer = await browser.post('/uitloggen')
      assert.equal(answer.statusCode, 200)
      reads(answer, /name="id_token_hint"/)
      assert.match(
        String(answer.headers['content-security-policy']),
        new RegExp(`form-action 'self' ${provider.issuer}`),
      )
      assert.equal(answer.headers['cache-control'], 'no-store')
      assert.equal((await browser.get('/werk')).statusCode, 401)
    })

    test('whose provider is down says so, and leaves the other ways open', async () => {
      await house.owner.query(
        `update accounts.sign_on set issuer = 'http://localhost:9', changed_at = now() where organisation_id = $1 and state = 'active'`,
        [desk.id],
      )
      const answer = await new Browser(app).get('/inloggen/met/rivierstad')
      assert.equal(answer.statusCode, 503)
      reads(answer, /geen antwoord van Rivierstad/)
      reads(answer, /href="\/inloggen"/)
    })
  })
})
