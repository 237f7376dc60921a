import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { ReactionTurn } from '../reaction-states.ts'
import type { Recipient } from './strict.ts'

/** Who reads a strict case today; those who may read it see the names. */
export const recipientsOf = (db: Read, reactionId: string): Promise<Recipient[]> =>
  db
    .selectFrom('feedback.recipient as n')
    .innerJoin('accounts.person as p', 'p.id', 'n.person_id')
    .select(['p.id', 'p.name', 'n.named_at as since'])
    .where('n.reaction_id', '=', reactionId)
    .where('n.ended_at', 'is', null)
    .orderBy('n.named_at')
    .orderBy('p.name')
    .execute()

/** A strict case as others who coordinate know it. */
export interface StrictElsewhere {
  readonly number: string
  readonly acts: ReactionTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly holderName: string
  readonly land: Land
  readonly zone: string
  /** Nobody is left who can read it. */
  readonly deserted: boolean
}

/** The strict cases of the houses of who asks that others were named for. */
export async function strictElsewhere(db: Read): Promise<StrictElsewhere[]> {
  const { rows } = await sql<StrictElsewhere>`
    select number, acts, due_on as "dueOn", holder_name as "holderName", land, zone, deserted from feedback.strict_elsewhere()`.execute(
    db,
  )
  return rows
}

/** A strict case that nobody can read any more; nothing where somebody can, or where who acts has no say. */
export async function desertedCase(db: Read, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from feedback.strict_elsewhere() where number = ${number} and deserted`.execute(db)
  return rows[0]?.id
}

interface Naming {
  readonly id: string
  readonly reactionId: string
  readonly personId: string
  readonly by: string
  readonly at: Temporal.Instant
}

export async function insertRecipient(tx: Write, { id, reactionId, personId, by, at }: Naming): Promise<void> {
  await tx
    .insertInto('feedback.recipient')
    .values({ id, reaction_id: reactionId, person_id: personId, named_by: by, named_at: at })
    .execute()
}

export async function endRecipient(tx: Write, { reactionId, personId, by, at }: Omit<Naming, 'id'>): Promise<void> {
  await tx
    .updateTable('feedback.recipient')
    .set({ ended_by: by, ended_at: at })
    .where('reaction_id', '=', reactionId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}

/** From now on only who was named reads it; nobody finds it by a name. */
export async function markStrict(tx: Write, id: string): Promise<void> {
  await tx
    .updateTable('feedback.reaction')
    .set((eb) => ({ strict: true, folded: '', version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function hasMediation(tx: Write, reactionId: string): Promise<boolean> {
  const one = await tx
    .selectFrom('feedback.mediation')
    .select('id')
    .where('reaction_id', '=', reactionId)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}
