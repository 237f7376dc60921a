import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { buildMediating, type Mediating, personActor } from '../../../../tests/support/mediating.ts'
import { deskFigures, type DeskFigures, figureLines, yearCsv } from './year.ts'
import { deskRows } from './year-queries.ts'

/** Random questions over three years, counted by the house and again by SQL that shares nothing with it. */
const many = Number(process.env['STEPS'] ?? 400)
const year = 2025

let house: House
let world: Mediating
let figures: DeskFigures

async function fill(): Promise<void> {
  const { owner } = house
  const { deskId, officer } = world
  await owner.query('select setseed(0.17)')
  await owner.query(
    `with made as materialized (select n, random() as a, random() as b, random() as c, random() as d, date '2023-06-01' + floor(random() * 1200)::int as day
       from generate_series(1, $2::int) as n)
     insert into feedback.reaction (id, number, holder_id, land, kind, about, sender, channel, regimes, language, words, contact_name, contact_email,
       may_name, folded, state, acts, received_at, closed_at, submission_key)
     select gen_random_uuid(), lpad(upper(to_hex(n)), 4, '0') || '-0000', $1, 'nl', case when a < 0.9 then 'question' else 'complaint' end, 'organiser', 'parent',
       (array['web', 'embed', 'phone', 'mail', 'paper', 'counter'])[1 + floor(b * 6)::int], '{childcare}', 'nl', 'x', 'X', 'x@example.org', true, '',
       (array['received', 'handling', 'answered', 'answered', 'referred', 'withdrawn'])[1 + floor(c * 6)::int], 'nobody',
       (day + time '23:30') at time zone 'Europe/Amsterdam', case when c >= 0.334 then (day + floor(d * 120)::int + time '00:30') at time zone 'Europe/Amsterdam' end, gen_random_uuid()
     from made`,
    [deskId, many],
  )
  await owner.query(
    `insert into feedback.desk_question (reaction_id, relevance, main_head, heads, care, judged_by, judged_at, advised_at)
     select id, case when state = 'referred' then 'elsewhere' else 'ours' end, head, case when random() < 0.3 then array[head, 'safety'] else array[head] end,
       (array['day_care', 'after_school', 'childminder', 'agency', 'other'])[1 + floor(random() * 5)::int], $1, received_at, case when random() < 0.7 then received_at end
     from feedback.reaction, lateral (select (array['contract', 'financial', 'quality', 'communication'])[1 + floor(random() * 4 + 0 * length(number))::int] as head) as h
     where state <> 'received' and kind = 'question'`,
    [officer.personId],
  )
  await owner.query(
    `insert into feedback.event (id, reaction_id, at, kind, actor, words, details, audience)
     select gen_random_uuid(), id, closed_at, 'refer', 'staff', 'x', jsonb_build_object('body', (array['geschillencommissie', 'ggd', 'organiser'])[1 + floor(random() * 3)::int]), 'reporter'
     from feedback.reaction where state = 'referred'`,
  )
  await owner.query(
    `insert into feedback.mediation (id, reaction_id, number, holder_id, organiser_name, subject, state, reply_by, reply_days, free_half_days, proposed_by, proposed_at, ended_at, ended_because)
     select gen_random_uuid(), id, number, holder_id, 'X', 'X', s, now(), 10, 2, $1, received_at, case when s in ('agreed', 'ended') then closed_at end, case when s = 'ended' then 'left' end
     from feedback.reaction, lateral (select (array['agreed', 'agreed', 'ended', 'ended', 'talking'])[1 + floor(random() * 5 + 0 * length(number))::int] as s) as t
     where state = 'answered' and kind = 'question' and random() < 0.8`,
    [officer.personId],
  )
  await owner.query(
    `insert into feedback.mediation_answer (id, mediation_id, side, answer, how, said_at)
     select gen_random_uuid(), id, 'organiser', case when state <> 'ended' or random() < 0.6 then 'accept' else 'decline' end, 'page', proposed_at from feedback.mediation`,
  )
  await owner.query(
    `insert into feedback.mediation_session (id, mediation_id, on_day, quarter_days, how, noted_by, noted_at)
     select gen_random_uuid(), id, proposed_at::date + 10 * n, 1 + floor(random() * 4)::int, 'phone', $1, now() from feedback.mediation, generate_series(1, 2) as n`,
    [officer.personId],
  )
  await owner.query(
    `insert into feedback.escalation (id, reaction_id, body, by_whom, since_on, noted_by, noted_at)
     select gen_random_uuid(), id, case when random() < 0.6 then 'geschillencommissie' else 'ggd' end, 'reporter', received_at::date + 90, $1, now()
     from feedback.reaction where kind = 'question' and random() < 0.1`,
    [officer.personId],
  )
}

const one = async (sql: string): Promise<number> =>
  (await house.owner.query<{ n: number }>(`select (${sql})::float8 as n`)).rows[0]?.n ?? -1
const counts = async (sql: string): Promise<Record<string, number>> =>
  Object.fromEntries((await house.owner.query<{ key: string; n: number }>(sql)).rows.map(({ key, n }) => [key, n]))
const positive = (found: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(found).filter(([, n]) => n > 0))

const local = (moment: string) => `extract(year from ${moment} at time zone 'Europe/Amsterdam') = ${year}`
const asked = `feedback.reaction as r left join feedback.desk_question as q on q.reaction_id = r.id where r.kind = 'question'`
const received = `${asked} and ${local('r.received_at')}`
const handled = `${asked} and ${local('r.closed_at')}`
const went = (which: string) =>
  `select count(distinct id) from (select r.id from feedback.reaction as r join feedback.event as e on e.reaction_id = r.id and e.kind = 'refer'
     where r.kind = 'question' and ${local('r.closed_at')} and e.details ->> 'body' ${which}
   union all select reaction_id from feedback.escalation where extract(year from since_on) = ${year} and body ${which}) as both_ways(id)`
const began = (is: string) =>
  `${is} (select from feedback.mediation_answer as a where a.mediation_id = m.id and a.side = 'organiser' and a.answer = 'accept')`

describe('the year of a complaints desk', () => {
  before(async () => {
    house = await makeHouse()
    world = await buildMediating(house)
    await fill()
    const until = Temporal.PlainDate.from({ year, month: 12, day: 31 })
    figures = deskFigures(await house.platform.db.work((tx) => deskRows(tx, world.deskId, until)), year)
  })
  after(() => house.close())

  test('equals an independent recount', async (t) => {
    const recount = {
      received: await one(`select count(*) from ${received}`),
      handled: await one(`select count(*) from ${handled}`),
      advice_only: await one(
        `select count(*) from ${handled} and q.advised_at is not null and r.state <> 'referred'
           and r.id not in (select reaction_id from feedback.mediation union select reaction_id from feedback.escalation)`,
      ),
      mediated: await one(`select count(*) from feedback.mediation where state = 'agreed' and ${local('ended_at')}`),
      not_mediated: await one(`select count(*) from feedback.mediation as m where state = 'ended' and ${local('ended_at')} and ${began('exists')}`), // prettier-ignore
      not_begun: await one(`select count(*) from feedback.mediation as m where ${local('ended_at')} and ${began('not exists')}`), // prettier-ignore
      to_board: await one(went(`= 'geschillencommissie'`)),
      elsewhere: await one(went(`<> 'geschillencommissie'`)),
      half_days: await one(`select coalesce(sum(quarter_days), 0) / 2.0 from feedback.mediation_session where extract(year from on_day) = ${year}`), // prettier-ignore
    }
    assert.deepEqual(figures.totals, recount)
    assert.ok(
      Object.values(recount).every((count) => count > 0),
      JSON.stringify(recount),
    )
    const by = (what: string) => counts(`select ${what} as key, count(*)::int as n from ${received} group by 1`)
    assert.deepEqual(positive(figures.care), await by(`coalesce(q.care, 'unsorted')`))
    assert.deepEqual(positive(figures.heads), await by(`coalesce(q.main_head, 'unsorted')`))
    assert.deepEqual(
      positive(figures.touched),
      await counts(`select head as key, count(*)::int as n from ${received.replace(' where ', ' cross join unnest(q.heads) as head where ')} group by 1`), // prettier-ignore
    )
    assert.deepEqual(
      positive(figures.arrival),
      await by(`case r.channel when 'web' then 'form' when 'embed' then 'form' when 'counter' then 'talk' else r.channel end`), // prettier-ignore
    )
    t.diagnostic(`${recount.received} questions of ${year} among ${many}`)
  })

  test('is for who works at that desk, and shows no words', async () => {
    const actor = personActor(world.officer, { organisationId: world.deskId, kind: 'complaints_desk', role: 'complaints_officer' }) // prettier-ignore
    const stranger = personActor(world.place.reader, { organisationId: world.place.organiserId, kind: 'organiser', role: 'organiser_manager' }) // prettier-ignore
    const rows = (as: typeof actor) =>
      house.platform.db.read(as, (db) => deskRows(db, world.deskId, Temporal.PlainDate.from('2025-12-31')))
    assert.deepEqual(deskFigures(await rows(actor), year), figures)
    assert.deepEqual(await rows(stranger), [])
  })

  test('is a file with a line per figure, beside the year before', () => {
    const lines = yearCsv(year, figures, figures).split('\r\n').slice(0, -1)
    assert.equal(lines[0], '\uFEFFfigure;2025;2024')
    assert.equal(lines[1], `received;${figures.totals.received};${figures.totals.received}`)
    assert.equal(lines.length, figureLines(figures).length + 1)
    assert.ok(lines.every((line) => /^\uFEFF?[a-z_]+;[\d.]+;[\d.]+$/.test(line)))
  })
})
