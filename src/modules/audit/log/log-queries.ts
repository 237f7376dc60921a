import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import type { Retained } from '../../../platform/retention.ts'
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

/** The numbers by which people know the cases of these rows, as far as the reader may see them. */
export async function numbersOf(
  db: Read,
  kinds: readonly Retained[],
  rows: readonly LogRow[],
): Promise<Map<string, string>> {
  const numbers = new Map<string, string>()
  for (const { kind, numbers: of } of kinds) {
    const ids = [...new Set(rows.flatMap((row) => (row.subjectKind === kind && row.subjectId ? [row.subjectId] : [])))]
    if (of && ids.length > 0) for (const { id, number } of await of(db, ids)) numbers.set(id, number)
  }
  return numbers
}

/** What stands behind a number. */
export async function findCase(db: Read, kinds: readonly Retained[], number: string): Promise<string | undefined> {
  for (const { find } of kinds) {
    const found = await find?.(db, number)
    if (found) return found.id
  }
  return undefined
}
