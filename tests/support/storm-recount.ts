import assert from 'node:assert/strict'
import { halfDays } from '../../src/modules/locations/rules.ts'
import type { Installation } from './installation.ts'
import { placesEach, type Promised, startOn } from './storm-offers.ts'

// What stands in the database after a storm, held against what families were told and against itself.

const ofTheStorm = `select r.id, r.contact_name from requests.request as r where r.contact_email = 'storm@example.org'`

/** Each request that was acknowledged is there, once, and no other. @returns how many */
export async function assertRequests(installation: Installation, acknowledged: ReadonlySet<string>): Promise<void> {
  const rows = await installation.query<{ name: string }>(
    `select contact_name as name from (${ofTheStorm}) as s where contact_name <> 'Wie wacht' order by 1`,
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...acknowledged].sort(),
  )
}

/** Each place that was acknowledged is one placement; the ledger holds these, nothing else, and what is free follows from them. */
export async function assertPlaces(installation: Installation, { groups, places }: Promised): Promise<void> {
  const placed = await installation.query<{ offer: string }>(
    `select p.offer_id as offer from placements.placement as p join (${ofTheStorm}) as s on s.id = p.request_id order by 1`,
  )
  assert.deepEqual(
    placed.map(({ offer }) => offer),
    places.map(({ offerId }) => offerId).sort(),
    'one placement for each acceptance',
  )
  const promised = `select p.occupation_id, p.id as subject, p.age_group_id, p.half_days, p.start_on, 'placement' as kind
    from placements.placement as p where p.age_group_id = any ($1) and p.state <> 'annulled'`
  const entries = `select o.id, o.subject_id, o.age_group_id, o.half_days, o.from_on, o.kind
    from locations.occupation as o where o.age_group_id = any ($1) and coalesce(o.until_on, 'infinity') >= o.from_on`
  const astray = await installation.query(
    `((${promised}) except all (${entries})) union all ((${entries}) except all (${promised}))`,
    [groups],
  )
  assert.deepEqual(astray, [], 'the ledger is what was placed')
  const free = await installation.query<{ group: string; free: number[] }>(
    `select age_group_id as "group", free from locations.free_place where age_group_id = any ($1)
     and from_on <= $2 and coalesce(until_on, 'infinity') >= $2 order by 1`,
    [groups, startOn().toString()],
  )
  const counted = groups.toSorted().map((group) => {
    const taken = (half: string) =>
      places.filter(({ groupId, halfDays: own }) => groupId === group && own.some((one) => one === half)).length
    return { group, free: halfDays.map((half, index) => (index < 10 ? placesEach - taken(half) : 0)) }
  })
  assert.deepEqual(free, counted, 'what is free, counted from what families were told')
}

/** Every letter has what it tells of, and everything that is told by letter has its letter, once; so with events. @returns how many */
export async function assertTold(installation: Installation): Promise<{ events: number; letters: number }> {
  const told = `
    select e.request_id as subject, 'requests.' || case e.kind when 'received' then 'received' when 'offered' then 'offer' else 'accept' end as kind
      from requests.event as e join (${ofTheStorm}) as s on s.id = e.request_id where e.kind in ('received', 'offered', 'accepted')
    union all select e.request_id, 'requests.location.' || case e.kind when 'accepted' then 'accept' else e.kind end
      from requests.event as e join (${ofTheStorm}) as s on s.id = e.request_id where e.kind in ('accepted', 'elsewhere')
    union all select c.request_id, 'requests.location.new'
      from requests.choice as c join (${ofTheStorm}) as s on s.id = c.request_id`
  const written = `select l.subject_id, l.kind from platform.letter as l join (${ofTheStorm}) as s on s.id = l.subject_id`
  assert.deepEqual(await differences(installation, told, written), [], 'letters and what they tell of')
  const steps = `
    select e.request_id as subject, 'requests.received' as name, null as event
      from requests.event as e join (${ofTheStorm}) as s on s.id = e.request_id where e.kind = 'received'
    union all select e.request_id, 'requests.choice_moved', e.id::text
      from requests.event as e join (${ofTheStorm}) as s on s.id = e.request_id where e.kind <> 'received'
    union all select p.id, 'placements.accepted', null
      from placements.placement as p join (${ofTheStorm}) as s on s.id = p.request_id`
  const emitted = `select e.subject_id, e.name, e.payload ->> 'eventId' from platform.event as e
    where e.subject_id in (select id from (${ofTheStorm}) as s)
      or e.subject_id in (select p.id from placements.placement as p join (${ofTheStorm}) as s on s.id = p.request_id)`
  assert.deepEqual(await differences(installation, steps, emitted), [], 'events and what happened')
  const [counted] = await installation.query<{ events: number; letters: number }>(
    `select (select count(*)::int from (${emitted}) as e) as events, (select count(*)::int from (${written}) as l) as letters`,
  )
  return counted ?? { events: 0, letters: 0 }
}

/** Rows of one that the other lacks, each as often as it is lacking. */
const differences = (installation: Installation, one: string, other: string) =>
  installation.query(
    `select 'missing' as "what", d.* from ((${one}) except all (${other})) as d
     union all select 'without cause', d.* from ((${other}) except all (${one})) as d limit 20`,
  )

/** Jobs that the storm left for later. */
export async function jobsLeft(installation: Installation): Promise<number> {
  const [left] = await installation.query<{ n: number }>(
    `select count(*)::int as n from graphile_worker.jobs where task_identifier in ('hear', 'listen', 'send_letter', 'requests_location_letter', 'feedback_read_arrival', 'feedback_tell_staff')`,
  )
  return left?.n ?? 0
}
