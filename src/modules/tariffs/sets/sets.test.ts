import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import type { Person } from '../../../lib/actor.ts'
import { openPageCache } from '../../../platform/page-cache.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addLocations, testLocation } from '../../../../tests/support/locations.ts'
import {
  Browser,
  lastLetter,
  loggedIn,
  makeMember,
  makeOrganisation,
  pathIn,
} from '../../../../tests/support/people.ts'
import { table2026, typedDutchYear, typedFlemishSet } from '../../../../tests/support/tariff-sets.ts'
import { soon } from '../../../../tests/support/soon.ts'
import { valuesInForce } from '../values/values-in-force-queries.ts'

describe('values of the tariffs as data', () => {
  let house: House
  let app: App
  let nadia: Browser
  let pieter: Browser
  let actors: { nadia: Person; pieter: Person }
  let manager: Browser
  let parent: Browser
  const others: Record<string, Browser> = {}
  const byIncome = testLocation({ name: 'Naar Inkomen', registerId: '800000001', land: 'vl', place: 'Linde' })

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-22T10:00:00Z')
    app = await house.app()
    const [flemish, dutch] = [
      await makeOrganisation(house, { slug: 'toezicht', kind: 'authority', land: 'vl' }),
      await makeOrganisation(house, { slug: 'toeslagen', kind: 'authority', land: 'nl' }),
    ]
    const policy = async (name: string, ...homes: readonly { id: string; name: string; kind: string }[]) => {
      const [first, ...further] = homes
      assert.ok(first)
      const email = `${name.toLowerCase()}@example.org`
      const { id } = await makeMember(house, { name, email, organisationId: first.id, role: 'policy' })
      for (const home of further)
        await house.owner.query(
          `insert into accounts.membership (id, person_id, organisation_id, role) values (gen_random_uuid(), $1, $2, 'policy')`,
          [id, home.id],
        )
      const memberships = homes.map((home) => ({
        organisationId: home.id,
        organisationName: home.name,
        organisationKind: home.kind,
        role: 'policy',
        locationId: null,
      }))
      return { id, actor: { kind: 'person', sessionId: '', personId: id, name, memberships } as Person }
    }
    const [one, two] = [await policy('Nadia', flemish, dutch), await policy('Pieter', flemish, dutch)]
    actors = { nadia: one.actor, pieter: two.actor }
    nadia = await loggedIn(house, app, one.id)
    pieter = await loggedIn(house, app, two.id)
    others['policy of the other land'] = await loggedIn(house, app, (await policy('Daan', dutch)).id)
    const desk = await makeOrganisation(house, { slug: 'loket', land: 'vl' })
    for (const [name, organisationId, role] of [
      ['officer', flemish.id, 'officer'],
      ['desk manager', desk.id, 'desk_manager'],
    ] as const) {
      const { id } = await makeMember(house, { name, email: `${role}@example.org`, organisationId, role })
      others[name] = await loggedIn(house, app, id)
      if (role === 'desk_manager') manager = others[name]
    }
    parent = new Browser(app)
    await addLocations(house.owner, [byIncome])
    await house.owner.query(
      `insert into locations.profile (location_id, price, changed_at) values ($1, 'income', now())`,
      [byIncome.id],
    )
  })
  after(() => house.close())

  const flemishPath = '/werk/tarieven/nieuw/vl'
  const propose = async (form = typedFlemishSet(2027), by = nadia): Promise<string> => {
    const answer = await by.post(flemishPath, form)
    assert.equal(answer.statusCode, 303, answer.body)
    return String(answer.headers.location).replace('?gedaan=proposed', '')
  }
  const seenOn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const approve = async (path: string, by = pieter) =>
    by.post(`${path}/goedkeuren`, { seen: seenOn((await by.get(path)).body) })
  const idOf = (path: string) => path.split('/').at(-1) ?? ''
  const stateOf = async (path: string): Promise<string> =>
    (await house.owner.query<{ state: string }>('select state from tariffs.proposed_set where id = $1', [idOf(path)]))
      .rows[0]?.state ?? 'none'
  const minimumOf = async (day: string) =>
    (await valuesInForce(house.platform)).flanders.on(Temporal.PlainDate.from(day)).minimum.value
  const ask = (day: string) =>
    app.web.inject({
      method: 'POST',
      url: '/api/kosten/vlaanderen',
      payload: { day, incomeCents: 10_000_00, children: 1, daysPerWeek: 2, hoursPerDay: 9 },
    })

  test('nobody else comes near: a role of another kind, or of another land', async () => {
    const path = await propose()
    for (const [who, browser] of Object.entries(others)) {
      const land = who === 'policy of the other land'
      assert.equal((await browser.get(path)).statusCode, land ? 404 : 403, who)
      assert.equal((await browser.get(flemishPath)).statusCode, 403, who)
      assert.equal((await browser.post(flemishPath, typedFlemishSet(2027))).statusCode, 403, who)
      assert.equal((await browser.post(`${path}/goedkeuren`, {})).statusCode, land ? 404 : 403, who)
      assert.equal(await stateOf(path), 'proposed')
    }
    const { db } = house.platform
    const [daan] = (await house.owner.query(`select id from accounts.person where name = 'Daan'`)).rows
    const stranger = { ...actors.nadia, personId: daan.id }
    const reached = await db.change(stranger, (tx) =>
      tx.updateTable('tariffs.proposed_set').set({ state: 'rejected' }).where('id', '=', idOf(path)).executeTakeFirst(),
    )
    assert.equal(reached.numUpdatedRows, 0n, 'whatever organisation he says he is of')
    await nadia.post(`${path}/intrekken`)
  })

  test('who proposed does not approve: not by the page, not past it', async () => {
    const path = await propose()
    const page = await nadia.get(path)
    assert.match(page.body, /een collega aan zet/)
    assert.doesNotMatch(page.body, /\/goedkeuren/)
    const refused = await nadia.post(`${path}/goedkeuren`, {})
    assert.equal(refused.statusCode, 403)
    assert.match(refused.body, /Uw eigen voorstel keurt een ander goed of af/)
    const { db, clock } = house.platform
    const decide = (by: Person) =>
      db.change(by, (tx) =>
        tx
          .updateTable('tariffs.proposed_set')
          .set({ state: 'approved', decided_by: actors.nadia.personId, decided_at: clock.now() })
          .where('id', '=', idOf(path))
          .execute(),
      )
    await assert.rejects(decide(actors.nadia), /four_eyes/)
    await assert.rejects(decide(actors.pieter), /four_eyes|row-level security/, 'nor in the name of another')
    await assert.rejects(
      house.owner.query(
        `update tariffs.proposed_set set state = 'approved', decided_by = proposed_by, decided_at = now() where id = $1`,
        [idOf(path)],
      ),
      /four_eyes/,
    )
    assert.equal(await stateOf(path), 'proposed')
    await nadia.post(`${path}/intrekken`)
  })

  test('what was proposed is what is decided on, and one cannot propose in another’s name', async () => {
    const path = await propose()
    const change = (sql: string) =>
      house.owner.query(`update tariffs.proposed_set set ${sql} where id = $1`, [idOf(path)])
    await assert.rejects(change(`value = '{}'`), /decided on as it is/)
    await assert.rejects(change(`source = 'iets anders'`), /decided on as it is/)
    const { db } = house.platform
    await assert.rejects(
      db.change(actors.pieter, (tx) =>
        tx.updateTable('tariffs.proposed_set').set({ source: 'x' }).where('id', '=', idOf(path)).execute(),
      ),
      /permission denied/,
    )
    await assert.rejects(
      db.change(actors.pieter, (tx) =>
        tx
          .insertInto('tariffs.proposed_set')
          .columns([
            'id',
            'land',
            'kind',
            'from_on',
            'until_on',
            'value',
            'source',
            'certainty',
            'organisation_id',
            'proposed_by',
            'proposed_at',
          ])
          .expression((eb) =>
            eb
              .selectFrom('tariffs.proposed_set as s')
              .select((of) => [
                of.fn<string>('gen_random_uuid').as('id'),
                's.land',
                's.kind',
                's.from_on',
                's.until_on',
                's.value',
                's.source',
                's.certainty',
                's.organisation_id',
                's.proposed_by',
                's.proposed_at',
              ])
              .where('s.id', '=', idOf(path)),
          )
          .execute(),
      ),
      /row-level security/,
    )
    await nadia.post(`${path}/intrekken`)
    assert.equal(await stateOf(path), 'withdrawn')
  })

  test('mistakes stand at their own fields, and everything typed is kept', async () => {
    const typed = {
      ...typedFlemishSet(2027),
      band_1_cap: '26,04',
      maximum: '3,60',
      band_2_factor: '38',
      from_day: '32',
    }
    const answer = await nadia.post(flemishPath, typed)
    assert.equal(answer.statusCode, 422)
    for (const value of Object.values(typed)) assert.ok(answer.body.includes(`value="${value}"`), value)
    assert.match(answer.body, /Vul een getal in zoals 0,000385/)
    assert.match(answer.body, /Vul een dag in/)
    const crooked = await nadia.post(flemishPath, { ...typed, band_2_factor: '0,00038', from_day: '1' })
    assert.equal(crooked.statusCode, 422)
    assert.match(crooked.body, /Dit is meer dan het maximum/)
    const falling = await nadia.post(flemishPath, { ...typedFlemishSet(2027), band_1_cap: '20,90' })
    assert.match(falling.body, /een hoger inkomen ineens minder betalen/)
  })

  test('the second person sees old and new side by side, approves, and from its day everything uses it', async () => {
    const path = await propose()
    const asked = await lastLetter(house, 'pieter@example.org')
    assert.equal(asked.kind, 'tariffs.set_proposed')
    assert.equal(pathIn(asked, '/werk/tarieven'), path, 'a colleague hears that he is next')
    const before = await ask('2027-01-01')
    assert.equal(before.statusCode, 422)
    const page = (await pieter.get(path)).body.replaceAll(/[\u00a0\u202f]/gu, ' ')
    assert.match(page, /€ 6,47/)
    assert.match(page, /€ 7,00/)
    assert.match(page, /\+ € 0,53/)
    assert.equal((await approve(path)).statusCode, 303)
    assert.equal(
      await soon(
        async () => (await ask('2027-01-01')).statusCode,
        (status) => status === 200,
      ),
      200,
    )
    const day = async (word: string) => (await ask(word)).json<{ dayCents: { likely: number } }>().dayCents.likely
    assert.deepEqual([await day('2026-12-31'), await day('2027-01-01')], [6_47, 7_00])
    assert.equal((await ask('2028-01-01')).statusCode, 422, 'behind its last day nothing is known')
    const list = new FormData()
    list.set('file', new Blob(['dag;inkomen;dagen;uren\n2026-12-31;10000;2;9\n2027-01-01;10000;2;9\n']), 'lijst.csv')
    const sent = await manager.postFiles('/werk/kosten', list)
    const batch = (await manager.get(`${sent.headers.location}/resultaat.csv`)).body
    assert.match(batch, /^2;;6,47;/m)
    assert.match(batch, /^3;;7,00;/m)
    await parent.post('/kosten?land=vl', {
      income: '10000',
      per: 'year',
      days: '2',
      hours: '9',
      children: '1',
      year: '2027',
    })
    // 7.00 x 2 days x 52 weeks / 12
    assert.match(
      (await parent.get(`/opvang/vl/${byIncome.registerId}`)).body.replaceAll('\u00a0', ' '),
      /ongeveer € 61 per maand/,
    )
    const values = (await app.web.inject('/kosten/bedragen?land=vl')).body
    assert.match(values, /1 jan\.? 2027/)
    const entries = await house.owner.query(
      `select action, person_id from audit.entry where subject_id = $1 order by id`,
      [idOf(path)],
    )
    assert.deepEqual(
      entries.rows.map(({ action, person_id }) => [action, person_id]),
      [
        ['tariffs.set_proposed', actors.nadia.personId],
        ['tariffs.set_approved', actors.pieter.personId],
      ],
    )
  })

  test('what was approved stays as it is: no change, no second decision, no removal', async () => {
    const { rows } = await house.owner.query(`select id from tariffs.proposed_set where state = 'approved'`)
    const { id } = rows[0]
    const again = await pieter.post(`/werk/tarieven/${id}/afkeuren`, { reason: 'toch niet' })
    assert.equal(again.statusCode, 409)
    assert.match(again.body, /al beslist/)
    for (const sql of [
      `update tariffs.proposed_set set value = '{}' where id = $1`,
      `update tariffs.proposed_set set state = 'withdrawn', decided_by = null where id = $1`,
      `delete from tariffs.proposed_set where id = $1`,
    ])
      await assert.rejects(house.owner.query(sql, [id]), /stays as it is/)
  })

  test('a mistake that was approved is replaced by a newer set for the same days, in every process', async () => {
    const cache = await openPageCache(house.databaseUrl)
    const elsewhere = { ...house.platform, pageCache: cache }
    const there = async () =>
      (await valuesInForce(elsewhere)).flanders.on(Temporal.PlainDate.from('2027-05-01')).minimum.value
    try {
      assert.equal(await there(), 7_00)
      assert.equal((await approve(await propose({ ...typedFlemishSet(2027), minimum: '7,10' }))).statusCode, 303)
      assert.equal(await soon(there, (minimum) => minimum === 7_10), 7_10)
      assert.equal(
        await soon(
          () => minimumOf('2027-05-01'),
          (minimum) => minimum === 7_10,
        ),
        7_10,
      )
      assert.equal(await minimumOf('2026-05-01'), 6_47)
      assert.match((await nadia.get('/werk/tarieven')).body, /Vervangen/)
    } finally {
      await cache.close()
    }
  })

  test('who looked at another comparison looks again before he approves', async () => {
    const [first, second] = [await propose(typedFlemishSet(2028)), await propose(typedFlemishSet(2028))]
    const seen = seenOn((await pieter.get(second)).body)
    assert.equal((await approve(first)).statusCode, 303)
    const stale = await pieter.post(`${second}/goedkeuren`, { seen })
    assert.equal(stale.statusCode, 409)
    assert.match(stale.body, /Vergelijk opnieuw/)
    assert.equal(await stateOf(second), 'proposed')
    assert.equal((await approve(second)).statusCode, 303)
  })

  test('of two who approve at once the second looks again', async () => {
    const [hers, his] = [await propose(typedFlemishSet(2028)), await propose(typedFlemishSet(2028), pieter)]
    const seen = seenOn((await pieter.get(hers)).body)
    const answers = await Promise.all([
      pieter.post(`${hers}/goedkeuren`, { seen }),
      nadia.post(`${his}/goedkeuren`, { seen }),
    ])
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [303, 409])
  })

  test('not approved: with a reason, that who proposed it reads', async () => {
    const path = await propose(typedFlemishSet(2028))
    const silent = await pieter.post(`${path}/afkeuren`, { reason: ' ' })
    assert.equal(silent.statusCode, 422)
    assert.equal((await pieter.post(`${path}/intrekken`)).statusCode, 403, 'only who proposed it takes it back')
    assert.equal(
      (await pieter.post(`${path}/afkeuren`, { reason: 'De grens van schijf 2 klopt niet.' })).statusCode,
      303,
    )
    assert.match((await nadia.get(path)).body, /De grens van schijf 2 klopt niet\./)
    assert.match((await lastLetter(house, 'nadia@example.org')).text, /De reden:\s+\S*\s*De grens van schijf 2/)
    assert.equal(await minimumOf('2028-05-01'), 7_00)
  })

  test('a Dutch year: a wrong table comes back with its row, a right one is used after approval', async () => {
    const dutch = '/werk/tarieven/nieuw/nl'
    const formOf = (fields: Record<string, string>, file?: string) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      form.set('file', new Blob(file === undefined ? [] : [file]), file === undefined ? '' : 'tabel.csv')
      return form
    }
    const { table: pasted = '', ...typed } = typedDutchYear(2027)
    const wrong = await nadia.postFiles(dutch, formOf(typed, table2026().replace('95.5;', '96.5;')))
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /Rij \d+: een hoger inkomen zou meer toeslag krijgen/)
    assert.match(wrong.body, /56413;96.5;95.6/, 'the table of the file is kept as text')
    assert.match(wrong.body, /value="12,00"/)
    assert.equal((await nadia.postFiles(dutch, formOf(typed))).statusCode, 422, 'no table at all')
    const right = await nadia.postFiles(dutch, formOf({ ...typed, table: pasted }))
    assert.equal(right.statusCode, 303, right.body)
    const path = String(right.headers.location).replace('?gedaan=proposed', '')
    assert.match((await pieter.get(path)).body, /Kinderopvangtoeslag 2027/)
    const question = {
      year: 2027,
      incomeCents: 20_000_00,
      children: [{ kind: 'day_care', hoursPerMonth: 100, pricePerHourCents: 13_00 }],
    }
    const askDutch = () => app.web.inject({ method: 'POST', url: '/api/kosten/nederland', payload: question })
    assert.equal((await askDutch()).statusCode, 422)
    assert.equal((await approve(path)).statusCode, 303)
    assert.equal(
      await soon(
        async () => (await askDutch()).statusCode,
        (status) => status === 200,
      ),
      200,
    )
    const body = (await askDutch()).json<{ benefitCents: number; priceCap: unknown }>()
    // 96 % of 100 hours at the new highest price
    assert.equal(body.benefitCents, 1152_00)
    assert.deepEqual(body.priceCap, { source: 'Staatscourant van een test', certainty: 'law' })
    assert.match((await app.web.inject('/api/kosten/nederland/2027.csv')).body, /Staatscourant van een test/)
  })
})
