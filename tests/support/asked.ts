import type { Family, LocationKeeper, Person } from '../../src/lib/actor.ts'
import { startSession } from '../../src/platform/session.ts'
import { newId, newNumber } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'
import type { Quarter, Staff } from './town.ts'

// Locations that answer themselves, and families that ask several of them: what tests of answers and places start from.

/** Puts a location into the hands of an organiser, with an address for its mail. */
export async function claim({ owner }: House, locationId: string, organiser: Staff, email: string): Promise<string> {
  const organisationId = await organisationOf({ owner }, organiser)
  await owner.query('update locations.location set organisation_id = $2 where id = $1', [locationId, organisationId])
  await owner.query(`insert into locations.contact (location_id, name, email) values ($1, 'Mia Verhulst', $2)`, [
    locationId,
    email,
  ])
  return organisationId
}

async function organisationOf({ owner }: Pick<House, 'owner'>, { membershipId }: Staff): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'select organisation_id as id from accounts.membership where id = $1',
    [membershipId],
  )
  return rows[0]?.id ?? ''
}

/** One more registered location of the same municipality. */
export async function addSibling({ owner }: House, { locationId }: Quarter, name: string): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into locations.location (id, land, register_id, kind, name, folded, registered, municipality_code, row_hash)
     select $1, land, $2, kind, $3, lower($3), true, municipality_code, row_hash from locations.location where id = $4`,
    [id, `${name}-1`, name, locationId],
  )
  return id
}

/** One group with so many places on each weekday from 2026 on. @returns its id */
export async function addPlan({ owner }: House, locationId: string, places: number): Promise<string> {
  const groupId = newId()
  await owner.query(
    `insert into locations.age_group (id, location_id, name, from_months, to_months) values ($1, $2, 'Baby’s', 0, 36)`,
    [groupId, locationId],
  )
  await owner.query(
    `insert into locations.plan (id, age_group_id, from_on, places) values ($1, $2, '2026-01-01', $3)`,
    [newId(), groupId, [...Array<number>(10).fill(places), 0, 0, 0, 0]],
  )
  return groupId
}

export interface AskedRequest {
  readonly requestId: string
  readonly number: string
  /** In the order of the locations. */
  readonly choiceIds: readonly string[]
  readonly family: Family
  readonly email: string
}

/** A family asks these locations for Tuesday and Thursday from March 2027 on. */
export async function ask(
  { owner, clock }: House,
  { deskId }: Quarter,
  locationIds: readonly string[],
  given: { child?: string; email?: string; familyId?: string; together?: boolean } = {},
): Promise<AskedRequest> {
  const [requestId, number] = [newId(), newNumber()]
  const {
    child = 'Noor',
    familyId = requestId,
    email = `${requestId.slice(-12)}@example.org`,
    together = false,
  } = given
  const at = clock.now().toString()
  await owner.query(
    `insert into requests.request (id, family_id, number, desk_id, channel, language, child_name, birth_on, start_on, half_days, contact_name, contact_email, folded, submission_key, received_at, together)
     values ($1, $2, $3, $4, 'web', 'nl', $5, '2026-03-27', '2027-03-01', '{tue-am,tue-pm,thu-am,thu-pm}', 'Fatima El Amrani', $6, lower($5), gen_random_uuid(), $7, $8)`,
    [requestId, familyId, number, deskId, child, email, at, together],
  )
  const choiceIds = locationIds.map(() => newId())
  for (const [index, locationId] of locationIds.entries()) {
    await owner.query(
      `insert into requests.choice (id, request_id, desk_id, rank, location_id, acts, due_on, changed_at)
       select $1, $2, $3, $4, $5, case when l.organisation_id is null then 'desk' else 'organiser' end, $6::date, $6
       from locations.location as l where l.id = $5`,
      [choiceIds[index], requestId, deskId, index + 1, locationId, at],
    )
  }
  await owner.query(
    `insert into requests.event (id, request_id, at, kind, actor) values ($1, $2, $3, 'received', 'family')`,
    [newId(), requestId, at],
  )
  return { requestId, number, choiceIds, family: { kind: 'family', sessionId: '', caseId: familyId }, email }
}

export const keeperOf = (locationId: string): LocationKeeper => ({
  kind: 'location',
  sessionId: '',
  locationId,
  locationName: '',
})

/** Somebody as the house knows him from his session. @param locationId the one location a membership is limited to */
export const personOf = (
  { personId }: Staff,
  organisationId: string,
  role: string,
  locationId: string | null = null,
): Person => ({
  kind: 'person',
  sessionId: '',
  personId,
  name: role,
  memberships: [
    {
      organisationId,
      organisationName: role,
      organisationKind: role.startsWith('desk') ? 'desk' : 'organiser',
      role,
      locationId,
    },
  ],
})

/** The value of the `cookie` header of who came by a link, or of a person. */
export async function cookieFor(
  { platform, clock }: House,
  who: { personId: string } | { caseId: string } | { locationId: string },
): Promise<string> {
  const token = await platform.db.gate((tx) => startSession(tx, { ...who, userAgent: 'test', now: clock.now() }))
  return `session=${token}`
}

/** What is free in a group on a half-day, counted anew from plan and ledger. */
export async function freeOn({ owner }: House, groupId: string, on: string, half = 'tue-am'): Promise<number> {
  const { rows } = await owner.query<{ free: number }>(
    `select (p.places[array_position(locations.half_days(), $3)] - (
       select count(*) from locations.occupation as o
       where o.age_group_id = $1 and $3 = any (o.half_days) and o.from_on <= $2::date and coalesce(o.until_on, 'infinity') >= $2::date
     ))::int as free
     from locations.plan as p where p.age_group_id = $1 and p.from_on <= $2::date order by p.from_on desc limit 1`,
    [groupId, on, half],
  )
  return rows[0]?.free ?? 0
}

/** The kinds of the letters to an address, in the order in which they were written. */
export async function lettersTo(house: House, address: string): Promise<string[]> {
  await house.runJobs()
  const { rows } = await house.owner.query<{ kind: string }>(
    'select kind from platform.letter where to_address = $1 order by created_at, id',
    [address],
  )
  return rows.map(({ kind }) => kind)
}
