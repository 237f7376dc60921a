import type { House } from '../src/modules/feedback/index.ts'
import { contentToday } from '../src/modules/annual-reports/content-queries.ts'
import { benchHouse, type BenchHouse, milliseconds } from './bench-house.ts'
import type { Bench } from './bench.ts'

/** The reports of a year for a thousand locations, against the bare SQL of the rows that they count. */
export const bench: Bench = async function* ({ quick }) {
  const house = await benchHouse()
  try {
    await fillHouses(house)
    for (const size of quick ? [20_000] : [20_000, 200_000]) {
      await fillReactions(house, size)
      yield await reports(house, size)
    }
  } finally {
    await house.close()
  }
}

const houses = 50
const year = 2025

async function fillHouses({ owner }: BenchHouse): Promise<void> {
  await owner.query(`insert into accounts.organisation (id, kind, land, slug, name, zone)
    select gen_random_uuid(), 'organiser', 'nl', 'house-' || n, 'House ' || n, 'Europe/Amsterdam' from generate_series(1, ${houses}) as n`)
  await owner.query(`insert into locations.location (id, land, register_id, kind, name, folded, registered, organisation_id, row_hash)
    select gen_random_uuid(), 'nl', o.slug || '-' || n, 'day_care', 'Location ' || n, 'location ' || n, true, o.id, '' from accounts.organisation as o, generate_series(1, 20) as n`)
}

/** Over four years, with what belongs to a complaint that was handled. */
async function fillReactions({ owner }: BenchHouse, size: number): Promise<void> {
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from feedback.reaction')
  const known = rows[0]?.count ?? 0
  await owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words, contact_name, contact_email,
       may_name, folded, state, acts, received_at, filed_on, submission_key, report_words, report_outcome)
     select gen_random_uuid(), upper(lpad(to_hex(n), 8, '0'))::char(4) || '-' || upper(right(lpad(to_hex(n), 8, '0'), 4)), l.organisation_id, 'nl', 'complaint', 'location', l.id,
       'parent', 'web', '{childcare}', 'nl', 'Woorden', 'Naam', 'naam@example.org', true, 'naam', 'closed', 'nobody',
       timestamptz '2022-01-01' + n % 1461 * interval '1 day', date '2022-01-01' + n % 1461, gen_random_uuid(), 'Omschrijving van de klacht.', 'Afhandeling van de klacht.'
     from generate_series($1::int + 1, $2::int) as n
     join (select id, organisation_id, row_number() over (order by register_id) - 1 as place from locations.location) as l on l.place = n % 1000`,
    [known, size],
  )
  const fresh = 'feedback.reaction as r where not exists (select from feedback.term as t where t.reaction_id = r.id)'
  await owner.query(
    `insert into feedback.element (id, reaction_id, position, head, words, outcome) select gen_random_uuid(), r.id, 1, 'quality', 'x', 'founded' from ${fresh}`,
  )
  await owner.query(`insert into feedback.term (id, reaction_id, name, by_law, started_on, due_on, met_on)
    select gen_random_uuid(), q.id, t.name, false, q.filed_on, q.filed_on + 7, q.filed_on + 6 from (select r.id, r.filed_on from ${fresh}) as q,
      (values ('handler'), ('proposal'), ('judgement')) as t(name)`)
  await owner.query('vacuum analyze')
}

async function reports({ platform, owner }: BenchHouse, size: number) {
  const today = Temporal.PlainDate.from('2026-04-01')
  const { rows } = await owner.query<House>(`select id, slug, name, kind, land, zone from accounts.organisation`)
  const ours = await milliseconds(async () => {
    for (const one of rows) await platform.db.work((tx) => contentToday(tx, one, year, undefined, today))
  })
  const floor = await milliseconds(async () => {
    for (const { id } of rows) {
      const counted = `from feedback.reaction as r where r.holder_id = $1 and r.filed_on between '${year - 3}-01-01' and '${year}-12-31'`
      await owner.query(`select r.* ${counted}`, [id])
      await owner.query(`select e.* from feedback.element as e where e.reaction_id in (select r.id ${counted})`, [id])
      await owner.query(`select t.* from feedback.term as t where t.reaction_id in (select r.id ${counted})`, [id])
    }
  })
  return {
    bench: 'annual-report',
    size,
    floor: 'the bare SQL of its rows, over four years',
    ratio: ours / floor,
    aim: 'at most 3',
    thousand_locations_ms: Math.round(ours),
  }
}
