import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeHouse, type House } from '../../../tests/support/house.ts'
import { buildSpeaking, type Speaking } from '../../../tests/support/speaking.ts'
import { makeReport } from './report/annual-report.ts'
import { reportSource } from './report-queries.ts'

/** Random reactions over three years, counted by the house and again by SQL that shares nothing with it. */
const many = Number(process.env['STEPS'] ?? 600)
const year = 2025
const today = Temporal.PlainDate.from('2026-04-01')

let house: House
let place: Speaking

async function fill(): Promise<void> {
  const { owner } = house
  await owner.query('select setseed(0.42)')
  await owner.query(
    `insert into feedback.situation (id, holder_id, title, made_by) select gen_random_uuid(), $1, 'S', $2 from generate_series(1, 20)`,
    [place.organiserId, place.coordinator.personId],
  )
  await owner.query(
    `with pick as materialized (select n, random() as a, random() as b, random() as c, random() as d, random() as e, random() as f, random() as g, random() as h from generate_series(1, $3::int) as n),
     made as materialized (select n, a, b, c, d, e, f, g, h,
       (array['complaint', 'complaint', 'complaint', 'question', 'suggestion', 'compliment'])[1 + floor(a * 6)::int] as kind,
       (array['parent', 'parent', 'committee', 'staff', 'other'])[1 + floor(b * 5)::int] as sender,
       (array['web', 'phone', 'talk', 'paper'])[1 + floor(c * 4)::int] as channel,
       (array['closed', 'judged', 'handling', 'withdrawn', 'dismissed', 'referred', 'review', 'reopening'])[1 + floor(d * 8)::int] as state,
       date '2024-01-01' + floor(e * 1096)::int as day from pick)
     insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
       contact_name, contact_email, may_name, folded, state, acts, received_at, filed_on, situation_id, submission_key, satisfaction)
     select gen_random_uuid(), lpad(upper(to_hex(n)), 4, '0') || '-0000', $1, 'nl', kind, case when f < 0.8 then 'location' else 'organiser' end,
       case when f < 0.8 then $2::uuid end, sender, channel,
       case when g < 0.2 then '{childcare,youth}' when g < 0.3 then '{youth}' else '{childcare}' end::text[], 'nl', 'x', 'X', 'x@example.org', true, '', state,
       'nobody', (day + time '12:00') at time zone 'Europe/Amsterdam', case when kind = 'complaint' and channel <> 'talk' then day end,
       case when h < 0.4 then (select id from feedback.situation order by id offset floor(h * 50)::int % 20 limit 1) end, gen_random_uuid(),
       case when g < 0.5 then 1 + floor(g * 10)::int end from made`,
    [place.organiserId, place.locationId, many],
  )
  await owner.query(
    `insert into feedback.element (id, reaction_id, position, head, words, outcome)
     select gen_random_uuid(), r.id, n, (array['contract', 'financial', 'safety', 'quality', 'communication', 'committee'])[1 + floor(random() * 6)::int], 'x',
       (array['founded', 'partly', 'unfounded', 'none', 'solved', null])[1 + floor(random() * 6)::int]
     from feedback.reaction as r, generate_series(1, 3) as n where r.kind = 'complaint' and random() < 0.6`,
  )
  await owner.query(
    `insert into feedback.judgement (id, reaction_id, version, words, drafted_by, drafted_name, drafted_at, approved_by, approved_name, approved_at, content)
     select gen_random_uuid(), id, 1, '', $1, '', now(), $2, '', now(), '{}' from feedback.reaction where kind = 'complaint' and random() < 0.7`,
    [place.handler.personId, place.reader.personId],
  )
  await owner.query(
    `insert into feedback.term (id, reaction_id, name, by_law, started_on, due_on, met_on, dropped)
     select gen_random_uuid(), id, name, false, filed_on, filed_on + days, case when p < 0.7 then filed_on + floor(p * 100)::int end, p > 0.9
     from feedback.reaction, lateral (values ('handler', 7), ('proposal', 21), ('judgement', 42), ('progress', 14)) as t(name, days),
       lateral (select random() + 0 * days as p) as chance where filed_on is not null`,
  )
  await owner.query(
    `insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, done_by, verified_by, made_at)
     select gen_random_uuid(), $1, r.id, 'x', $2, '', now(), s, case when s in ('done', 'verified') then $2::uuid end, case when s = 'verified' then $3::uuid end, now()
     from feedback.reaction as r, lateral (values ('proposed'), ('planned'), ('verified'), ('cancelled')) as t(s) where r.kind = 'complaint' and random() < 0.3`,
    [place.organiserId, place.handler.personId, place.reader.personId],
  )
  await owner.query(
    `insert into feedback.escalation (id, reaction_id, body, by_whom, since_on, outcome_on, noted_by, noted_at)
     select gen_random_uuid(), id, case when random() < 0.7 then 'geschillencommissie' else 'klachtenloket' end, 'reporter', filed_on + 60,
       case when random() < 0.5 then filed_on + 200 end, $1, now() from feedback.reaction where filed_on is not null and random() < 0.2`,
    [place.coordinator.personId],
  )
}

const one = async <T>(sql: string): Promise<T> => (await house.owner.query<{ found: T }>(sql)).rows[0]?.found as T
const counts = async (sql: string): Promise<Record<string, number>> =>
  Object.fromEntries((await house.owner.query<{ key: string; n: number }>(sql)).rows.map(({ key, n }) => [key, n]))
const positive = (figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(figures).filter(([, n]) => n > 0))

const counted = `feedback.reaction as r where r.kind = 'complaint' and r.sender in ('parent', 'committee') and r.filed_on is not null
  and extract(year from r.filed_on) = ${year}`
const ids = `(select r.id from ${counted})`

describe('the figures of a report', () => {
  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    await fill()
  })
  after(() => house.close())

  test('equal an independent recount', async (t) => {
    const holder = { id: place.organiserId, name: 'Houder', land: 'nl' } as const
    const { whole, places, years } = makeReport(await house.platform.db.work((tx) => reportSource(tx, holder, year, today))) // prettier-ignore
    assert.ok(whole.complaints > 10)
    assert.equal(whole.complaints, await one(`select count(*)::int as found from ${counted}`))
    assert.equal(
      whole.byCommittees,
      await one(`select count(*)::int as found from ${counted} and r.sender = 'committee'`),
    )
    assert.equal(
      whole.regimes.youth,
      await one(`select count(*)::int as found from ${counted} and 'youth' = any (r.regimes)`),
    )
    const situations = `select (count(distinct r.situation_id) + count(*) filter (where r.situation_id is null))::int as found from ${counted}`
    assert.equal(whole.situations, await one(situations))
    assert.equal(whole.measures.planned, await one(`select count(*)::int as found from feedback.measure where reaction_id in ${ids} and state in ('planned', 'done', 'verified')`)) // prettier-ignore
    assert.equal(whole.measures.verified, await one(`select count(*)::int as found from feedback.measure where reaction_id in ${ids} and state = 'verified'`)) // prettier-ignore
    assert.equal(whole.disputes, await one(`select count(*)::int as found from feedback.escalation where body = 'geschillencommissie' and extract(year from since_on) = ${year}`)) // prettier-ignore
    assert.deepEqual(positive(whole.natures), await counts(`select coalesce(e.head, 'unsorted') as key, count(*)::int as n from feedback.reaction as q left join feedback.element as e on e.reaction_id = q.id where q.id in ${ids} group by 1`)) // prettier-ignore
    assert.deepEqual(
      positive(whole.results),
      await counts(`select case when e.outcome is not null and q.state in ('closed', 'judged', 'reopening', 'withdrawn', 'dismissed', 'referred') and j.id is not null then e.outcome
          when q.state in ('withdrawn', 'dismissed', 'referred') then q.state else 'running' end as key, count(*)::int as n
        from feedback.reaction as q left join feedback.element as e on e.reaction_id = q.id left join feedback.judgement as j on j.reaction_id = q.id
        where q.id in ${ids} group by 1`),
    )
    for (const name of ['handler', 'proposal', 'judgement'] as const)
      assert.deepEqual(
        positive({ ...whole.terms[name] }),
        await counts(`select case when met_on <= due_on then 'kept' when met_on is not null or due_on < date '${today.toString()}' then 'late' else 'running' end as key,
          count(*)::int as n from feedback.term where reaction_id in ${ids} and name = '${name}' and not dropped group by 1`),
        name,
      )
    assert.deepEqual(whole.marks, await one(`select array(select count(q.id)::int from generate_series(1, 5) as m left join (select r.id, r.satisfaction from ${counted}) as q on q.satisfaction = m group by m order by m) as found`)) // prettier-ignore
    assert.equal(places.reduce((sum, { figures }) => sum + figures.complaints, 0), whole.complaints) // prettier-ignore
    assert.equal(years.find((total) => total.year === 2024)?.complaints, await one(`select count(*)::int as found from ${counted.replace(String(year), '2024')}`)) // prettier-ignore
    t.diagnostic(`${whole.complaints} complaints among ${many} reactions`)
  })

  test('are the same for who may not see one of them, because it is about himself', async () => {
    const holder = { id: place.organiserId, name: 'Houder', land: 'nl' } as const
    const actor = {
      kind: 'person',
      sessionId: '',
      personId: place.coordinator.personId,
      name: 'Cora',
      memberships: [{ organisationId: place.organiserId, organisationName: '', organisationKind: 'organiser', role: 'complaint_coordinator', locationId: null }], // prettier-ignore
    } as const
    const read = () => house.platform.db.read(actor, (db) => reportSource(db, holder, year, today))
    const all = makeReport(await read()).whole
    await house.owner.query(
      `insert into feedback.subject (reaction_id, person_id, named_by) select r.id, $1, $1 from ${counted} limit 3`,
      [place.coordinator.personId],
    )
    assert.deepEqual(makeReport(await read()).whole, all)
    const stranger = { ...actor, personId: place.local.personId, memberships: [] }
    const none = await house.platform.db.read(stranger, (db) => reportSource(db, holder, year, today))
    assert.deepEqual([none.rows, none.disputes], [[], []])
  })
})
