import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { Reaction } from '../reaction-queries.ts'
import type { HandoverState, Taker } from './handover.ts'

export interface Handover {
  readonly id: string
  readonly reactionId: string
  readonly number: string
  readonly locationId: string | null
  readonly giver: { readonly id: string; readonly name: string }
  readonly taker: { readonly id: string; readonly name: string; readonly zone: string }
  readonly reason: string
  readonly summary: string
  readonly consent: string | null
  readonly askedBy: string
  readonly askedName: string
  readonly askedAt: Temporal.Instant
  readonly state: HandoverState
  readonly decidedName: string | null
  readonly decidedAt: Temporal.Instant | null
  readonly answer: string
}

const rows = (db: Read) =>
  db
    .selectFrom('feedback.handover as h')
    .innerJoin('accounts.organisation as a', 'a.id', 'h.from_id')
    .innerJoin('accounts.organisation as b', 'b.id', 'h.to_id')
    .select(['h.id', 'h.reaction_id as reactionId', 'h.number', 'h.location_id as locationId', 'h.reason', 'h.summary'])
    .select(['h.consent', 'h.asked_by as askedBy', 'h.asked_name as askedName', 'h.asked_at as askedAt', 'h.state'])
    .select(['h.decided_name as decidedName', 'h.decided_at as decidedAt', 'h.answer'])
    .select(['a.id as aId', 'a.name as aName', 'b.id as bId', 'b.name as bName', 'b.zone as bZone'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const handoverOf = ({ aId, aName, bId, bName, bZone, ...row }: Row): Handover => ({
  ...row,
  giver: { id: aId, name: aName },
  taker: { id: bId, name: bName, zone: bZone },
})

/** Of one reaction, the latest last. */
export const handoversOf = async (db: Read, reactionId: string): Promise<Handover[]> =>
  (await rows(db).where('h.reaction_id', '=', reactionId).orderBy('h.asked_at').execute()).map(handoverOf)

/** As far as who asks may see it: of a house that gives or takes it. */
export async function findHandover(db: Read, id: string): Promise<Handover | undefined> {
  const row = await rows(db).where('h.id', '=', id).executeTakeFirst()
  return row && handoverOf(row)
}

/** What waits for a yes of these houses. */
export const handoversAsked = async (db: Read, houses: readonly string[]): Promise<Handover[]> =>
  houses.length === 0
    ? []
    : (await rows(db).where('h.to_id', 'in', [...houses]).where('h.state', '=', 'asked').orderBy('h.asked_at').execute()).map(handoverOf) // prettier-ignore

/** Who may be asked to take it over: other authorities, complaints desks, and the house that runs the location. */
export async function takersFor(
  db: Read,
  { holder, location }: Pick<Reaction, 'holder' | 'location'>,
): Promise<Taker[]> {
  const { rows: found } = await sql<Taker>`
    select o.id, o.name, o.kind from accounts.organisation as o
    where o.id <> ${holder.id}::uuid and (o.kind in ('authority', 'complaints_desk')
      or (o.kind = 'organiser' and o.id = (select l.organisation_id from locations.location as l where l.id = ${location?.id ?? null}::uuid)))
    order by o.kind, o.name, o.id limit 100`.execute(db)
  return found
}

export async function insertHandover(
  tx: Write,
  one: Omit<Handover, 'giver' | 'taker' | 'state' | 'decidedName' | 'decidedAt' | 'answer'> & {
    readonly fromId: string
    readonly toId: string
  },
): Promise<void> {
  await tx
    .insertInto('feedback.handover')
    .values({
      id: one.id,
      reaction_id: one.reactionId,
      number: one.number,
      location_id: one.locationId,
      from_id: one.fromId,
      to_id: one.toId,
      reason: one.reason,
      summary: one.summary,
      consent: one.consent,
      asked_by: one.askedBy,
      asked_name: one.askedName,
      asked_at: one.askedAt,
    })
    .execute()
}

/** @returns false where somebody decided before */
export async function decideOnHandover(
  tx: Write,
  id: string,
  decided: {
    readonly state: HandoverState
    readonly by: { readonly id: string; readonly name: string }
    readonly at: Temporal.Instant
    readonly answer?: string
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback.handover')
    .set({
      state: decided.state,
      decided_by: decided.by.id,
      decided_name: decided.by.name,
      decided_at: decided.at,
      answer: decided.answer ?? '',
    })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** The reaction moves to the house that says yes. @returns its id; null where there is nothing to say yes to */
export async function takeOver(tx: Write, handoverId: string): Promise<string | null> {
  const { rows: taken } = await sql<{
    id: string | null
  }>`select feedback.take_over(${handoverId}::uuid) as id`.execute(tx)
  return taken[0]?.id ?? null
}
