import { randomUUID } from 'node:crypto'
import type { Person } from '../src/lib/actor.ts'
import { receiveRequest, type Submission } from '../src/modules/requests/ask/ask-actions.ts'
import { findCaseByNumber } from '../src/modules/requests/case-queries.ts'
import { workCounts, workPage } from '../src/modules/requests/desk/work-list-queries.ts'
import { newNumber } from '../src/platform/tokens.ts'
import { benchHouse, type BenchHouse, milliseconds } from './bench-house.ts'
import { figure, times } from './ratio.ts'
import type { Bench } from './bench.ts'

/**
 * A request coming in, against the bare inserts of the same rows; the work list and a dossier of one desk among fifty, under
 * row-level security, against the bare SQL of their rows.
 */
export const bench: Bench = async function* ({ quick }) {
  const house = await benchHouse()
  try {
    const desk = await fillDesks(house)
    yield await intake(house, desk, quick ? 50 : 300)
    for (const size of quick ? [20_000] : [20_000, 200_000]) {
      await fillRequests(house, size)
      yield await workList(house, desk, size)
      yield await dossier(house, desk, size)
    }
  } finally {
    await house.close()
  }
}

interface Desk {
  readonly id: string
  readonly locationId: string
  readonly actor: Person
}

const desks = 50

async function fillDesks({ owner }: BenchHouse): Promise<Desk> {
  await owner.query(`insert into accounts.organisation (id, kind, land, slug, name, zone)
    select gen_random_uuid(), 'desk', 'nl', 'desk-' || n, 'Desk ' || n, 'Europe/Amsterdam' from generate_series(1, ${desks}) as n`)
  await owner.query(`insert into locations.location (id, land, register_id, kind, name, folded, registered, row_hash)
    select gen_random_uuid(), 'nl', n::text, 'day_care', 'Location ' || n, 'location ' || n, true, '' from generate_series(1, 1000) as n`)
  const { rows } = await owner.query<{ desk: string; location: string }>(
    `select (select id from accounts.organisation where slug = 'desk-1') as desk, (select id from locations.location where register_id = '1') as location`,
  )
  const [found] = rows
  if (!found) throw new Error('no desk')
  const membership = { organisationName: '', organisationKind: 'desk', role: 'desk_worker', locationId: null }
  const memberships = [{ ...membership, organisationId: found.desk }]
  const actor: Person = { kind: 'person', sessionId: '', personId: randomUUID(), name: 'Bench', memberships }
  return { id: found.desk, locationId: found.location, actor }
}

const rounds = 3

async function intake({ platform, owner }: BenchHouse, desk: Desk, many: number) {
  const ours: number[] = []
  const floor: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(
      await milliseconds(async () => {
        for (let n = 0; n < many; n += 1) await receiveRequest(platform, submission(desk))
      }),
    )
    floor.push(
      await milliseconds(async () => {
        for (let n = 0; n < many; n += 1) await bareInserts({ owner }, desk)
      }),
    )
  }
  return figure('request-intake', many, ours, floor, 'at most 4', 'the same rows inserted by hand in one transaction')
}

const submission = ({ id, locationId }: Desk): Submission => ({
  key: randomUUID(),
  channel: 'web',
  desk: { id, name: 'Desk 1', land: 'nl', zone: 'Europe/Amsterdam' },
  places: [{ id: locationId, name: 'Location 1', claimed: false }],
  asked: {
    children: [{ childName: 'Noor', birth: { bornOn: Temporal.PlainDate.from('2026-01-05') } }],
    together: false,
    startOn: Temporal.PlainDate.from('2027-01-04'),
    startFlexible: 'exact',
    halfDays: ['mon-am', 'mon-pm'],
    daysFlexible: 'exact',
    urgency: 'calm',
    contactName: 'Fatima Bouzid',
    contactEmail: 'fatima@example.org',
    contactPhone: null,
    contactAddress: null,
    preferredWay: 'email',
    language: 'nl',
    remarks: '',
  },
})

/** Request, choice, history, letter with its link, event, audit: what any program would have to write. */
async function bareInserts({ owner }: Pick<BenchHouse, 'owner'>, desk: Desk): Promise<void> {
  const id = randomUUID()
  const number = newNumber()
  await owner.query('begin')
  await owner.query(
    `insert into requests.request (id, family_id, number, desk_id, channel, language, child_name, birth_on, start_on, half_days, contact_name, contact_email, folded, submission_key)
     values ($1, $1, $2, $3, 'web', 'nl', 'Noor', '2026-01-05', '2027-01-04', '{mon-am,mon-pm}', 'Fatima Bouzid', 'fatima@example.org', 'noor fatima bouzid', $4)`,
    [id, number, desk.id, randomUUID()],
  )
  await owner.query(
    `insert into requests.choice (id, request_id, desk_id, rank, location_id, acts, due_on) values ($1, $2, $3, 1, $4, 'desk', '2026-12-04')`,
    [randomUUID(), id, desk.id, desk.locationId],
  )
  await owner.query(`insert into requests.event (id, request_id, kind, actor) values ($1, $2, 'received', 'family')`, [
    randomUUID(),
    id,
  ])
  await owner.query(
    `insert into platform.letter (id, organisation_id, subject_id, kind, to_address, language, subject, body_text, body_html) values ($1, $2, $3, 'bench', 'fatima@example.org', 'nl', 'Uw aanvraag', $4, $4)`,
    [randomUUID(), desk.id, id, 'x'.repeat(2000)],
  )
  await owner.query(
    `insert into requests.access_link (token_hash, request_id, expires_at) values (decode(md5($1::text) || md5($1::text || 'x'), 'hex'), $1::uuid, now() + interval '1 year')`,
    [id],
  )
  await owner.query(
    `insert into platform.event (id, name, subject_id, payload) values ($1, 'requests.received', $2, '{}')`,
    [randomUUID(), id],
  )
  await owner.query(
    `insert into audit.entry (role, action, subject_kind, subject_id) values ('anonymous', 'requests.request_received', 'request', $1)`,
    [id],
  )
  await owner.query('commit')
}

/** Requests in every state over all desks, a few hundred waiting at each. */
async function fillRequests({ owner }: BenchHouse, size: number): Promise<void> {
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from requests.request')
  const missing = size - (rows[0]?.count ?? 0)
  await owner.query(
    `create temporary table filled as
     select gen_random_uuid() as id, n, d.id as desk_id, upper(substr(md5(n::text || $2), 1, 4) || '-' || substr(md5(n::text || $2), 5, 4)) as number
     from generate_series(1, $1::int) as n
     join (select id, row_number() over (order by slug) - 1 as place from accounts.organisation where kind = 'desk') as d on d.place = n % ${desks}`,
    [missing, String(size)],
  )
  await owner.query(`insert into requests.request (id, family_id, number, desk_id, channel, language, child_name, birth_on, start_on, half_days, contact_name, contact_email, folded, submission_key, state, closed_at)
    select distinct on (number) id, id, number, desk_id, 'web', 'nl', 'Kind ' || n, '2026-01-05', '2027-01-04', '{mon-am,mon-pm}', 'Ouder ' || n, 'ouder' || n || '@example.org',
      'kind ' || n || ' ouder ' || n, gen_random_uuid(), case when n % 10 = 0 then 'open' else 'closed' end, case when n % 10 = 0 then null else now() end
    from filled on conflict do nothing`)
  await owner.query(`insert into requests.choice (id, request_id, desk_id, rank, location_id, state, acts, due_on)
    select gen_random_uuid(), f.id, f.desk_id, 1, l.id, case when f.n % 10 = 0 then 'asked' else 'refused' end,
      case when f.n % 10 = 0 then 'desk' else 'nobody' end, case when f.n % 10 = 0 then date '2026-11-01' + (f.n % 60)::int end
    from filled as f join requests.request as r on r.id = f.id join locations.location as l on l.register_id = (1 + f.n % 1000)::text`)
  await owner.query(
    `insert into requests.event (id, request_id, kind, actor) select gen_random_uuid(), f.id, 'received', 'family' from filled as f join requests.request as r on r.id = f.id`,
  )
  await owner.query('drop table filled; analyze')
}

async function workList({ platform, owner }: BenchHouse, { id, actor }: Desk, size: number) {
  const asked = { deskIds: [id], tab: 'doen', after: undefined, officerId: undefined, urgent: false } as const
  const ours = () => platform.db.read(actor, async (db) => [await workCounts(db, asked), await workPage(db, asked)])
  const floor = async () => {
    await owner.query(
      `select acts, count(*) from requests.choice where acts <> 'nobody' and desk_id = $1 group by acts`,
      [id],
    )
    await owner.query(
      `select c.id, c.state, c.acts, c.due_on, c.changed_at, r.number, r.child_name, r.contact_name, r.start_on, r.received_at, r.urgency, r.officer_name, l.name, o.name, o.land, o.zone,
         exists (select from requests.choice as x where x.request_id = c.request_id and x.id <> c.id)
       from requests.choice as c join requests.request as r on r.id = c.request_id join locations.location as l on l.id = c.location_id
         join accounts.organisation as o on o.id = r.desk_id
       where c.desk_id = $1 and c.acts = 'desk' order by c.due_on, c.id limit 51`,
      [id],
    )
  }
  return figure(
    'work-list',
    size,
    await times(ours),
    await times(floor),
    'at most 2',
    'the bare SQL, no row-level security',
  )
}

async function dossier({ platform, owner }: BenchHouse, { id, actor }: Desk, size: number) {
  const { rows } = await owner.query<{ id: string; number: string }>(
    'select id, number from requests.request where desk_id = $1 order by id limit 1',
    [id],
  )
  const [found] = rows
  if (!found) throw new Error('no request')
  const ours = () => platform.db.read(actor, (db) => findCaseByNumber(db, found.number))
  const floor = async () => {
    await owner.query(
      'select r.*, o.* from requests.request as r join accounts.organisation as o on o.id = r.desk_id where r.number = $1',
      [found.number],
    )
    await owner.query(
      'select c.*, l.* from requests.choice as c join locations.location as l on l.id = c.location_id where c.request_id = $1 order by c.rank',
      [found.id],
    )
    await owner.query(
      'select * from requests.offer where choice_id in (select id from requests.choice where request_id = $1)',
      [found.id],
    )
    await owner.query(
      'select * from requests.visit where choice_id in (select id from requests.choice where request_id = $1)',
      [found.id],
    )
    await owner.query(
      'select e.*, p.name from requests.event as e left join accounts.person as p on p.id = e.person_id where e.request_id = $1 order by e.at, e.id',
      [found.id],
    )
    await owner.query('select * from requests.desk_setting where desk_id = $1', [id])
  }
  return figure(
    'dossier',
    size,
    await times(ours),
    await times(floor),
    'at most 2',
    'the bare SQL, no row-level security',
  )
}
