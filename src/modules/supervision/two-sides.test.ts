import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { App } from '../../app.tsx'
import type { Actor } from '../../lib/actor.ts'
import { newId } from '../../platform/tokens.ts'
import { dayFields } from '../../../tests/support/day-fields.ts'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { PlainBrowser, type PlainPage } from '../../../tests/support/plain-browser.ts'
import { addWorker, cookieOf, type Worker } from '../../../tests/support/speaking.ts'
import { actorOf, buildWatching, type Watching } from '../../../tests/support/watching.ts'

/** One word of its own in every place where the other side must not find it. */
const canary = {
  name: 'Kanarinka Geelvink',
  email: 'kanarinka@geelvink.example',
  phone: '0499 88 77 66',
  words: 'Kanariewoorden: dinsdag stond één begeleider een uur alleen met twaalf baby’s op de groep',
  note: 'Kanarienotitie',
  care: 'Kanariekant van de opvang',
}

const openness = ['open', 'confidential', 'anonymous'] as const
type Openness = (typeof openness)[number]

describe('the two sides of an authority', () => {
  let house: House
  let app: App
  let watching: Watching
  const numbers = {} as Record<Openness, string>
  const ids = {} as Record<Openness, string>
  const reporters = {} as Record<Openness, PlainBrowser>

  before(async () => {
    house = await makeHouse()
    watching = await buildWatching(house)
    app = await house.app()
  })
  after(() => house.close())

  const as = async ({ personId }: Worker) => new PlainBrowser(app.web, await cookieOf(house, personId))
  const officer = () => as(watching.officer)
  const manager = () => as(watching.manager)
  const one = async <T>(query: string, values: unknown[] = []) => (await house.owner.query<{ v: T }>(query, values)).rows[0]?.v // prettier-ignore
  const pass = async (number: string, words: string, more: Record<string, string> = {}): Promise<PlainPage> =>
    (await officer()).post(`/werk/toezicht/doorgeven/${number}`, { words, ...more })
  const caseOf = (which: Openness) => one<string>('select id as v from supervision.passed_on where reaction_id = $1', [ids[which]]) // prettier-ignore
  const asManager = (): Actor => actorOf(watching.manager, watching.authorityId, 'client_manager')

  /** Everything that somebody may select in the two schemas, without any where. */
  async function selectable(actor: Actor): Promise<Map<string, string>> {
    const { rows: tables } = await house.owner.query<{ name: string }>(
      `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('feedback', 'supervision', 'platform', 'audit')
         and has_table_privilege('opvangloket_member', c.oid, 'select') order by 1`,
    )
    return house.platform.db.read(actor, async (db) => {
      const seen = new Map<string, string>()
      for (const { name } of tables) {
        const { rows } = await sql<{ v: string }>`select x::text as v from ${sql.raw(name)} as x`.execute(db)
        seen.set(name, rows.map(({ v }) => v).join('\n'))
      }
      return seen
    })
  }

  /** What the door for who looks with a reason finds for who talks with organisers. */
  const openable = () =>
    house.platform.db.read(asManager(), async (db) => {
      const { rows } = await sql`select from feedback.openable(${numbers.open})`.execute(db)
      return rows.length
    })

  test('the municipality’s own authority goes before that of the land', async () => {
    const { owner } = house
    const ggd = newId()
    await owner.query(`insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'authority', 'nl', 'ggd', 'GGD', 'Europe/Amsterdam')`, [ggd]) // prettier-ignore
    const land = newId()
    await owner.query(`insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'authority', 'nl', 'rijk', 'Rijk', 'Europe/Amsterdam')`, [land]) // prettier-ignore
    for (const code of ['0001', '0002'])
      await owner.query(`insert into locations.municipality (land, code, name, folded) values ('nl', $1, $1, $1)`, [code]) // prettier-ignore
    await owner.query(`insert into supervision.remit (authority_id, land, municipality_code) values ($1, 'nl', null), ($2, 'nl', '0001')`, [land, ggd]) // prettier-ignore
    const at = async (code: string) => {
      const id = newId()
      await owner.query(
        `insert into locations.location (id, land, register_id, kind, name, folded, registered, municipality_code, row_hash) values ($1, 'nl', $2, 'day_care', $2, $2, true, $2, '\\x00')`,
        [id, code],
      )
      return one<string>('select supervision.authority_of($1) as v', [id])
    }
    assert.deepEqual([await at('0001'), await at('0002')], [ggd, land])
    // And everybody reads who it is, with the way there; talking first is offered, and no gate.
    const page = await new PlainBrowser(app.web).get('/toezicht/opvang/nl/0001')
    assert.match(page.html, /href="\/reactie\/nieuw\?opvang=nl-0001&amp;bij=ggd"/)
    assert.match(page.html, /href="\/reactie\/nieuw\?opvang=nl-0001"/)
  })

  test('everybody tells the authority of care: open, in confidence and without a name', async () => {
    const key = `opvang=${watching.place.locationKey}&bij=toezicht`
    assert.match((await new PlainBrowser(app.web).get(`/reactie/nieuw?${key}`)).text, /Toezicht/)
    for (const how of openness) {
      const browser = new PlainBrowser(app.web)
      const sent = await browser.post('/reactie/nieuw', {
        over: key,
        sleutel: newId(),
        stap: 'check',
        naar: 'verstuur',
        // A crisis that is over is what an authority is there for.
        danger: how === 'open' ? 'crisis' : 'no',
        kind: 'complaint',
        sender: 'staff',
        words: canary.words,
        openness: how,
        contact_name: canary.name,
        contact_email: canary.email,
        contact_phone: canary.phone,
        may_name: 'no',
      })
      assert.ok(sent.status === 200 || sent.status === 303, `${how} ${sent.status}`)
      const { rows } = await house.owner.query(
        `select id, number, holder_id, about, location_id, crisis from feedback.reaction where openness = $1`,
        [how],
      )
      assert.equal(rows.length, 1)
      const [row] = rows as [{ id: string; number: string; holder_id: string; location_id: string; crisis: boolean }]
      assert.deepEqual([row.holder_id, row.location_id, row.crisis], [watching.authorityId, watching.place.locationId, how === 'open']) // prettier-ignore
      numbers[how] = row.number
      ids[how] = row.id
      reporters[how] = browser
    }
    const wrong = await new PlainBrowser(app.web).get(`/reactie/nieuw?opvang=${watching.place.locationKey}&bij=ggd`)
    assert.equal(wrong.status, 404, 'an authority of another land')
  })

  test('the register shows what came in to its officer, and nothing to who talks with organisers', async () => {
    const list = await (await officer()).get('/werk/toezicht')
    for (const number of Object.values(numbers)) assert.match(list.text, new RegExp(number))
    const found = await (await officer()).post('/werk/toezicht/zoeken', { zoek: 'opvang zon' })
    assert.match(found.text, new RegExp(numbers.anonymous))
    const narrowed = await (await officer()).get('/werk/toezicht?lijst=open&soort=crisis')
    assert.match(narrowed.text, new RegExp(numbers.open))
    assert.doesNotMatch(narrowed.text, new RegExp(numbers.anonymous))
    const other = await (await manager()).get('/werk/toezicht')
    for (const number of Object.values(numbers)) assert.doesNotMatch(other.text, new RegExp(number))
    assert.equal((await (await manager()).get(`/werk/reacties/${numbers.open}`)).status, 403)
  })

  test('what leads back to the reporter is not passed on', async () => {
    const named = await pass(numbers.open, 'Mevrouw Geelvink zegt dat er te weinig begeleiders zijn.')
    assert.equal(named.status, 422)
    assert.match(named.text, /Naam: Geelvink/)
    assert.match(named.text, /Geef het toch zo door/)
    for (const how of ['confidential', 'anonymous'] as const) {
      const copied = await pass(numbers[how], `Dit is gemeld: ${canary.words}. Bel 0477 12 34 56.`, { anyway: 'yes' })
      assert.equal(copied.status, 422, how)
      assert.match(copied.text, /Letterlijk van de melder/)
      assert.match(copied.text, /Telefoonnummer: 0477 12 34 56/)
      assert.doesNotMatch(copied.text, /Geef het toch zo door/)
    }
    assert.equal(await one('select count(*)::int as v from supervision.passed_on'), 0)
    assert.equal((await pass(numbers.anonymous, '')).status, 422)
  })

  test('the officer passes it on in own words, once', async () => {
    for (const [how, more] of [
      ['open', { at_once: 'yes' }],
      ['confidential', {}],
      ['anonymous', {}],
    ] as const) {
      const words = 'Er zou te weinig toezicht zijn bij de baby’s.'
      assert.equal((await pass(numbers[how], words, more)).status, 303)
      assert.equal((await pass(numbers[how], words, more)).status, 303, 'pressed twice')
    }
    assert.equal(await one('select count(*)::int as v from supervision.passed_on'), 3)
    const list = await (await manager()).get('/werk/toezicht')
    assert.match(list.text, new RegExp(numbers.anonymous))
    assert.match(
      (await (await manager()).get(`/werk/toezicht/zaak/${await caseOf('anonymous')}`)).text,
      /Er zou te weinig/,
    )
    assert.equal(await one(`select count(*)::int as v from platform.letter where kind = 'supervision.passed_on' and to_address = $1`, [watching.manager.email]), 3) // prettier-ignore
  })

  test('who talks with the organiser selects no row of a report, of who said it, or of its dossier', async (t) => {
    await (await officer()).post(`/werk/reacties/${numbers.open}/notitie`, { note_words: canary.note })
    const seen = await selectable(asManager())
    for (const [table, rows] of seen) {
      for (const [what, word] of Object.entries(canary)) {
        if (what === 'care') continue
        assert.equal(rows.includes(word), false, `${table} shows ${what}`)
      }
      if (/^feedback\.(reaction|event|identity|file|element|hearing|inquiry|term|receipt|disclosure)$/.test(table))
        assert.equal(rows, '', table)
    }
    assert.equal((seen.get('supervision.passed_on') ?? '').split('\n').length, 3)
    t.diagnostic(`${seen.size} tables without where`)
    // Nor by the door for who looks with a reason, nor as its handler.
    const opened = await (
      await manager()
    ).post('/werk/reacties/inzage', { number: numbers.open, reason: 'Nieuwsgierig' })
    assert.equal(opened.status, 403)
    assert.equal(await openable(), 0)
    const own = await (await officer()).get(`/werk/reacties/${numbers.open}`)
    assert.equal(own.html.includes(watching.manager.personId), false, 'he is no choice for handler')
    await assert.rejects(
      house.owner.query('update feedback.reaction set handler_id = $2, handler_name = $3 where id = $1', [ids.open, watching.manager.personId, 'x']), // prettier-ignore
      /does not handle the side of the reporter/,
    )
  })

  test('what is said with the organiser stays out of the reporter’s thread', async () => {
    const path = `/werk/toezicht/zaak/${await caseOf('open')}`
    const browser = await manager()
    const empty = await browser.post(`${path}/contact`, {})
    assert.equal(empty.status, 422)
    const fields = { how: 'phone', with_whom: 'de directeur', contact_words: canary.care, form_key: newId(), ...dayFields('held', Temporal.Now.plainDateISO('Europe/Brussels')) } // prettier-ignore
    await browser.post(`${path}/contact`, fields)
    await browser.post(`${path}/contact`, fields)
    assert.equal(await one('select count(*)::int as v from supervision.contact'), 1, 'pressed twice')
    await browser.post(`${path}/overleg`, { exchange_words: `${canary.care}, weet jij meer?` })
    assert.match((await (await officer()).get(path)).text, /Kanariekant van de opvang, weet jij meer/)
    for (const page of [
      await (await officer()).get(`/werk/reacties/${numbers.open}`),
      await reporters.open.get('/mijn-reactie'),
    ]) {
      assert.equal(page.status, 200)
      assert.doesNotMatch(page.text, /Kanariekant/)
    }
    const leak = await (await officer()).post(`${path}/overleg`, { exchange_words: 'Bel mevrouw Geelvink' })
    assert.equal(leak.status, 422, 'the officer does not betray him here either')
    // The whole story stands in the dossier: to each side what is its own.
    const dossier = '/werk/toezicht/opvang/vl/4711'
    const full = (await (await officer()).get(dossier)).text
    assert.match(full, /Kanariekant/)
    assert.match(full, /Kanariewoorden/)
    const narrow = (await (await manager()).get(dossier)).text
    assert.match(narrow, /Kanariekant/)
    assert.doesNotMatch(narrow, /Kanariewoorden|Geelvink/)
    assert.match((await (await manager()).get(`${dossier}?soort=contact`)).text, /Kanariekant/)
    assert.equal((await (await manager()).get(`/werk/toezicht/organisator/${watching.organiserId}`)).status, 200)
    assert.equal(await one(`select count(*)::int as v from audit.entry where action = 'supervision.dossier_viewed' and $1 = any (about)`, [ids.open]), 1, 'who looked stands in the log') // prettier-ignore
  })

  test('the organiser answers by the link in its mail, and reads nothing but the question', async () => {
    const path = `/werk/toezicht/zaak/${await caseOf('anonymous')}`
    const due = Temporal.Now.plainDateISO('Europe/Brussels').add({ days: 5 })
    const asked = { ask_words: 'Wie stond er dinsdag op de groep?', form_key: newId(), ...dayFields('ask', due) }
    assert.equal((await (await manager()).post(`${path}/toelichting`, asked)).status, 303)
    assert.equal((await (await manager()).post(`${path}/toelichting`, { ...asked, ...dayFields('ask', due.subtract({ days: 30 })) })).status, 422) // prettier-ignore
    await house.runJobs()
    const body = (await one<string>(`select body_text as v from platform.letter where kind = 'supervision.clarification_asked'`)) ?? '' // prettier-ignore
    const keeper = new PlainBrowser(app.web)
    const link = /https?:\/\/[^/\s]+(\/\S+)/.exec(body)?.[1] ?? ''
    await keeper.get(link)
    await keeper.postAndFollow(link, {})
    const list = await keeper.get('/werk/toelichting')
    assert.match(list.text, /Opvang zon/i)
    const id = await one<string>('select id as v from supervision.clarification')
    const page = await keeper.get(`/werk/toelichting/${id}`)
    assert.match(page.text, /Wie stond er dinsdag/)
    assert.doesNotMatch(page.text, new RegExp(numbers.anonymous))
    assert.equal((await keeper.post(`/werk/toelichting/${id}`, { answer: '' })).status, 422)
    assert.equal((await keeper.post(`/werk/toelichting/${id}`, { answer: 'Eén begeleider.' })).status, 303)
    assert.equal((await keeper.post(`/werk/toelichting/${id}`, { answer: 'Iets anders.' })).status, 409)
    await house.runJobs()
    assert.match((await (await manager()).get(path)).text, /Eén begeleider\./)
    assert.equal(await one(`select count(*)::int as v from platform.letter where kind = 'supervision.clarified' and to_address = $1`, [watching.manager.email]), 1) // prettier-ignore
  })

  test('news reaches the reporter only through the officer, or at once where he allowed it', async () => {
    const at = async (how: Openness) => `/werk/toezicht/zaak/${await caseOf(how)}`
    const say = async (how: Openness, kind: string, words: string) =>
      (await manager()).post(`${await at(how)}/nieuws`, { news_kind: kind, news_words: words })
    assert.equal((await say('anonymous', '', '')).status, 422)
    await say('anonymous', 'asked', 'Wij vroegen de opvang om uitleg.')
    await house.runJobs()
    const mine = async (how: Openness) => (await reporters[how].get('/mijn-reactie')).text
    assert.doesNotMatch(await mine('anonymous'), /Wij vroegen de opvang/)
    const news = await one<string>('select id as v from supervision.news')
    const tell = {
      news: news ?? '',
      stap: 'tell',
      tell_words: 'Wij vroegen de opvang om uitleg, en wachten op antwoord.',
    }
    assert.equal((await (await manager()).post(`${await at('anonymous')}/vertellen`, tell)).status, 403)
    assert.equal((await (await officer()).post(`${await at('anonymous')}/vertellen`, tell)).status, 303)
    assert.equal(
      (await (await officer()).post(`${await at('anonymous')}/vertellen`, tell)).status,
      303,
      'pressed twice',
    )
    assert.match(await mine('anonymous'), /en wachten op antwoord/)
    assert.equal(await one(`select count(*)::int as v from feedback.event where reaction_id = $1 and kind = 'tell'`, [ids.anonymous]), 1) // prettier-ignore
    await say('open', 'inspection', 'Wij vroegen een inspectie.')
    await house.runJobs()
    assert.deepEqual(house.jobFailures, [])
    assert.match(await mine('open'), /Wij vroegen een inspectie/)
    assert.equal(await one(`select count(*)::int as v from platform.letter where kind = 'feedback.told' and to_address = $1`, [canary.email]), 1) // prettier-ignore
    await say('confidential', 'closed', 'De opvang past haar rooster aan.')
    assert.equal((await say('confidential', 'talked', 'Nog iets.')).status, 409, 'this side is closed')
  })

  test('whom it is about sees nothing of it, on either side', async () => {
    await house.owner.query('insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $3)', [ids.anonymous, watching.manager.personId, watching.officer.personId]) // prettier-ignore
    const path = `/werk/toezicht/zaak/${await caseOf('anonymous')}`
    assert.equal((await (await manager()).get(path)).status, 404)
    assert.doesNotMatch((await (await manager()).get('/werk/toezicht/opvang/vl/4711')).text, new RegExp(numbers.anonymous)) // prettier-ignore
    const seen = await selectable(asManager())
    assert.equal((seen.get('supervision.passed_on') ?? '').includes(numbers.anonymous), false)
    assert.equal((seen.get('supervision.clarification') ?? '').includes('dinsdag'), false)
    await house.owner.query('delete from feedback.subject')
  })

  test('an organiser is handed to a colleague from a day on, and the history stays', async () => {
    const browser = await officer()
    const today = Temporal.Now.plainDateISO('Europe/Brussels')
    const give = (personId: string, on: Temporal.PlainDate) =>
      browser.post('/werk/toezicht/klantenbeheer', { organiser: watching.organiserId, person: personId, ...dayFields('from', on) }) // prettier-ignore
    assert.equal((await give(watching.colleague.personId, today.subtract({ days: 1 }))).status, 422)
    assert.equal((await give(watching.manager.personId, today)).status, 422, 'he does so already')
    assert.equal((await give(watching.officer.personId, today)).status, 404, 'not on this side')
    const path = `/werk/toezicht/zaak/${await caseOf('open')}`
    assert.equal((await (await as(watching.colleague)).get(path)).status, 404)
    assert.equal((await give(watching.colleague.personId, today)).status, 303)
    assert.equal((await give(watching.colleague.personId, today)).status, 303, 'pressed twice')
    assert.equal((await (await as(watching.colleague)).get(path)).status, 200)
    assert.equal((await (await manager()).get(path)).status, 404)
    const page = await browser.get('/werk/toezicht/klantenbeheer')
    assert.match(page.text, /Karel Klant, van 1 jan 2020 tot en met/)
    // Away: the other one does it meanwhile.
    const away = { away: watching.colleague.personId, instead: watching.manager.personId, ...dayFields('first', today), ...dayFields('last', today.add({ days: 3 })) } // prettier-ignore
    assert.equal((await (await manager()).post('/werk/toezicht/klantenbeheer/afwezig', away)).status, 422)
    assert.equal((await browser.post('/werk/toezicht/klantenbeheer/afwezig', away)).status, 303)
    assert.equal((await (await manager()).get(path)).status, 200)
  })

  describe('a report that belongs elsewhere', () => {
    let taker: Worker
    let takerId: string

    before(async () => {
      takerId = newId()
      await house.owner.query(`insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'authority', 'vl', 'inspectie', 'Inspectie', 'Europe/Brussels')`, [takerId]) // prettier-ignore
      taker = await addWorker(house, { organisationId: takerId, name: 'Ine Elders', role: 'officer' })
    })

    const ask = async (how: Openness, toId: string, more: Record<string, string> = {}) =>
      (await officer()).post(`/werk/reacties/${numbers[how]}/overdragen`, {
        handover_to: toId,
        handover_reason: 'Dit hoort bij hen.',
        handover_summary: 'Te weinig begeleiders.',
        ...more,
      })
    const asked = (how: Openness) => one<string>(`select id as v from feedback.handover where reaction_id = $1 and state = 'asked'`, [ids[how]]) // prettier-ignore

    test('goes to the organiser itself only where the reporter agreed', async () => {
      const refused = await ask('anonymous', watching.place.organiserId)
      assert.equal(refused.status, 422)
      assert.match(refused.text, /alleen als de melder dat goedvindt/)
      assert.equal((await ask('open', takerId, { handover_summary: 'Geelvink belde.' })).status, 422)
      assert.equal(
        (await ask('anonymous', watching.place.organiserId, { handover_consent: 'In zijn bericht.' })).status,
        303,
      )
      const id = await asked('anonymous')
      const path = `/werk/reacties/overdracht/${id}`
      assert.equal((await (await officer()).post(`${path}/intrekken`)).status, 303)
      assert.equal((await (await as(watching.place.coordinator)).post(`${path}/aannemen`)).status, 409)
    })

    test('comes back with a reason, and the reporter reads why', async () => {
      await ask('confidential', takerId)
      const path = `/werk/reacties/overdracht/${await asked('confidential')}`
      const browser = await as(taker)
      assert.match((await browser.get('/werk/reacties')).text, new RegExp(numbers.confidential))
      assert.equal((await browser.get(`/werk/reacties/${numbers.confidential}`)).status, 404, 'nothing before its yes')
      assert.doesNotMatch((await browser.get(path)).text, /Kanarie/)
      assert.equal((await browser.post(`${path}/teruggeven`, { answer: '' })).status, 422)
      await browser.post(`${path}/teruggeven`, { answer: 'Wij doen geen baby’s.' })
      await house.runJobs()
      assert.match((await reporters.confidential.get('/mijn-reactie')).text, /Wij doen geen baby’s/)
      assert.equal((await (await officer()).get(`/werk/reacties/${numbers.confidential}`)).status, 200)
    })

    test('moves with its number and its reporter; days of the law stay, and the former house reads no more', async () => {
      // As in a land where the law gives a day for the judgement.
      await house.owner.query(`update feedback.term set by_law = true where reaction_id = $1 and name = 'judgement'`, [ids.open]) // prettier-ignore
      const term = () => one<string>(`select due_on::text as v from feedback.term where reaction_id = $1 and name = 'judgement' and not dropped`, [ids.open]) // prettier-ignore
      const before = await term()
      await ask('open', takerId)
      const path = `/werk/reacties/overdracht/${await asked('open')}`
      const browser = await as(taker)
      assert.equal((await browser.post(`${path}/aannemen`)).status, 303)
      assert.equal((await browser.post(`${path}/aannemen`)).status, 303, 'pressed twice')
      assert.equal(await term(), before)
      const page = await browser.get(`/werk/reacties/${numbers.open}`)
      assert.match(page.text, /Kanariewoorden/)
      assert.doesNotMatch(page.text, /Kanarienotitie/, 'a note of the former house stays there')
      await browser.post(`/werk/reacties/${numbers.open}/notitie`, { note_words: 'Nieuwe woorden' })
      assert.equal((await (await officer()).get(`/werk/reacties/${numbers.open}`)).status, 404)
      const seen = await selectable(actorOf(watching.officer, watching.authorityId, 'officer'))
      assert.equal(
        [...seen.values()].some((rows) => rows.includes('Nieuwe woorden')),
        false,
      )
      assert.match((await (await officer()).get(path)).text, /Inspectie nam het over van Toezicht/)
      assert.match((await (await officer()).get('/werk/toezicht/opvang/vl/4711')).text, /Inspectie nam het over/)
      const own = await reporters.open.get('/mijn-reactie')
      assert.match(own.text, /Dit hoort bij hen/)
      assert.equal(await one(`select count(*)::int as v from platform.letter where kind = 'feedback.handed_over' and to_address = $1`, [canary.email]), 1) // prettier-ignore
      await house.runJobs()
      assert.deepEqual(house.jobFailures, [])
    })
  })
})
