import { sql } from 'kysely'
import type { Write } from '../../../platform/database.ts'
import type { MeasureState } from '../measure.ts'

/** With the judgement its measures are agreed: their days begin to count. */
export async function agreeMeasures(tx: Write, reactionId: string): Promise<void> {
  await tx
    .updateTable('feedback.measure')
    .set((eb) => ({ state: 'planned', version: eb('version', '+', 1) }))
    .where('reaction_id', '=', reactionId)
    .where('state', '=', 'proposed')
    .execute()
}

export interface MeasureRow {
  readonly id: string
  readonly organisationId: string
  readonly reactionId: string | null
  readonly words: string
  readonly owner: { readonly id: string; readonly name: string }
  readonly dueOn: Temporal.PlainDate
  readonly state: 'proposed' | 'planned'
  readonly madeAt: Temporal.Instant
  /** Of the whole house: what it follows from. */
  readonly reportYear?: number | null
  readonly situationIds?: readonly string[]
}

export async function insertMeasure(tx: Write, measure: MeasureRow): Promise<void> {
  await tx
    .insertInto('feedback.measure')
    .values({
      id: measure.id,
      organisation_id: measure.organisationId,
      reaction_id: measure.reactionId,
      words: measure.words,
      owner_id: measure.owner.id,
      owner_name: measure.owner.name,
      due_on: measure.dueOn,
      state: measure.state,
      made_at: measure.madeAt,
      report_year: measure.reportYear ?? null,
    })
    .execute()
  for (const situation of measure.situationIds ?? [])
    await tx
      .insertInto('feedback.measure_situation')
      .values({ measure_id: measure.id, situation_id: situation })
      .execute()
}

type Wanted = Pick<MeasureRow, 'organisationId' | 'reactionId' | 'words' | 'owner' | 'dueOn'>

/** Whether the same is agreed already; who asks at the same time waits for this transaction. */
export async function isThere(
  tx: Write,
  { organisationId, reactionId, words, owner, dueOn }: Wanted,
): Promise<boolean> {
  const about = reactionId ?? organisationId
  await sql`select pg_advisory_xact_lock(hashtextextended(${`feedback.measure ${about}`}, 0))`.execute(tx)
  const same = await tx
    .selectFrom('feedback.measure')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('reaction_id', reactionId === null ? 'is' : '=', reactionId)
    .where('words', '=', words)
    .where('owner_id', '=', owner.id)
    .where('due_on', '=', dueOn)
    .where('state', 'in', ['proposed', 'planned'])
    .executeTakeFirst()
  return same !== undefined
}

/** @returns false where it was agreed already, or is not there */
export async function deleteProposed(tx: Write, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('feedback.measure')
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  return numDeletedRows > 0
}

/** One step at a time. */
export const lockMeasure = (tx: Write, id: string) =>
  tx
    .selectFrom('feedback.measure as m')
    .innerJoin('accounts.organisation as o', 'o.id', 'm.organisation_id')
    .leftJoin('feedback.reaction as r', 'r.id', 'm.reaction_id')
    .select(['m.id', 'm.organisation_id as organisationId', 'm.reaction_id as reactionId', 'm.words', 'm.state'])
    .select(['m.version', 'm.owner_id as ownerId', 'm.done_by as doneBy', 'o.zone', 'r.handler_id as handlerId'])
    .select('r.approver_id as approverId')
    .where('m.id', '=', id)
    .forNoKeyUpdate('m')
    .executeTakeFirst()

export interface MeasureChange {
  readonly state: MeasureState
  readonly proof?: string
  readonly reason?: string
  readonly doneBy?: string | null
  readonly doneOn?: Temporal.PlainDate | null
  readonly verifiedBy?: string
  /** The house has one person: nobody else could look. */
  readonly alone?: boolean
  readonly verifiedOn?: Temporal.PlainDate
  readonly dueOn?: Temporal.PlainDate
}

export async function saveMeasure(tx: Write, id: string, change: MeasureChange): Promise<void> {
  await tx
    .updateTable('feedback.measure')
    .set((eb) => ({
      state: change.state,
      version: eb('version', '+', 1),
      ...(change.proof === undefined ? {} : { proof: change.proof }),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      ...(change.doneBy === undefined ? {} : { done_by: change.doneBy }),
      ...(change.doneOn === undefined ? {} : { done_on: change.doneOn }),
      ...(change.alone === undefined ? {} : { alone: change.alone }),
      ...(change.verifiedBy === undefined ? {} : { verified_by: change.verifiedBy }),
      ...(change.verifiedOn === undefined ? {} : { verified_on: change.verifiedOn }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
    }))
    .where('id', '=', id)
    .execute()
}

/** Somebody was reminded of these on a day. */
export async function markReminded(tx: Write, ids: readonly string[], on: Temporal.PlainDate): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('feedback.measure')
    .set({ warned_for: on })
    .where('id', 'in', [...ids])
    .execute()
}
