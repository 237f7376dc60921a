import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser, type PlainPage } from '../../../../tests/support/plain-browser.ts'
import { buildTown, type Town } from '../../../../tests/support/town.ts'

let house: House
let app: App
let town: Town

const kind = '/aanvraag/nieuw/kind'
const family = () => new PlainBrowser(app.web)
const numbersIn = (page: PlainPage) => [...new Set(page.text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}/g))]

interface Mail {
  kind: string
  to_address: string
  subject: string
  body_text: string
}
async function letters(to: string): Promise<Mail[]> {
  await house.runJobs()
  return (await house.owner.query<Mail>('select * from platform.letter where to_address = $1 order by id', [to])).rows
}
const linkIn = (letter: Mail | undefined) =>
  /\/aanvraag\/(link|verder)\/([\w-]+)/.exec(letter?.body_text ?? '')?.[0] ?? 'none'

/** Other places of the near desk, so that there is something to choose. */
async function addPlaces(...names: string[]): Promise<void> {
  for (const name of names) {
    await house.owner.query(
      `insert into locations.location (id, land, register_id, kind, name, folded, registered, municipality_code, row_hash)
       values (gen_random_uuid(), 'vl', $1, 'day_care', $1, lower($1), true, '9901', '\\x00')`,
      [name],
    )
  }
}

const noor = { child_name: 'Noor', birth_day: '27', birth_month: '3', birth_year: '2025' }
const mila = { kinderen: '2', child_name_2: 'Mila', birth_2_day: '27', birth_2_month: '3', birth_2_year: '2025' }
const days = { start_day: '1', start_month: '3', start_year: '2027', days: ['tue', 'thu'], days_flexible: 'fewer' }
const contact = (email: string) => ({ contact_name: 'Fatima', contact_email: email, language: 'nl' })

/** Twins at three places. */
async function sendTwins(browser: PlainBrowser, email: string, together = 'nee'): Promise<PlainPage> {
  await browser.get(`/aanvraag/nieuw?opvang=vl-${town.near.registerId}`)
  await browser.post(kind, { opvang: `vl-${town.near.registerId}`, ...noor, ...mila, together, naar: 'volgende' })
  await browser.post('/aanvraag/nieuw/dagen', { ...days, naar: 'volgende' })
  await browser.post('/aanvraag/nieuw/plekken', { naar: 'erbij:vl-Zonnebloem' })
  await browser.post('/aanvraag/nieuw/plekken', { naar: 'erbij:vl-Ukkepuk' })
  await browser.post('/aanvraag/nieuw/plekken', { naar: 'hoger:vl-Ukkepuk' })
  await browser.post('/aanvraag/nieuw/plekken', { naar: 'volgende' })
  await browser.post('/aanvraag/nieuw/contact', { ...contact(email), naar: 'volgende' })
  return browser.postAndFollow('/aanvraag/nieuw/controle', { naar: 'verstuur' })
}

describe('a family', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    town = await buildTown(house)
    await addPlaces('Zonnebloem', 'Ukkepuk', 'Madelief', 'Klaproos', 'Boterbloem')
    app = await house.app()
  })
  after(() => house.close())

  describe('fills in a form', () => {
    test('looking at it begins nothing; the first page that is sent does', async () => {
      const browser = family()
      await browser.get(`/aanvraag/nieuw?opvang=vl-${town.near.registerId}`)
      const none = await house.owner.query('select count(*)::int as n from requests.draft')
      assert.equal(none.rows[0].n, 0)
      await browser.post(kind, { opvang: `vl-${town.near.registerId}`, child_name: 'No', naar: 'bewaar' })
      const page = await browser.get(kind)
      assert.equal(page.fields(kind)['child_name'], 'No')
      assert.match(page.text, /Uw voortgang is bewaard/)
      assert.match((await family().get(kind)).text, /Wij vinden uw aanvraag niet meer/)
    })

    test('days and month told to the finder stand in the form already, to be changed', async () => {
      const browser = family()
      const link = (page: PlainPage, path: string) =>
        new RegExp(`href="(${path}[^"]*)"`).exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
      const found = await browser.get('/zoek?dag=ma&dag=wo&start=2027-03&leeftijd=12')
      const place = await browser.get(link(found, `/opvang/vl/${town.near.registerId}`))
      const ask = link(place, '/aanvraag/nieuw')
      assert.equal(ask, `/aanvraag/nieuw?opvang=vl-${town.near.registerId}&dag=ma&dag=wo&start=2027-03`)
      const first = (await browser.get(ask)).fields(kind)
      const told = await browser.postAndFollow(kind, { ...first, ...noor, naar: 'volgende' })
      assert.match(told.text, /Deze dagen koos u bij het zoeken/)
      const fields = told.fields('/aanvraag/nieuw/dagen')
      assert.deepEqual(fields['days'], ['mon', 'wed'])
      assert.deepEqual([fields['start_day'], fields['start_month'], fields['start_year']], ['1', '3', '2027'])
      await browser.post('/aanvraag/nieuw/dagen', { ...fields, days: ['fri'], naar: 'volgende' })
      const again = await browser.get('/aanvraag/nieuw/dagen')
      assert.equal(again.fields('/aanvraag/nieuw/dagen')['days'], 'fri')
      assert.doesNotMatch(again.text, /bij het zoeken/)
    })

    test('a month that is over is not proposed, and words of nobody’s begin nothing', async () => {
      const browser = family()
      const opvang = `vl-${town.near.registerId}`
      await browser.post(kind, { opvang, ...noor, wens: 'dag=zzz&start=2020-01', naar: 'volgende' })
      const fields = (await browser.get('/aanvraag/nieuw/dagen')).fields('/aanvraag/nieuw/dagen')
      assert.deepEqual([fields['days'], fields['start_month']], [undefined, ''])
    })

    test('a child joins and leaves, and nobody else’s words get lost', async () => {
      const browser = family()
      const opvang = `vl-${town.near.registerId}`
      const two = await browser.postAndFollow(kind, { opvang, ...noor, naar: 'kind-erbij' })
      assert.equal(two.fields(kind)['child_name'], 'Noor')
      const three = await browser.postAndFollow(kind, { ...two.fields(kind), ...mila, naar: 'kind-erbij' })
      assert.equal(three.fields(kind)['kinderen'], '3')
      const left = await browser.postAndFollow(kind, { ...three.fields(kind), child_name_3: 'Sam', naar: 'kind-weg-2' })
      const kept = left.fields(kind)
      assert.deepEqual([kept['kinderen'], kept['child_name'], kept['child_name_2']], ['2', 'Noor', 'Sam'])
      assert.equal(kept['birth_2_day'], '')
    })

    test('a link by mail goes on at the same page on another device, in two steps', async () => {
      const browser = family()
      await browser.post(kind, { opvang: `vl-${town.near.registerId}`, ...noor, naar: 'volgende' })
      const saved = await browser.postAndFollow('/aanvraag/nieuw/dagen', { ...days, naar: 'bewaar' })
      assert.match(saved.text, /Uw antwoorden zijn bewaard/)
      const sent = await browser.post('/aanvraag/nieuw/bewaard', { email: 'later@example.org' })
      assert.match(sent.text, /Wij sturen de link naar later@example.org/)
      const [letter] = await letters('later@example.org')
      assert.doesNotMatch(letter?.body_text ?? '', /Noor/)
      const phone = family()
      const looked = await phone.get(linkIn(letter))
      assert.doesNotMatch(looked.text, /Noor/)
      assert.match((await phone.get('/aanvraag/nieuw/dagen')).text, /Wij vinden uw aanvraag niet meer/)
      const resumed = await phone.postAndFollow(linkIn(letter))
      assert.match(resumed.text, /Stap 2 van 5/)
      assert.deepEqual(resumed.fields('/aanvraag/nieuw/dagen')['days'], ['tue', 'thu'])
      await phone.post(kind, { ...noor, child_name: 'Nora', naar: 'volgende' })
      assert.equal((await browser.get(kind)).fields(kind)['child_name'], 'Nora', 'both look at the same form')
      const desk = new PlainBrowser(app.web, town.near.manager.cookie)
      assert.doesNotMatch((await desk.get('/werk/brieven')).text, /later@example.org/)
    })

    test('after thirty days nothing is kept', async () => {
      const browser = family()
      await browser.post(kind, { opvang: `vl-${town.near.registerId}`, ...noor, naar: 'volgende' })
      const now = house.clock.now()
      house.clock.moveTo(now.add({ hours: 24 * 31 }))
      assert.equal((await browser.get(kind)).status, 404)
      await house.platform.db.work(async (tx) => {
        const { deleteExpiredDrafts } = await import('../ask/draft-queries.ts')
        await deleteExpiredDrafts(tx, house.clock.now())
      })
      const { rows } = await house.owner.query('select count(*)::int as n from requests.draft_pass')
      assert.equal(rows[0].n, 0)
      house.clock.moveTo(now)
    })

    test('a place from the finder joins the form that is open, on the press of a button', async () => {
      const browser = family()
      await browser.post(kind, { opvang: `vl-${town.near.registerId}`, ...noor, naar: 'volgende' })
      const offered = await browser.get('/aanvraag/nieuw?opvang=vl-Zonnebloem')
      assert.match(offered.text, /U bent al bezig met een aanvraag .* Zonnebloem erbij/)
      const list = await browser.postAndFollow('/aanvraag/nieuw/plekken', { naar: 'erbij:vl-Zonnebloem' })
      assert.match(list.text, /1\. opvang near .* 2\. Zonnebloem/)
      const other = await browser.get(`/aanvraag/nieuw?opvang=vl-${town.far.registerId}`)
      assert.match(other.text, /hoort bij een ander loket/)
      const refused = await browser.post('/aanvraag/nieuw/plekken', { naar: `erbij:vl-${town.far.registerId}` })
      assert.equal(refused.status, 409)
      const afresh = await browser.postAndFollow('/aanvraag/nieuw', { opvang: `vl-${town.far.registerId}` })
      assert.equal(afresh.fields(kind)['child_name'], '')
    })

    test('the list is as long as the desk allows, and no longer', async () => {
      const browser = family()
      await browser.post(kind, { opvang: `vl-${town.near.registerId}`, ...noor, naar: 'volgende' })
      for (const name of ['Zonnebloem', 'Ukkepuk', 'Madelief', 'Klaproos']) {
        await browser.post('/aanvraag/nieuw/plekken', { naar: `erbij:vl-${name}` })
      }
      const full = await browser.post('/aanvraag/nieuw/plekken', { naar: 'erbij:vl-Boterbloem' })
      assert.match(full.text, /Uw lijst is vol: u kunt 5 plekken kiezen/)
      const removed = await browser.postAndFollow('/aanvraag/nieuw/plekken', { naar: 'weg:vl-Ukkepuk' })
      assert.doesNotMatch(removed.text, /Ukkepuk/)
      const search = await browser.get('/aanvraag/nieuw/plekken?zoek=boter')
      assert.match(search.text, /Boterbloem/)
    })

    test('without any way to answer it is not sent; an address on paper is enough', async () => {
      const browser = family()
      await browser.post(kind, { opvang: `vl-${town.near.registerId}`, ...noor, naar: 'volgende' })
      await browser.post('/aanvraag/nieuw/dagen', { ...days, naar: 'volgende' })
      const to = '/aanvraag/nieuw/contact'
      const none = await browser.post(to, { contact_name: 'Fatima', language: 'nl', naar: 'volgende' })
      assert.match(none.text, /Vul een e-mailadres, een telefoonnummer of een postadres in/)
      const phone = { contact_name: 'Fatima', language: 'nl', contact_email: 'f@example.org', preferred_way: 'phone' }
      assert.match((await browser.post(to, { ...phone, naar: 'volgende' })).text, /Vul een telefoonnummer in of kies/)
      const paper = { contact_name: 'Fatima', language: 'nl', contact_address: ' Dorpstraat 1 \r\n\r\n 9000 Gent ' }
      const check = await browser.postAndFollow(to, { ...paper, naar: 'volgende' })
      assert.match(check.text, /Wij sturen u brieven op papier/)
      const sent = await browser.postAndFollow('/aanvraag/nieuw/controle', { naar: 'verstuur' })
      assert.match(sent.text, /brieven op papier/)
      await house.runJobs()
      const { rows } = await house.owner.query(
        `select l.content, l.pdf from requests.paper_letter as l join requests.request as r on r.id = l.request_id where r.contact_address = $1`,
        ['Dorpstraat 1\n9000 Gent'],
      )
      assert.equal(rows.length, 1)
      assert.deepEqual(rows[0].content.address, ['Fatima', 'Dorpstraat 1', '9000 Gent'])
      assert.match(rows[0].pdf.toString('latin1'), /pdfuaid:part>1</)
    })
  })

  describe('of twins at three places', () => {
    test('each child has its number, its places in order and one letter tells both', async () => {
      const browser = family()
      const sent = await sendTwins(browser, 'twins@example.org', 'ja')
      assert.equal(numbersIn(sent).length, 2)
      const { rows } = await house.owner.query(
        `select r.child_name, r.family_id, r.together, r.days_flexible, array_agg(l.name order by c.rank) as places
         from requests.request as r join requests.choice as c on c.request_id = r.id join locations.location as l on l.id = c.location_id
         where r.contact_email = 'twins@example.org' group by r.id order by r.child_name`,
      )
      assert.deepEqual(
        rows.map(({ child_name, together, days_flexible, places }) => [child_name, together, days_flexible, places]),
        ['Mila', 'Noor'].map((name) => [name, true, 'fewer', ['opvang near', 'Ukkepuk', 'Zonnebloem']]),
      )
      assert.equal(new Set(rows.map(({ family_id }) => family_id)).size, 1)
      const sentLetters = await letters('twins@example.org')
      assert.equal(sentLetters.length, 1)
      for (const number of numbersIn(sent)) assert.match(sentLetters[0]?.body_text ?? '', new RegExp(number))
      const back = family()
      const status = await back.postAndFollow(linkIn(sentLetters[0]))
      assert.match(status.text, /Noor Mila Wij zoeken een plaats voor Noor/)
      assert.match((await back.get('/aanvraag?kind=2')).text, /Wij zoeken een plaats voor Mila/)
      assert.match(status.text, /1\. opvang near .* 2\. Ukkepuk .* 3\. Zonnebloem/)
    })

    test('a link of either child opens the family; another family sees nothing of it', async () => {
      await sendTwins(family(), 'either@example.org')
      const stranger = new PlainBrowser(app.web, town.near.family)
      assert.doesNotMatch((await stranger.get('/aanvraag?kind=2')).text, /Noor|Mila/)
      await family().post('/aanvraag/link', { email: 'either@example.org' })
      const links = (await letters('either@example.org')).filter(({ kind: what }) => what === 'requests.link')
      assert.ok(links.length >= 1)
      for (const letter of links) assert.match((await family().postAndFollow(linkIn(letter))).text, /Noor Mila/)
    })

    test('each place has the own price of who told the calculator, and the way to it for who did not', async () => {
      await house.owner.query(
        `insert into locations.profile (location_id, price, changed_at)
         select id, 'income', now() from locations.location where register_id = 'Ukkepuk'`,
      )
      const browser = family()
      await sendTwins(browser, 'price@example.org')
      assert.equal((await browser.get('/aanvraag')).html.match(/href="\/kosten\?land=vl"/g)?.length, 1)
      await browser.post('/kosten?land=vl', { income: '42000', days: '2', hours: '9', children: '1', year: '2026' })
      const status = await browser.get('/aanvraag')
      assert.match(status.text, /Ukkepuk .* U betaalt ongeveer € 140 per maand\./)
      assert.equal(status.text.match(/U betaalt/g)?.length, 1, 'nothing is said of who names no price')
      assert.doesNotMatch(status.text, /Bereken wat u hier betaalt/)
    })

    test('the family changes its order, once however often it presses', async () => {
      const browser = family()
      await sendTwins(browser, 'order@example.org')
      const page = await browser.get('/aanvraag?kind=2')
      const fields = page.fields('/aanvraag/volgorde')
      const both = await Promise.all([
        browser.post('/aanvraag/volgorde', fields),
        browser.post('/aanvraag/volgorde', fields),
      ])
      assert.deepEqual(
        both.map(({ status }) => status),
        [303, 303],
      )
      const moved = await browser.get('/aanvraag?kind=2')
      assert.match(moved.text, /1\. Ukkepuk .* 2\. opvang near .* Volgorde gewijzigd/)
      assert.match((await browser.get('/aanvraag?kind=1')).text, /1\. opvang near/, 'the other child keeps its own')
      assert.equal(moved.text.match(/Volgorde gewijzigd/g)?.length, 1)
    })

    test('other days for both: the history tells it, and the desk sees it', async () => {
      const browser = family()
      const sent = await sendTwins(browser, 'days@example.org')
      const to = '/aanvraag/wijzigen/dagen'
      const page = await browser.get(to)
      assert.deepEqual(page.fields(to)['days'], ['tue', 'thu'])
      const changed = { ...page.fields(to), days: ['mon'], days_flexible: 'other', allen: 'yes' }
      assert.match((await browser.postAndFollow(to, changed)).text, /Uw wijziging is bewaard/)
      for (const child of ['1', '2']) {
        const status = await browser.get(`/aanvraag?kind=${child}`)
        assert.match(status.text, /Andere dagen gevraagd .* Van dinsdag en donderdag, hele dag naar maandag, hele dag/)
      }
      const late = await browser.post(to, { ...changed, days: ['fri'] })
      assert.equal(late.status, 409, 'what was shown is no longer what stands')
      const desk = new PlainBrowser(app.web, town.near.worker.cookie)
      assert.match((await desk.get(`/werk/aanvragen/${numbersIn(sent)[0]}`)).text, /maandag, hele dag/)
      assert.equal((await browser.post(to, { ...page.fields(to), days: [] })).status, 422)
    })

    test('another start is held against the birthday that stands, whatever is sent along', async () => {
      const browser = family()
      await sendTwins(browser, 'start@example.org')
      const to = '/aanvraag/wijzigen/start'
      const fields = (await browser.get(to)).fields(to)
      const early = { ...fields, start_year: '2024', birth_year: '2020' }
      assert.equal((await browser.post(to, early)).status, 422)
      const good = await browser.postAndFollow(to, { ...fields, start_month: '5', start_flexible: 'later' })
      assert.match(good.text, /Andere startdatum gevraagd .* naar zaterdag 1 mei 2027/)
    })

    test('another mail address: the old one hears it and its links end, the new one gets a way in', async () => {
      const browser = family()
      await sendTwins(browser, 'old@example.org')
      const old = linkIn((await letters('old@example.org'))[0])
      const to = '/aanvraag/wijzigen/gegevens'
      const fields = { ...(await browser.get(to)).fields(to), contact_email: 'new@example.org' }
      assert.match((await browser.postAndFollow(to, fields)).text, /Gewijzigd: e-mailadres/)
      const notice = (await letters('old@example.org')).at(-1)
      assert.match(notice?.subject ?? '', /hoort niet meer bij aanvraag/)
      assert.doesNotMatch(notice?.body_text ?? '', /new@example\.org|\/aanvraag\//)
      assert.equal((await family().get(old)).status, 404)
      assert.match((await family().postAndFollow(linkIn((await letters('new@example.org'))[0]))).text, /Noor Mila/)
    })

    test('everything withdrawn at once', async () => {
      const browser = family()
      await sendTwins(browser, 'stop@example.org')
      const to = '/aanvraag/intrekken'
      const page = await browser.get(to)
      assert.match(page.text, /Mila: Ukkepuk/)
      const done = await browser.postAndFollow(to, { ...page.fields(to), keuze: 'alles' })
      assert.match(done.text, /Uw aanvraag is ingetrokken/)
      const { rows } = await house.owner.query(
        `select distinct c.state, r.state as whole from requests.choice as c join requests.request as r on r.id = c.request_id where r.contact_email = 'stop@example.org'`,
      )
      assert.deepEqual(rows, [{ state: 'withdrawn', whole: 'closed' }])
      const told = (await letters('stop@example.org')).filter(({ kind: what }) => what === 'requests.withdraw')
      assert.equal(told.length, 1, 'one letter for all places')
      assert.equal(told[0]?.body_text.match(/U trok de aanvraag voor (Noor|Mila) bij .* in\./g)?.length, 6)
      assert.equal((await browser.get('/aanvraag/wijzigen/dagen')).status, 200)
    })
  })

  describe('comes back without a link', () => {
    const to = '/aanvraag/volgen'
    const birth = { birth_day: '27', birth_month: '3', birth_year: '2025' }

    test('number and birth date show how it stands: no names, no words, nothing to press', async () => {
      const [number = ''] = numbersIn(await sendTwins(family(), 'follow@example.org'))
      const browser = family()
      const shown = await browser.post(to, { nummer: number.toLowerCase().replace('-', ' '), ...birth })
      assert.match(shown.text, /1\. opvang near .* wij vragen het na .* 3\. Zonnebloem/)
      assert.doesNotMatch(shown.text, /Noor|Mila|Fatima|follow@/)
      assert.doesNotMatch(shown.html.replace(/<header.*?<\/header>/s, ''), /<form/)
      assert.equal(browser.cookie, '')
    })

    test('a wrong date and a number that is not there get the same answer; who tries on waits', async () => {
      const [number = ''] = numbersIn(await sendTwins(family(), 'guess@example.org'))
      const wrong = { ...birth, birth_year: '2024' }
      const strip = (page: PlainPage, known: string) => page.html.replaceAll(known, '')
      const absent = '0000-0000'
      const [one, other] = [
        await family().post(to, { nummer: number, ...wrong }),
        await family().post(to, { nummer: absent, ...wrong }),
      ]
      assert.equal(one.status, 404)
      assert.equal(strip(one, number), strip(other, absent))
      for (const tried of [number, absent]) {
        for (let time = 0; time < 10; time++) await family().post(to, { nummer: tried, ...wrong })
        assert.match((await family().post(to, { nummer: tried, ...birth })).text, /Dit nummer werd te vaak geprobeerd/)
      }
      const typo = await family().post(to, {
        nummer: '1234-5678',
        birth_day: '31',
        birth_month: '2',
        birth_year: '2025',
      })
      assert.equal(typo.status, 422)
    })

    test('the desk writes a new address down after asking who calls', async () => {
      const [number = ''] = numbersIn(await sendTwins(family(), 'gone@example.org'))
      const old = linkIn((await letters('gone@example.org'))[0])
      const desk = new PlainBrowser(app.web, town.near.worker.cookie)
      const at = `/werk/aanvragen/${number}/gegevens`
      const fields = { ...(await desk.get(at)).fields(at), contact_email: 'found@example.org' }
      assert.equal((await desk.post(at, { ...fields, controle: 'number' })).status, 422)
      const saved = await desk.postAndFollow(at, { ...fields, controle: ['number', 'birth'] })
      assert.match(saved.text, /Gecontroleerd voor de wijziging: het nummer van de aanvraag en de geboortedatum/)
      assert.equal((await letters('gone@example.org')).at(-1)?.kind, 'requests.address_gone')
      assert.equal((await family().get(old)).status, 404)
      const back = await family().postAndFollow(linkIn((await letters('found@example.org'))[0]))
      assert.match(back.text, /Gegevens gewijzigd/)
      assert.doesNotMatch(back.text, /Gecontroleerd/)
      const stranger = new PlainBrowser(app.web, town.far.worker.cookie)
      assert.equal((await stranger.get(at)).status, 404)
      assert.equal((await stranger.post(at, fields)).status, 404)
    })

    test('the desk writes other days and another start down for who calls', async () => {
      const numbers = numbersIn(await sendTwins(family(), 'calls@example.org'))
      const [number = '', other = ''] = numbers
      const desk = new PlainBrowser(app.web, town.near.worker.cookie)
      const days = `/werk/aanvragen/${number}/dagen`
      const asked = { ...(await desk.get(days)).fields(days), days: ['wed'], half_days: [], allen: 'yes' }
      assert.equal((await desk.post(days, { ...asked, days: [] })).status, 422)
      assert.match((await desk.postAndFollow(days, asked)).text, /woensdag, hele dag/)
      assert.match((await desk.get(`/werk/aanvragen/${other}`)).text, /woensdag, hele dag/)
      assert.equal((await desk.post(days, { ...asked, days: ['thu'] })).status, 409, 'seen before the change')
      const start = `/werk/aanvragen/${number}/start`
      const later = { ...(await desk.get(start)).fields(start), start_day: '1', start_month: '9', start_year: '2027' }
      assert.match((await desk.postAndFollow(start, later)).text, /woensdag 1 september 2027/)
      const own = await family().postAndFollow(linkIn((await letters('calls@example.org'))[0]))
      assert.match(own.text, /woensdag, hele dag/)
      const stranger = new PlainBrowser(app.web, town.far.worker.cookie)
      for (const at of [days, start]) {
        assert.equal((await stranger.get(at)).status, 404)
        assert.equal((await stranger.post(at, asked)).status, 404)
      }
    })

    test('letters on paper wait at their own desk until they are posted', async () => {
      const desk = new PlainBrowser(app.web, town.near.worker.cookie)
      const list = await desk.get('/werk/post')
      const [, id = ''] = /href="\/werk\/post\/([\w-]+)\.pdf"/.exec(list.html) ?? []
      assert.match(id, /^[\w-]{36}$/)
      const stranger = new PlainBrowser(app.web, town.far.worker.cookie)
      assert.doesNotMatch((await stranger.get('/werk/post')).html, new RegExp(id))
      assert.equal((await stranger.get(`/werk/post/${id}.pdf`)).status, 404)
      assert.equal((await stranger.post(`/werk/post/${id}`)).status, 404)
      assert.equal((await desk.get(`/werk/post/${id}.pdf`)).status, 200)
      const done = await desk.postAndFollow(`/werk/post/${id}`)
      assert.match(done.text, /Laatst verstuurd .* Workernear/)
      assert.equal((await desk.post(`/werk/post/${id}`)).status, 303)
    })
  })

  test('the gate sees no draft without its pass', async () => {
    await family().post(kind, { opvang: `vl-${town.near.registerId}`, ...noor, naar: 'volgende' })
    const seen = await house.platform.db.gate((tx) => tx.selectFrom('requests.draft').select('id').execute())
    assert.deepEqual(seen, [])
    await assert.rejects(
      house.platform.db.intake((tx) => tx.selectFrom('requests.draft').select('id').execute()),
      /permission denied/,
    )
  })
})
