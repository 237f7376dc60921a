import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'
import type { Birth, Urgency } from '../asked.ts'
import { birthOfRow } from '../case-queries.ts'
import type { ChoiceState, ChoiceTurn } from '../choice.ts'
import type { WorkCursor, InboxTab } from '../desk/work-list.ts'
import { neededNow } from '../desk/work-list-queries.ts'

export const inboxPageSize = 50

/** One child that is asked for at a location that the reader runs. */
export interface InboxRow {
  readonly choiceId: string
  readonly number: string
  readonly childName: string
  readonly birth: Birth
  readonly startOn: Temporal.PlainDate
  readonly halfDays: readonly string[]
  readonly locationName: string
  readonly land: Land
  readonly zone: string
  readonly receivedAt: Temporal.Instant
  readonly state: ChoiceState
  readonly acts: ChoiceTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly urgency: Urgency
  readonly changedAt: Temporal.Instant
  /** The family asked something that nobody answered yet. */
  readonly asks: boolean
  /** Brothers and sisters who are asked for at the same location, where the family wants them together. */
  readonly along: readonly string[]
}

export interface InboxPage {
  readonly rows: readonly InboxRow[]
  readonly more: boolean
}

// The last thing said between family and location is a question of the family.
const asks = sql<boolean>`coalesce((
  select e.kind = 'family_asked' from requests.event as e
  where e.choice_id = c.id and e.kind in ('family_asked', 'told_family', 'asked_family', 'offered', 'refused', 'invited', 'corrected')
  order by e.at desc, e.id desc limit 1), false)`
const along = sql<string[]>`array(
  select s.child_name from requests.request as s join requests.choice as sc on sc.request_id = s.id
  where r.together and s.family_id = r.family_id and s.id <> r.id and sc.location_id = c.location_id
  order by s.child_name, s.id)`
const ownLocations = sql<boolean>`c.location_id = any (array(select locations.managed()))`

const inTab: Readonly<Record<InboxTab, ReturnType<typeof sql<boolean>>>> = {
  doen: sql<boolean>`(c.state in ('asked', 'visiting') or (c.acts <> 'nobody' and ${asks}))`,
  wacht: sql<boolean>`(c.acts = 'family' and not ${asks})`,
  klaar: sql<boolean>`c.acts = 'nobody'`,
}

export interface InboxAsked {
  readonly tab: InboxTab
  readonly locationId: string | undefined
  readonly after: WorkCursor | undefined
  /** Only families that need care at once. */
  readonly urgent: boolean
}

/** One page of what is asked of the locations that one runs: what is due first comes first; what is done, the latest first. */
export async function inboxPage(db: Read, { tab, locationId, after, urgent }: InboxAsked): Promise<InboxPage> {
  const latestFirst = tab === 'klaar'
  const place = latestFirst ? sql`(c.changed_at, c.id)` : sql`(c.due_on, c.id)`
  const type = latestFirst ? sql`timestamptz` : sql`date`
  const beyond = latestFirst ? sql`<` : sql`>`
  let asked = inboxRows(db)
    .where(inTab[tab])
    .orderBy(latestFirst ? 'c.changed_at' : 'c.due_on', latestFirst ? 'desc' : 'asc')
    .orderBy('c.id', latestFirst ? 'desc' : 'asc')
    .limit(inboxPageSize + 1)
  if (urgent) asked = asked.where(neededNow)
  if (locationId) asked = asked.where('c.location_id', '=', locationId)
  if (after) asked = asked.where(sql<boolean>`${place} ${beyond} (${after.place}::${type}, ${after.choiceId}::uuid)`)
  const rows = await asked.execute()
  return {
    rows: rows.slice(0, inboxPageSize).map(({ birth_on, expected_on, ...row }) => ({
      ...row,
      birth: birthOfRow({ birth_on, expected_on }),
    })),
    more: rows.length > inboxPageSize,
  }
}

/** How much waits for an answer, and how much for families. */
export async function inboxCounts(db: Read, urgent: boolean): Promise<{ doen: number; wacht: number }> {
  let counted = db
    .selectFrom('requests.choice as c')
    .select(sql<number>`count(*) filter (where ${inTab.doen})`.as('doen'))
    .select(sql<number>`count(*) filter (where ${inTab.wacht})`.as('wacht'))
    .where(ownLocations)
    .where('c.acts', '<>', 'nobody')
  if (urgent) counted = counted.where(neededNow)
  const row = await counted.executeTakeFirst()
  return { doen: row?.doen ?? 0, wacht: row?.wacht ?? 0 }
}

export interface OwnLocation {
  readonly id: string
  readonly name: string
  readonly place: string | null
}

/** The locations that who acts runs. */
export function ownLocationsOf(db: Read): Promise<OwnLocation[]> {
  return db
    .selectFrom('locations.location as l')
    .select(['l.id', 'l.name', 'l.place'])
    .where(sql<boolean>`l.id = any (array(select locations.managed()))`)
    .orderBy('l.folded')
    .orderBy('l.id')
    .execute()
}

/** The request of a choice, where its location is one that the reader runs. */
export async function requestOfOwnChoice(db: Read, choiceId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('requests.choice as c')
    .select('c.request_id')
    .where('c.id', '=', choiceId)
    .where(ownLocations)
    .executeTakeFirst()
  return row?.request_id
}

function inboxRows(db: Read) {
  return db
    .selectFrom('requests.choice as c')
    .innerJoin('requests.request as r', 'r.id', 'c.request_id')
    .innerJoin('locations.location as l', 'l.id', 'c.location_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.desk_id')
    .select(['c.id as choiceId', 'c.state', 'c.acts', 'c.due_on as dueOn', 'c.changed_at as changedAt'])
    .select(['r.number', 'r.child_name as childName', 'r.birth_on', 'r.expected_on', 'r.start_on as startOn'])
    .select([
      'r.half_days as halfDays',
      'r.received_at as receivedAt',
      'r.urgency',
      'l.name as locationName',
      'o.land',
      'o.zone',
    ])
    .select([asks.as('asks'), along.as('along')])
    .where(ownLocations)
}
