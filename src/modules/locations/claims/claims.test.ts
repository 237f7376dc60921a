import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { Browser, lastLetter, pathIn } from '../../../../tests/support/people.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { buildTown, type Town } from '../../../../tests/support/town.ts'
import { makeLocationLink } from '../link/link-queries.ts'
import { findPrivatePlace, handOver, saveContact, shutOut } from './claim-queries.ts'
import { newId } from '../../../platform/tokens.ts'

let house: House
let app: App
let town: Town

const asked = { name: 'Greet Van Loo', function: 'onthaalouder', phone: '014 00 11 22', words: '' }

/** A location of its own for each test, in the municipality of a desk. */
async function place(code: '9901' | '9902', given: { organiserId?: string } = {}) {
  const id = newId()
  const registerId = `c${id.slice(-8)}`
  await house.owner.query(
    `insert into locations.location (id, land, register_id, kind, name, folded, registered, municipality_code, organiser_id, row_hash)
     values ($1, 'vl', $2, 'childminder', $3, lower($3), true, $4, $5, '\\x00')`,
    [id, registerId, `Nest ${registerId}`, code, given.organiserId ?? null],
  )
  await house.owner.query(
    `insert into locations.location_private (location_id, phone, contact_person) values ($1, '0499 77 66 55', 'Mevrouw Geheim')`,
    [id],
  )
  const path = `/opvang/vl/${registerId}/beheer`
  return { id, registerId, path, name: `Nest ${registerId}` }
}

async function organiser(name: string): Promise<string> {
  const id = newId()
  await house.owner.query(`insert into locations.organiser (id, land, register_key, name) values ($1, 'vl', $2, $2)`, [
    id,
    name,
  ])
  return id
}

let callers = 0

/** From an address of its own: the form takes a few from one. */
const ask = (path: string, form: Record<string, string>) =>
  app.web.inject({
    method: 'POST',
    url: path,
    remoteAddress: `10.1.0.${(callers += 1)}`,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })

async function claimed(where: { id: string; path: string }, email: string): Promise<string> {
  const sent = await ask(where.path, { ...asked, email, sleutel: newId() })
  assert.equal(sent.statusCode, 303, sent.body)
  const { rows } = await house.owner.query<{ id: string }>(
    'select id from locations.claim where location_id = $1 and email = $2',
    [where.id, email],
  )
  return rows[0]?.id ?? 'no claim'
}

const desk = () => new PlainBrowser(app.web, town.near.worker.cookie)

async function accept(id: string, way: string, other: Record<string, string> = {}) {
  const browser = desk()
  const to = `/werk/claims/${id}/aanvaard`
  return browser.postAndFollow(to, { ...(await browser.get(`/werk/claims/${id}`)).fields(to), way, ...other })
}

async function step(id: string, stap: string, said: Record<string, string>) {
  const version = await house.owner.query<{ version: number }>('select version from locations.claim where id = $1', [
    id,
  ])
  return desk().postAndFollow(`/werk/claims/${id}/stap`, { stap, versie: String(version.rows[0]?.version), ...said })
}

const stateOf = async (id: string) =>
  (await house.owner.query<{ state: string }>('select state from locations.claim where id = $1', [id])).rows[0]?.state

async function placeNow(id: string) {
  const { rows } = await house.owner.query<{ organisation: string | null; contact: string | null }>(
    `select l.organisation_id as organisation, c.email as contact from locations.location as l
     left join locations.contact as c on c.location_id = l.id where l.id = $1`,
    [id],
  )
  return rows[0]
}

async function membershipsOf(email: string) {
  const { rows } = await house.owner.query<{ role: string; location: string | null; open: boolean }>(
    `select m.role, m.location_id as location, m.ended_at is null as open from accounts.membership as m
     join accounts.person as p on p.id = m.person_id where p.email = $1`,
    [email],
  )
  return rows
}

async function join(email: string): Promise<void> {
  const path = pathIn(await lastLetterOf('accounts.invitation', email), '/uitnodiging/')
  const browser = new Browser(app)
  const password = 'een lange zin om te onthouden'
  const answer = await browser.post(path, { name: 'Greet', password, password_again: password, language: 'nl' })
  assert.ok(answer.statusCode < 400, answer.body)
}

async function lastLetterOf(kind: string, to: string) {
  const { rows } = await house.owner.query<{ subject: string; text: string }>(
    `select subject, body_text as text from platform.letter where kind = $1 and to_address = $2 order by id desc limit 1`,
    [kind, to],
  )
  if (!rows[0]) throw new Error(`no ${kind} to ${to}`)
  return rows[0]
}

describe('claims', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    town = await buildTown(house)
    app = await house.app()
  })
  after(() => house.close())

  describe('who works at a location', () => {
    test('says so without an account, and gets a letter', async () => {
      const nest = await place('9901')
      const browser = new Browser(app)
      assert.match((await browser.get(nest.path)).body, /Uw functie/)
      const sent = await ask(nest.path, { ...asked, email: 'Greet@Example.org ' })
      assert.equal(sent.headers.location, `${nest.path}/ontvangen`)
      assert.match((await browser.get(`${nest.path}/ontvangen`)).body, /controleert of u bij Nest/)
      const letter = await lastLetter(house, 'greet@example.org')
      assert.equal(letter.kind, 'claims.received')
      assert.match(letter.text, /Organisatie desk-near controleert nu/)
      assert.equal(letter.organisationId, town.near.deskId)
      assert.equal((await placeNow(nest.id))?.organisation, null)
    })

    test('is told what is wrong, with every word kept', async () => {
      const nest = await place('9901')
      const page = await ask(nest.path, { ...asked, email: 'greet', phone: '12', name: '', words: 'Bel mij' })
      assert.equal(page.statusCode, 422)
      for (const words of [/Vul uw naam in/, /Vul een e-mailadres in/, /met alle cijfers/, /Bel mij/, /onthaalouder/])
        assert.match(page.body, words)
    })

    test('hears the same the second time, and there is one claim and one letter', async () => {
      const nest = await place('9901')
      await claimed(nest, 'twice@example.org')
      await claimed(nest, 'twice@example.org')
      const { rows } = await house.owner.query(`select from locations.claim where email = 'twice@example.org'`)
      assert.equal(rows.length, 1)
      const letters = await house.owner.query(`select from platform.letter where to_address = 'twice@example.org'`)
      assert.equal(letters.rows.length, 1)
    })

    test('reads nowhere whether somebody else asked, or who runs it', async () => {
      const [fresh, taken] = [await place('9901'), await place('9901')]
      await accept(await claimed(taken, 'first@example.org'), 'mail')
      const shown = async ({ path, registerId }: typeof fresh) => {
        const browser = new Browser(app)
        const pages = [await browser.get(path), await ask(path, { ...asked, email: 'second@example.org' })]
        return pages.map(
          ({ statusCode, body }) => `${statusCode} ${body.replaceAll(registerId, '').replaceAll(/[\da-f-]{36}/g, '')}`,
        )
      }
      assert.deepEqual(await shown(taken), await shown(fresh))
    })

    test('can not ask where no desk could check it', async () => {
      const nest = await place('9901')
      await house.owner.query('update locations.location set municipality_code = null where id = $1', [nest.id])
      assert.match((await new Browser(app).get(nest.path)).body, /nog geen loket/)
      assert.equal((await ask(nest.path, { ...asked, email: 'x@example.org' })).statusCode, 409)
    })

    test('can not try a list of addresses', async () => {
      const nest = await place('9901')
      const statuses = []
      for (let time = 0; time < 12; time += 1) {
        const answer = await app.web.inject({
          method: 'POST',
          url: nest.path,
          remoteAddress: '10.9.9.9',
          headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
          payload: 'name=x',
        })
        statuses.push(answer.statusCode)
      }
      assert.deepEqual(new Set(statuses), new Set([422, 429]))
    })
  })

  describe('the desk of the municipality', () => {
    test('sees the claim beside what the register keeps to itself', async () => {
      const nest = await place('9901')
      const id = await claimed(nest, 'look@example.org')
      assert.match((await desk().get('/werk/claims')).text, new RegExp(nest.name))
      const { text } = await desk().get(`/werk/claims/${id}`)
      for (const words of [/look@example.org/, /0499 77 66 55/, /Mevrouw Geheim/, /Laat toe/]) assert.match(text, words)
    })

    test('lets in a manager, who makes an account and runs the location', async () => {
      const nest = await place('9901', { organiserId: await organiser('Nestje vzw') })
      const id = await claimed(nest, 'manager@example.org')
      assert.match((await accept(id, 'manager')).text, /Toegelaten/)
      const now = await placeNow(nest.id)
      assert.equal(now?.contact, 'manager@example.org')
      const { rows } = await house.owner.query(
        'select o.name, o.kind, r.organisation_id = o.id as known from accounts.organisation as o join locations.organiser as r on true where o.id = $1 and r.name = $2',
        [now?.organisation, 'Nestje vzw'],
      )
      assert.deepEqual(rows, [{ name: 'Nestje vzw', kind: 'organiser', known: true }])
      assert.match((await lastLetterOf('claims.accepted', 'manager@example.org')).text, /tweede mail/)
      await join('manager@example.org')
      assert.deepEqual(await membershipsOf('manager@example.org'), [
        { role: 'organiser_manager', location: null, open: true },
      ])
    })

    test('lets in a worker for one location, at an organiser that has an account', async () => {
      const known = await organiser('Twee nesten vzw')
      const [one, two] = [await place('9901', { organiserId: known }), await place('9901', { organiserId: known })]
      await accept(await claimed(one, 'head@example.org'), 'manager')
      await accept(await claimed(two, 'worker@example.org'), 'worker')
      assert.equal((await placeNow(one.id))?.organisation, (await placeNow(two.id))?.organisation)
      await join('worker@example.org')
      assert.deepEqual(await membershipsOf('worker@example.org'), [
        { role: 'location_worker', location: two.id, open: true },
      ])
    })

    test('lets in a childminder by mail only: an account without people, a letter with a link', async () => {
      const nest = await place('9901')
      await accept(await claimed(nest, 'old@example.org'), 'mail', { email: 'new@example.org', phone: '0470 12 34 56' })
      assert.equal((await placeNow(nest.id))?.contact, 'new@example.org')
      const letter = await lastLetterOf('claims.accepted', 'new@example.org')
      const browser = new Browser(app)
      const entered = await browser.post(pathIn(letter, '/opvang/link/'))
      assert.equal(entered.headers.location, `/werk/opvang/vl/${nest.registerId}/profiel`)
      const invited = await house.owner.query(`select from accounts.invitation where email = 'new@example.org'`)
      assert.equal(invited.rows.length, 0)
    })

    test('does not hand over what lies with another desk', async () => {
      const known = await organiser('Overal vzw')
      const [here, there] = [await place('9901', { organiserId: known }), await place('9902', { organiserId: known })]
      const far = new PlainBrowser(app.web, town.far.worker.cookie)
      const farClaim = await claimed(there, 'far@example.org')
      const to = `/werk/claims/${farClaim}/aanvaard`
      await far.postAndFollow(to, { ...(await far.get(`/werk/claims/${farClaim}`)).fields(to), way: 'manager' })
      const id = await claimed(here, 'near@example.org')
      assert.doesNotMatch((await desk().get(`/werk/claims/${id}`)).text, /beheerder van de organisatie/)
      const forced = await desk().post(`/werk/claims/${id}/aanvaard`, {
        ...asked,
        email: 'near@example.org',
        way: 'manager',
        versie: '1',
      })
      assert.equal(forced.status, 422)
      assert.match(forced.text, /opvang bij een ander loket/)
      await accept(id, 'worker')
      assert.equal(await stateOf(id), 'accepted')
    })

    test('refuses with a reason, and may look again', async () => {
      const nest = await place('9901')
      const id = await claimed(nest, 'no@example.org')
      assert.match((await step(id, 'refuse', {})).text, /Kies een reden/)
      assert.match((await step(id, 'refuse', { reason: 'other' })).text, /Schrijf waarom/)
      assert.match(
        (await step(id, 'refuse', { reason: 'not_reached', words: 'Wij belden drie keer.' })).text,
        /Geweigerd/,
      )
      assert.match(
        (await lastLetterOf('claims.refused', 'no@example.org')).text,
        /kon u niet bereiken[^]*> Wij belden drie keer/,
      )
      await step(id, 'reopen', { words: 'U belde terug.' })
      assert.equal(await stateOf(id), 'received')
      assert.match((await lastLetterOf('claims.reopened', 'no@example.org')).subject, /opnieuw/)
    })

    test('stops a claim for who asked by mistake', async () => {
      const id = await claimed(await place('9901'), 'stop@example.org')
      assert.match((await step(id, 'withdraw', { words: 'Verkeerde opvang gekozen.' })).text, /Stopgezet/)
      assert.match((await lastLetterOf('claims.withdrawn', 'stop@example.org')).text, /Verkeerde opvang/)
    })

    test('undoes what it let in: account, links, sessions and place', async () => {
      const nest = await place('9901')
      const id = await claimed(nest, 'wrong@example.org')
      await accept(id, 'manager')
      await join('wrong@example.org')
      const keeper = new Browser(app)
      const token = await house.platform.db.work((tx) =>
        makeLocationLink(tx, { locationId: nest.id, path: '/zoek', now: house.clock.now() }),
      )
      await keeper.post(token)
      assert.match((await step(id, 'undo', { words: 'Dit was iemand anders.' })).text, /toegang is beëindigd/)
      assert.deepEqual(await placeNow(nest.id), { organisation: null, contact: null })
      assert.deepEqual(await membershipsOf('wrong@example.org'), [
        { role: 'organiser_manager', location: null, open: false },
      ])
      assert.equal((await keeper.get(token)).statusCode, 404)
      const { rows } = await house.owner.query(
        'select from platform.session where location_id = $1 and ended_at is null',
        [nest.id],
      )
      assert.equal(rows.length, 0)
      assert.match((await lastLetterOf('claims.undone', 'wrong@example.org')).text, /Dit was iemand anders/)
      await accept(await claimed(nest, 'right@example.org'), 'manager')
      assert.equal((await placeNow(nest.id))?.contact, 'right@example.org')
    })

    test('withdraws an invitation that nobody used yet', async () => {
      const id = await claimed(await place('9901'), 'slow@example.org')
      await accept(id, 'manager')
      const path = pathIn(await lastLetterOf('accounts.invitation', 'slow@example.org'), '/uitnodiging/')
      await step(id, 'undo', { words: 'Toch niet.' })
      assert.doesNotMatch((await new Browser(app).get(path)).body, /name="password"/)
    })

    test('hears that a colleague was first, and nothing happens twice', async () => {
      const nest = await place('9901')
      const id = await claimed(nest, 'race@example.org')
      const form = { ...asked, email: 'race@example.org', way: 'mail', versie: '1' }
      const answers = await Promise.all([1, 2, 3].map(() => desk().post(`/werk/claims/${id}/aanvaard`, form)))
      assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409, 409])
      const { rows } = await house.owner.query(
        `select from platform.letter where kind = 'claims.accepted' and to_address = 'race@example.org'`,
      )
      assert.equal(rows.length, 1)
      const other = await claimed(nest, 'late@example.org')
      assert.match((await accept(other, 'mail')).text, /al een beheerder/)
    })
  })

  describe('somebody else', () => {
    test('does not learn whether a claim exists', async () => {
      const nest = await place('9901')
      const id = await claimed(nest, 'hidden@example.org')
      const far = new PlainBrowser(app.web, town.far.worker.cookie)
      for (const one of [id, newId(), 'x']) {
        assert.equal((await far.get(`/werk/claims/${one}`)).status, 404)
        const steps = [
          await far.post(`/werk/claims/${one}/aanvaard`, {
            ...asked,
            email: 'a@example.org',
            way: 'manager',
            versie: '1',
          }),
          await far.post(`/werk/claims/${one}/stap`, { stap: 'refuse', reason: 'not_there', versie: '1' }),
        ]
        assert.deepEqual(
          steps.map(({ status }) => status),
          [404, 404],
        )
      }
      assert.doesNotMatch((await far.get('/werk/claims')).text, new RegExp(nest.name))
      for (const cookie of [
        '',
        town.near.organiser.cookie,
        town.operator.cookie,
        town.near.family,
        town.near.officer.cookie,
      ]) {
        const browser = new PlainBrowser(app.web, cookie)
        const statuses = [
          (await browser.get(`/werk/claims/${id}`)).status,
          (await browser.get(`/werk/claims/${newId()}`)).status,
        ]
        assert.ok(
          statuses.every((status) => status === 401 || status === 403),
          String(statuses),
        )
      }
      assert.equal(await stateOf(id), 'received')
    })

    test('is refused by the database as well', async () => {
      const nest = await place('9901')
      const id = await claimed(nest, 'rows@example.org')
      const membership = (organisationId: string, organisationKind: string, role: string) => ({
        organisationId,
        organisationName: '',
        organisationKind,
        role,
        locationId: null,
      })
      const { rows } = await house.owner.query<{ id: string }>(
        `select id from accounts.organisation where slug = 'organiser-near'`,
      )
      const actors = [
        membership(town.far.deskId, 'desk', 'desk_manager'),
        membership(rows[0]?.id ?? '', 'organiser', 'organiser_manager'),
      ]
      for (const one of actors) {
        const actor = {
          kind: 'person' as const,
          sessionId: '',
          personId: town.far.worker.personId,
          name: '',
          memberships: [one],
        }
        const { db } = house.platform
        assert.deepEqual(
          await db.read(actor, (tx) => tx.selectFrom('locations.claim').select('id').where('id', '=', id).execute()),
          [],
        )
        assert.equal(await db.read(actor, (tx) => findPrivatePlace(tx, nest.id)), undefined)
        await assert.rejects(
          db.change(actor, (tx) => handOver(tx, nest.id, one.organisationId)),
          /not the desk/,
        )
        await assert.rejects(
          db.change(actor, (tx) => shutOut(tx, nest.id)),
          /not the desk/,
        )
        const contact = { name: 'x', email: 'x@example.org', phone: null, language: 'nl' as const }
        await assert.rejects(
          db.change(actor, (tx) => saveContact(tx, nest.id, contact, house.clock.now())),
          /row-level security/,
        )
      }
      const intake = house.platform.db.intake((tx) => tx.selectFrom('locations.claim').selectAll().execute())
      await assert.rejects(intake, /permission denied/)
    })
  })
})
