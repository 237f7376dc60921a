// The door to the ledger of occupied half-days. The database counts, refuses and keeps: see db/migrations/0005-capacity.sql.
import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import { halfDays, type HalfDay } from '../half-days.ts'
import { type Birth, type GroupWithRoom, monthsOld, takesAge } from './age-group.ts'

export interface NewEntry {
  readonly id: string
  readonly ageGroupId: string
  readonly kind: 'offer' | 'placement'
  /** The offer or the placement. */
  readonly subjectId: string
  readonly halfDays: readonly HalfDay[]
  readonly fromOn: Temporal.PlainDate
  /** The last day; null: no end known. */
  readonly untilOn: Temporal.PlainDate | null
  /** For whom it is kept: this family, or its desk, may take it and give it up as well. */
  readonly keptFor?: { readonly caseId: string; readonly deskId: string }
}

export type Occupied =
  | { readonly ok: true }
  /** One of these half-days has no place left on `on`, or is outside the plan then. */
  | { readonly refusal: 'full'; readonly halfDays: readonly HalfDay[]; readonly on: Temporal.PlainDate }
  | { readonly refusal: 'no_plan' }

type Answer = { refusal: 'no_plan' } | { refusal: 'full'; halfDays: HalfDay[]; on: string } | null

/** Takes half-days of a group, for who cares for the location or a job. Whoever comes second for the last place is told so. */
export async function occupy(tx: Write, entry: NewEntry): Promise<Occupied> {
  const { id, ageGroupId, kind, subjectId, fromOn, untilOn } = entry
  const { rows } = await sql<{ answer: Answer }>`
    select locations.occupy(${id}, ${ageGroupId}, ${kind}, ${subjectId}, ${[...entry.halfDays]}, ${fromOn}, ${untilOn},
      ${entry.keptFor?.caseId ?? null}, ${entry.keptFor?.deskId ?? null}) as answer
  `.execute(tx)
  return occupied(rows[0]?.answer ?? null)
}

/** Other half-days or days for an entry, as after a slip; where there is no room it stays as it was. */
export async function correct(
  tx: Write,
  occupationId: string,
  { halfDays: wanted, fromOn, untilOn }: Pick<NewEntry, 'halfDays' | 'fromOn' | 'untilOn'>,
): Promise<Occupied> {
  const { rows } = await sql<{ answer: Answer }>`
    select locations.correct(${occupationId}, ${[...wanted]}, ${fromOn}, ${untilOn}) as answer
  `.execute(tx)
  return occupied(rows[0]?.answer ?? null)
}

/** Lets a place go on until a later day, or without end (null); refused where somebody else was given it meanwhile. */
export async function prolong(tx: Write, occupationId: string, untilOn: Temporal.PlainDate | null): Promise<Occupied> {
  const { rows } = await sql<{ answer: Answer }>`
    select locations.prolong(${occupationId}, ${untilOn}) as answer
  `.execute(tx)
  return occupied(rows[0]?.answer ?? null)
}

function occupied(answer: Answer): Occupied {
  if (!answer) return { ok: true }
  if (answer.refusal === 'no_plan') return answer
  const on = Temporal.PlainDate.from(answer.on)
  return { refusal: 'full', halfDays: halfDays.filter((half) => answer.halfDays.includes(half)), on }
}

/** The entry of an offer that was accepted becomes that of a placement; throws where there is no such entry. */
export async function settle(tx: Write, occupationId: string, placementId: string): Promise<void> {
  await sql`select locations.settle(${occupationId}, ${placementId})`.execute(tx)
}

/** Frees the half-days from a day on; wholly where that day is not after the first. Twice is once. */
export async function release(tx: Write, occupationId: string, fromOn: Temporal.PlainDate): Promise<void> {
  await sql`select locations.release(${occupationId}, ${fromOn})`.execute(tx)
}

/** Whether this location keeps its places here: without a plan, free places are not known. */
export async function hasPlan(db: Read, locationId: string): Promise<boolean> {
  const found = await db
    .selectFrom('locations.free_place as f')
    .innerJoin('locations.age_group as g', 'g.id', 'f.age_group_id')
    .select('g.id')
    .where('g.location_id', '=', locationId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The groups of a location, and what each has free in the year from `on`; a group without a plan then has no half-day. */
export async function ageGroupsFor(
  db: Read,
  locationId: string,
  on: Temporal.PlainDate,
  birth: Birth,
): Promise<GroupWithRoom[]> {
  const { rows } = await sql<GroupRow>`
    select g.id, g.name, g.from_months as "fromMonths", g.to_months as "toMonths",
      ${leastOf('free', on)} as free, ${leastOf('places', on)} as places
    from locations.age_group as g
    where g.location_id = ${locationId}
    order by g.position, g.name
  `.execute(db)
  const months = monthsOld(birth, on)
  return rows.map((row) => ({ id: row.id, name: row.name, fits: takesAge(row, months), free: freeByHalfDay(row) }))
}

interface GroupRow {
  readonly id: string
  readonly name: string
  readonly fromMonths: number
  readonly toMonths: number
  readonly free: readonly number[] | null
  readonly places: readonly number[] | null
}

/** Per half-day the least of a year; null where the group has no plan yet on the first day. */
function leastOf(column: 'free' | 'places', on: Temporal.PlainDate) {
  const until = on.add({ years: 1 })
  return sql<readonly number[] | null>`(
    select array_agg(least.count order by least.half)
    from (
      select u.half, min(u.count)::int as count
      from locations.free_place as f, unnest(${sql.ref(`f.${column}`)}) with ordinality as u (count, half)
      where f.age_group_id = g.id and f.from_on < ${until}::date and coalesce(f.until_on, 'infinity') >= ${on}::date
        and exists (select from locations.free_place as b where b.age_group_id = g.id and b.from_on <= ${on}::date)
      group by u.half
    ) as least
  )`
}

function freeByHalfDay({ free, places }: GroupRow): Partial<Record<HalfDay, number>> {
  const known = halfDays.flatMap((half, index) => {
    const open = (places?.[index] ?? 0) > 0
    return open ? [[half, free?.[index] ?? 0] as const] : []
  })
  return Object.fromEntries(known)
}
