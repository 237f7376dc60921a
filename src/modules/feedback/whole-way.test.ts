import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../app.tsx'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { PlainBrowser, type PlainPage } from '../../../tests/support/plain-browser.ts'
import { addWorker, buildSpeaking, cookieOf, type Speaking, type Worker } from '../../../tests/support/speaking.ts'

let house: House
let app: App
let place: Speaking

const story = 'Mijn kind zat een uur alleen in de gang. Niemand belde ons.'
const answers = {
  danger: 'no',
  kind: 'complaint',
  sender: 'parent',
  words: story,
  happened: 'dinsdag 17 november',
  wish: 'Een gesprek met de leiding.',
  talked: 'no',
  contact_name: 'Samira Visser',
  contact_email: 'samira@example.org',
  may_name: 'no',
}

/** Fills in the form page by page and sends it. */
async function speak(browser: PlainBrowser, other: Record<string, string> = {}): Promise<PlainPage> {
  const given: Record<string, string> = { ...answers, ...other }
  let page = await browser.get(`/reactie/nieuw?opvang=${place.locationKey}`)
  for (let step = 0; step < 4; step++) {
    const fields = page.fields('/reactie/nieuw')
    const asked = Object.fromEntries(
      Object.keys(fields).flatMap((name) => (name in given ? [[name, given[name] ?? '']] : [])),
    )
    const shown = step === 0 ? { danger: given['danger'] ?? '', kind: given['kind'] ?? '' } : step === 1 ? { talked: 'no' } : step === 2 ? { may_name: given['may_name'] ?? '' } : {} // prettier-ignore
    page = await browser.postAndFollow('/reactie/nieuw', {
      ...fields,
      ...asked,
      ...shown,
      naar: step === 3 ? 'verstuur' : 'volgende',
    })
    assert.equal(page.status, 200, page.text)
  }
  return page
}

const numberIn = (page: PlainPage) => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.text)?.[0] ?? 'no number'

interface Mail {
  kind: string
  subject: string
  body_text: string
}
async function lettersTo(address: string): Promise<Mail[]> {
  await house.runJobs()
  const sql = 'select kind, subject, body_text from platform.letter where to_address = $1 order by created_at, id'
  return (await house.owner.query<Mail>(sql, [address])).rows
}

async function as({ personId }: Worker): Promise<PlainBrowser> {
  return new PlainBrowser(app.web, await cookieOf(house, personId))
}

const dossier = (number: string) => `/werk/reacties/${number}`

/** Posts a form of the dossier as it stands, with what is filled in. */
async function press(
  browser: PlainBrowser,
  number: string,
  path: string,
  fill: Record<string, string | string[]>,
): Promise<PlainPage> {
  const page = await browser.get(dossier(number))
  const version = /name="versie" value="(\d+)"/.exec(page.html)?.[1] ?? '0'
  return browser.postAndFollow(`${dossier(number)}/${path}`, { versie: version, ...fill })
}

const day = (name: string, on: string) => {
  const { day: d, month, year } = Temporal.PlainDate.from(on)
  return { [`${name}_day`]: String(d), [`${name}_month`]: String(month), [`${name}_year`]: String(year) }
}

const assigned = (): Record<string, string | string[]> => ({
  handler: place.handler.personId,
  head_1: 'safety',
  element_1: 'Een kind was een uur zonder toezicht.',
})

const elementId = async (number: string) =>
  (
    await house.owner.query<{ id: string }>(
      'select e.id from feedback.element as e join feedback.reaction as r on r.id = e.reaction_id where r.number = $1',
      [number],
    )
  ).rows[0]?.id ?? ''

describe('the whole way of a complaint', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-18T10:00:00+01:00')
    place = await buildSpeaking(house)
    app = await house.app()
  })
  after(() => house.close())

  test('from first word to closed: named handler, both sides, four eyes, measure proven done', async () => {
    const parent = new PlainBrowser(app.web)
    const sent = await speak(parent)
    const number = numberIn(sent)
    assert.match(sent.text, /uiterlijk woensdag 25 november 2026/) // handler: five working days
    assert.match(sent.text, /uiterlijk woensdag 30 december 2026/) // judgement: six weeks
    const [received] = await lettersTo(answers.contact_email)
    assert.equal(received?.kind, 'feedback.received')

    const coordinator = await as(place.coordinator)
    const list = await coordinator.get('/werk/reacties')
    assert.match(list.text, new RegExp(`${number}.*Opvang houder`))
    assert.match(list.text, /Nog 5 werkdagen behandelaar noemen/)
    const given = await press(coordinator, number, 'toewijzen', assigned())
    assert.match(given.text, /De brief is onderweg/)
    const letters = await lettersTo(answers.contact_email)
    assert.match(letters[1]?.body_text ?? '', /Hans houder behandelt uw klacht/)
    assert.match(letters[1]?.body_text ?? '', /oordeel komt uiterlijk woensdag 30 december 2026/)
    assert.deepEqual(
      (await lettersTo(place.handler.email)).map(({ kind }) => kind),
      ['feedback.staff_assigned'],
    )

    const handler = await as(place.handler)
    const asked = await press(handler, number, 'stap', { stap: 'ask', ask_words: 'Hoe laat was dit?' })
    assert.match(asked.text, /Wacht op melder/)
    const own = await parent.get('/mijn-reactie')
    assert.match(own.text, /Hans houder wacht op uw antwoord/)
    const replied = await parent.postAndFollow('/mijn-reactie/bericht', {
      ...own.fields('/mijn-reactie/bericht'),
      words: 'Om vier uur.',
    })
    assert.match(replied.text, /Uw bericht is verstuurd/)

    await press(handler, number, 'vraag-locatie', {
      statement: 'Een kind was een uur zonder toezicht op de gang.',
      ...day('side', '2026-11-27'),
    })
    const local = await as(place.local)
    const sides = await local.get('/werk/wederhoor')
    const path = /\/werk\/wederhoor\/[\w-]+/.exec(sides.html)?.[0] ?? ''
    const side = await local.get(path)
    assert.doesNotMatch(side.html, /Samira|samira|Niemand belde/)
    assert.match(
      (await local.postAndFollow(path, { answer: 'Er was een invaller. Dat ging mis.' })).text,
      /Uw antwoord is verstuurd/,
    )
    assert.equal((await local.get(dossier(number))).status, 404)

    const early = await press(handler, number, 'oordeel', {
      judgement_words: 'Dank voor uw klacht.',
      no_measures: '',
      naar: 'voorleggen',
    })
    assert.equal(early.status, 422)
    assert.match(early.text, /Geef elk onderdeel een oordeel en een reden/)
    const element = await elementId(number)
    const judged = {
      gezien: '1',
      [`outcome_${element}`]: 'founded',
      [`reasons_${element}`]: 'Er was te weinig toezicht.',
      judgement_words: 'Dank voor uw klacht.',
      no_measures: '',
    }
    const unheard = await press(handler, number, 'oordeel', { ...judged, naar: 'voorleggen' })
    assert.match(unheard.text, /Hoor eerst beide kanten/)
    await press(handler, number, 'horen', {
      party: 'reporter',
      how: 'phone',
      hearing_words: 'Moeder vertelde hetzelfde.',
      ...day('held', '2026-11-18'),
    })
    const unmeasured = await press(handler, number, 'oordeel', { ...judged, naar: 'voorleggen' })
    assert.match(unmeasured.text, /Voeg een maatregel toe/)
    await press(handler, number, 'maatregel', {
      measure_words: 'Altijd twee mensen op de groep na drie uur.',
      owner: place.local.personId,
      ...day('measure', '2026-12-04'),
    })
    const submitted = await press(handler, number, 'oordeel', { ...judged, naar: 'voorleggen' })
    assert.match(submitted.text, /ligt bij de tweede lezer/)

    const self = await press(handler, number, 'stap', { stap: 'approve', approve_words: '' })
    assert.equal(self.status, 409)
    const reader = await as(place.reader)
    const approved = await press(reader, number, 'stap', { stap: 'approve', approve_words: '' })
    assert.match(approved.text, /De brief is onderweg/)
    const after = await lettersTo(answers.contact_email)
    assert.equal(after.at(-1)?.kind, 'feedback.judged')

    const status = await parent.get('/mijn-reactie')
    assert.match(status.text, /Gegrond/)
    assert.match(status.text, /Er was te weinig toezicht/)
    assert.match(status.text, /Geoordeeld door Hans houder/)
    const pdf = await app.web.inject({ url: '/mijn-reactie/oordeel.pdf', headers: { cookie: parent.cookie } })
    assert.equal(pdf.headers['content-type'], 'application/pdf')
    assert.ok(pdf.rawPayload.subarray(0, 5).toString() === '%PDF-')

    const { rows } = await house.owner.query<{ id: string; version: number }>(
      'select id, version from feedback.measure',
    )
    const [measure] = rows
    const step = (stap: string, words: string, version: number) => ({
      stap,
      maatregel: measure?.id ?? '',
      versie: String(version),
      [`measure_${measure?.id ?? ''}`]: words,
    })
    const claimed = await press(
      reader,
      number,
      'maatregel-stap',
      step('claim', 'Rooster aangepast.', measure?.version ?? 0),
    )
    assert.match(claimed.text, /Gedaan, wordt nagekeken/)
    const owned = await press(reader, number, 'maatregel-stap', step('verify', 'Gezien.', (measure?.version ?? 0) + 1))
    assert.match(owned.text, /Wie het deed, kan het niet zelf nakijken/)
    const verified = await press(
      coordinator,
      number,
      'maatregel-stap',
      step('verify', 'Gezien.', (measure?.version ?? 0) + 1),
    )
    assert.match(verified.text, /Afgerond/)
    assert.equal((await lettersTo(answers.contact_email)).at(-1)?.kind, 'feedback.closed')
  })

  test('the same form sent twice is one reaction', async () => {
    const parent = new PlainBrowser(app.web)
    let page = await parent.get(`/reactie/nieuw?opvang=${place.locationKey}`)
    const fields = { ...page.fields('/reactie/nieuw'), ...answers, stap: 'check', naar: 'verstuur' }
    const first = await parent.postAndFollow('/reactie/nieuw', fields)
    page = await new PlainBrowser(app.web).postAndFollow('/reactie/nieuw', fields)
    assert.equal(numberIn(first), numberIn(page))
  })

  test('a child in danger leads to who helps at once, and nothing is written', async () => {
    const parent = new PlainBrowser(app.web)
    const page = await parent.get(`/reactie/nieuw?opvang=${place.locationKey}`)
    const before = await house.owner.query('select from feedback.reaction')
    const led = await parent.postAndFollow('/reactie/nieuw', {
      ...page.fields('/reactie/nieuw'),
      danger: 'abuse',
      kind: 'complaint',
      naar: 'volgende',
    })
    assert.match(led.text, /112/)
    assert.equal((await house.owner.query('select from feedback.reaction')).rowCount, before.rowCount)
  })

  test('what is wrong is told, and every word is kept', async () => {
    const parent = new PlainBrowser(app.web)
    const page = await parent.get(`/reactie/nieuw?opvang=${place.locationKey}`)
    const fields = {
      ...page.fields('/reactie/nieuw'),
      ...answers,
      contact_email: 'samira at example',
      stap: 'contact',
      naar: 'volgende',
    }
    const again = await parent.post('/reactie/nieuw', fields)
    assert.equal(again.status, 422)
    assert.match(again.text, /Dit is geen e-mailadres/)
    assert.equal(again.fields('/reactie/nieuw')['words'], story)
    assert.equal(again.fields('/reactie/nieuw')['contact_email'], 'samira at example')
  })

  test('who comes at no page of reactions is given none, and may be whom it is about', async () => {
    const keeper = await addWorker(house, {
      organisationId: place.organiserId,
      name: 'Prisca houder',
      role: 'privacy_officer',
    })
    const coordinator = await as(place.coordinator)
    const number = numberIn(await speak(new PlainBrowser(app.web), { contact_email: 'ander@example.org' }))
    const { html } = await coordinator.get(dossier(number))
    const offered = html.slice(
      html.indexOf('name="handler"'),
      html.indexOf('</select>', html.indexOf('name="handler"')),
    )
    assert.match(offered, new RegExp(place.handler.personId))
    assert.doesNotMatch(offered, new RegExp(keeper.personId))
    assert.match(html, new RegExp(keeper.personId), 'it may be about her')
    const refused = await press(coordinator, number, 'toewijzen', { ...assigned(), handler: keeper.personId })
    assert.equal(refused.status, 422)
  })

  test('who it is about neither handles nor sees it, whatever the role', async () => {
    const parent = new PlainBrowser(app.web)
    const number = numberIn(await speak(parent, { contact_email: 'other@example.org' }))
    const coordinator = await as(place.coordinator)
    const refused = await press(coordinator, number, 'toewijzen', { ...assigned(), subjects: place.handler.personId })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Deze persoon is betrokken/)
    const reader = await as(place.reader)
    assert.equal((await reader.get(dossier(number))).status, 200)
    await press(coordinator, number, 'toewijzen', { ...assigned(), subjects: place.reader.personId })
    assert.equal((await reader.get(dossier(number))).status, 404)
    assert.doesNotMatch((await reader.get('/werk/reacties?lijst=lopend')).text, new RegExp(number))
  })

  test('a question without an answer goes back to the handler, and the date of the judgement does not move', async () => {
    const parent = new PlainBrowser(app.web)
    const number = numberIn(await speak(parent, { contact_email: 'silent@example.org' }))
    await press(await as(place.coordinator), number, 'toewijzen', assigned())
    await press(await as(place.handler), number, 'stap', { stap: 'ask', ask_words: 'Wanneer?' })
    house.clock.moveTo('2026-12-03T10:07:00+01:00')
    await house.owner.query(`select graphile_worker.add_job('feedback_watch')`)
    await house.runJobs()
    const sql =
      'select r.state, t.due_on::text as due from feedback.reaction as r join feedback.term as t on t.reaction_id = r.id where r.number = $1 and t.name = $2'
    const { rows } = await house.owner.query(sql, [number, 'judgement'])
    assert.deepEqual(rows, [{ state: 'handling', due: '2026-12-30' }])
  })
})
