import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'
import type { MeasureState } from '../measure.ts'
import type { MeasureOrigin } from './measure-origin.ts'

export const measurePageSize = 50

/** A measure as its list and its own page show it. */
export interface MeasureEntry {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationSlug: string
  readonly land: Land
  readonly zone: string
  readonly words: string
  readonly ownerId: string
  readonly ownerName: string
  readonly dueOn: Temporal.PlainDate
  readonly state: MeasureState
  readonly proof: string
  readonly reason: string
  readonly doneBy: string | null
  readonly doneOn: Temporal.PlainDate | null
  readonly doneName: string | null
  readonly verifiedOn: Temporal.PlainDate | null
  readonly verifiedName: string | null
  readonly alone: boolean
  readonly madeAt: Temporal.Instant
  readonly version: number
  /** Of a reaction that who asks may not see, nothing is here. */
  readonly reactionId: string | null
  readonly reactionNumber: string | null
  readonly handlerId: string | null
  readonly approverId: string | null
  readonly locationName: string | null
  /** Of the whole house: from the annual report of this year. */
  readonly reportYear: number | null
  /** Of the whole house: what happened, as far as who asks may see it. */
  readonly situations: readonly string[]
}

/** Still to do or to look at, late first; or what was settled, the latest first. As far as who asks may see them. */
export async function measurePage(
  db: Read,
  { done, page, origin }: { readonly done: boolean; readonly page: number; readonly origin: MeasureOrigin },
): Promise<{ rows: MeasureEntry[]; more: boolean }> {
  const rows = await entries(db)
    .where('m.state', 'in', done ? ['verified', 'cancelled'] : ['planned', 'done'])
    .$if(origin !== 'alle', (some) => some.where('m.reaction_id', origin === 'huis' ? 'is' : 'is not', null))
    .orderBy('m.due_on', done ? 'desc' : 'asc')
    .orderBy('m.id')
    .limit(measurePageSize + 1)
    .offset((page - 1) * measurePageSize)
    .execute()
  return { rows: rows.slice(0, measurePageSize), more: rows.length > measurePageSize }
}

/** How many are still to do or to look at, and how many of those are late. */
export const measureCounts = (db: Read, today: Temporal.PlainDate) =>
  db
    .selectFrom('feedback.measure as m')
    .select(sql<number>`count(*)::int`.as('open'))
    .select(sql<number>`count(*) filter (where m.state = 'planned' and m.due_on < ${today}::date)::int`.as('late'))
    .where('m.state', 'in', ['planned', 'done'])
    .executeTakeFirstOrThrow()

/** What a house improves for all its locations and is not settled: this can be put to a panel. */
export const houseMeasures = (db: Read, organisationId: string): Promise<{ id: string; words: string }[]> =>
  db
    .selectFrom('feedback.measure')
    .select(['id', 'words'])
    .where('organisation_id', '=', organisationId)
    .where('reaction_id', 'is', null)
    .where('state', 'in', ['planned', 'done'])
    .orderBy('due_on')
    .orderBy('id')
    .execute()

export const findMeasure = (db: Read, id: string): Promise<MeasureEntry | undefined> =>
  entries(db).where('m.id', '=', id).where('m.state', '<>', 'proposed').executeTakeFirst()

const entries = (db: Read) =>
  db
    .selectFrom('feedback.measure as m')
    .innerJoin('accounts.organisation as o', 'o.id', 'm.organisation_id')
    .leftJoin('feedback.reaction as r', 'r.id', 'm.reaction_id')
    .leftJoin('locations.location as l', 'l.id', 'r.location_id')
    .leftJoin('accounts.person as did', 'did.id', 'm.done_by')
    .leftJoin('accounts.person as saw', 'saw.id', 'm.verified_by')
    .select(['m.id', 'm.organisation_id as organisationId', 'o.name as organisationName', 'o.land', 'o.zone'])
    .select('o.slug as organisationSlug')
    .select(['m.words', 'm.owner_id as ownerId', 'm.owner_name as ownerName', 'm.due_on as dueOn', 'm.state'])
    .select(['m.proof', 'm.reason', 'm.done_by as doneBy', 'm.done_on as doneOn', 'did.name as doneName'])
    .select(['m.verified_on as verifiedOn', 'saw.name as verifiedName', 'm.alone', 'm.made_at as madeAt', 'm.version'])
    .select(['m.reaction_id as reactionId', 'r.number as reactionNumber', 'r.handler_id as handlerId'])
    .select(['r.approver_id as approverId', 'l.name as locationName', 'm.report_year as reportYear'])
    .select(
      sql<
        string[]
      >`array(select s.title from feedback.measure_situation as ms join feedback.situation as s on s.id = ms.situation_id
        where ms.measure_id = m.id order by s.title)`.as('situations'),
    )

export interface PressingMeasure {
  readonly id: string
  readonly organisationId: string
  readonly land: Land
  readonly zone: string
  readonly ownerId: string
  readonly ownerName: string
  readonly dueOn: Temporal.PlainDate
  readonly madeAt: Temporal.Instant
  readonly warnedFor: Temporal.PlainDate | null
  readonly reactionId: string | null
}

/** Everything that still has to be done. For the worker. */
export const plannedMeasures = (db: Read): Promise<PressingMeasure[]> =>
  db
    .selectFrom('feedback.measure as m')
    .innerJoin('accounts.organisation as o', 'o.id', 'm.organisation_id')
    .select(['m.id', 'm.organisation_id as organisationId', 'o.land', 'o.zone', 'm.owner_id as ownerId'])
    .select(['m.owner_name as ownerName', 'm.due_on as dueOn', 'm.made_at as madeAt', 'm.warned_for as warnedFor'])
    .select('m.reaction_id as reactionId')
    .where('m.state', '=', 'planned')
    .orderBy('m.due_on')
    .execute()
