import { sql } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { coordinatingRoles } from '../feedback-permissions.ts'
import type { ReactionTurn } from '../reaction-states.ts'
import type { TermName } from '../reaction-terms.ts'

/** A date that comes near or is over, with who has to act. For the worker. */
export interface PressingTerm {
  readonly id: string
  readonly name: TermName
  readonly day: Temporal.PlainDate
  readonly warnedFor: Temporal.PlainDate | null
  readonly number: string
  readonly acts: ReactionTurn
  readonly handlerId: string | null
  readonly approverId: string | null
  readonly holderId: string
  readonly land: Land
  readonly zone: string
}

/** Running terms of open reactions up to a day, that no warning was sent for on that day. */
export function pressingTerms(db: Read, until: Temporal.PlainDate): Promise<PressingTerm[]> {
  return db
    .selectFrom('feedback.term as t')
    .innerJoin('feedback.reaction as r', 'r.id', 't.reaction_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .select(['t.id', 't.warned_for as warnedFor', 'r.number', 'r.acts'])
    .select(['r.approver_id as approverId', 'o.id as holderId', 'o.land', 'o.zone'])
    .select(handlesToday)
    .select(sql<TermName>`t.name`.as('name'))
    .select(sql<Temporal.PlainDate>`coalesce(t.promised_on, t.due_on)`.as('day'))
    .where('t.met_on', 'is', null)
    .where('t.dropped', '=', false)
    .where('t.name', '<>', 'reply')
    .where('r.acts', '<>', 'nobody')
    .where(sql<boolean>`coalesce(t.promised_on, t.due_on) <= ${until}::date`)
    .orderBy('day')
    .execute()
}

/** Who is away is not written to: the one who stands in is. */
const handlesToday = sql<string | null>`coalesce((select s.id from feedback.stand_in(r.id) as s), r.handler_id)`.as(
  'handlerId',
)

export async function markWarned(tx: Write, ids: readonly string[], on: Temporal.PlainDate): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('feedback.term')
    .set({ warned_for: on })
    .where('id', 'in', [...ids])
    .execute()
}

export interface StaffReader {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Lang
}

/** These people, as far as they may still act. */
export function peopleById(db: Read, ids: readonly string[]): Promise<StaffReader[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('accounts.person')
    .select(['id', 'name', 'email', 'language'])
    .where('id', 'in', [...ids])
    .where('disabled_at', 'is', null)
    .execute()
}

/** Who watches over the reactions of a house, but for those it is about. For the worker. */
export async function coordinatorsOf(db: Read, holderId: string, reactionId: string | null): Promise<StaffReader[]> {
  return db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.language'])
    .distinct()
    .where('m.organisation_id', '=', holderId)
    .where('m.location_id', 'is', null)
    .where('m.role', 'in', [...coordinatingRoles])
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .where(
      sql<boolean>`not exists (select from feedback.subject as s where s.person_id = p.id and s.reaction_id = ${reactionId}::uuid)`,
    )
    .orderBy('p.id')
    .execute()
}

/** Questions whose term is over without an answer. For the worker. */
export function unansweredReactions(db: Read, today: Temporal.PlainDate) {
  return db
    .selectFrom('feedback.term as t')
    .innerJoin('feedback.reaction as r', 'r.id', 't.reaction_id')
    .select(['r.id'])
    .where('t.name', '=', 'reply')
    .where('t.met_on', 'is', null)
    .where('t.dropped', '=', false)
    .where('r.state', '=', 'waiting')
    .where('t.due_on', '<', today)
    .execute()
}

/** What staff is told about a reaction after a step. For the worker. */
export function movedReaction(db: Read, id: string) {
  return db
    .selectFrom('feedback.reaction as r')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .leftJoin('locations.location as l', 'l.id', 'r.location_id')
    .select(['r.id', 'r.number', 'r.kind', 'r.approver_id as approverId'])
    .select(handlesToday)
    .select(['r.holder_id as holderId', 'r.due_on as dueOn', 'r.channel', 'o.name as holderName'])
    .select('l.name as locationName')
    .where('r.id', '=', id)
    .executeTakeFirst()
}

/** What is told already has its letter. */
export const letterExists = async (db: Read, id: string): Promise<boolean> =>
  (await db.selectFrom('platform.letter').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
