import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { App } from '../../../app.tsx'
import type { Person } from '../../../lib/actor.ts'
import { newId } from '../../../platform/tokens.ts'
import { dayFields } from '../../../../tests/support/day-fields.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { buildTown, type Quarter, type Town } from '../../../../tests/support/town.ts'

let house: House
let app: App
let town: Town
let worker: PlainBrowser
let officer: PlainBrowser
let signal: string

const listed = '/werk/signalen'
const today = () => house.clock.now().toZonedDateTimeISO('Europe/Brussels').toPlainDate()
const one = async (text: string, ...values: unknown[]) => (await house.owner.query<{ found: string }>(text, values)).rows[0]?.found // prettier-ignore
const key = ({ registerId }: Quarter) => `vl-${registerId}`
const letters = async () =>
  (
    await house.owner.query<{ kind: string; body: string }>(
      `select kind, body_text as body from platform.letter where to_address = 'loket@near.example.org' order by created_at, id`,
    )
  ).rows

const heard = (more: Record<string, string> = {}) => ({
  over: `opvang=${key(town.near)}`,
  sleutel: newId(),
  loket: town.near.deskId,
  gravity: 'serious',
  words: 'De poort stond drie keer open.',
  source: 'parent',
  source_name: '',
  ...dayFields('heard', today()),
  ...more,
})

const weighed = { danger: 'no', crisis: 'no', talked: 'unsolved', threshold: 'no', support: 'no', policy: 'no' }

/** As the form of that page would send it. */
async function send(who: PlainBrowser, page: string, action: string, fields: Record<string, string>) {
  const { fields: form } = await who.get(page)
  return who.postAndFollow(action, { ...form(action), ...fields })
}

describe('the signals of a desk', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-20T10:00:00+01:00')
    app = await house.app()
    town = await buildTown(house)
    await house.owner.query(`update accounts.organisation set email = 'loket@near.example.org' where id = $1`, [
      town.near.deskId,
    ])
    // Over the far one nobody on this installation watches.
    await house.owner.query(`delete from supervision.remit where municipality_code = '9902'`)
    worker = new PlainBrowser(app.web, town.near.worker.cookie)
    officer = new PlainBrowser(app.web, town.near.officer.cookie)
  })
  after(() => house.close())

  test('what was heard is written down once, without a name that nobody agreed to', async () => {
    const page = await worker.get(`${listed}/nieuw?opvang=${key(town.near)}`)
    assert.match(page.text, /Is een kind nu in gevaar\? Bel eerst/)
    const wrong = await worker.post(`${listed}/nieuw`, heard({ source_name: 'Mevrouw Peeters', gravity: '' }))
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Kies hoe ernstig het is\..*Vink aan dat deze persoon akkoord is/)
    assert.match(wrong.html, /De poort stond drie keer open/)
    const sent = heard({ source_name: 'Mevrouw Peeters', agreed: 'yes' })
    const noted = await worker.post(`${listed}/nieuw`, sent)
    assert.equal((await worker.post(`${listed}/nieuw`, sent)).location, noted.location)
    signal = (noted.location ?? '').replace('?gedaan=nieuw', '')
    assert.match((await worker.get(signal)).text, /Mevrouw Peeters/)
    const dump = await one(`select string_agg(s::text, ' ') as found from supervision.signal as s`)
    assert.ok(!dump?.includes('Peeters') && !dump?.includes(Buffer.from('Peeters').toString('hex')))
    assert.match((await worker.get(listed)).text, /2 signalen in 14 maanden/)
    assert.match((await worker.get(listed)).text, /Nog te beslissen.*Signaalwoordennear.*Uiterlijk 4 jan 2027/)
    assert.match((await worker.post(`${listed}/zoeken`, { zoek: 'poort near' })).text, /1 signaal gevonden/)
  })

  test('the aid proposes with reasons; the desk may do something else, and says why', async () => {
    const aid = await send(worker, signal, `${signal}/hulp`, weighed)
    assert.match(aid.text, /Melden bij toezicht binnen 3 dagen De ouder sprak met de opvang en vond geen oplossing/)
    const other = { kind: 'support', ...dayFields('follow', today().add({ days: 10 })), follow_words: 'Vorming over veiligheid' } // prettier-ignore
    const refused = await send(worker, signal, `${signal}/opvolging`, { ...other, deviates: '' })
    assert.equal(refused.status, 422)
    const key = newId()
    const fields = { ...other, deviates: 'Zij vroegen het zelf.', sleutel: key }
    const decided = await send(worker, signal, `${signal}/opvolging`, fields)
    assert.match(decided.text, /Anders dan voorgesteld: Zij vroegen het zelf\./)
    await worker.post(`${signal}/opvolging`, fields)
    assert.equal(await one(`select count(*)::text as found from supervision.follow_up where kind = 'support'`), '1')
    const early = await send(worker, signal, `${signal}/afsluiten`, { end_words: 'Klaar.' })
    assert.match(early.text, /Er staat nog opvolging open/)
  })

  test('a colleague who was first is not overwritten', async () => {
    const { fields } = await worker.get(signal)
    const before = fields(`${signal}/hulp`)
    const manager = new PlainBrowser(app.web, town.near.manager.cookie)
    assert.equal((await send(manager, signal, `${signal}/hulp`, { ...weighed, support: 'yes' })).status, 200)
    const late = await worker.post(`${signal}/hulp`, { ...before, ...weighed })
    assert.equal(late.status, 409)
    assert.match(late.text, /Een collega was u voor/)
  })

  test('the desk reports in its own name; the authority has it as any other, the terms run, a letter leaves', async () => {
    const form = { report_kind: 'question', report_words: 'De poort staat vaak open.', told: 'kind', may_name: 'no' }
    const page = await send(worker, `${signal}/melden`, `${signal}/melden`, form)
    assert.match(page.text, /Gemeld bij Organisatie authority-near.*Nummer .*Uiterlijk op/)
    const number = await one(`select number as found from feedback.reaction where words like 'De poort staat%'`)
    const dossier = await officer.get(`/werk/reacties/${number}`)
    assert.match(dossier.text, /De poort staat vaak open\..*Van wie het loket dit hoorde: een ouder/)
    assert.doesNotMatch(dossier.text, /Peeters/)
    assert.equal(await one(`select t.name as found from feedback.term as t join feedback.reaction as r on r.id = t.reaction_id where r.number = $1`, number), 'answer') // prettier-ignore
    const [letter] = await letters()
    assert.equal(letter?.kind, 'feedback.received')
    assert.match(letter?.body ?? '', new RegExp(`/werk/signalen/gemeld/${number}`))
    assert.equal(await one(`select count(*)::text as found from feedback.access_link`), '0')
  })

  test('every step of the authority stands on the page of the signal at once, and the desk answers there', async () => {
    const number = await one(`select number as found from feedback.reaction where words like 'De poort staat%'`)
    const path = `/werk/reacties/${number}`
    const stap = (fields: Record<string, string>) => send(officer, path, `${path}/stap`, fields)
    await send(officer, path, `${path}/toewijzen`, { handler: town.near.officer.personId })
    assert.match((await worker.get(signal)).text, /Officernear van Organisatie authority-near is aan de beurt/)
    await stap({ stap: 'ask', ask_words: 'Op welke dagen was dat?' })
    const reported = `${listed}/gemeld/${number}`
    const asked = await worker.get(reported)
    assert.match(asked.text, /U bent aan de beurt.*Op welke dagen was dat\?/)
    const said = await send(worker, reported, `${reported}/bericht`, { words: 'Maandag en dinsdag.' })
    assert.match(said.text, /Uw bericht is verstuurd.*Maandag en dinsdag/)
    assert.match((await officer.get(path)).text, /Maandag en dinsdag/)
    await stap({ stap: 'answer', answer_words: 'Wij bezoeken de opvang in december.' })
    const done = await worker.get(signal)
    assert.match(done.text, /Niemand hoeft nog iets te doen.*Wij bezoeken de opvang in december/)
    assert.deepEqual(
      (await letters()).map(({ kind }) => kind),
      ['feedback.received', 'feedback.assigned', 'feedback.asked', 'feedback.answered'],
    )
    await house.owner.query(`update feedback.reaction set state = 'dismissed' where number = $1`, [number])
    const again = await send(worker, reported, `${reported}/bericht`, { words: 'De poort staat weer open.' })
    assert.match(again.text, /Vraag om heropening.*De poort staat weer open/)
  })

  test('what the desk wrote down for somebody else shows its steps, and no word of it', async () => {
    const authority = await one(`select id::text as found from accounts.organisation where slug = 'authority-near'`)
    await house.owner.query(
      `update feedback.reaction set sender = 'parent', holder_id = $2, handler_name = 'Geheim', handler_id = $3, state = 'handling' where number = $1`,
      [town.near.reportedNumber, authority, town.near.officer.personId],
    )
    await house.owner.query(
      `insert into feedback.event (id, reaction_id, at, kind, actor, words, audience)
       select gen_random_uuid(), r.id, now(), k.kind, k.actor, 'Draadwoorden', k.audience from feedback.reaction as r,
         (values ('tell', 'staff', 'reporter'), ('write', 'reporter', 'reporter'), ('noted', 'staff', 'staff')) as k (kind, actor, audience)
       where r.number = $1`,
      [town.near.reportedNumber],
    )
    const page = await worker.get(`${listed}/gemeld/${town.near.reportedNumber}`)
    assert.match(page.text, /In behandeling.*Bericht aan de melder/)
    assert.doesNotMatch(page.text, /Draadwoorden|Loketmelding|Geheim|Bericht van de melder|Notitie/)
    assert.equal(
      (await worker.post(`${listed}/gemeld/${town.near.reportedNumber}/bericht`, { words: 'x' })).status,
      404,
    )
  })

  test('where nobody on this installation watches, the desk calls and notes that it did', async () => {
    const far = new PlainBrowser(app.web, town.far.worker.cookie)
    const path = `${listed}/${town.far.signalId}`
    const page = await far.get(`${path}/melden`)
    assert.match(page.text, /Er werkt nog geen toezichthouder.*078 170 000/)
    assert.equal((await send(far, `${path}/melden`, `${path}/buiten`, { whom: '' })).status, 422)
    const noted = await send(far, `${path}/melden`, `${path}/buiten`, {
      whom: 'Opgroeipunt',
      outside_words: 'Zij bellen.',
    })
    assert.match(noted.text, /Gemeld buiten dit systeem aan Opgroeipunt, op vrijdag 20 november 2026/)
  })

  test('another desk, an officer and who works at one location see nothing, whatever they ask', async () => {
    const as = (
      { personId }: { personId: string },
      organisationId: string,
      locationId: string | null = null,
    ): Person => ({
      kind: 'person',
      sessionId: '',
      personId,
      name: '',
      memberships: [
        { organisationId, organisationName: '', organisationKind: 'desk', role: 'desk_worker', locationId },
      ],
    })
    const tables = ['supervision.signal', 'supervision.follow_up', 'supervision.signal_event', 'feedback.passed_on', 'feedback.passed_on_event'] // prettier-ignore
    const counts = (actor: Person) =>
      house.platform.db.read(actor, async (db) => {
        const found = []
        for (const table of tables) {
          const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
          found.push(rows[0]?.count)
        }
        return found
      })
    const own = await counts(as(town.near.worker, town.near.deskId))
    assert.ok(
      own.every((count) => Number(count) > 0),
      own.join(),
    )
    const other = await counts(as(town.far.worker, town.far.deskId))
    assert.deepEqual(other.slice(0, 2), [1, 2], 'its own, and what it noted outside')
    const authority =
      (await one(`select id::text as found from accounts.organisation where slug = 'authority-near'`)) ?? ''
    for (const nobody of [
      as(town.near.officer, authority),
      as(town.near.organiser, town.near.deskId),
      as(town.near.worker, town.near.deskId, town.near.locationId),
      as(town.near.worker, town.far.deskId),
    ])
      assert.deepEqual(await counts(nobody), [0, 0, 0, 0, 0])
    for (const cookie of [town.far.worker.cookie, town.near.officer.cookie, town.near.organiser.cookie, '']) {
      const page = await new PlainBrowser(app.web, cookie).get(signal)
      assert.ok([401, 403, 404].includes(page.status))
      assert.doesNotMatch(page.text, /poort/)
    }
  })

  test('nobody says in a form of the web that he is a desk', async () => {
    const change = house.platform.db.change(
      { kind: 'person', sessionId: '', personId: town.near.organiser.personId, name: '', memberships: [] },
      (tx) =>
        sql`insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
          contact_name, contact_email, may_name, folded, state, acts, received_at, submission_key, registered_by)
          values (gen_random_uuid(), 'ABCD-2345', ${town.near.deskId}, 'vl', 'question', 'location', ${town.near.locationId}, 'desk', 'phone',
            '{childcare}', 'nl', 'x', 'x', 'x@example.org', false, '', 'received', 'coordinator', now(), gen_random_uuid(), ${town.near.organiser.personId})`.execute(
          tx,
        ),
    )
    await assert.rejects(change, /row-level security/)
  })

  test('closed with a reason it is kept two years, and then its words and names are gone', async () => {
    const id = signal.split('/').at(-1) ?? ''
    const followUp = await one(`select id::text as found from supervision.follow_up where signal_id = $1 and state = 'planned'`, id) // prettier-ignore
    await send(worker, signal, `${signal}/opvolging/${followUp}`, {
      outcome: 'De vorming was in november.',
      doe: 'done',
    })
    const closed = await send(worker, signal, `${signal}/afsluiten`, { end_words: 'De poort sluit nu vanzelf.' })
    assert.match(closed.text, /Het signaal is afgesloten/)
    const wipe = async (day: string) => {
      house.clock.moveTo(`${day}T02:10:00Z`)
      await house.owner.query(`select graphile_worker.add_job('audit_wipe')`)
      await house.runJobs()
      return one(`select anonymised_on::text as found from supervision.signal where id = $1`, id)
    }
    assert.equal(await wipe('2028-11-19'), null)
    assert.equal(await wipe('2028-11-20'), '2028-11-20')
    const left = await one(
      `select s::text || f.all || (select count(*) from supervision.signal_event where signal_id = $1) as found from supervision.signal as s,
        (select string_agg(f::text, ' ') as all from supervision.follow_up as f where f.signal_id = $1) as f where s.id = $1`,
      id,
    )
    assert.doesNotMatch(left ?? 'poort', /poort|vorming|Vorming|Worker/)
  })
})
