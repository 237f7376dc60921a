import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'
import type { Urgency } from '../asked.ts'
import type { ChoiceState, ChoiceTurn } from '../choice.ts'
import type { WorkCursor, WorkTab } from './work-list.ts'

export const workPageSize = 50

/** One choice in the work of a desk. */
export interface WorkRow {
  readonly choiceId: string
  readonly number: string
  readonly childName: string
  readonly contactName: string
  readonly locationName: string
  readonly deskName: string
  readonly land: Land
  readonly zone: string
  readonly startOn: Temporal.PlainDate
  readonly officerName: string | null
  readonly receivedAt: Temporal.Instant
  readonly state: ChoiceState
  readonly acts: ChoiceTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly urgency: Urgency
  readonly changedAt: Temporal.Instant
  /** The request has more choices than this one. */
  readonly oneOfSeveral: boolean
}

export interface WorkPage {
  readonly rows: readonly WorkRow[]
  readonly more: boolean
}

const actsOn = { doen: 'desk', opvang: 'organiser', wacht: 'family', klaar: 'nobody' } as const satisfies Record<
  WorkTab,
  string
>

export interface WorkAsked {
  readonly deskIds: readonly string[]
  readonly tab: WorkTab
  readonly after: WorkCursor | undefined
  /** Only the families that this colleague guides. */
  readonly officerId: string | undefined
  /** Only families that need care at once. */
  readonly urgent: boolean
}

/** One page of the work: what is due first comes first; what is done, the latest first. */
export async function workPage(db: Read, { deskIds, tab, after, officerId, urgent }: WorkAsked): Promise<WorkPage> {
  if (deskIds.length === 0) return { rows: [], more: false }
  const latestFirst = tab === 'klaar'
  // The last day or moment shown, and the choice that had it: what comes after it in the same order.
  const place = latestFirst ? sql`(c.changed_at, c.id)` : sql`(c.due_on, c.id)`
  const type = latestFirst ? sql`timestamptz` : sql`date`
  const beyond = latestFirst ? sql`<` : sql`>`
  const [by, direction] = latestFirst ? (['c.changed_at', 'desc'] as const) : (['c.due_on', 'asc'] as const)
  // First which rows, from one index; only those are joined.
  let page = db
    .selectFrom('requests.choice as c')
    .select('c.id')
    .where('c.desk_id', 'in', deskIds)
    .where('c.acts', '=', actsOn[tab])
    .orderBy(by, direction)
    .orderBy('c.id', direction)
    .limit(workPageSize + 1)
  if (after) page = page.where(sql<boolean>`${place} ${beyond} (${after.place}::${type}, ${after.choiceId}::uuid)`)
  if (officerId) page = page.where(guidedBy(officerId))
  if (urgent) page = page.where(neededNow)
  const rows = await workRows(db, deskIds)
    .where('c.id', 'in', page)
    .orderBy(by, direction)
    .orderBy('c.id', direction)
    .execute()
  return { rows: rows.slice(0, workPageSize), more: rows.length > workPageSize }
}

export type WorkCounts = Readonly<Record<'desk' | 'organiser' | 'family', number>>

/** How much waits for the desk, for locations and for families. */
export async function workCounts(
  db: Read,
  { deskIds, officerId, urgent }: Pick<WorkAsked, 'deskIds' | 'officerId' | 'urgent'>,
): Promise<WorkCounts> {
  if (deskIds.length === 0) return { desk: 0, organiser: 0, family: 0 }
  let asked = db
    .selectFrom('requests.choice as c')
    .select(['c.acts', db.fn.countAll<number>().as('count')])
    .where('c.acts', '<>', 'nobody')
    .where('c.desk_id', 'in', deskIds)
    .groupBy('c.acts')
  if (officerId) asked = asked.where(guidedBy(officerId))
  if (urgent) asked = asked.where(neededNow)
  const rows = await asked.execute()
  const count = (acts: string) => rows.find((row) => row.acts === acts)?.count ?? 0
  return { desk: count('desk'), organiser: count('organiser'), family: count('family') }
}

const guidedBy = (officerId: string) =>
  sql<boolean>`exists (select from requests.request as g where g.id = c.request_id and g.officer_id = ${officerId}::uuid)`

/** For a list of choices `c`. */
export const neededNow = sql<boolean>`exists (
  select from requests.request as u where u.id = c.request_id and u.urgency = 'now')`

/** Requests whose child or contact carries all these words, the latest first. @param words folded */
export function requestsByName(db: Read, deskIds: readonly string[], words: readonly string[]): Promise<WorkRow[]> {
  if (deskIds.length === 0 || words.length === 0) return Promise.resolve([])
  let found = workRows(db, deskIds).orderBy('r.received_at', 'desc').limit(workPageSize)
  for (const word of words) found = found.where('r.folded', 'like', `%${word}%`)
  return found.execute()
}

function workRows(db: Read, deskIds: readonly string[]) {
  return db
    .selectFrom('requests.choice as c')
    .innerJoin('requests.request as r', 'r.id', 'c.request_id')
    .innerJoin('locations.location as l', 'l.id', 'c.location_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.desk_id')
    .select(['c.id as choiceId', 'c.state', 'c.acts', 'c.due_on as dueOn', 'c.changed_at as changedAt'])
    .select(['r.number', 'r.child_name as childName', 'r.contact_name as contactName', 'r.start_on as startOn'])
    .select(['r.officer_name as officerName', 'r.urgency'])
    .select(['r.received_at as receivedAt', 'l.name as locationName', 'o.name as deskName', 'o.land', 'o.zone'])
    .select(
      sql<boolean>`exists (select from requests.choice as o where o.request_id = c.request_id and o.id <> c.id)`.as(
        'oneOfSeveral',
      ),
    )
    .where('c.desk_id', 'in', deskIds)
}
