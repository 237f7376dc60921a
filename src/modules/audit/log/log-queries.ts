import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import type { House } from '../keep/house-queries.ts'
import { type LogFilter, type LogRow } from './log.ts'

/** The newest first, below `before`. */
export async function logRows(
  db: Read,
  { id, zone }: Pick<House, 'id' | 'zone'>,
  { personId, subjectId, from, until }: LogFilter,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<LogRow[]> {
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant()
  let rows = db
    .selectFrom('audit.entry as e')
    .leftJoin('audit.opening as o', 'o.id', 'e.opening_id')
    .select(['e.id', 'e.at', 'e.person_id as personId', 'e.role', 'e.action', 'e.subject_kind as subjectKind'])
    .select(['e.subject_id as subjectId', sql<number>`cardinality(e.about)`.as('about')])
    .select(sql<string | null>`coalesce(o.reason, e.reason)`.as('reason'))
    .where('e.organisation_id', '=', id)
  if (personId) rows = rows.where('e.person_id', '=', personId)
  if (subjectId) {
    rows = rows.where(
      sql<boolean>`(e.subject_id = ${subjectId} or (e.about <> '{}' and e.about @> array[${subjectId}::uuid]))`,
    )
  }
  if (from) rows = rows.where('e.at', '>=', start(from))
  if (until) rows = rows.where('e.at', '<', start(until.add({ days: 1 })))
  if (before) rows = rows.where('e.id', '<', before)
  return rows.orderBy('e.id', 'desc').limit(limit).execute()
}

export interface HousePerson {
  readonly id: string
  readonly name: string
}

/** Who works or worked for a house that one oversees. */
export async function peopleOf(db: Read, houseId: string): Promise<HousePerson[]> {
  const { rows } = await sql<HousePerson>`select id, name from audit.people_of(${houseId})`.execute(db)
  return rows
}

export interface NumberedCase {
  readonly kind: string
  readonly id: string
  readonly number: string
}

/** The numbers by which people know these cases of a house that one oversees. */
export async function numbersOf(
  db: Read,
  houseId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } =
    await sql<NumberedCase>`select id, number from audit.cases_of(${houseId}) where id = any(${wanted}::uuid[])`.execute(
      db,
    )
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** What stands behind a number of a house that one oversees, also where one may not open it. */
export async function findCase(
  db: Read,
  houseId: string,
  number: string,
): Promise<(NumberedCase & { wiped: boolean }) | undefined> {
  const { rows } = await sql<NumberedCase & { wiped: boolean }>`
    select kind, id, number, wiped from audit.cases_of(${houseId}) where number = ${number}`.execute(db)
  return rows[0]
}
