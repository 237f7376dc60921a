import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import type { Actor } from '../../../lib/actor.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import type { Worker } from '../../../../tests/support/speaking.ts'
import { buildWatched, freshCookie, type Watched } from '../../../../tests/support/watched.ts'
import { rowsWith } from '../../../../tests/support/kept.ts'
import { incidentsOf } from './incident-queries.ts'

/** In every field that names somebody: nowhere in the database may they be read. */
const secrets = {
  child_1_name: 'Kanariekind',
  child_1_born: 'Kanariegeboorte',
  child_2_name: 'Kanariebroer',
  parent_1_name: 'Kanarieouder',
  parent_1_phone: 'Kanarietelefoon',
  other_1_name: 'Kanariebetrokkene',
  other_1_address: 'Kanarieadres',
  pv_number: 'KanariePV',
  happened: 'Kanarieverhaal',
}

const stub = (fields: Record<string, string> = {}) => ({
  kind: 'crisis',
  sentence: 'Een kind liep ongezien weg.',
  occurred_day: '19',
  occurred_month: '11',
  occurred_year: '2026',
  occurred_time: '8.30',
  known_day: '19',
  known_month: '11',
  known_year: '2026',
  known_time: '9u',
  name: 'Rita',
  phone: '0470 11 22 33',
  ...fields,
})

describe('an organiser reports what it must', () => {
  let house: House
  let app: App
  let near: Watched
  let far: Watched

  before(async () => {
    house = await makeHouse()
    // A Thursday.
    house.clock.moveTo('2026-11-19T10:00:00+01:00')
    app = await house.app()
    near = await buildWatched(house, 'dichtbij')
    far = await buildWatched(house, 'veraf')
  })
  after(() => house.close())

  const as = ({ cookie }: { cookie: string }) => new PlainBrowser(app.web, cookie)
  const letters = async (kind?: string) => {
    await house.runJobs()
    assert.deepEqual(house.jobFailures, [])
    const { rows } = await house.owner.query<{ to_address: string; kind: string; body_text: string; subject: string }>(
      `select to_address, kind, subject, body_text from platform.letter where $1::text is null or kind = $1 order by created_at, to_address`,
      [kind === undefined ? null : `supervision.incident_${kind}`],
    )
    return rows
  }
  const to = async (kind: string) => (await letters(kind)).map(({ to_address }) => to_address).sort()
  const stateOf = async (id: string) =>
    (await house.owner.query<{ state: string }>('select state from supervision.incident where id = $1', [id])).rows[0]
      ?.state

  /** Announces by the pages, and says which one it became. */
  async function announce(who: Worker, place: Watched, fields: Record<string, string> = {}) {
    const browser = as(who)
    const page = await browser.get(`/werk/meldplicht/nieuw?opvang=${place.locationId}`)
    assert.equal(page.status, 200, page.text)
    const form = { ...page.fields('/werk/meldplicht/nieuw'), ...stub(fields) }
    const sent = await browser.post('/werk/meldplicht/nieuw', form)
    assert.equal(sent.status, 303, sent.text)
    return { id: /meldplicht\/([\da-f-]{36})/.exec(sent.location ?? '')?.[1] ?? '', form, sent, browser }
  }

  /** A step of the authority as its page offers it. */
  async function step(who: Worker, id: string, wanted: string, words = '') {
    const browser = as(who)
    const page = await browser.get(`/werk/toezicht/meldplicht/${id}`)
    assert.equal(page.status, 200, page.text)
    const versie = /name="versie" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    return browser.post(`/werk/toezicht/meldplicht/${id}/stap`, { step: wanted, words, versie })
  }

  let id = ''

  test('a few words are saved at once, with a number and the moment, and the client manager is told', async () => {
    const { id: made, sent, form, browser } = await announce(near.local, near)
    id = made
    const page = await browser.get(sent.location ?? '')
    assert.match(page.text, /De melding is bewaard Nummer [0-9A-Z]{4}-[0-9A-Z]{4}/)
    assert.match(page.text, /Ontvangen op 19 november 2026, 10\.00 uur/)
    assert.match(page.text, /uiterlijk vrijdag 20 november 2026/, 'one working day after it was known')
    assert.deepEqual(await to('new'), [near.clientManager.email])
    const again = await browser.post('/werk/meldplicht/nieuw', form)
    assert.equal(again.location, sent.location, 'a double click is the same report')
  })

  test('letters hold the number and the way to the page, and not a word of what happened', async () => {
    for (const { subject, body_text } of await letters()) {
      assert.match(subject + body_text, /[0-9A-Z]{4}-[0-9A-Z]{4}/)
      assert.doesNotMatch(subject + body_text, /ongezien|Opvang dichtbij|Rita/)
    }
  })

  test('the form is kept in parts, and the authority reads nothing of a draft', async () => {
    const path = `/werk/meldplicht/${id}/formulier`
    const browser = as(near.reader)
    const page = await browser.get(path)
    const first = { ...page.fields(path), child_1_name: secrets.child_1_name, actie: 'child' }
    const kept = await browser.post(path, first)
    assert.match(kept.location ?? '', /erbij=child/)
    const more = await browser.get(kept.location ?? '')
    assert.match(more.text, /Kind 2/)
    assert.doesNotMatch((await as(near.clientManager).get(`/werk/toezicht/meldplicht/${id}`)).text, /Kanarie/)
    const empty = await browser.post(path, { ...more.fields(path), happened: '', reporter_phone: '', actie: 'send' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Vul dit in voor u verstuurt/)
    assert.match(empty.html, /Kanariekind/, 'what was typed is kept')
    const sent = await browser.post(path, { ...more.fields(path), ...secrets, police: 'yes', actie: 'send' })
    assert.equal(sent.status, 303, sent.text)
    assert.equal(await stateOf(id), 'submitted')
    const old = await browser.post(path, { ...more.fields(path), happened: 'Iets anders', actie: 'keep' })
    assert.equal(old.status, 409, 'it was sent meanwhile')
  })

  test('the client manager reads it, asks for more, accepts, follows up and closes; each step is told at once', async () => {
    const page = await as(near.clientManager).get(`/werk/toezicht/meldplicht/${id}`)
    for (const secret of Object.values(secrets)) assert.ok(page.html.includes(secret), secret)
    assert.equal((await step(near.clientManager, id, 'ask')).status, 422, 'without words')
    await step(near.clientManager, id, 'note', 'Interne kanttekening')
    await step(near.clientManager, id, 'ask', 'Welke dokter zag het kind?')
    assert.deepEqual(await to('asked'), [near.local.email, near.reader.email])
    const own = await as(near.local).get(`/werk/meldplicht/${id}`)
    assert.match(own.text, /Welke dokter zag het kind\?/)
    assert.doesNotMatch(own.text, /kanttekening/)
    const path = `/werk/meldplicht/${id}/formulier`
    const form = await as(near.local).get(path)
    assert.equal((await as(near.local).post(path, { ...form.fields(path), child_1_doctor: 'Dokter Peeters', actie: 'send' })).status, 303) // prettier-ignore
    for (const [wanted, words] of [
      ['accept', ''],
      ['follow', 'Wij komen langs.'],
      ['close', 'Afgerond na het bezoek.'],
    ] as const)
      // prettier-ignore
      assert.equal((await step(near.clientManager, id, wanted, words)).status, 303, wanted)
    assert.equal(await stateOf(id), 'closed')
    assert.equal((await letters('moved')).length, 4, 'accepted and followed up, each to two people')
    assert.match((await as(near.local).get(`/werk/meldplicht/${id}`)).text, /Afgerond na het bezoek/)
  })

  test('a step on a page that is old does nothing, and a double click of the last one is that step', async () => {
    const twice = await as(near.clientManager).post(`/werk/toezicht/meldplicht/${id}/stap`, { step: 'close', words: 'Afgerond na het bezoek.', versie: '1' }) // prettier-ignore
    assert.equal(twice.status, 303)
    const stale = await as(near.clientManager).post(`/werk/toezicht/meldplicht/${id}/stap`, { step: 'reopen', words: 'x', versie: '1' }) // prettier-ignore
    assert.equal(stale.status, 409)
    assert.equal(await stateOf(id), 'closed')
  })

  test('who looked stands in the audit', async () => {
    const { rows } = await house.owner.query(
      `select distinct action, role from audit.entry where subject_id = $1 and action like '%viewed' order by 1, 2`,
      [id],
    )
    assert.deepEqual(rows, [
      { action: 'supervision.incident_form_viewed', role: 'location_worker' },
      { action: 'supervision.incident_form_viewed', role: 'organiser_manager' },
      { action: 'supervision.incident_viewed', role: 'client_manager' },
      { action: 'supervision.incident_viewed', role: 'location_worker' },
    ])
  })

  let called = ''

  test('a desk writes a call down: the organiser finds it and completes it, the desk sees the steps', async () => {
    const { id: made } = await announce(near.deskWorker, near, { name: 'Rita aan de telefoon' })
    called = made
    assert.deepEqual(await to('waits'), [near.local.email, near.reader.email])
    assert.match((await as(near.local).get('/werk/meldplicht')).html, new RegExp(called))
    await step(near.officer, called, 'confirm')
    assert.equal((await to('moved')).filter((one) => one === near.deskWorker.email).length, 1)
    const path = `/werk/meldplicht/${called}/formulier`
    const form = await as(near.local).get(path)
    assert.match(form.html, /Rita aan de telefoon/, 'what the desk wrote stands in the form')
    await as(near.local).post(path, { ...form.fields(path), ...secrets, actie: 'send' })
    await step(near.clientManager, called, 'ask', 'Geheime vraag')
    const desk = await as(near.deskWorker).get(`/werk/meldplicht/${called}`)
    assert.match(desk.text, /Er is meer gevraagd/)
    assert.doesNotMatch(desk.text, /Geheime vraag|Kanarie/, 'steps without their words')
    assert.equal((await as(near.deskWorker).get(path)).status, 403)
  })

  test('where the client manager is not reached, the reporting point reads it and passes it on', async () => {
    const { id: away } = await announce(near.local, near, { unreached: 'yes' })
    assert.ok((await to('new')).includes(near.officer.email))
    await step(near.officer, away, 'pass_on')
    assert.deepEqual(await to('to_manage'), [near.clientManager.email])
    assert.match((await as(near.local).get(`/werk/meldplicht/${away}`)).text, /Doorgegeven aan klantenbeheer/)
    assert.equal((await step(near.officer, away, 'pass_on')).status, 409, 'once')
    await step(near.clientManager, away, 'dismiss', 'Een buil met een uitleg.')
    assert.equal(await stateOf(away), 'not_reportable')
  })

  test('where nobody knows the organiser yet, the reporting point is told to appoint somebody first', async () => {
    const lonely = await buildWatched(house, 'alleen', '2027-01-01')
    const { id: orphan } = await announce(lonely.local, lonely)
    assert.ok((await to('new')).includes(lonely.officer.email))
    assert.match(
      (await as(lonely.local).get(`/werk/meldplicht/${orphan}`)).text,
      /Het meldpunt van Huis toezicht leest/,
    )
    assert.match((await as(lonely.officer).get(`/werk/toezicht/meldplicht/${orphan}`)).text, /Kies er eerst een/)
    assert.equal((await step(lonely.officer, orphan, 'pass_on')).status, 409)
    await house.owner.query(`update supervision.client_manager set from_on = '2026-11-01' where organiser_id = $1`, [lonely.runnerId]) // prettier-ignore
    assert.equal((await step(lonely.officer, orphan, 'pass_on')).status, 303)
    assert.ok((await to('to_manage')).includes(lonely.clientManager.email))
  })

  test('what cannot be is sent back with every word', async () => {
    const browser = as(near.local)
    const page = await browser.get(`/werk/meldplicht/nieuw?opvang=${near.locationId}`)
    const form = { ...page.fields('/werk/meldplicht/nieuw'), ...stub({ known_day: '18', kind: '' }) }
    const wrong = await browser.post('/werk/meldplicht/nieuw', form)
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Kies wat u meldt/)
    assert.match(wrong.html, /Een kind liep ongezien weg/)
    const early = await browser.post('/werk/meldplicht/nieuw', { ...form, kind: 'crisis' })
    assert.match(early.text, /kan het niet weten voor het gebeurde/)
  })

  test('the form that is late is asked for once a day, in working hours, and then the authority hears it too', async () => {
    const { id: waiting } = await announce(far.local, far)
    const told = async (moment: string) => {
      house.clock.moveTo(moment)
      await house.owner.query(`select graphile_worker.add_job('supervision_remind_forms')`)
      const mine = (await letters()).filter(({ kind, to_address }) => /remind|watch_late/.test(kind) && to_address.includes('veraf')) // prettier-ignore
      return mine.map(({ kind, to_address }) => `${kind.replace('supervision.incident_', '')} ${to_address}`)
    }
    assert.deepEqual(await told('2026-11-19T17:30:00+01:00'), [], 'not on the day itself')
    assert.deepEqual(await told('2026-11-20T06:00:00+01:00'), [], 'nobody is woken')
    const organiser = [far.local.email, far.reader.email]
    const today = organiser.map((one) => `remind_today ${one}`)
    assert.deepEqual((await told('2026-11-20T09:17:00+01:00')).sort(), today.sort())
    assert.equal((await told('2026-11-20T11:17:00+01:00')).length, 2, 'once a day')
    assert.equal((await told('2026-11-21T11:17:00+01:00')).length, 2, 'nor on Saturday')
    const late = await told('2026-11-23T09:17:00+01:00')
    assert.deepEqual(late.slice(2).sort(), [...organiser.map((one) => `remind_late ${one}`), `watch_late ${far.clientManager.email}`].sort()) // prettier-ignore
    far = { ...far, clientManager: await freshCookie(house, far.clientManager) }
    const page = await as(far.clientManager).get('/werk/toezicht/meldplicht')
    assert.match(page.text, /Formulier te laat/)
    assert.equal(await stateOf(waiting), 'announced')
  })

  describe('nobody else reads it', () => {
    test('by the pages: another organiser and another desk find nothing', async () => {
      const strangers = await Promise.all([far.reader, far.local, far.deskWorker].map((one) => freshCookie(house, one)))
      for (const stranger of strangers) {
        const page = await as(stranger).get(`/werk/meldplicht/${called}`)
        assert.equal(page.status, 404)
        assert.doesNotMatch((await as(stranger).get('/werk/meldplicht')).html, new RegExp(called))
      }
    })

    test('by queries without a where: the rows say whose they are', async (t) => {
      const actorOf = (
        { personId, name }: Worker,
        organisationId: string,
        role: string,
        locationId: string | null = null,
      ): Actor => ({
        // prettier-ignore
        kind: 'person',
        sessionId: '',
        personId,
        name,
        memberships: [{ organisationId, organisationName: '', organisationKind: '', role, locationId }],
      })
      const seen = (actor: Actor) =>
        house.platform.db.read(actor, async (db) => ({
          incidents: (await db.selectFrom('supervision.incident').select('location_id').execute()).map((row) => row.location_id), // prettier-ignore
          forms: (await db.selectFrom('supervision.incident_form').select('stage').execute()).map(({ stage }) => stage),
          words: (await db.selectFrom('supervision.incident_event').select('words').execute()).length,
          steps: (await db.selectFrom('supervision.incident_step').select('id').execute()).length,
        }))
      const mine = await seen(actorOf(near.local, near.organiserId, 'location_worker', near.locationId))
      assert.deepEqual(new Set(mine.incidents), new Set([near.locationId]))
      const theirs = await seen(actorOf(far.reader, far.organiserId, 'organiser_manager'))
      assert.deepEqual([theirs.incidents, theirs.forms], [[far.locationId], []])
      const desk = await seen(actorOf(near.deskWorker, near.deskId, 'desk_worker'))
      assert.deepEqual([desk.incidents, desk.forms, desk.words], [[near.locationId], [], 0])
      assert.ok(desk.steps > 2)
      const coordinator = await seen(actorOf(near.coordinator, near.organiserId, 'complaint_coordinator'))
      assert.deepEqual(coordinator, { incidents: [], forms: [], words: 0, steps: 0 })
      const otherDesk = await seen(actorOf(far.deskWorker, far.deskId, 'desk_worker'))
      assert.deepEqual(otherDesk, { incidents: [], forms: [], words: 0, steps: 0 })
      const authority = await seen(actorOf(near.clientManager, near.authorityId, 'client_manager'))
      assert.equal(authority.incidents.length, mine.incidents.length + 2)
      assert.deepEqual(new Set(authority.forms), new Set(['sent']))
      const keeper = await seen({ kind: 'location', sessionId: '', locationId: near.locationId, locationName: '' })
      assert.equal(keeper.incidents.length, mine.incidents.length)
      t.diagnostic(`${authority.incidents.length} reports, read by eight kinds of people`)
    })

    test('whoever runs the location later reads nothing of what was before', async () => {
      const { owner } = house
      await owner.query('begin')
      await owner.query('update locations.location set organiser_id = $2 where id = $1', [
        near.locationId,
        far.runnerId,
      ])
      await owner.query(`select set_config('role', 'opvangloket_member', true), set_config('app.person', $1, true), set_config('app.locations', $2, true)`, [near.local.personId, near.locationId]) // prettier-ignore
      const { rows } = await owner.query('select id from supervision.incident')
      await owner.query('rollback')
      assert.deepEqual(rows, [])
    })
  })

  test('who is named in the form stands nowhere in the database in plain', async (t) => {
    assert.deepEqual(await rowsWith(house, 'Kanarie'), [])
    assert.notDeepEqual(await rowsWith(house, 'ongezien'), [], 'the search finds what is not sealed')
    t.diagnostic('every table of the database, text and bytes')
  })

  test('a location that has no account comes in by the link in the letter and completes it', async () => {
    await house.owner.query(
      `insert into locations.contact (location_id, name, email, language) values ($1, 'Mia', 'mia@example.org', 'nl')`,
      [far.locationId],
    )
    await house.owner.query('update locations.location set organisation_id = null where id = $1', [far.locationId])
    const clerk = await freshCookie(house, near.deskWorker)
    const { id: written } = await announce(clerk, far, { known_day: '23', occurred_day: '23', known_time: '8.00', occurred_time: '7.50' }) // prettier-ignore
    const letter = (await letters('waits')).find(({ to_address }) => to_address === 'mia@example.org')
    const link = /\/opvang\/link\/[\w-]+/.exec(letter?.body_text ?? '')?.[0] ?? ''
    const mia = new PlainBrowser(app.web)
    const door = await mia.get(link)
    const entered = await mia.post(link, door.fields(link))
    assert.equal(entered.location, `/werk/meldplicht/${written}`)
    const path = `/werk/meldplicht/${written}/formulier`
    const form = await mia.get(path)
    assert.equal(
      (await mia.post(path, { ...form.fields(path), happened: 'Een kind viel.', actie: 'send' })).status,
      303,
    )
    assert.equal(await stateOf(written), 'submitted')
  })

  test('the dossier of a location and of an organiser has them, the latest first', async () => {
    const { db } = house.platform
    const [of, by] = await db.work(async (tx) => [
      await incidentsOf(tx, { locationId: near.locationId }),
      await incidentsOf(tx, { organiserId: near.runnerId }),
    ])
    assert.equal(of.length, 3)
    assert.deepEqual(
      by.map(({ number }) => number),
      of.map(({ number }) => number),
    )
  })

  test('house rules are looked through, and the authority sees the result with its day', async () => {
    const local = await freshCookie(house, near.local)
    const path = `/werk/meldplicht/reglement/${near.locationId}`
    const found = await as(local).postAndFollow(path, { words: 'U kunt ook naar Opgroeipunt, 078 170 000.' })
    assert.match(found.text, /Het meldpunt staat erin, nagekeken op maandag 23 november 2026/)
    const thin = await as(local).postAndFollow(path, { words: 'U kunt ook naar Opgroeipunt.' })
    assert.match(thin.text, /Een zin die u mag gebruiken/)
    const manager = await freshCookie(house, near.clientManager)
    assert.match((await as(manager).get(`/werk/toezicht/meldplicht/${id}`)).text, /half in, nagekeken op maandag 23/)
    assert.equal((await as(await freshCookie(house, far.reader)).get(path)).status, 404)
  })
})
