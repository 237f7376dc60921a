import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { Browser } from '../../../../tests/support/people.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { soon } from '../../../../tests/support/soon.ts'
import { buildTown, type Town } from '../../../../tests/support/town.ts'
import { newId } from '../../../platform/tokens.ts'
import { takesRequestsOn } from './desk-queries.ts'
import { helpBodies, helpIn, helpQuestions } from './signpost.ts'

let house: House
let app: App
let town: Town

const list = '/werk/loketpagina'
const visitor = () => new PlainBrowser(app.web)
const worker = () => new PlainBrowser(app.web, town.near.worker.cookie)
const manager = () => new PlainBrowser(app.web, town.near.manager.cookie)

/** What visitors read soon after a change. */
const reads = async (url: string, words: RegExp) =>
  assert.match(
    (
      await soon(
        () => visitor().get(url),
        ({ text }) => words.test(text),
      )
    ).text,
    words,
  )

async function write(soort: string, title: string, body: string): Promise<string> {
  const page = await worker().post(`${list}/nieuw`, {
    loket: 'desk-near',
    soort,
    taal: 'nl',
    title,
    body,
    naar: 'bewaar',
  })
  assert.equal(page.status, 303, page.text)
  return /loketpagina\/([\da-f-]{36})\//.exec(page.location ?? '')?.[1] ?? 'no article'
}

const mode = (day: string, takes: string, browser = manager()) => {
  const [year = '', month = '', date = ''] = day.split('-')
  const form = { loket: 'desk-near', takes, from_day: date, from_month: month, from_year: year }
  return browser.post(`${list}/aanvragen`, form)
}

describe('desks', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    town = await buildTown(house)
    app = await house.app()
    await house.owner.query(
      `update accounts.organisation set phone = '014 00 27 10', email = 'loket@example.org' where slug = 'desk-near'`,
    )
    await house.owner.query(
      `update locations.location set postcode = '2400', place = 'Dorpje', place_folded = default where id = $1`,
      [town.near.locationId],
    )
    await house.owner.query(
      `insert into locations.municipality (land, code, name, folded, lat, lon) values ('nl', '0009', 'Rietveen', 'rietveen', 51.5, 4.5)`,
    )
    await house.owner.query(
      `insert into locations.postcode_point (land, postcode, lat, lon) values ('nl', '4999AB', 51.51, 4.51)`,
    )
  })
  after(() => house.close())

  describe('a visitor', () => {
    test('finds the desk by municipality, by a place in it and by postcode', async () => {
      for (const asked of ['near', 'Nea', 'dorpje', '2400'])
        assert.match((await visitor().get(`/loketten?plaats=${asked}`)).text, /Hier helpt Organisatie desk-near/, asked)
      assert.match((await visitor().get('/loketten?plaats=4999+AB')).text, /Rietveen.*nog geen loket/)
      assert.match((await visitor().get('/loketten?plaats=atlantis')).text, /vinden geen gemeente voor ‘atlantis’/)
      assert.match((await visitor().get('/loketten')).text, /Alle loketten.*Organisatie desk-far/)
    })

    test('reads how to reach the desk, and what it wrote, in his own language where it is there', async () => {
      await write('welcome', 'Welkom bij ons', 'Kom langs.\n\n- maandag\n- dinsdag')
      await write('page', 'Wat kost opvang?', '# Prijs\nKijk op https://voorbeeld.be/prijs.')
      const asked = await write('question', 'Moet ik een afspraak maken?', 'Nee.')
      await worker().post(`${list}/${asked}/fr`, { title: 'Dois-je prendre rendez-vous ?', body: 'Non.', versie: '0' })
      await reads('/loket/desk-near', /afspraak maken/)
      const page = await visitor().get('/loket/desk-near')
      for (const said of [/Welkom bij ons/, /014 00 27 10/, /loket@example.org/, /Wat kost opvang/, /afspraak maken/])
        assert.match(page.text, said)
      assert.match(page.html, /<li>maandag<\/li>/)
      const french = await new PlainBrowser(app.web, '', { 'accept-language': 'fr' }).get('/loket/desk-near')
      assert.match(french.text, /Dois-je prendre rendez-vous/)
      assert.match(french.html, /lang="nl"><p>Kom langs/)
      const own = await visitor().get('/loket/desk-near/wat-kost-opvang')
      assert.match(own.html, /<h2>Prijs<\/h2>/)
      assert.match(own.html, /<a href="https:\/\/voorbeeld.be\/prijs">/)
      for (const nothing of [
        '/loket/nergens',
        '/loket/desk-near/nergens',
        '/loket/organiser-near',
        '/loket/desk-far/wat-kost-opvang',
      ])
        assert.equal((await visitor().get(nothing)).status, 404, nothing)
    })

    test('sees whom to ask what, for either land', async () => {
      assert.match((await visitor().get('/wie-helpt?land=vl')).text, /Opgroeipunt.*078 170 000/)
      assert.match((await visitor().get('/wie-helpt?land=nl')).text, /Klachtenloket Kinderopvang.*0900 1877/)
      assert.equal((await visitor().get('/wie-helpt?land=x')).status, 200)
      for (const question of helpQuestions)
        for (const land of ['vl', 'nl'] as const)
          assert.ok(['place', 'request', 'talk'].includes(question) || helpIn(land, question), `${question} ${land}`)
      for (const { source, asOf } of helpBodies) assert.ok(source && Temporal.PlainDate.from(asOf))
    })
  })

  describe('people of the desk', () => {
    test('look before they save, and every version is kept', async () => {
      const id = await write('page', 'Vakantie', 'In de zomer.')
      const edit = `${list}/${id}/nl`
      const preview = await worker().post(edit, { title: 'Vakantie', body: '- juli', versie: '1', naar: 'bekijk' })
      assert.match(preview.html, /Zo ziet het eruit.*<li>juli<\/li>/s)
      await reads('/loket/desk-near/vakantie', /In de zomer/)
      assert.equal(
        (await worker().post(edit, { title: 'Vakantie', body: 'In de winter.', versie: '1', naar: 'bewaar' })).status,
        303,
      )
      const late = await manager().post(edit, { title: 'Vakantie', body: 'In de herfst.', versie: '1', naar: 'bewaar' })
      assert.equal(late.status, 409)
      assert.match(late.html, /In de herfst/)
      await reads('/loket/desk-near/vakantie', /In de winter/)
      await worker().post(`${edit}/versie`, { versie: '1' })
      await reads('/loket/desk-near/vakantie', /In de zomer/)
      assert.match((await worker().get(edit)).text, /3 in totaal/)
      await worker().post(`${list}/${id}/weg`)
      assert.equal(
        (
          await soon(
            () => visitor().get('/loket/desk-near/vakantie'),
            ({ status }) => status === 404,
          )
        ).status,
        404,
      )
      await worker().post(`${list}/${id}/terug`)
      assert.equal(
        (
          await soon(
            () => visitor().get('/loket/desk-near/vakantie'),
            ({ status }) => status === 200,
          )
        ).status,
        200,
      )
    })

    test('put one before the other', async () => {
      await write('page', 'Eerste', 'x')
      const second = await write('page', 'Tweede', 'x')
      await worker().post(`${list}/${second}/omhoog`)
      await reads('/loket/desk-near', /Tweede.*Eerste/)
    })

    test('hear what is missing, with every word kept', async () => {
      const page = await worker().post(`${list}/nieuw`, {
        loket: 'desk-near',
        soort: 'page',
        title: '',
        body: 'Blijft staan',
      })
      assert.equal(page.status, 422)
      assert.match(page.html, /Vul een titel in.*Blijft staan/s)
    })

    test('write no HTML and no script', async () => {
      await write('page', 'Stout', '<script>alert(1)</script> [x](javascript:alert(1))')
      const { html } = await soon(
        () => visitor().get('/loket/desk-near/stout'),
        ({ status }) => status === 200,
      )
      assert.doesNotMatch(html, /<script>alert|href="javascript/)
    })
  })

  describe('information only', () => {
    test('holds from its day: no request can begin, and the pages say why', async () => {
      const ask = `/aanvraag/nieuw?opvang=vl-${town.near.registerId}`
      assert.equal((await mode('2026-12-01', 'no')).status, 303)
      assert.match((await manager().get(list)).text, /Vanaf .*1 december 2026: dit loket geeft alleen informatie/)
      assert.doesNotMatch((await visitor().get(ask)).text, /alleen informatie/)
      assert.doesNotMatch((await visitor().get('/loket/desk-near')).text, /alleen informatie/)
      house.clock.moveTo('2026-12-01T09:00:00Z')
      try {
        assert.match((await visitor().get(ask)).text, /Dit loket geeft alleen informatie/)
        assert.equal((await visitor().post('/aanvraag/nieuw', { opvang: `vl-${town.near.registerId}` })).status, 409)
        assert.match((await visitor().get('/loket/desk-near')).text, /alleen informatie/)
        const location = await visitor().get(`/opvang/vl/${town.near.registerId}`)
        assert.match(location.text, /alleen informatie.*rechtstreeks bij deze opvang/)
        assert.doesNotMatch(location.html, /aanvraag\/nieuw/)
      } finally {
        house.clock.moveTo('2026-11-23T09:00:00Z')
      }
      const day = (text: string) =>
        takesRequestsOn(house.platform.db.published, town.near.deskId, Temporal.PlainDate.from(text))
      assert.deepEqual([await day('2026-11-30'), await day('2026-12-01')], [true, false])
    })

    test('is decided by a manager, for today or later', async () => {
      assert.equal((await mode('2026-11-22', 'no')).status, 422)
      assert.equal((await mode('2026-02-31', 'no')).status, 422)
      assert.equal((await mode('2026-12-24', '')).status, 422)
      assert.equal((await mode('2026-12-24', 'no', worker())).status, 403)
      const far = await mode('2026-12-24', 'no', new PlainBrowser(app.web, town.far.manager.cookie))
      assert.equal(far.status, 404)
    })
  })

  describe('another desk', () => {
    test('does not learn what is not its own, and changes nothing', async () => {
      const id = await write('page', 'Van ons', 'Alleen wij schrijven dit.')
      const before = JSON.stringify(
        (await house.owner.query('select * from locations.desk_article_text order by 1, 2, 3')).rows,
      )
      for (const cookie of [town.far.worker.cookie, town.far.manager.cookie]) {
        const browser = new PlainBrowser(app.web, cookie)
        for (const one of [id, newId()]) {
          const asked = [
            (await browser.get(`${list}/${one}/nl`)).status,
            (await browser.post(`${list}/${one}/nl`, { title: 'gekaapt', body: 'x', versie: '1' })).status,
            (await browser.post(`${list}/${one}/weg`)).status,
            (await browser.post(`${list}/${one}/nl/versie`, { versie: '1' })).status,
          ]
          assert.deepEqual(asked, [404, 404, 404, 404])
        }
        assert.equal(
          (await browser.post(`${list}/nieuw`, { loket: 'desk-near', title: 'gekaapt', body: 'x' })).status,
          404,
        )
      }
      for (const cookie of ['', town.near.organiser.cookie, town.near.family, town.operator.cookie]) {
        const browser = new PlainBrowser(app.web, cookie)
        assert.ok([401, 403].includes((await browser.get(`${list}/${id}/nl`)).status))
        assert.ok([401, 403].includes((await browser.post(`${list}/${id}/weg`)).status))
      }
      assert.equal(
        JSON.stringify((await house.owner.query('select * from locations.desk_article_text order by 1, 2, 3')).rows),
        before,
      )
      assert.equal((await new Browser(app).get('/loket/desk-near/van-ons')).statusCode, 200)
    })

    test('is refused by the database as well', async () => {
      const memberships = [
        {
          organisationId: town.far.deskId,
          organisationName: '',
          organisationKind: 'desk',
          role: 'desk_manager',
          locationId: null,
        },
      ]
      const actor = {
        kind: 'person' as const,
        sessionId: '',
        personId: town.far.manager.personId,
        name: '',
        memberships,
      }
      const at = house.clock.now()
      const { db } = house.platform
      await assert.rejects(
        db.change(actor, (tx) =>
          tx
            .insertInto('locations.desk_mode')
            .values({
              desk_id: town.near.deskId,
              from_on: Temporal.PlainDate.from('2027-01-01'),
              takes_requests: false,
              set_by: actor.personId,
              set_at: at,
            })
            .execute(),
        ),
        /row-level security/,
      )
      await assert.rejects(
        db.change(actor, (tx) =>
          tx
            .insertInto('locations.desk_article')
            .values({ id: newId(), desk_id: town.near.deskId, kind: 'page', slug: 'x', position: 1 })
            .execute(),
        ),
        /row-level security/,
      )
    })
  })
})
