import { type RawBuilder, sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'
import type { Openness } from '../openness.ts'
import { type Channel, patternMonths, type ReactionKind } from '../reaction.ts'
import type { ReactionState, ReactionTurn } from '../reaction-states.ts'
import type { TermName } from '../reaction-terms.ts'
import type { WorkTab } from './work-list.ts'

export const workPageSize = 50

export interface WorkRow {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly kind: ReactionKind
  readonly channel: Channel
  readonly state: ReactionState
  readonly acts: ReactionTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly dueTerm: TermName | null
  readonly receivedAt: Temporal.Instant
  readonly handlerName: string | null
  /** Empty where nobody may read who it is. */
  readonly contactName: string
  readonly openness: Openness
  readonly strict: boolean
  readonly locationName: string | null
  readonly holderName: string
  readonly land: Land
  readonly zone: string
  /** How many signals about this location came in the fourteen months before and with this one. */
  readonly signals: number | null
}

export interface WorkAsked {
  readonly personId: string
  /** The houses that this person watches over. */
  readonly houses: readonly string[]
  readonly tab: WorkTab
  readonly page: number
}

/** One page of the work: what is due first comes first; what is done, the latest first. */
export async function workPage(db: Read, asked: WorkAsked): Promise<{ rows: WorkRow[]; more: boolean }> {
  const done = asked.tab === 'klaar'
  const rows = await workRows(db)
    .where(inTab(asked))
    .orderBy(done ? sql`r.closed_at desc nulls first` : sql`r.due_on asc nulls last`)
    .orderBy('r.id')
    .limit(workPageSize + 1)
    .offset((asked.page - 1) * workPageSize)
    .execute()
  return { rows: rows.slice(0, workPageSize), more: rows.length > workPageSize }
}

/** How many there are in each list. */
export async function workCounts(
  db: Read,
  asked: Omit<WorkAsked, 'tab' | 'page'> & { readonly today: Temporal.PlainDate },
) {
  const count = (tab: WorkTab) => sql<number>`count(*) filter (where ${inTab({ ...asked, tab })})::int`
  const row = await db
    .selectFrom('feedback.reaction as r')
    .select([count('mij').as('mij'), count('lopend').as('lopend'), count('wacht').as('wacht')])
    .select(sql<number>`count(*) filter (where r.due_on < ${asked.today} and r.acts <> 'nobody')::int`.as('late'))
    // What is done is in none of these, and is most of what there is.
    .where('r.acts', '<>', 'nobody')
    .executeTakeFirstOrThrow()
  return row
}

/** By number or by the name of a reporter. @param words folded */
export function reactionsByName(db: Read, words: readonly string[]): Promise<WorkRow[]> {
  if (words.length === 0) return Promise.resolve([])
  let found = workRows(db).orderBy('r.received_at', 'desc').limit(workPageSize)
  for (const word of words) found = found.where('r.folded', 'like', `%${word.replaceAll(/[%_\\]/g, '')}%`)
  return found.execute()
}

function inTab({ tab, personId, houses }: Pick<WorkAsked, 'tab' | 'personId' | 'houses'>): RawBuilder<boolean> {
  const mine = sql<boolean>`(
    (r.acts = 'handler' and (r.handler_id = ${personId}::uuid or r.handler_id = any (array(select s.person_id from feedback.stood_in_for() as s))))
    or (r.acts = 'approver' and coalesce(r.approver_id, case when r.holder_id = any (${houses}::uuid[]) and r.handler_id is distinct from ${personId}::uuid then ${personId}::uuid end) = ${personId}::uuid)
    or (r.acts = 'coordinator' and r.holder_id = any (${houses}::uuid[])))`
  switch (tab) {
    case 'mij':
      return mine
    case 'lopend':
      return sql`(r.acts in ('coordinator', 'handler', 'approver') and not ${mine})`
    case 'wacht':
      return sql`(r.acts = 'reporter')`
    case 'klaar':
      return sql`(r.acts = 'nobody')`
  }
}

const workRows = (db: Read) =>
  db
    .selectFrom('feedback.reaction as r')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .leftJoin('locations.location as l', 'l.id', 'r.location_id')
    .select([
      'r.id',
      'r.number',
      'r.version',
      'r.kind',
      'r.channel',
      'r.acts',
      'r.due_on as dueOn',
      'r.received_at as receivedAt',
    ])
    .select([
      'r.handler_name as handlerName',
      'r.contact_name as contactName',
      'r.openness',
      'r.strict',
      'l.name as locationName',
    ])
    .select(['o.name as holderName', 'o.land', 'o.zone'])
    .select(sql<ReactionState>`r.state`.as('state'))
    .select(sql<TermName | null>`r.due_term`.as('dueTerm'))
    .select(
      sql<number | null>`case when r.kind = 'complaint' and r.location_id is not null then feedback.signals_about(
        r.location_id, r.received_at - make_interval(months => ${patternMonths}), r.received_at) end`.as('signals'),
    )

/** How many signals about this location came in the months before and with this one. */
export async function signalsBefore(db: Read, locationId: string, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select feedback.signals_about(${locationId}::uuid, ${at}::timestamptz - make_interval(months => ${patternMonths}), ${at}::timestamptz) as count`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
