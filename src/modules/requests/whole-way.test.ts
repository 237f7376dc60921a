import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../app.tsx'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { startSession } from '../../platform/session.ts'
import { PlainBrowser, type PlainPage } from '../../../tests/support/plain-browser.ts'
import { buildTown, type Town } from '../../../tests/support/town.ts'

let house: House
let app: App
let town: Town

const form = '/aanvraag/nieuw'
const stepOf = (step: string) => `${form}/${step}`
const child = { child_name: 'Noor', birth_day: '27', birth_month: '3', birth_year: '2025' }
const care = { start_day: '1', start_month: '3', start_year: '2027', days: ['tue', 'thu'], half_days: ['fri-am'] }
const contact = { contact_name: 'Fatima El Amrani', contact_email: 'fatima@example.org', language: 'nl', remarks: '' }
const pages = [['kind', child], ['dagen', care], ['plekken', {}], ['contact', { ...contact, contact_phone: '' }]] as const // prettier-ignore

/** Fills in the form page by page, up to the page that asks whether it is all right. */
async function fillIn(browser: PlainBrowser, other: Record<string, string | string[]> = {}): Promise<PlainPage> {
  let page = await browser.get(`${form}?opvang=vl-${town.near.registerId}`)
  for (const [step, answers] of pages) {
    const changed = Object.fromEntries(Object.entries(other).filter(([name]) => name in answers))
    const to = stepOf(step)
    page = await browser.postAndFollow(to, { ...page.fields(to), ...answers, ...changed, naar: 'volgende' })
    assert.equal(page.status, 200, page.text)
  }
  return page
}

const press = (browser: PlainBrowser) => browser.postAndFollow(stepOf('controle'), { naar: 'verstuur' })

async function send(browser: PlainBrowser, other: Record<string, string | string[]> = {}): Promise<PlainPage> {
  await fillIn(browser, other)
  return press(browser)
}

const numberIn = (page: PlainPage) => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.text)?.[0] ?? 'no number'

interface Mail {
  to_address: string
  kind: string
  subject: string
  body_text: string
  body_html: string
  language: string
}
async function letters(to: string): Promise<Mail[]> {
  await house.runJobs()
  const { rows } = await house.owner.query<Mail>('select * from platform.letter where to_address = $1 order by id', [
    to,
  ])
  return rows
}
const linkIn = (letter: Mail | undefined) =>
  /\/aanvraag\/link\/([\w-]+)/.exec(letter?.body_text ?? '')?.[0] ?? 'no link'

/** A fresh session, for a test that moves the clock by weeks. */
async function cookieOf(personId: string): Promise<string> {
  const now = house.clock.now()
  return `session=${await house.platform.db.gate((tx) => startSession(tx, { personId, userAgent: 'test', now }))}`
}

const family = () => new PlainBrowser(app.web)
const worker = () => new PlainBrowser(app.web, town.near.worker.cookie)
const dossier = (number: string) => `/werk/aanvragen/${number}`

/** Answers as the desk does: choose, look at the letter, send. */
async function answer(desk: PlainBrowser, number: string, said: Record<string, string>): Promise<PlainPage> {
  const page = await desk.get(dossier(number))
  const to = `${dossier(number)}/antwoord`
  const preview = await desk.post(to, { ...page.fields(to), ...said, naar: 'bekijk' })
  assert.equal(preview.status, 200, preview.text)
  return desk.postAndFollow(to, { ...preview.fields(to), naar: 'verstuur' })
}

async function step(desk: PlainBrowser, number: string, stap: string, words: string): Promise<PlainPage> {
  const page = await desk.get(dossier(number))
  const to = `${dossier(number)}/stap`
  const { keuze = '', versie = '' } = page.fields(to)
  return desk.postAndFollow(to, {
    stap,
    keuze: [keuze].flat()[0] ?? '',
    versie: [versie].flat()[0] ?? '',
    [`${stap}_words`]: words,
  })
}

describe('whole way', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    town = await buildTown(house)
    app = await house.app()
  })
  after(() => house.close())

  describe('from a location to an answer', () => {
    test('a family asks, gets a number, a letter and a status page', async () => {
      const browser = family()
      const check = await fillIn(browser)
      assert.match(check.text, /Controleer uw antwoorden/)
      assert.match(check.text, /dinsdag en donderdag, hele dag; vrijdag, ochtend/)
      const sent = await press(browser)
      assert.match(sent.text, /Uw aanvraag is verstuurd/)
      assert.match(sent.text, /uiterlijk maandag 7 december 2026/)
      const number = numberIn(sent)
      const [letter] = await letters('fatima@example.org')
      assert.match(letter?.subject ?? '', new RegExp(number))
      assert.match(letter?.body_text ?? '', /maandag 7 december 2026/)
      const status = await browser.get('/aanvraag')
      assert.match(status.text, /Wij zoeken een plaats voor Noor/)
      assert.match(status.text, /U hoeft nu niets te doen/)
    })

    test('the link in the letter opens the status page, in two steps, as often as the family likes', async () => {
      await send(family(), { contact_email: 'link@example.org' })
      const link = linkIn((await letters('link@example.org'))[0])
      const scanner = family()
      for (let time = 0; time < 2; time++) {
        const shown = await scanner.get(link)
        assert.equal(shown.status, 200)
        assert.equal(scanner.cookie, '', 'looking at the link opens nothing')
        assert.doesNotMatch(shown.text, /Noor/)
      }
      for (const browser of [family(), family()]) {
        assert.match((await browser.postAndFollow(link)).text, /Wij zoeken een plaats voor Noor/)
      }
    })

    test('a question, its reply and a yes reach the family, on the page and by letter', async () => {
      const browser = family()
      const number = numberIn(await send(browser, { contact_email: 'yes@example.org' }))
      const desk = worker()
      const list = await desk.get('/werk')
      assert.match(list.text, new RegExp(number))
      assert.match(list.text, /nog 10 werkdagen/)
      await answer(desk, number, { antwoord: 'question', words: 'Kan Noor ook op woensdag komen?' })
      assert.match((await desk.get('/werk?lijst=wacht')).text, new RegExp(number))
      const asked = await browser.get('/aanvraag')
      assert.match(asked.text, /Kan Noor ook op woensdag komen\?/)
      const replied = await browser.postAndFollow('/aanvraag/antwoord', {
        ...asked.fields('/aanvraag/antwoord'),
        words: 'Ja, dat kan.',
      })
      assert.match(replied.text, /Uw antwoord is verstuurd/)
      assert.match((await desk.get(dossier(number))).text, /Ja, dat kan\./)
      await answer(desk, number, { antwoord: 'offer', words: 'Welkom vanaf maart. De opvang belt u deze week.' })
      assert.match((await browser.get('/aanvraag')).text, /Er is plaats voor Noor .* De opvang belt u deze week/)
      assert.match((await desk.get('/werk?lijst=wacht')).text, new RegExp(number), 'the family has the offer')
      assert.deepEqual(
        (await letters('yes@example.org')).map(({ kind }) => kind),
        ['requests.received', 'requests.question', 'requests.offer'],
      )
    })

    test('a desk has no own locations, and its menu does not say so', async () => {
      const menu = async (cookie: string) => (await new PlainBrowser(app.web, cookie).get('/werk/opvang')).text
      assert.match(await menu(town.near.worker.cookie), /Opvanglocaties .* Opvang in uw gemeenten/)
      assert.doesNotMatch(await menu(town.near.worker.cookie), /Mijn opvang/)
      assert.match(await menu(town.near.organiser.cookie), /Mijn opvang .* Opvang die u beheert/)
    })

    test('a no has a reason in the language of the family, and a mistake is mended with a notice', async () => {
      const browser = family()
      const number = numberIn(await send(browser, { contact_email: 'non@example.org', language: 'fr' }))
      const desk = worker()
      await answer(desk, number, { antwoord: 'refuse', reden: 'days', words: '' })
      const [, no] = await letters('non@example.org')
      assert.match(no?.body_text ?? '', /Il n’y a pas de place libre ces jours-là/)
      assert.equal(no?.language, 'fr')
      await step(desk, number, 'mend', 'Er kwam toch een plaats vrij.')
      const [, , mended] = await letters('non@example.org')
      assert.match(mended?.body_text ?? '', /Er kwam toch een plaats vrij/)
      assert.match((await browser.get('/aanvraag')).text, /Wij zoeken een plaats voor Noor/)
      const history = await desk.get(dossier(number))
      assert.match(history.text, /geldt niet meer/)
      assert.match(history.text, /Workernear, Organisatie desk-near, namens opvang near/, 'nobody runs it here')
      assert.match(history.text, /Antwoord hersteld/)
    })

    test('a family withdraws in two steps and gets a confirmation', async () => {
      const browser = family()
      await send(browser, { contact_email: 'stop@example.org' })
      const page = await browser.get('/aanvraag/intrekken')
      assert.match((await browser.get('/aanvraag')).text, /Wij zoeken een plaats/, 'looking changes nothing')
      const to = '/aanvraag/intrekken'
      const done = await browser.postAndFollow(to, { ...page.fields(to), words: 'Wij vonden al een plaats.' })
      assert.match(done.text, /Uw aanvraag is ingetrokken/)
      assert.equal((await letters('stop@example.org')).at(-1)?.kind, 'requests.withdraw')
      assert.equal((await browser.get(to)).location, '/aanvraag')
    })

    test('a family with only a telephone gets no letter and is told so; the desk replies for it', async () => {
      const before = await house.owner.query('select count(*)::int as n from platform.letter')
      const sent = await send(family(), { contact_email: '', contact_phone: '0470 12 34 56' })
      assert.match(sent.text, /U krijgt geen e-mail van ons/)
      const number = numberIn(sent)
      const desk = worker()
      assert.match((await desk.get(dossier(number))).text, /Dit gezin heeft geen e-mailadres .* Bel 0470 12 34 56/)
      await answer(desk, number, { antwoord: 'question', words: 'Welke dagen mogen ook?' })
      await step(desk, number, 'reply', 'Moeder belde: ook op maandag.')
      assert.match((await desk.get(dossier(number))).text, /Moeder belde: ook op maandag/)
      assert.deepEqual((await house.owner.query('select count(*)::int as n from platform.letter')).rows, before.rows)
    })

    test('signing out of a shared computer closes the request', async () => {
      const browser = family()
      await send(browser)
      const kept = browser.cookie
      await browser.post('/uitloggen')
      assert.equal((await new PlainBrowser(app.web, kept).get('/aanvraag')).location, '/aanvraag/link')
    })
  })

  describe('a request with several choices', () => {
    test('each is answered, asked and withdrawn by itself', async () => {
      const browser = family()
      const number = numberIn(await send(browser, { contact_email: 'several@example.org' }))
      await house.owner.query(
        `insert into requests.choice (id, request_id, desk_id, rank, location_id, acts, due_on)
       select gen_random_uuid(), r.id, r.desk_id, 2, $2, 'desk', '2026-12-07' from requests.request as r where r.number = $1`,
        [number, town.far.locationId],
      )
      const desk = worker()
      const list = await desk.get('/werk')
      const links = [...list.html.matchAll(new RegExp(`/werk/aanvragen/${number}\\?keuze=[\\w-]+`, 'g'))].map(
        ([url]) => url,
      )
      assert.equal(links.length, 2)
      const second = await desk.get(links[1] ?? '')
      const to = `${dossier(number)}/antwoord`
      await desk.post(to, { ...second.fields(to), antwoord: 'offer', words: 'Welkom hier.', naar: 'verstuur' })
      const status = await browser.get('/aanvraag')
      assert.match(status.text, /Er is plaats voor Noor .* opvang near wij vragen het na .* opvang far er is plaats/)
      assert.match(status.text, /Er is plaats bij opvang far/)
      assert.equal((await letters('several@example.org')).length, 2)
      assert.match((await desk.get(dossier(number))).text, /Plaats toegezegd: opvang far/)
      const page = await browser.get('/aanvraag/intrekken')
      const withdrawing = page.fields('/aanvraag/intrekken')
      const [near = ''] = Object.keys(withdrawing).flatMap((name) => /^versie_(.+)$/.exec(name)?.slice(1) ?? [])
      const done = await browser.postAndFollow('/aanvraag/intrekken', { ...withdrawing, keuze: near })
      assert.match(done.text, /opvang near ingetrokken .* opvang far er is plaats/)
    })
  })

  describe('the form keeps what was typed', () => {
    test('mistakes come back beside the field, with every word kept', async () => {
      const browser = family()
      const start = await browser.get(`${form}?opvang=vl-${town.near.registerId}`)
      const to = stepOf('kind')
      const wrong = await browser.post(to, {
        ...start.fields(to),
        child_name: '',
        birth_day: '31',
        birth_month: '2',
        birth_year: '2025',
        naar: 'volgende',
      })
      assert.equal(wrong.status, 422)
      assert.match(wrong.text, /Er zijn 2 dingen niet goed ingevuld/)
      for (const page of [wrong, await browser.get(to)]) {
        const kept = page.fields(to)
        assert.deepEqual([kept['birth_day'], kept['birth_month'], kept['birth_year']], ['31', '2', '2025'])
      }
    })

    test('going back and changing an answer loses nothing, also what is not right yet', async () => {
      const browser = family()
      const check = await fillIn(browser, { contact_name: 'Ötzi <b>"de" Vries</b>' })
      assert.match(check.html, /href="\/aanvraag\/nieuw\/dagen\?controle=1"/)
      const care = await browser.get(`${stepOf('dagen')}?controle=1`)
      const fields = care.fields(stepOf('dagen'))
      assert.deepEqual(fields['days'], ['tue', 'thu'])
      const changed = await browser.postAndFollow(stepOf('dagen'), { ...fields, days: ['mon'], naar: 'volgende' })
      assert.match(changed.text, /Controleer uw antwoorden .* maandag, hele dag; vrijdag, ochtend/)
      assert.match(changed.text, /Ötzi <b>"de" Vries<\/b>/)
      const contactPage = await browser.get(stepOf('contact'))
      const half = { ...contactPage.fields(stepOf('contact')), contact_email: 'half@', naar: 'vorige' }
      assert.match((await browser.postAndFollow(stepOf('contact'), half)).text, /Waar wilt u een plaats/)
      assert.equal((await browser.get(stepOf('contact'))).fields(stepOf('contact'))['contact_email'], 'half@')
      assert.equal(
        (await browser.get(stepOf('controle'))).location,
        stepOf('contact'),
        'the check waits for what is wrong',
      )
    })

    test('every mistake of a page is told at once, in words', async () => {
      const browser = family()
      await fillIn(browser)
      const wrong = {
        contact_name: ' ',
        contact_email: 'x@',
        contact_phone: '12',
        language: 'xx',
        remarks: 'x'.repeat(2001),
      }
      const { text, status } = await browser.post(stepOf('contact'), { ...wrong, naar: 'volgende' })
      assert.equal(status, 422)
      assert.match(text, /Er zijn 5 dingen niet goed ingevuld/)
      assert.doesNotMatch(text, /[Ii]nvalid|expected/)
    })

    test('a place where nobody can ask says why, and a place that is not there is not there', async () => {
      const visitor = family()
      assert.equal((await visitor.get(`${form}?opvang=vl-niets`)).status, 404)
      assert.equal((await visitor.get(`${form}?opvang=<b>`)).status, 404)
      assert.equal((await visitor.get(form)).location, '/zoek')
      await house.owner.query('update locations.location set registered = false where id = $1', [town.far.locationId])
      assert.match((await visitor.get(`${form}?opvang=vl-${town.far.registerId}`)).text, /niet meer in het register/)
      await house.owner.query('delete from locations.desk_area where organisation_id = $1', [town.far.deskId])
      assert.match(
        (await visitor.get(`${form}?opvang=vl-${town.far.registerId}`)).text,
        /Hier kunt u geen plaats vragen/,
      )
    })

    test('answers never stand in an address', async () => {
      const page = await fillIn(family())
      assert.doesNotMatch(page.html, /(href|action)="[^"]*(Noor|Fatima|fatima)/)
    })

    test('an answer that turned wrong while the form stood open is asked again', async () => {
      const browser = family()
      await fillIn(browser)
      const now = house.clock.now()
      await house.owner.query(`update requests.draft set expires_at = expires_at + interval '1 year'`)
      house.clock.moveTo('2027-04-02T09:00:00Z')
      const page = await browser.post(stepOf('controle'), { naar: 'verstuur' })
      house.clock.moveTo(now)
      assert.equal(page.status, 422)
      assert.match(page.text, /Deze startdatum is al lang voorbij/)
      assert.equal(page.fields(stepOf('dagen'))['start_year'], '2027')
    })

    test('words written in a session that ended are shown, not lost', async () => {
      const page = await family().post('/aanvraag/antwoord', { words: 'Wij willen graag <woensdag>.', versie: '1' })
      assert.equal(page.status, 401)
      assert.match(page.text, /Uw woorden zijn nog niet verstuurd .* Wij willen graag <woensdag>\./)
    })
  })

  describe('the same form twice is one request', () => {
    test('twenty tabs at once: one request, one number, one letter, the same confirmation', async () => {
      const browser = family()
      await fillIn(browser, { contact_email: 'twenty@example.org' })
      const pages = await Promise.all(Array.from({ length: 20 }, () => press(browser)))
      assert.equal(new Set(pages.map(numberIn)).size, 1)
      assert.ok(pages.every(({ text }) => text.includes('Uw aanvraag is verstuurd')))
      const { rows } = await house.owner.query(
        `select number from requests.request where contact_email = 'twenty@example.org'`,
      )
      assert.deepEqual(rows, [{ number: numberIn(pages[0] ?? (await press(browser))) }])
      assert.equal((await letters('twenty@example.org')).length, 1)
    })

    test('changed in another tab after it was sent: what was sent counts, and the family is told', async () => {
      const browser = family()
      await fillIn(browser)
      await press(browser)
      const again = await browser.postAndFollow(stepOf('kind'), { ...child, child_name: 'Mila', naar: 'volgende' })
      assert.match(again.text, /Deze aanvraag was al verstuurd/)
      assert.match((await browser.get('/aanvraag')).text, /voor Noor/)
    })

    test('sent again after hours it opens nothing: the browser may be somebody else’s by now', async () => {
      const browser = family()
      await fillIn(browser)
      await press(browser)
      browser.cookie = ''
      const now = house.clock.now()
      house.clock.moveTo(now.add({ hours: 2 }))
      assert.match((await press(browser)).text, /Deze aanvraag hebben wij al/)
      assert.equal(browser.cookie, '')
      house.clock.moveTo(now)
    })
  })

  describe('two people at one dossier', () => {
    test('of two answers at once one wins; the other keeps his words and sees what changed', async () => {
      const number = numberIn(await send(family(), { contact_email: 'race@example.org' }))
      const to = `${dossier(number)}/antwoord`
      const [anna, bert] = [worker(), new PlainBrowser(app.web, town.near.manager.cookie)]
      const seen = await anna.get(dossier(number))
      const fields = (words: string) => ({ ...seen.fields(to), antwoord: 'offer', words, naar: 'verstuur' })
      const pages = await Promise.all([anna.post(to, fields('Ja van Anna.')), bert.post(to, fields('Ja van Bert.'))])
      assert.deepEqual(pages.map(({ status }) => status).sort(), [303, 409])
      const lost = pages.findIndex(({ status }) => status === 409)
      const [mine, theirs] = lost === 0 ? ['Ja van Anna.', 'Ja van Bert.'] : ['Ja van Bert.', 'Ja van Anna.']
      assert.ok(pages[lost]?.text.includes(mine), 'his own words')
      assert.ok(pages[lost]?.text.includes(theirs), 'what the other one wrote')
      assert.equal((await letters('race@example.org')).length, 2)
    })

    test('words for a form that still fits stay in the form, ready to be sent again', async () => {
      const browser = family()
      const number = numberIn(await send(browser))
      const desk = worker()
      const to = `${dossier(number)}/antwoord`
      const seen = await desk.get(dossier(number))
      await answer(desk, number, { antwoord: 'question', words: 'Welke dag?' })
      await step(desk, number, 'reply', 'Dinsdag.')
      const late = await desk.post(to, { ...seen.fields(to), antwoord: 'offer', words: 'Welkom.', naar: 'verstuur' })
      assert.equal(late.status, 409)
      assert.match(late.text, /Iemand anders was u voor.* Welke dag\? .* Dinsdag\./)
      const again = await desk.post(to, { ...late.fields(to), naar: 'verstuur' })
      assert.equal(again.status, 303)
    })

    test('a double click is one answer', async () => {
      const number = numberIn(await send(family(), { contact_email: 'click@example.org' }))
      const desk = worker()
      const to = `${dossier(number)}/antwoord`
      const fields = {
        ...(await desk.get(dossier(number))).fields(to),
        antwoord: 'offer',
        words: 'Welkom.',
        naar: 'verstuur',
      }
      const pages = await Promise.all([desk.post(to, fields), desk.post(to, fields), desk.post(to, fields)])
      assert.deepEqual(
        pages.map(({ status }) => status),
        [303, 303, 303],
      )
      assert.equal((await letters('click@example.org')).length, 2)
    })

    test('a family that replies to a question taken back keeps its words', async () => {
      const browser = family()
      const number = numberIn(await send(browser))
      const desk = worker()
      await answer(desk, number, { antwoord: 'question', words: 'Verkeerde vraag' })
      const seen = await browser.get('/aanvraag')
      await step(desk, number, 'mend', 'Die vraag was voor een ander gezin.')
      const to = '/aanvraag/antwoord'
      const late = await browser.post(to, { ...seen.fields(to), words: 'Mijn antwoord.' })
      assert.equal(late.status, 409)
      assert.match(late.text, /Er is intussen iets veranderd .* Mijn antwoord\./)
    })
  })

  describe('the desk', () => {
    test('an incomplete answer comes back with the mistake and every word', async () => {
      const number = numberIn(await send(family()))
      const desk = worker()
      const to = `${dossier(number)}/antwoord`
      const fields = (await desk.get(dossier(number))).fields(to)
      const none = await desk.post(to, { ...fields, half_days: [], words: 'Al iets.', naar: 'bekijk' })
      assert.equal(none.status, 422)
      assert.match(none.text, /Kies minstens één halve dag/)
      assert.equal(none.fields(to)['words'], 'Al iets.')
      const noReason = await desk.post(to, { ...fields, antwoord: 'refuse', words: 'Helaas.', naar: 'bekijk' })
      assert.match(noReason.text, /Kies waarom er geen plaats is/)
      const noWords = await desk.post(to, { ...fields, antwoord: 'question', words: '', naar: 'verstuur' })
      assert.equal(noWords.status, 422)
      assert.match(noWords.text, /Schrijf uw vraag aan het gezin|Schrijf welke vraag/)
    })

    test('shows the letter before it leaves, and takes the desk worker back to his words', async () => {
      const number = numberIn(await send(family(), { language: 'fr' }))
      const desk = worker()
      const to = `${dossier(number)}/antwoord`
      const fields = (await desk.get(dossier(number))).fields(to)
      const preview = await desk.post(to, { ...fields, antwoord: 'offer', words: 'Bienvenue !', naar: 'bekijk' })
      assert.match(preview.text, /Bonne nouvelle : il y a une place pour Noor .* Bienvenue !/)
      const back = await desk.post(to, { ...preview.fields(to), naar: 'terug' })
      assert.equal(back.fields(to)['words'], 'Bienvenue !')
      assert.equal(back.fields(to)['antwoord'], 'offer')
    })

    test('explains the date: received, working days, holidays, due', async () => {
      house.clock.moveTo('2026-10-28T09:00:00Z')
      const number = numberIn(await send(family()))
      const page = await worker().get(dossier(number))
      house.clock.moveTo('2026-11-23T09:00:00Z')
      assert.match(
        page.text,
        /Ontvangen woensdag 28 oktober 2026 .* \+ 10 werkdagen .* Allerzielen, maandag 2 november 2026 .* Wapenstilstand, woensdag 11 november 2026.* = antwoord uiterlijk vrijdag 13 november 2026/,
      )
      assert.match((await worker().get(dossier(number))).text, /6 werkdagen te laat/)
    })

    test('counts from the day on the wall of the desk, summer and winter', async () => {
      const received: [string, RegExp][] = [
        ['2026-10-22T21:59:00Z', /uiterlijk vrijdag 6 november 2026/],
        ['2026-10-22T22:01:00Z', /uiterlijk maandag 9 november 2026/],
        ['2026-11-26T22:59:00Z', /uiterlijk donderdag 10 december 2026/],
        ['2026-11-26T23:01:00Z', /uiterlijk vrijdag 11 december 2026/],
      ]
      for (const [moment, due] of received) {
        house.clock.moveTo(moment)
        assert.match((await send(family())).text, due, moment)
      }
      const number = numberIn(await send(family()))
      for (const [moment, words] of [
        ['2026-12-11T22:59:00Z', /vandaag/],
        ['2026-12-11T23:01:00Z', /te laat/],
        ['2026-12-14T12:00:00Z', /1 werkdag te laat/],
      ] as const) {
        house.clock.moveTo(moment)
        const desk = new PlainBrowser(app.web, await cookieOf(town.near.worker.personId))
        assert.match((await desk.get(dossier(number))).text, words, moment)
      }
      house.clock.moveTo('2026-11-23T09:00:00Z')
    })

    test('finds by number, however it is typed, and by name without writing it in an address', async () => {
      const number = numberIn(await send(family(), { contact_name: 'Zoë Véronique Peeters' }))
      const desk = worker()
      const typed = number.toLowerCase().replace('-', ' ')
      assert.equal((await desk.post('/werk/zoeken', { zoek: typed })).location, dossier(number))
      const found = await desk.post('/werk/zoeken', { zoek: 'peeters zoe' })
      assert.match(found.text, new RegExp(`1 aanvraag gevonden .* ${number}`))
      assert.match((await desk.post('/werk/zoeken', { zoek: '100%_' })).text, /Niets gevonden/)
      assert.match((await desk.post('/werk/zoeken', { zoek: '' })).text, /Niets gevonden/)
    })

    test('keeps an internal note away from the family', async () => {
      const browser = family()
      const number = numberIn(await send(browser))
      const desk = worker()
      const noted = await desk.postAndFollow(`${dossier(number)}/notitie`, { note_words: 'Vader belde boos.' })
      assert.match(noted.text, /Vader belde boos/)
      assert.match(noted.text, /Workernear/)
      assert.doesNotMatch((await browser.get('/aanvraag')).text, /Vader belde|Workernear|notitie/i)
    })

    test('writes down what a family tells by telephone, once however often it presses', async () => {
      const desk = worker()
      const to = '/werk/aanvragen/nieuw'
      const page = await desk.get(to)
      const typed = { child_name: 'Ilyas', birth: '27/3/25', start: '010327', days: care.days, plek_1: 'opvang ne' }
      const fields = { ...page.fields(to), ...typed, contact_name: 'Rachid', kanaal: 'counter', naar: 'bewaar' }
      const wrong = await desk.post(to, fields)
      assert.equal(wrong.status, 422)
      assert.match(wrong.text, /Vul een e-mailadres, een telefoonnummer of een postadres in/)
      assert.deepEqual(wrong.fields(to)['days'], ['tue', 'thu'])
      assert.match(String(wrong.fields(to)['plek_1']), /^opvang near \(vl-/)
      const right = { ...wrong.fields(to), contact_phone: '+32 470 12 34 57', naar: 'bewaar' }
      const both = await Promise.all([desk.post(to, right), desk.post(to, right)])
      assert.equal(both[0]?.location, both[1]?.location)
      const dossier = await desk.get(both[0]?.location ?? '')
      assert.match(dossier.text, /De aanvraag is geregistreerd.* aan het loket .* Aanvraag ontvangen .* Workernear/)
    })

    test('is warned once when a location leaves the register', async () => {
      const number = numberIn(await send(family()))
      const { emit } = await import('../../platform/jobs.ts')
      const leave = () =>
        house.platform.db.work((tx) => emit(tx, 'locations.location_deregistered', { subject: town.near.locationId }))
      await leave()
      await leave()
      await house.runJobs()
      const page = await worker().get(dossier(number))
      assert.equal(page.text.match(/De opvang ging uit het register/g)?.length, 1)
    })

    test('writes down every look at a dossier, and what was changed', async () => {
      const number = numberIn(await send(family()))
      const desk = worker()
      await desk.get(dossier(number))
      await answer(desk, number, { antwoord: 'offer', words: 'Welkom.' })
      const rows = async () =>
        (
          await house.owner.query<{ action: string; role: string }>(
            `select e.action, e.role from audit.entry as e join requests.request as r on r.id = e.subject_id where r.number = $1 order by e.id`,
            [number],
          )
        ).rows.map(({ action, role }) => `${action} ${role}`)
      const views = (all: string[]) => all.filter((one) => one.startsWith('requests.request_viewed')).length
      // The views are written after the answer has left.
      for (let i = 0; i < 100 && views(await rows()) < 3; i++) await new Promise((done) => setTimeout(done, 20))
      const all = await rows()
      assert.ok(views(all) >= 3, all.join('\n'))
      assert.ok(all.includes('requests.request_received anonymous'))
      assert.ok(all.includes('requests.choice_offered desk_worker'))
    })
  })

  describe('nobody sees what is not his', () => {
    test('another desk’s number answers exactly as one that does not exist', async () => {
      const number = numberIn(await send(family()))
      const stranger = new PlainBrowser(app.web, town.far.worker.cookie)
      const posts: [string, Record<string, string>][] = [
        ['antwoord', { antwoord: 'offer', words: 'x', naar: 'verstuur' }],
        ['antwoord', { antwoord: 'offer', words: 'x', naar: 'bekijk' }],
        ['stap', { stap: 'withdraw' }],
        ['notitie', { note_words: 'x' }],
      ]
      for (const other of ['0000-0000', 'geen-nummer', "x'--"]) {
        const strip = (page: PlainPage, known: string) =>
          page.html.replaceAll(encodeURIComponent(known), '').replaceAll(known, '')
        const [mine, none] = [
          await stranger.get(dossier(number)),
          await stranger.get(dossier(encodeURIComponent(other))),
        ]
        assert.equal(mine.status, 404)
        assert.equal(strip(mine, number), strip(none, other))
        for (const [what, fields] of posts) {
          const both = [number, encodeURIComponent(other)].map((one) =>
            stranger.post(`${dossier(one)}/${what}`, fields),
          )
          const [theirs, nothing] = await Promise.all(both)
          assert.equal(theirs?.status, 404, what)
          assert.equal(nothing?.status, 404, what)
        }
      }
      assert.doesNotMatch((await stranger.get('/werk')).text, new RegExp(number))
      assert.doesNotMatch((await stranger.post('/werk/zoeken', { zoek: 'noor' })).text, new RegExp(number))
      assert.equal((await stranger.post('/werk/zoeken', { zoek: number })).status, 200)
    })

    test('even a query without any condition gives a family its own case and a desk its own', async () => {
      await send(family())
      const { db } = house.platform
      const own = { kind: 'family', sessionId: '', caseId: town.near.requestId } as const
      const ids = await db.read(own, (read) => read.selectFrom('requests.request').select('id').execute())
      assert.deepEqual(ids, [{ id: town.near.requestId }])
      const audiences = await db.read(own, (read) =>
        read.selectFrom('requests.event').select(['audience', 'request_id']).execute(),
      )
      assert.ok(audiences.every(({ audience, request_id }) => audience === 'all' && request_id === town.near.requestId))
      const membership = {
        organisationId: town.far.deskId,
        organisationName: '',
        organisationKind: 'desk',
        role: 'desk_worker',
        locationId: null,
      }
      const far = {
        kind: 'person',
        sessionId: '',
        personId: town.far.worker.personId,
        name: '',
        memberships: [membership],
      } as const
      const choices = await db.read(far, (read) => read.selectFrom('requests.choice').select('request_id').execute())
      assert.deepEqual(choices, [{ request_id: town.far.requestId }])
      await assert.rejects(
        db.intake((tx) => tx.selectFrom('requests.request').select('id').execute()),
        /permission denied/,
      )
      await assert.rejects(
        db.gate((tx) => tx.selectFrom('requests.request').select('id').execute()),
        /permission denied/,
      )
    })

    test('a lost link: known and unknown addresses get the same answer, only the known one a letter', async () => {
      await send(family(), { contact_email: 'Lost@Example.org' })
      await letters('Lost@Example.org')
      const ask = async (email: string) =>
        (await family().post('/aanvraag/link', { email })).html.replaceAll(email, '…')
      assert.equal(await ask('lost@example.org'), await ask('nobody@example.org'))
      await ask('lost@example.org')
      const sent = await letters('Lost@Example.org')
      assert.deepEqual(
        sent.map(({ kind }) => kind),
        ['requests.received', 'requests.link'],
      )
      assert.match((await family().postAndFollow(linkIn(sent[1]))).text, /Wij zoeken een plaats/)
      assert.deepEqual(await letters('nobody@example.org'), [])
    })

    test('a link lapses after a year', async () => {
      await send(family(), { contact_email: 'year@example.org' })
      const link = linkIn((await letters('year@example.org'))[0])
      const now = house.clock.now()
      house.clock.moveTo(now.add({ hours: 24 * 366 }))
      assert.match((await family().post(link)).text, /Deze link werkt niet meer/)
      house.clock.moveTo(now)
      assert.match((await family().post('/aanvraag/link/verzonnen')).text, /Deze link werkt niet meer/)
    })

    test('what people type is shown as text, everywhere', async () => {
      const evil = '<img src=x onerror=alert(1)>'
      const browser = family()
      const number = numberIn(
        await send(browser, { child_name: evil, contact_name: evil, remarks: evil, contact_email: 'evil@example.org' }),
      )
      const desk = worker()
      await answer(desk, number, { antwoord: 'question', words: evil })
      const asked = await browser.get('/aanvraag')
      await browser.post('/aanvraag/antwoord', { ...asked.fields('/aanvraag/antwoord'), words: evil })
      await desk.post(`${dossier(number)}/notitie`, { note_words: evil })
      const pages = [
        asked,
        await browser.get('/aanvraag'),
        await browser.get('/aanvraag/intrekken'),
        await desk.get(dossier(number)),
        await desk.get('/werk'),
        await desk.post('/werk/zoeken', { zoek: evil }),
      ]
      for (const page of pages) assert.doesNotMatch(page.html, /<img src=x/)
      for (const { body_html } of await letters('evil@example.org')) assert.doesNotMatch(body_html, /<img src=x/)
    })
  })
})
