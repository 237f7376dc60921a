import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../app.tsx'
import { newId, newNumber } from '../../platform/tokens.ts'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { PlainBrowser } from '../../../tests/support/plain-browser.ts'
import { buildSpeaking, cookieOf, type Speaking } from '../../../tests/support/speaking.ts'

let house: House
let app: App
let place: Speaking

interface Wish {
  readonly on: string
  readonly kind?: string
  readonly sender?: string
  readonly channel?: string
  readonly state?: string
  readonly situation?: string | null
  readonly words?: string
  readonly name?: string
  readonly outcome?: string | null
  readonly location?: boolean
}

/** A reaction as it stands after it was handled, past all policies. */
async function reaction(wish: Wish): Promise<string> {
  const { on, kind = 'complaint', sender = 'parent', channel = 'web', state = 'closed', situation = null } = wish
  const { words = 'Mijn kind', name = 'Samira Visser', outcome = 'founded', location = true } = wish
  const [id, number] = [newId(), newNumber()]
  const formal = kind === 'complaint' && channel !== 'talk'
  await house.owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
       contact_name, contact_email, may_name, folded, state, acts, received_at, filed_on, situation_id, submission_key, satisfaction)
     values ($1, $2, $3, 'nl', $4, $5, $6, $7, $8, '{childcare}', 'nl', $9, $10, 'samira@example.org', true, '', $11, 'nobody',
       ($12 || 'T23:30:00+01:00')::timestamptz, $13, $14, $1, 4)`,
    [id, number, place.organiserId, kind, location ? 'location' : 'organiser', location ? place.locationId : null, sender, channel, words, name, state, on, formal ? on : null, situation], // prettier-ignore
  )
  if (!formal) return number
  await house.owner.query(`insert into feedback.element (id, reaction_id, position, head, words, outcome, reasons) values ($1, $2, 1, 'quality', 'x', $3, 'y')`, [newId(), id, outcome]) // prettier-ignore
  await house.owner.query(
    `insert into feedback.term (id, reaction_id, name, by_law, started_on, due_on, met_on) values
     ($1, $4, 'handler', false, $5::date, $5::date + 7, $5::date + 2), ($2, $4, 'proposal', false, $5::date, $5::date + 21, $5::date + 30),
     ($3, $4, 'judgement', true, $5::date, $5::date + 42, $5::date + 40)`,
    [newId(), newId(), newId(), id, on],
  )
  await house.owner.query(
    `insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, done_by, verified_by, made_at)
     values ($1, $2, $3, 'x', $4, 'Hans', $5, 'verified', $4, $6, now())`,
    [newId(), place.organiserId, id, place.handler.personId, on, place.reader.personId],
  )
  if (state === 'closed')
    await house.owner.query(
      `insert into feedback.judgement (id, reaction_id, version, words, drafted_by, drafted_name, drafted_at, approved_by, approved_name, approved_at, content)
       values ($1, $2, 1, 'x', $3, 'Hans', now(), $4, 'Rita', now(), '{}')`,
      [newId(), id, place.handler.personId, place.reader.personId],
    )
  return number
}

const page = (year: number) => `/werk/jaarverslag/houder/${year}`
const day = (name: string, on: string) => {
  const { day: d, month, year } = Temporal.PlainDate.from(on)
  return { [`${name}_day`]: String(d), [`${name}_month`]: String(month), [`${name}_year`]: String(year) }
}
const discussed = {
  ...day('management', '2026-03-02'),
  ...day('panel', '2026-03-09'),
  advice: 'Bel eerst.',
  reason: '',
  further: '0',
}

/** A family whose child has a place at the location; without an address of mail it can be reached on paper only. */
async function placed(name: string, email: string | null, language: string): Promise<void> {
  const { owner } = house
  const [desk, request, choice, offer] = [newId(), newId(), newId(), newId()]
  await owner.query(
    `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'desk', 'nl', 'desk-' || $2::text, $2, 'Europe/Amsterdam')`,
    [desk, name.toLowerCase()],
  )
  await owner.query(
    `insert into requests.request (id, family_id, number, desk_id, channel, language, child_name, birth_on, start_on, half_days, contact_name, contact_email, contact_phone, folded, submission_key)
     values ($1, $1, $2, $3, 'web', $4, 'Kind', '2024-01-05', '2025-01-06', '{mon-am}', $5, $6, '0113 20 30 40', '', $1)`,
    [request, newNumber(), desk, language, name, email],
  )
  await owner.query(
    `insert into requests.choice (id, request_id, desk_id, rank, location_id, state, acts) values ($1, $2, $3, 1, $4, 'accepted', 'nobody')`,
    [choice, request, desk, place.locationId],
  )
  await owner.query(
    `insert into requests.offer (id, choice_id, half_days, start_on, answer_by, words, state, decided_at)
     values ($1, $2, '{mon-am}', '2025-01-06', '2024-12-04', '', 'accepted', now())`,
    [offer, choice],
  )
  await owner.query(
    `insert into placements.placement (id, offer_id, choice_id, request_id, family_id, desk_id, location_id, half_days, start_on, state, accepted_at, changed_at)
     values ($1, $2, $3, $4, $4, $5, $6, '{mon-am}', '2025-01-06', 'started', now(), now())`,
    [newId(), offer, choice, request, desk, place.locationId],
  )
}

async function coordinator(): Promise<PlainBrowser> {
  return new PlainBrowser(app.web, await cookieOf(house, place.coordinator.personId))
}

describe('the annual report of the three reactions about one situation', () => {
  let numbers: string[]

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-04-01T10:00:00+02:00')
    place = await buildSpeaking(house)
    app = await house.app()
    const situation = newId()
    await house.owner.query(
      `insert into feedback.situation (id, holder_id, title, made_by) values ($1, $2, 'Ruzie', $3)`,
      [situation, place.organiserId, place.coordinator.personId],
    )
    numbers = [
      await reaction({ on: '2025-03-10', situation, words: 'Ik ben gebeld om ons kind op te halen.' }),
      await reaction({ on: '2025-03-11', situation, name: 'Ömer Yıldız', outcome: 'partly' }),
      await reaction({ on: '2025-12-31', situation, sender: 'committee', state: 'handling', outcome: null }),
    ]
    await reaction({ on: '2025-05-01', channel: 'talk', state: 'talk' })
    await reaction({ on: '2025-05-01', kind: 'compliment', state: 'answered' })
    await reaction({ on: '2025-06-01', sender: 'staff' })
    await reaction({ on: '2024-12-31' })
    await reaction({ on: '2026-01-01' })
    await house.owner.query(
      `insert into feedback.explained (id, organisation_id, whom, on_day, how, noted_by, noted_at) values ($1, $2, '17', '2025-09-01', 'talk', $3, now())`,
      [newId(), place.organiserId, place.coordinator.personId],
    )
    await placed('Amelie', 'amelie@example.org', 'fr')
    await placed('Papier', null, 'nl')
  })
  after(() => house.close())

  test('counts by day of filing, reactions and situations apart, on a page of its coordinators alone', async () => {
    const { text } = await (await coordinator()).get(page(2025))
    assert.match(text, /Schriftelijke klachten\s+3\s+Van ouders\s+2\s+Van oudercommissies\s+1\s+Situaties\s+1/)
    assert.match(text, /In 2025 zijn er geen geschillen geregistreerd bij de geschillencommissie/)
    assert.match(text, /Bij 3 klachten ontbreekt tekst/)
    assert.match(text, /zondag 31 mei 2026.*nog \d\d werkdagen/)
    assert.match(text, /Wet kinderopvang, artikel 1\.57b/)
    const local = new PlainBrowser(app.web, await cookieOf(house, place.local.personId))
    assert.equal((await local.get(page(2025))).status, 403)
    const years = await (await coordinator()).get('/werk/jaarverslag/houder')
    assert.match(years.text, /2025\s+Nog niet begonnen/)
  })

  test('refuses what could tell who it is about, and keeps the words typed', async () => {
    const browser = await coordinator()
    const write = (words: string, more: Record<string, string> = {}) =>
      browser.post(`${page(2025)}/tekst`, { number: numbers[0] ?? '', words, outcome: 'Er is een gesprek geweest.', ...more }) // prettier-ignore
    const named = await write('Samira belde ons.', { seen: 'yes' })
    assert.equal(named.status, 422)
    assert.match(named.text, /“Samira” is een bekende naam, op teken 1/)
    assert.match(named.html, /Samira belde ons\.<\/textarea>/)
    const hinted = await write('Het kind van 4 jaar werd gebeld.')
    assert.equal(hinted.status, 422)
    assert.match(hinted.text, /“4 jaar”, op teken 14: een leeftijd/)
    assert.equal((await write('Het kind van 4 jaar werd gebeld.', { seen: 'yes' })).status, 303)
  })

  test('goes from draft to sent, and never changes once it is fixed', async () => {
    const browser = await coordinator()
    const early = await browser.post(`${page(2025)}/vaststellen`)
    assert.equal(early.status, 409)
    const alone = await browser.post(`${page(2025)}/besproken`, { ...discussed, panel_day: '', panel_month: '', panel_year: '' }) // prettier-ignore
    assert.equal(alone.status, 422)
    assert.match(alone.text, /besprak, of waarom niet/)
    assert.equal((await browser.post(`${page(2025)}/besproken`, discussed)).status, 303)
    assert.match((await browser.post(`${page(2025)}/vaststellen`)).text, /Schrijf eerst bij elke klacht/)
    for (const number of numbers)
      await browser.post(`${page(2025)}/tekst`, { number, words: 'Ouder is gebeld om het kind op te halen.', outcome: 'De situatie is besproken met het team.', seen: 'yes' }) // prettier-ignore
    assert.equal((await browser.post(`${page(2025)}/vaststellen`)).status, 303)
    assert.match((await browser.post(`${page(2025)}/publiceren`)).text, /pdf wordt nog gemaakt/)
    await house.runJobs()
    assert.deepEqual(house.jobFailures, [])

    const hidden = new PlainBrowser(app.web)
    assert.equal((await hidden.get('/klachten/houder/jaarverslag/2025')).status, 404)
    assert.equal((await browser.post(`${page(2025)}/publiceren`)).status, 303)
    await house.owner.query(`update feedback.reaction set state = 'withdrawn' where number = $1`, [numbers[2]])
    const shown = await hidden.get('/klachten/houder/jaarverslag/2025')
    assert.match(shown.text, /De 3 klachten bij situatie 1 gaan over één situatie/)
    assert.match(shown.text, /Gegrond 1, Deels gegrond 1, Nog in behandeling 1/)
    assert.match(shown.text, /Besproken met de ouders .* maandag 9 maart 2026/)
    assert.match(shown.text, /In 2025 legde Houder houder de procedure aan 1 gezin uit/)
    assert.doesNotMatch(shown.html, /Samira|samira|Yıldız/)
    const list = await hidden.get('/klachten/houder/jaarverslag')
    assert.match(list.html, /href="\/klachten\/houder\/jaarverslag\/2025"/)
    const pdf = await app.web.inject({ url: '/klachten/houder/jaarverslag/2025/verslag.pdf' })
    assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-')
    assert.match(pdf.rawPayload.toString('latin1'), /pdfuaid/)
    const csv = await app.web.inject({ url: '/klachten/houder/jaarverslag/2025/cijfers.csv' })
    const [head = '', whole = ''] = csv.body.split('\r\n')
    const cell = (name: string) => whole.split(';')[head.replace('\uFEFF', '').split(';').indexOf(name)]
    assert.deepEqual(['complaints', 'situations', 'disputes', 'handler_in_time', 'proposal_late', 'talks', 'compliments'].map(cell), ['3', '1', '0', '3', '3', '1', '1']) // prettier-ignore

    const unsent = await browser.post(`${page(2025)}/versturen`, { region_0: '', parents: '' })
    assert.match(unsent.text, /voor elke regio het adres van de toezichthouder/)
    const wrong = await browser.post(`${page(2025)}/versturen`, { region_0: 'ggd@example.org', parents: 'geen adres' })
    assert.match(wrong.text, /“geen adres” is geen mailadres/)
    const to = { region_0: 'ggd@example.org', parents: 'ouder@example.org\nouder@example.org' }
    assert.equal((await browser.post(`${page(2025)}/versturen`, to)).status, 303)
    assert.equal((await browser.post(`${page(2025)}/versturen`, to)).status, 409)
    await house.runJobs()
    const proof = await browser.get(page(2025))
    assert.match(proof.text, /Toezichthouder\s+ggd@example\.org/)
    assert.match(proof.text, /Ouder\s+ouder@example\.org/)
    assert.match(proof.text, /1 gezin heeft geen mailadres/)
    const letters = await house.owner.query(
      `select to_address, language, subject from platform.letter where kind like 'annual-reports.%' order by 1`,
    )
    assert.deepEqual(letters.rows, [
      {
        to_address: 'amelie@example.org',
        language: 'fr',
        subject: 'Le rapport sur les plaintes de 2025 de Houder houder',
      },
      { to_address: 'ggd@example.org', language: 'nl', subject: 'Klachtenverslag 2025 van Houder houder' },
      { to_address: 'ouder@example.org', language: 'nl', subject: 'Het klachtenverslag over 2025 van Houder houder' },
    ])
    await assert.rejects(house.owner.query(`update annual_reports.report set content = '{}'`), /stays as it is/)
    await assert.rejects(house.owner.query(`update annual_reports.report set pdf = '\\x00'`), /stays as it is/)
  })

  test('a correction is a new edition, and the one before stays readable until the new one is published', async () => {
    const browser = await coordinator()
    assert.equal((await browser.post(`${page(2025)}/correctie`, { why: '' })).status, 422)
    assert.equal((await browser.post(`${page(2025)}/correctie`, { why: 'Een klacht is ingetrokken.' })).status, 303)
    const visitor = new PlainBrowser(app.web)
    assert.match((await visitor.get('/klachten/houder/jaarverslag/2025')).text, /Versie 1/)
    await browser.post(`${page(2025)}/besproken`, discussed)
    await browser.post(`${page(2025)}/vaststellen`)
    await house.runJobs()
    await browser.post(`${page(2025)}/publiceren`)
    const { text } = await visitor.get('/klachten/houder/jaarverslag/2025')
    assert.match(text, /Versie 2.*Een klacht is ingetrokken\..*Ingetrokken 1/s)
  })
})

describe('the report of KluppluZ over 2025, typed in (sources/004)', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-04-01T10:00:00+02:00')
    place = await buildSpeaking(house)
    app = await house.app()
    await house.owner.query(`insert into accounts.organisation (id, kind, land, slug, name, zone, email)
      values (gen_random_uuid(), 'authority', 'nl', 'ggd-arnhem', 'GGD Arnhem', 'Europe/Amsterdam', 'arnhem@ggd.example.org')`)
    await house.owner.query(`insert into locations.municipality (land, code, name, folded)
      select 'nl', code, name, lower(name) from (values ('1', 'Eindhoven'), ('2', 'Arnhem'), ('3', 'Veenendaal')) as m(code, name)`)
    await house.owner.query(
      `insert into locations.desk_area select 'nl', '2', id from accounts.organisation where slug = 'ggd-arnhem'`,
    )
    await house.owner.query(`update locations.location set name = 'Morel', municipality_code = '1'`)
    await house.owner.query(
      `insert into locations.location (id, land, register_id, kind, name, folded, registered, organisation_id, municipality_code, row_hash)
       select gen_random_uuid(), 'nl', code, 'day_care', 'Vestiging ' || code, '', true, $1, code, '' from (values ('2'), ('3')) as m(code)`,
      [place.organiserId],
    )
    const said = { description: 'Wij horen graag wat beter kan.', made_known: 'Op onze website, in de voorwaarden en bij de kennismaking.' } // prettier-ignore
    for (const [name, words] of Object.entries(said))
      await house.owner.query(`insert into feedback.procedure_setting (organisation_id, name, from_on, value, set_by) values ($1, $2, '2025-01-01', $3, $4)`, [place.organiserId, name, JSON.stringify(words), place.coordinator.personId]) // prettier-ignore
    const situation = newId()
    await house.owner.query(
      `insert into feedback.situation (id, holder_id, title, made_by) values ($1, $2, 'Conflict', $3)`,
      [situation, place.organiserId, place.coordinator.personId],
    )
    for (const name of ['Karin Post', 'Rachid Amrani', 'Ouder van Elly Bos'])
      await reaction({ on: '2025-06-02', situation, name })
  })
  after(() => house.close())

  const texts = [
    [
      'Ouder moest het kind ophalen en vond de uitleg mager.',
      'Besproken met het team en met ouder. Het vertrouwen kwam niet terug.',
    ],
    ['Het kind mocht pas terugkomen met een plan van aanpak.', 'Besproken met het team. Een gesprek met ouder volgt.'],
    ['Ouder wist niet dat er een zorgcoördinator was.', 'Afgesproken dat het team dit bespreekt en aan ouder vertelt.'],
  ] as const

  test('says everything that report says, and goes to the three supervisors', async () => {
    const browser = await coordinator()
    const { html } = await browser.get(page(2025))
    const numbers = [...html.matchAll(/id="tekst-([^"]+)"/g)].map(([, number = '']) => number)
    for (const [index, [words, outcome]] of texts.entries())
      assert.equal(
        (await browser.post(`${page(2025)}/tekst`, { number: numbers[index] ?? '', words, outcome })).status,
        303,
      )
    await browser.post(`${page(2025)}/besproken`, discussed)
    assert.equal((await browser.post(`${page(2025)}/vaststellen`)).status, 303)
    await house.runJobs()
    await browser.post(`${page(2025)}/publiceren`)
    const form = await browser.get(page(2025))
    const fields = form.fields(`${page(2025)}/versturen`)
    assert.equal(fields['region_0'], 'arnhem@ggd.example.org')
    assert.match(form.text, /Toezichthouder voor Arnhem.*voor Eindhoven.*voor Veenendaal/)
    const one = await browser.post(`${page(2025)}/versturen`, { ...fields })
    assert.match(one.text, /voor elke regio/)
    const to = { ...fields, region_1: 'zuidoost@ggd.example.org', region_2: 'arnhem@ggd.example.org' }
    assert.equal((await browser.post(`${page(2025)}/versturen`, to)).status, 303)
    const letters = await house.owner.query<{ to_address: string; body_text: string }>(
      `select to_address, body_text from platform.letter where kind = 'annual-reports.supervisor' order by 1`,
    )
    assert.deepEqual(letters.rows.map(({ to_address }) => to_address), ['arnhem@ggd.example.org', 'zuidoost@ggd.example.org']) // prettier-ignore
    assert.match(letters.rows[0]?.body_text ?? '', /Arnhem en Veenendaal/)

    const { text } = await new PlainBrowser(app.web).get('/klachten/houder/jaarverslag/2025')
    for (const said of [
      ...texts.flat(),
      'Wij horen graag wat beter kan.',
      'Op onze website, in de voorwaarden en bij de kennismaking.',
      'hoogstens 6 weken',
      'In 2025 zijn er geen geschillen geregistreerd bij de geschillencommissie.',
      'De 3 klachten bij situatie 1 gaan over één situatie.',
      'Klachtenloket Kinderopvang',
      'Jeugdstem',
      'AKJ',
      'Besproken met het management',
      'Besproken met de ouders',
      'Schriftelijke klachten 3',
      'Situaties 1',
    ])
      assert.ok(text.includes(said), said)
  })
})

describe('the annual report in Flanders', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-06-02T10:00:00+02:00')
    place = await buildSpeaking(house, { land: 'vl' })
    app = await house.app()
  })
  after(() => house.close())

  test('is good practice: no law, no day, no reminder, and it goes to parents without a supervisor', async () => {
    const browser = await coordinator()
    const { text } = await browser.get(page(2025))
    assert.match(text, /Geen Vlaamse wet vraagt dit verslag/)
    assert.doesNotMatch(text, /te laat|werkdag nog|1\.57b/)
    assert.match((await browser.get('/werk/jaarverslag/houder')).text, /geen wettelijke dag/)
    const alone = { ...discussed, panel_day: '', panel_month: '', panel_year: '', reason: 'Wij zijn een kleine groep.' }
    await browser.post(`${page(2025)}/besproken`, alone)
    await browser.post(`${page(2025)}/vaststellen`)
    await house.owner.query(`select graphile_worker.add_job('annual_reports_remind')`)
    await house.runJobs()
    await browser.post(`${page(2025)}/publiceren`)
    assert.equal((await browser.post(`${page(2025)}/versturen`, { region_0: '', parents: '' })).status, 303)
    const shown = await new PlainBrowser(app.web).get('/klachten/houder/jaarverslag/2025')
    assert.match(shown.text, /Geen wet in dit land vraagt dit verslag/)
    assert.match(
      shown.text,
      /Niet besproken met een klantpanel of oudercommissie\. De reden: Wij zijn een kleine groep/,
    )
    const letters = await house.owner.query(`select kind from platform.letter where kind like 'annual-reports.%'`)
    assert.deepEqual(letters.rows, [])
    assert.deepEqual(house.jobFailures, [])
  })
})

describe('who is reminded of the report', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-02-27T10:00:00+01:00')
    place = await buildSpeaking(house)
    await reaction({ on: '2025-03-10' })
  })
  after(() => house.close())

  const remind = async (at: string): Promise<number> => {
    house.clock.moveTo(`${at}T09:10:00+02:00`)
    await house.owner.query(`select graphile_worker.add_job('annual_reports_remind')`)
    await house.runJobs()
    const sql = `select count(*)::int as n from platform.letter where kind = 'annual-reports.reminder' and to_address = $1`
    return (await house.owner.query<{ n: number }>(sql, [place.coordinator.email])).rows[0]?.n ?? 0
  }

  test('each step once, on working days, the last one after the last day', async () => {
    assert.equal(await remind('2026-02-27'), 0)
    assert.equal(await remind('2026-03-01'), 0) // Sunday
    assert.equal(await remind('2026-03-02'), 1)
    assert.equal(await remind('2026-03-03'), 1)
    assert.equal(await remind('2026-05-26'), 2) // 25 May is Whit Monday; May's first two steps were slept through
    assert.equal(await remind('2026-06-01'), 3)
    assert.equal(await remind('2026-06-02'), 3)
    const { rows } = await house.owner.query<{ subject: string }>(
      `select subject from platform.letter where kind = 'annual-reports.reminder' and to_address = $1 order by created_at desc limit 1`,
      [place.coordinator.email],
    )
    assert.match(rows[0]?.subject ?? '', /Te laat/)
    assert.deepEqual(house.jobFailures, [])
  })
})
