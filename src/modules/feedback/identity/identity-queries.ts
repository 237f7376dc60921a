import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { receiptFrom } from '../../../lib/receipt-code.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { openEnvelope, sealEnvelope } from '../../../platform/envelope.ts'
import type { Keys } from '../../../platform/keys.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { wordsOf } from '../../../platform/words.ts'
import type { Identity } from '../openness.ts'
import { identityPurpose } from '../sealed-columns.ts'

/**
 * The code of a form: made from the secret that only the browser with that form holds, so that whoever sends it again because the
 * answer got lost is given the same one. Nothing of that secret is kept.
 */
export const receiptOf = (formKey: string): string =>
  receiptFrom(createHash('sha256').update(`feedback.receipt ${formKey}`).digest())

export async function insertReceipt(
  tx: Write,
  reactionId: string,
  code: string,
  on: Temporal.PlainDate,
): Promise<void> {
  await tx
    .insertInto('feedback.receipt')
    .values({ code_hash: hashToken(code), reaction_id: reactionId, created_on: on })
    .execute()
}

/** The reaction whose code this is. At the gate. */
export async function findReactionByCode(tx: Write, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ reaction: string | null }>`
    select feedback.reaction_of_code(${hashToken(code)}) as reaction`.execute(tx)
  return rows[0]?.reaction ?? undefined
}

export async function insertIdentity(tx: Write, keys: Keys, reactionId: string, identity: Identity): Promise<void> {
  const { wrappedKey, body } = sealEnvelope(keys, identityPurpose(reactionId), Buffer.from(JSON.stringify(identity)))
  await tx.insertInto('feedback.identity').values({ reaction_id: reactionId, wrapped_key: wrappedKey, body }).execute()
}

/** Who speaks, for whom the rows let in: the reporter himself, or who was granted it until its hour. */
export async function readIdentity(db: Read, keys: Keys, reactionId: string): Promise<Identity | undefined> {
  const row = await db
    .selectFrom('feedback.identity')
    .select(['wrapped_key as wrappedKey', 'body'])
    .where('reaction_id', '=', reactionId)
    .executeTakeFirst()
  // Sealed by `insertIdentity`.
  return row && (JSON.parse(openEnvelope(keys, identityPurpose(reactionId), row).toString('utf8')) as Identity)
}

export async function deleteIdentity(tx: Write, reactionId: string): Promise<void> {
  await tx.deleteFrom('feedback.identity').where('reaction_id', '=', reactionId).execute()
}

/** Somebody asks to read who it is. */
export interface Disclosure {
  readonly id: string
  readonly askedBy: string
  readonly askedName: string
  readonly reason: string
  readonly askedAt: Temporal.Instant
  readonly decidedName: string | null
  readonly granted: boolean | null
  readonly untilAt: Temporal.Instant | null
}

export const disclosuresOf = (db: Read, reactionId: string): Promise<Disclosure[]> =>
  db
    .selectFrom('feedback.disclosure')
    .select(['id', 'asked_by as askedBy', 'asked_name as askedName', 'reason', 'asked_at as askedAt'])
    .select(['decided_name as decidedName', 'granted', 'until_at as untilAt'])
    .where('reaction_id', '=', reactionId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()

interface Asked {
  readonly id: string
  readonly reactionId: string
  readonly by: { readonly personId: string; readonly name: string }
  readonly reason: string
  readonly at: Temporal.Instant
}

export async function insertDisclosure(tx: Write, { id, reactionId, by, reason, at }: Asked): Promise<void> {
  await tx
    .insertInto('feedback.disclosure')
    .values({
      id,
      reaction_id: reactionId,
      asked_by: by.personId,
      asked_name: by.name,
      reason: wordsOf(reactionId, 'disclosure.reason', reason),
      asked_at: at,
    })
    .execute()
}

interface Decided {
  readonly id: string
  readonly by: { readonly personId: string; readonly name: string }
  readonly granted: boolean
  readonly at: Temporal.Instant
  readonly until: Temporal.Instant | null
}

/** @returns false where somebody decided it before, or it is one's own */
export async function decideDisclosure(tx: Write, { id, by, granted, at, until }: Decided): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback.disclosure')
    .set({ decided_by: by.personId, decided_name: by.name, decided_at: at, granted, until_at: until })
    .where('id', '=', id)
    .where('decided_by', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}
