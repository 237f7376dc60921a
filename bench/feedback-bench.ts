import { randomUUID } from 'node:crypto'
import type { Person } from '../src/lib/actor.ts'
import { findReaction } from '../src/modules/feedback/reaction-queries.ts'
import { receiveReaction, type Submission } from '../src/modules/feedback/speak/speak-actions.ts'
import { workCounts, workPage } from '../src/modules/feedback/desk/work-list-queries.ts'
import { watchJob } from '../src/modules/feedback/watch/watch-job.ts'
import { usualTold } from '../tests/support/told.ts'
import { newNumber } from '../src/platform/tokens.ts'
import { benchHouse, type BenchHouse, milliseconds } from './bench-house.ts'
import type { Bench } from './bench.ts'
import { figure, times } from './ratio.ts'

/**
 * A complaint coming in, against the bare inserts of the same rows; work list and dossier of one house among fifty, under row-level
 * security, against the bare SQL; one run of the watch over every open date, against reading and marking them in bare SQL.
 */
export const bench: Bench = async function* ({ quick }) {
  const house = await benchHouse()
  try {
    const holder = await fillHouses(house)
    yield await filing(house, holder, quick ? 50 : 300)
    for (const size of quick ? [20_000] : [20_000, 200_000]) {
      await fillReactions(house, size)
      yield await workList(house, holder, size)
      yield await dossier(house, holder, size)
    }
    yield await watch(house, quick ? 5000 : 50_000)
  } finally {
    await house.close()
  }
}

interface HolderBench {
  readonly id: string
  readonly locationId: string
  readonly actor: Person
}

const houses = 50

async function fillHouses({ owner }: BenchHouse): Promise<HolderBench> {
  await owner.query(`insert into accounts.organisation (id, kind, land, slug, name, zone)
    select gen_random_uuid(), 'organiser', 'nl', 'house-' || n, 'House ' || n, 'Europe/Amsterdam' from generate_series(1, ${houses}) as n`)
  await owner.query(`insert into locations.location (id, land, register_id, kind, name, folded, registered, row_hash, organisation_id)
    select gen_random_uuid(), 'nl', n::text, 'day_care', 'Location ' || n, 'location ' || n, true, '', (select id from accounts.organisation where slug = 'house-' || (1 + n % ${houses}))
    from generate_series(1, 1000) as n`)
  await owner.query(
    `insert into accounts.person (id, name, email) select gen_random_uuid(), 'Person ' || n, n || '@example.org' from generate_series(1, ${houses}) as n`,
  )
  await owner.query(`insert into accounts.membership (id, person_id, organisation_id, role)
    select gen_random_uuid(), (select id from accounts.person where email = n || '@example.org'), (select id from accounts.organisation where slug = 'house-' || n), 'complaint_coordinator'
    from generate_series(1, ${houses}) as n`)
  const { rows } = await owner.query<{ house: string; location: string; person: string }>(
    `select (select id from accounts.organisation where slug = 'house-2') as house, (select id from locations.location where register_id = '1') as location,
       (select id from accounts.person where email = '2@example.org') as person`,
  )
  const [found] = rows
  if (!found) throw new Error('no house')
  const membership = {
    organisationName: '',
    organisationKind: 'organiser',
    role: 'complaint_coordinator',
    locationId: null,
  }
  const memberships = [{ ...membership, organisationId: found.house }]
  const actor: Person = { kind: 'person', sessionId: '', personId: found.person, name: 'Bench', memberships }
  return { id: found.house, locationId: found.location, actor }
}

const rounds = 3

async function filing({ platform, owner }: BenchHouse, holder: HolderBench, many: number) {
  const ours: number[] = []
  const floor: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(
      await milliseconds(async () => {
        for (let n = 0; n < many; n += 1) await receiveReaction(platform, submission(holder))
      }),
    )
    floor.push(
      await milliseconds(async () => {
        for (let n = 0; n < many; n += 1) await bareInserts({ owner }, holder)
      }),
    )
  }
  return figure('reaction-filing', many, ours, floor, 'at most 4', 'the same rows inserted by hand in one transaction')
}

const submission = ({ id, locationId }: HolderBench): Submission => {
  const holder = {
    id,
    name: 'House 2',
    kind: 'organiser',
    land: 'nl',
    zone: 'Europe/Amsterdam',
    slug: 'house-2',
  } as const
  const location = { id: locationId, registerId: '1', place: null }
  return {
    key: randomUUID(),
    channel: 'web',
    subject: { key: 'opvang=nl-1', about: 'location', name: 'Location 1', land: 'nl', location, holder, claimed: true },
    told: { ...usualTold, contactName: 'Fatima Bouzid', contactEmail: 'fatima@example.org' },
  }
}

/** Reaction, four terms, history, letter with its link, event, audit: what any program would have to write. */
async function bareInserts({ owner }: Pick<BenchHouse, 'owner'>, holder: HolderBench): Promise<void> {
  const id = randomUUID()
  await owner.query('begin')
  await owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words, contact_name,
       contact_email, may_name, folded, state, acts, due_on, due_term, received_at, filed_on, submission_key)
     values ($1, $2, $3, 'nl', 'complaint', 'location', $4, 'parent', 'web', '{childcare}', 'nl', 'Er was iets.', 'Fatima Bouzid',
       'fatima@example.org', true, 'fatima bouzid', 'received', 'coordinator', current_date + 7, 'handler', now(), current_date, gen_random_uuid())`,
    [id, newNumber(), holder.id, holder.locationId],
  )
  for (const name of ['handler', 'proposal', 'judgement', 'progress'])
    await owner.query(
      `insert into feedback.term (id, reaction_id, name, by_law, started_on, due_on) values ($1, $2, $3, $3 = 'judgement', current_date, current_date + 42)`,
      [randomUUID(), id, name],
    )
  await owner.query(
    `insert into feedback.event (id, reaction_id, at, kind, actor, audience) values ($1, $2, now(), 'received', 'reporter', 'reporter')`,
    [randomUUID(), id],
  )
  await owner.query(
    `insert into platform.letter (id, organisation_id, subject_id, kind, to_address, language, subject, body_text, body_html) values ($1, $2, $3, 'bench', 'fatima@example.org', 'nl', 'Uw klacht', $4, $4)`,
    [randomUUID(), holder.id, id, 'x'.repeat(2000)],
  )
  await owner.query(
    `insert into feedback.access_link (token_hash, reaction_id, created_at, expires_at) values (decode(md5($1::text) || md5($1::text || 'x'), 'hex'), $1::uuid, now(), now() + interval '1 year')`,
    [id],
  )
  await owner.query(
    `insert into platform.event (id, name, subject_id, payload) values ($1, 'feedback.received', $2, '{}')`,
    [randomUUID(), id],
  )
  await owner.query(
    `insert into audit.entry (role, action, subject_kind, subject_id) values ('anonymous', 'feedback.received', 'reaction', $1)`,
    [id],
  )
  await owner.query('commit')
}

/** Reactions over all houses, one in twenty of each house still open. */
async function fillReactions({ owner }: BenchHouse, size: number): Promise<void> {
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from feedback.reaction')
  const missing = size - (rows[0]?.count ?? 0)
  await owner.query(
    `create temporary table filled as
     select gen_random_uuid() as id, n, n / ${houses} % 20 = 0 as open, d.id as holder_id, upper(substr(md5(n::text || $2), 1, 4) || '-' || substr(md5(n::text || $2), 5, 4)) as number
     from generate_series(1, $1::int) as n
     join (select id, row_number() over (order by slug) - 1 as place from accounts.organisation) as d on d.place = n % ${houses}`,
    [missing, String(size)],
  )
  await owner.query(`insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words, contact_name,
      contact_email, may_name, folded, state, acts, due_on, due_term, received_at, filed_on, closed_at, submission_key)
    select distinct on (number) id, number, holder_id, 'nl', 'complaint', 'location', (select id from locations.location where register_id = (1 + n % 1000)::text), 'parent',
      'web', '{childcare}', 'nl', 'Er was iets.', 'Ouder ' || n, 'ouder' || n || '@example.org', true, 'ouder ' || n,
      case when open then 'received' else 'closed' end, case when open then 'coordinator' else 'nobody' end,
      case when open then current_date + (n % 40)::int end, case when open then 'handler' end,
      now() - make_interval(hours => n % 9000), current_date, case when open then null else now() end, gen_random_uuid()
    from filled on conflict do nothing`)
  await owner.query(`insert into feedback.term (id, reaction_id, name, by_law, started_on, due_on, met_on)
    select gen_random_uuid(), f.id, name, name = 'judgement', current_date - 10, current_date + (f.n % 40)::int, case when f.open then null else current_date end
    from filled as f join feedback.reaction as r on r.id = f.id cross join unnest(array['handler', 'proposal', 'judgement', 'progress']) as name`)
  await owner.query(
    `insert into feedback.event (id, reaction_id, at, kind, actor, audience) select gen_random_uuid(), f.id, now(), 'received', 'reporter', 'reporter' from filled as f join feedback.reaction as r on r.id = f.id`,
  )
  await owner.query('drop table filled; analyze')
}

async function workList({ platform, owner }: BenchHouse, { id, actor }: HolderBench, size: number) {
  const who = { personId: actor.personId, houses: [id], today: Temporal.Now.plainDateISO() }
  const ours = () =>
    platform.db.read(actor, async (db) => [
      await workCounts(db, who),
      await workPage(db, { ...who, tab: 'mij', page: 1 }),
    ])
  const floor = async () => {
    await owner.query(
      `select acts, count(*), count(*) filter (where due_on < current_date) from feedback.reaction where holder_id = $1 group by acts`,
      [id],
    )
    await owner.query(
      `select r.id, r.number, r.kind, r.channel, r.acts, r.due_on, r.received_at, r.handler_name, r.contact_name, l.name, o.name, o.land, o.zone, r.state, r.due_term,
         (select count(distinct coalesce(s.situation_id, s.id)) from feedback.reaction as s where s.location_id = r.location_id and s.kind = 'complaint'
            and s.state <> 'withdrawn' and s.received_at between r.received_at - interval '14 months' and r.received_at)
       from feedback.reaction as r join accounts.organisation as o on o.id = r.holder_id left join locations.location as l on l.id = r.location_id
       where r.holder_id = $1 and r.acts = 'coordinator' order by r.due_on, r.id limit 51`,
      [id],
    )
  }
  return figure(
    'reaction-list',
    size,
    await times(ours),
    await times(floor),
    'at most 2',
    'the bare SQL, no row-level security',
  )
}

async function dossier({ platform, owner }: BenchHouse, { id, actor }: HolderBench, size: number) {
  const { rows } = await owner.query<{ id: string; number: string }>(
    'select id, number from feedback.reaction where holder_id = $1 order by id limit 1',
    [id],
  )
  const [found] = rows
  if (!found) throw new Error('no reaction')
  const ours = () => platform.db.read(actor, (db) => findReaction(db, { number: found.number }))
  const below = ['term', 'element', 'event', 'inquiry', 'hearing', 'measure', 'judgement', 'file', 'escalation']
  const floor = async () => {
    await owner.query(
      'select r.*, o.*, l.* from feedback.reaction as r join accounts.organisation as o on o.id = r.holder_id left join locations.location as l on l.id = r.location_id where r.number = $1',
      [found.number],
    )
    for (const table of below) await owner.query(`select * from feedback.${table} where reaction_id = $1`, [found.id])
    await owner.query(
      'select p.name from feedback.subject as s join accounts.person as p on p.id = s.person_id where s.reaction_id = $1',
      [found.id],
    )
    await owner.query('select * from feedback.procedure_setting where organisation_id = $1', [id])
  }
  return figure(
    'reaction-dossier',
    size,
    await times(ours),
    await times(floor),
    'at most 2',
    'the bare SQL, no row-level security',
  )
}

/** One run of the hourly watch while so many dates are open, on a Wednesday at ten. */
async function watch({ platform, owner }: BenchHouse, clocks: number) {
  await owner.query('update feedback.term set met_on = current_date where met_on is null')
  await owner.query(
    `update feedback.term as t set met_on = null, due_on = date '2026-11-30' + (random() * 30)::int, warned_for = null
     from (select t.id from feedback.term as t join feedback.reaction as r on r.id = t.reaction_id order by t.id limit $1) as chosen where chosen.id = t.id`,
    [clocks],
  )
  await owner.query(
    `update feedback.reaction set acts = 'coordinator', state = 'received', closed_at = null where exists (select from feedback.term as t where t.reaction_id = reaction.id and t.met_on is null)`,
  )
  await owner.query('analyze')
  const at = Temporal.Instant.from('2026-11-25T09:07:00Z')
  const job = watchJob({ ...platform, clock: { now: () => at } })
  const ours = [await milliseconds(() => job.run(undefined as never))]
  const floor = [
    await milliseconds(async () => {
      await owner.query(
        `select t.id, t.name, t.due_on, t.warned_for, r.number, r.acts, r.handler_id, o.id, o.land, o.zone from feedback.term as t join feedback.reaction as r on r.id = t.reaction_id
           join accounts.organisation as o on o.id = r.holder_id where t.met_on is null and not t.dropped and t.due_on <= date '2026-12-05' order by t.due_on`,
      )
      await owner.query(
        `update feedback.term set warned_for = date '2026-11-26' where met_on is null and not dropped and due_on = date '2026-11-30'`,
      )
    }),
  ]
  return figure('watch', clocks, ours, floor, 'within a minute', 'reading and marking the same dates in bare SQL')
}
