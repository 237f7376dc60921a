import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { newId } from '../../../platform/tokens.ts'
import { dayFields } from '../../../../tests/support/day-fields.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addMemberOf, addPanel, memberCookie } from '../../../../tests/support/panels.ts'
import { pdf } from '../../../../tests/support/bad-files.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { addReaction, buildSpeaking, cookieOf, type Speaking } from '../../../../tests/support/speaking.ts'

let house: House
let app: App
let place: Speaking
let elsewhere: Speaking

const base = () => `/werk/panel/${place.slug}`
const coordinator = async () => new PlainBrowser(app.web, await cookieOf(house, place.coordinator.personId))
const today = () => house.clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()

/** A panel with two members, and a question to it as the coordinator asks it. */
async function asked(title: string) {
  const panelId = await addPanel(house, place, `Panel ${title}`)
  const anna = await addMemberOf(house, place, panelId, `anna.${newId()}@example.org`)
  const bert = await addMemberOf(house, place, panelId, `bert.${newId()}@example.org`)
  const browser = await coordinator()
  const form = await browser.get(`${base()}/vraag?over=other`)
  const fields = { ...form.fields(`${base()}/vraag`), panel: panelId, title, words: 'Wat vindt u?' }
  const { location = '' } = await browser.post(`${base()}/vraag`, fields)
  const id = location.split('/').at(-1)?.split('?')[0] ?? ''
  return { panelId, id, anna, bert, fields, browser, path: `${base()}/vraag/${id}`, own: `/panel/vraag/${id}` }
}

const as = async (memberId: string) => new PlainBrowser(app.web, await memberCookie(house, memberId))
const lettersTo = async (email: string) =>
  (
    await house.owner.query<{ kind: string }>(
      `select replace(kind, 'feedback.', '') as kind from platform.letter where to_address = $1 order by created_at, id`,
      [email],
    )
  ).rows.map(({ kind }) => kind)

describe('consultations', () => {
  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    elsewhere = await buildSpeaking(house, { slug: 'elders', registerId: '100200301' })
    app = await house.app()
  })
  after(() => house.close())

  test('a coordinator makes a panel, invites, and ends a membership: that link opens nothing any more', async () => {
    const browser = await coordinator()
    const form = (await browser.get(`${base()}/nieuw`)).fields(`${base()}/nieuw`)
    const wrong = await browser.post(`${base()}/nieuw`, { ...form, name: 'Ouders', whole: 'no' })
    assert.equal(wrong.status, 422)
    assert.equal(wrong.fields(`${base()}/nieuw`)['name'], 'Ouders')
    const made = {
      ...form,
      name: 'Oudercommissie',
      kind: 'parents_committee',
      whole: 'no',
      locations: place.locationId,
    }
    const { location = '' } = await browser.post(`${base()}/nieuw`, made)
    assert.equal((await browser.post(`${base()}/nieuw`, made)).location, location, 'sent twice makes one')
    const panel = location.split('?')[0] ?? ''
    const member = { name: 'Mieke Maas', email: 'Mieke@Example.org', language: 'nl' }
    for (const page of [
      await browser.postAndFollow(`${panel}/leden`, member),
      await browser.postAndFollow(`${panel}/leden`, member),
    ])
      // prettier-ignore
      assert.match(page.text, /Opvang houder.*Mieke Maas.*mieke@example.org/)
    assert.equal((await browser.post(`${panel}/leden`, { ...member, name: 'Iemand Anders' })).status, 422)
    await house.runJobs()
    assert.deepEqual(await lettersTo('mieke@example.org'), ['panel_invited'])

    const { rows } = await house.owner.query<{ id: string; body: string }>(
      `select m.id, l.body_text as body from feedback.panel_member as m join platform.letter as l on l.subject_id = m.id where m.email = 'mieke@example.org'`,
    )
    const { id = '', body = '' } = rows[0] ?? {}
    const cookie = await memberCookie(house, id)
    const mieke = new PlainBrowser(app.web, cookie)
    assert.equal((await mieke.get('/panel')).status, 200)
    await browser.post(`${panel}/leden/${id}/einde`)
    assert.equal((await mieke.get('/panel')).location, '/panel/link', 'a session that was open is over at once')
    assert.match(
      (await mieke.post(`/panel/vraag/${newId()}/advies`, { advice_words: 'Mijn woorden' })).text,
      /Mijn woorden/,
    )
    assert.doesNotMatch(body, /Opvang houder|klacht \w{4}-/)
    await house.runJobs()
    assert.deepEqual(await lettersTo('mieke@example.org'), ['panel_invited', 'panel_ended'])
    await house.owner.query(`select graphile_worker.add_job('feedback_panel_links', '{"address":"mieke@example.org"}')`)
    await house.runJobs()
    assert.equal((await lettersTo('mieke@example.org')).length, 2, 'and no new one is sent')
  })

  test('the panel is asked, talks, advises against; the house deviates only with reasons, and all is told', async () => {
    const { id, anna, bert, fields, browser, path, own } = await asked('Kortere openingstijden')
    assert.equal((await browser.post(`${base()}/vraag`, fields)).location, `${path}?gedaan=1`, 'sent twice asks once')
    const member = await as(anna.id)
    const page = await member.get(own)
    assert.match(page.text, /houder leest het pas als u het advies stuurt/)
    const comment = { ...page.fields(`${own}/reactie`), comment: 'Ik haal pas om zes uur.' }
    await member.post(`${own}/reactie`, comment)
    await member.post(`${own}/reactie`, comment)
    assert.equal((await member.get(own)).text.split('Ik haal pas om zes uur.').length, 2, 'said once')
    assert.doesNotMatch((await browser.get(path)).text, /Ik haal pas/)
    assert.match((await browser.get(path)).text, /leest u pas bij hun advies/)

    assert.match((await member.post(`${own}/advies`, { advice: 'negative' })).text, /Schrijf waarom/)
    const advice = { advice: 'negative', advice_words: 'Te kort voor wie werkt.' }
    const sent = await member.postAndFollow(`${own}/advies`, advice)
    assert.match(sent.text, /Het advies is gestuurd/)
    assert.equal((await member.post(`${own}/advies`, advice)).status, 303, 'the same advice, sent twice')
    const late = await (
      await as(bert.id)
    ).post(`${own}/advies`, { advice: 'positive', advice_words: 'Ik vind het goed.' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Er is niets gestuurd/)
    assert.equal((await (await as(bert.id)).post(`${own}/reactie`, { comment: 'Te laat' })).status, 409)

    const dossier = await browser.get(path)
    assert.match(dossier.text, /Negatief.*Te kort voor wie werkt.*Ik haal pas om zes uur/)
    const answer = { ...dossier.fields(`${path}/antwoord`), stap: 'deviate' }
    const bare = await browser.post(`${path}/antwoord`, answer)
    assert.equal(bare.status, 422)
    assert.match(bare.text, /Schrijf waarom/)
    const reasons = { ...answer, answer_words: 'Er komt vervoer naar een andere locatie.' }
    assert.equal((await browser.post(`${path}/antwoord`, reasons)).status, 303)
    assert.equal((await browser.post(`${path}/antwoord`, reasons)).status, 303, 'sent twice')
    assert.equal((await browser.post(`${path}/antwoord`, { ...reasons, stap: 'follow', versie: '3' })).status, 409)
    assert.match((await member.get(own)).text, /niet gevolgd.*Er komt vervoer/)
    await house.runJobs()
    assert.deepEqual(await lettersTo(anna.email), ['panel_asked', 'panel_answered'])
    assert.deepEqual(await lettersTo(bert.email), ['panel_asked', 'panel_advised', 'panel_answered'])
    assert.ok((await lettersTo(place.coordinator.email)).includes('staff_panel_advised'))
    await assert.rejects(
      house.owner.query(`update feedback.consultation set advice = 'positive' where id = $1`, [id]),
      /stays as it is/,
    )
    assert.deepEqual(house.jobFailures, [])
  })

  test('more time is given with a reason; without advice it lapses, once, and the house never reads along', async () => {
    const { id, anna, browser, path, own } = await asked('Andere groepen')
    const member = await as(anna.id)
    await member.post(`${own}/reactie`, { ...(await member.get(own)).fields(`${own}/reactie`), comment: 'Onder ons.' })
    const form = (await browser.get(path)).fields(`${path}/termijn`)
    const due = today().add({ days: 45 })
    assert.equal((await browser.post(`${path}/termijn`, { ...form, ...dayFields('due', due) })).status, 422)
    const prolong = { ...form, ...dayFields('due', due), prolong_words: 'De vakantie zit ertussen.' }
    assert.equal((await browser.post(`${path}/termijn`, prolong)).status, 303)
    assert.equal((await browser.post(`${path}/termijn`, prolong)).status, 409, 'two people editing')
    const watch = async (day: Temporal.PlainDate) => {
      house.clock.moveTo(day.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: '10:00' }).toInstant())
      await house.owner.query(`select graphile_worker.add_job('feedback_panel_watch')`)
      await house.runJobs()
    }
    await watch(due)
    await watch(due)
    await watch(due.add({ days: 1 }))
    await watch(due.add({ days: 2 }))
    const told = await lettersTo(anna.email)
    assert.deepEqual(told, ['panel_asked', 'panel_prolonged', 'panel_reminder', 'panel_lapsed'])
    const page = await (await coordinator()).get(path)
    assert.match(page.text, /geen advies gegeven/)
    assert.doesNotMatch(page.text, /Onder ons/)
    const { rows } = await house.owner.query(`select state, advice from feedback.consultation where id = $1`, [id])
    assert.deepEqual(rows, [{ state: 'lapsed', advice: null }])
    house.clock.moveTo(Temporal.Now.instant())
  })

  test('a member reads nothing of a case, nor of another panel, whatever is asked of the database', async (t) => {
    await addReaction(house, place, { name: 'Noor', at: '2026-11-02T10:00:00Z' })
    const { anna, panelId, id } = await asked('Geheim?')
    const other = await asked('Van anderen')
    const actor = { kind: 'panel_member', sessionId: '', memberId: anna.id, name: 'Anna', panelName: 'x' } as const
    const own: Readonly<Record<string, number>> = { 'feedback.panel': 1, 'feedback.consultation': 1 }
    const { rows: tables } = await house.owner.query<{ name: string; shared: boolean }>(
      `select n.nspname || '.' || c.relname as name, has_any_column_privilege('opvangloket_public', c.oid, 'select') as shared
       from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
       where c.relkind in ('r', 'v') and n.nspname in ('platform', 'accounts', 'requests', 'placements', 'feedback', 'annual_reports', 'tariffs')
         and has_any_column_privilege('opvangloket_member', c.oid, 'select')`,
    )
    const counted = tables.filter(({ shared }) => !shared)
    const strange = async () => {
      const found = await house.platform.db.read(actor, async (db) => {
        const rows = counted.map(({ name }) => db.selectFrom(name as 'feedback.reaction').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()) // prettier-ignore
        return Promise.all(rows)
      })
      return counted.filter(({ name }, index) => found[index]?.count !== (own[name] ?? 0)).map(({ name }) => name)
    }
    assert.deepEqual(await strange(), [])
    await house.owner.query(`create policy leak on feedback.reaction for select to opvangloket_member using (true)`)
    assert.deepEqual(await strange(), ['feedback.reaction'], 'a leak would be noticed')
    await house.owner.query(`drop policy leak on feedback.reaction`)
    assert.ok(counted.length > 40)
    t.diagnostic(`${counted.length} tables asked without a where`)
    const member = await as(anna.id)
    for (const path of [other.own, `${other.own}/stuk.pdf`]) assert.equal((await member.get(path)).status, 404)
    assert.equal((await member.post(`${other.own}/advies`, { advice: 'positive' })).status, 404)
    assert.equal((await member.post(`${other.own}/reactie`, { comment: 'Hoi' })).status, 404)
    await house.owner.query(`update feedback.panel_member set until_on = current_date - 1, from_on = current_date - 9 where panel_id = $1`, [panelId]) // prettier-ignore
    assert.equal(await house.platform.db.read(actor, (db) => db.selectFrom('feedback.consultation').select('id').execute()).then((rows) => rows.length), 0) // prettier-ignore
    assert.equal((await member.get(`/panel/vraag/${id}`)).location, '/panel/link')
  })

  test('another house cannot look, ask or answer', async () => {
    const { path, panelId, fields } = await asked('Niet van u')
    const stranger = new PlainBrowser(app.web, elsewhere.coordinator.cookie)
    assert.equal((await stranger.get(path)).status, 404)
    assert.equal((await stranger.get(path.replace(place.slug, elsewhere.slug))).status, 404)
    assert.equal(
      (await stranger.post(`/werk/panel/${elsewhere.slug}/vraag`, { ...fields, panel: panelId })).status,
      404,
    )
    const worker = new PlainBrowser(app.web, place.handler.cookie)
    assert.equal((await worker.get(path)).status, 403)
  })

  test('an empty panel is not asked, and only a pdf goes along', async () => {
    const panel = await addPanel(house, place, 'Leeg')
    const browser = await coordinator()
    const fields = { over: 'other', panel, title: 'Iets', words: 'Wat vindt u?' }
    assert.match((await browser.post(`${base()}/vraag`, fields)).text, /nog geen leden/)
    await addMemberOf(house, place, panel, 'laat.lid@example.org')
    const upload = async (bytes: BlobPart) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', new File([bytes], '../plan van aanpak.pdf', { type: 'application/pdf' }))
      const made = new Request('http://localhost', { method: 'POST', body: form })
      const headers = { cookie: browser.cookie, 'sec-fetch-site': 'same-origin', 'content-type': made.headers.get('content-type') ?? '' } // prettier-ignore
      return app.web.inject({ method: 'POST', url: `${base()}/vraag`, headers, payload: Buffer.from(await made.arrayBuffer()) }) // prettier-ignore
    }
    const refused = await upload('<script>geen pdf</script>')
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /Kies een pdf/)
    const sent = await upload(new Uint8Array(pdf('')))
    assert.equal(sent.statusCode, 303)
    assert.match((await browser.get(String(sent.headers['location']))).text, /plan van aanpak.pdf/)
  })

  test('a change of the procedure that nobody was asked about is told on its page, until the panel is asked', async () => {
    const far = elsewhere.slug
    const browser = new PlainBrowser(app.web, elsewhere.coordinator.cookie)
    const settings = `/werk/procedure/${far}`
    const panel = await addPanel(house, elsewhere, 'Cliëntenraad')
    await addMemberOf(house, elsewhere, panel, 'carla.raad@example.org')
    const later = today().add({ days: 60 })
    await browser.post(settings, { name: 'handler_days', value: '3', ...dayFields('from', later) })
    const words = { description: 'Nieuwe woorden', ...dayFields('since', later) }
    assert.equal((await browser.post(`${settings}/woorden`, { ...words, ...dayFields('since', today().subtract({ days: 1 })) })).status, 422) // prettier-ignore
    assert.equal((await browser.post(`${settings}/woorden`, words)).status, 303)
    const told = await browser.get(settings)
    assert.match(told.text, /Niet voorgelegd aan uw panel.*Werkdagen tot bekend is wie behandelt.*Cliëntenraad/)
    assert.doesNotMatch((await browser.get(`/klachten/${far}`)).text, /Nieuwe woorden/, 'they hold from their day on')

    const path = `/werk/panel/${far}/vraag`
    const form = await browser.get(`${path}?over=procedure`)
    assert.match(form.text, /Nu 5 Straks 3|5 3/)
    assert.match(form.text, /Wij zagen de tekst van 2015/)
    const sent = { ...form.fields(path), panel, title: 'Sneller', words: 'Wij willen sneller zijn.' }
    const { location = '' } = await browser.post(path, sent)
    const asked = await browser.get(location)
    assert.match(asked.text, /Werkdagen tot bekend is wie behandelt 5 3 .*Nieuwe woorden/)
    assert.doesNotMatch((await browser.get(settings)).text, /Niet voorgelegd/)
    await browser.post(settings, {
      name: 'handler_days',
      value: '4',
      ...dayFields('from', later.subtract({ days: 9 })),
    })
    assert.match((await browser.get(settings)).text, /Niet voorgelegd/, 'what changes since is another change')
  })

  test('an improvement of the whole house tells what it follows from, and can be put to the panel', async () => {
    const [one, two] = [newId(), newId()]
    for (const [id, title] of [[one, 'Deur bleef open'], [two, 'Bel was stuk']]) // prettier-ignore
      await house.owner.query(`insert into feedback.situation (id, holder_id, title, made_by) values ($1, $2, $3, $4)`, [id, place.organiserId, title, place.coordinator.personId]) // prettier-ignore
    const browser = await coordinator()
    const wish = { huis: place.slug, measure_words: 'Een bel op elke deur', owner: place.handler.personId, situations: [one, two] } // prettier-ignore
    const year = { ...wish, ...dayFields('measure', today().add({ days: 20 })) }
    assert.match((await browser.post('/werk/maatregelen/nieuw', { ...year, report_year: '1999' })).text, /vanaf 2000/)
    await browser.post('/werk/maatregelen/nieuw', { ...year, report_year: '2025' })
    const list = await browser.get('/werk/maatregelen?soort=huis')
    assert.match(list.text, /Een bel op elke deur.*Bel was stuk, Deur bleef open en klachtenverslag 2025/)
    assert.doesNotMatch((await browser.get('/werk/maatregelen?soort=reactie')).text, /Een bel op elke deur/)
    const owner = new PlainBrowser(app.web, place.handler.cookie)
    assert.doesNotMatch(
      (await owner.get('/werk/maatregelen')).text,
      /Bel was stuk/,
      'who does it need not know who spoke',
    )
    const path = /\/werk\/maatregelen\/[\w-]{36}/.exec(list.html)?.[0] ?? ''
    const ask = /\/werk\/panel\/[\w-]+\/vraag\?over=measure&amp;maatregel=[\w-]+/.exec((await browser.get(path)).html)?.[0] ?? '' // prettier-ignore
    const panel = await addPanel(house, place, 'Over de deur')
    await addMemberOf(house, place, panel, 'deur.lid@example.org')
    const form = (await browser.get(ask.replaceAll('&amp;', '&'))).fields(`${base()}/vraag`)
    assert.notEqual(form['maatregel'], '')
    const { location = '' } = await browser.post(`${base()}/vraag`, {
      ...form,
      panel,
      title: 'De bel',
      words: 'Goed zo?',
    })
    assert.match((await browser.get(location)).text, /Een verbetering/)
    assert.match((await browser.get(path)).text, /Over de deur Het panel denkt na/)
  })
})
