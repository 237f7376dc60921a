import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { HalfDay } from '../half-days.ts'
import type { Land } from '../location.ts'
import type { AgeGroup } from './age-group.ts'
import type { KindWithPlaces } from './capacity-maxima.ts'
import type { Capacity, Entry, Plan, Week } from './capacity-plan.ts'
import type { Closure, ClosureReason } from './closure.ts'

/** A location as who runs it, or the desk on its behalf, sees it. */
export interface KeptLocation {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly kind: KindWithPlaces
  readonly name: string
  readonly place: string | null
  readonly capacity: number | null
  readonly registered: boolean
  /** The account that runs it; null: the desk does so in its name. */
  readonly organisationId: string | null
  /** The desk of its municipality. */
  readonly deskId: string | null
  readonly confirmedOn: Temporal.PlainDate | null
  readonly planned: boolean
}

/** The location, when who acts cares for it: runs it, or is the desk of its municipality. */
export function findKept(db: Read, land: Land, registerId: string): Promise<KeptLocation | undefined> {
  return kept(db)
    .where('l.land', '=', land)
    .where('l.register_id', '=', registerId)
    .where(sql<boolean>`locations.cares_for(l.id)`)
    .executeTakeFirst()
}

export const keptById = (db: Read, id: string): Promise<KeptLocation | undefined> =>
  kept(db)
    .where('l.id', '=', id)
    .where(sql<boolean>`locations.cares_for(l.id)`)
    .executeTakeFirst()

const kept = (db: Read) =>
  db
    .selectFrom('locations.location as l')
    .leftJoin('locations.free_confirmation as c', 'c.location_id', 'l.id')
    .leftJoin('locations.desk_area as a', (join) =>
      join.onRef('a.land', '=', 'l.land').onRef('a.municipality_code', '=', 'l.municipality_code'),
    )
    .select(['l.id', 'l.land', 'l.register_id as registerId', 'l.name', 'l.place', 'l.capacity', 'l.registered'])
    .select(['l.organisation_id as organisationId', 'a.organisation_id as deskId', 'c.confirmed_on as confirmedOn'])
    .select(sql<KindWithPlaces>`l.kind`.as('kind'))
    .select(
      sql<boolean>`exists (select from locations.age_group as g join locations.free_place as f on f.age_group_id = g.id
        where g.location_id = l.id)`.as('planned'),
    )
    .where('l.kind', '<>', 'agency')

/** What who acts cares for, what was confirmed longest ago first; a desk names what it looks for. */
export function keptLocations(db: Read, words: readonly string[], most: number): Promise<KeptLocation[]> {
  const asked = words.map((word) => sql<boolean>`l.searched ~ ${`\\m${word}`}`)
  return kept(db)
    .where(
      sql<boolean>`(l.id in (select locations.managed()) or a.organisation_id = any (platform.acting_organisations()))`,
    )
    .where(asked.length > 0 ? sql<boolean>`${sql.join(asked, sql` and `)}` : sql<boolean>`l.registered`)
    .orderBy(sql`l.organisation_id is null, c.confirmed_on nulls first, l.folded, l.id`)
    .limit(most)
    .execute()
}

/** Waits for whoever changes the places of this location now. */
export const lockPlaces = (tx: Write, locationId: string) =>
  sql`select locations.lock_places(${locationId})`.execute(tx)

export interface GroupInLocation extends AgeGroup {
  readonly position: number
}

export const groupsOf = (db: Read, locationId: string): Promise<GroupInLocation[]> =>
  db
    .selectFrom('locations.age_group as g')
    .select(['g.id', 'g.name', 'g.from_months as fromMonths', 'g.to_months as toMonths', 'g.position'])
    .where('g.location_id', '=', locationId)
    .orderBy('g.position')
    .orderBy('g.from_months')
    .orderBy('g.name')
    .execute()

export interface KeptPlan extends Plan {
  readonly id: string
}

/** An entry of the ledger as the occupation page counts it. */
export interface KeptEntry extends Entry {
  readonly id: string
  readonly kind: 'offer' | 'placement'
}

export interface KeptCapacity extends Capacity {
  readonly plans: readonly KeptPlan[]
  readonly entries: readonly KeptEntry[]
}

/** Everything that the formula needs; only for who cares for the location. */
export async function capacityOf(db: Read, place: KeptLocation): Promise<KeptCapacity> {
  const { land, kind, capacity } = place
  return {
    place: { land, kind, capacity },
    plans: await plansOf(db, place.id),
    entries: await entriesOf(db, place.id),
  }
}

const plansOf = (db: Read, locationId: string): Promise<KeptPlan[]> =>
  db
    .selectFrom('locations.plan as p')
    .innerJoin('locations.age_group as g', 'g.id', 'p.age_group_id')
    .select(['p.id', 'p.age_group_id as groupId', 'p.from_on as fromOn', 'p.places'])
    .where('g.location_id', '=', locationId)
    .orderBy('p.from_on')
    .execute()

const entriesOf = (db: Read, locationId: string): Promise<KeptEntry[]> =>
  db
    .selectFrom('locations.occupation as o')
    .innerJoin('locations.age_group as g', 'g.id', 'o.age_group_id')
    .select(['o.id', 'o.kind', 'o.age_group_id as groupId', 'o.from_on as fromOn', 'o.until_on as untilOn'])
    // The check of the table lets no other words in.
    .select(sql<HalfDay[]>`o.half_days`.as('halfDays'))
    .where('g.location_id', '=', locationId)
    .where(sql<boolean>`(o.until_on is null or o.until_on >= o.from_on)`)
    .orderBy('o.from_on')
    .execute()

export interface NewGroup {
  readonly id: string
  readonly locationId: string
  readonly name: string
  readonly fromMonths: number
  readonly toMonths: number
  readonly position: number
}

export async function insertGroup(tx: Write, group: NewGroup): Promise<void> {
  const { id, locationId, name, fromMonths, toMonths, position } = group
  const row = { id, location_id: locationId, name, from_months: fromMonths, to_months: toMonths, position }
  await tx.insertInto('locations.age_group').values(row).execute()
}

export async function updateGroup(tx: Write, group: Omit<NewGroup, 'locationId' | 'position'>): Promise<void> {
  const { id, name, fromMonths, toMonths } = group
  await tx
    .updateTable('locations.age_group')
    .set({ name, from_months: fromMonths, to_months: toMonths })
    .where('id', '=', id)
    .execute()
}

/** With its plans. The ledger keeps a group that ever had a child: the database refuses. */
export async function deleteGroup(tx: Write, id: string): Promise<void> {
  await tx.deleteFrom('locations.plan').where('age_group_id', '=', id).execute()
  await tx.deleteFrom('locations.age_group').where('id', '=', id).execute()
}

export const groupWasUsed = async (db: Read, id: string): Promise<boolean> =>
  (await db.selectFrom('locations.occupation').select('id').where('age_group_id', '=', id).limit(1).execute()).length >
  0

/** A plan from a day on replaces the one of the same day. */
export async function putPlan(tx: Write, plan: { id: string } & Plan): Promise<void> {
  const { id, groupId, fromOn, places } = plan
  await tx
    .insertInto('locations.plan')
    .values({ id, age_group_id: groupId, from_on: fromOn, places: [...places] })
    .onConflict((already) => already.columns(['age_group_id', 'from_on']).doUpdateSet({ places: [...places] }))
    .execute()
}

export async function deletePlan(tx: Write, id: string): Promise<void> {
  await tx.deleteFrom('locations.plan').where('id', '=', id).execute()
}

export const closuresOf = (db: Read, locationId: string, since: Temporal.PlainDate): Promise<Closure[]> =>
  db
    .selectFrom('locations.closure as c')
    .select(['c.id', 'c.from_on as fromOn', 'c.until_on as untilOn'])
    .select(sql<ClosureReason>`c.reason`.as('reason'))
    .where('c.location_id', '=', locationId)
    .where('c.until_on', '>=', since)
    .orderBy('c.from_on')
    .execute()

export async function insertClosure(tx: Write, locationId: string, closure: Closure): Promise<void> {
  const { id, fromOn, untilOn, reason } = closure
  await tx
    .insertInto('locations.closure')
    .values({ id, location_id: locationId, from_on: fromOn, until_on: untilOn, reason })
    .execute()
}

export async function deleteClosure(tx: Write, locationId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('locations.closure')
    .where('id', '=', id)
    .where('location_id', '=', locationId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Somebody says today that the free places are right. */
export async function confirmOn(tx: Write, locationId: string, today: Temporal.PlainDate): Promise<void> {
  await tx
    .insertInto('locations.free_confirmation')
    .values({ location_id: locationId, confirmed_on: today })
    .onConflict((already) => already.column('location_id').doUpdateSet({ confirmed_on: today }))
    .execute()
}

/** What pages show: the day on which the free places were last said to be right. */
export async function confirmedOn(db: Read, locationId: string): Promise<Temporal.PlainDate | null> {
  const found = await db
    .selectFrom('locations.free_confirmation as c')
    .select('c.confirmed_on')
    .where('c.location_id', '=', locationId)
    .executeTakeFirst()
  return found?.confirmed_on ?? null
}

/** For tests and pages alike: what the database counted for each group, in order of time. */
export async function countedRooms(
  db: Read,
  locationId: string,
): Promise<
  { groupId: string; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate | null; places: Week; free: Week }[]
> {
  return db
    .selectFrom('locations.free_place as f')
    .innerJoin('locations.age_group as g', 'g.id', 'f.age_group_id')
    .select(['f.age_group_id as groupId', 'f.from_on as fromOn', 'f.until_on as untilOn', 'f.places', 'f.free'])
    .where('g.location_id', '=', locationId)
    .orderBy('f.age_group_id')
    .orderBy('f.from_on')
    .execute()
}
