import { sql } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { ReactionKind } from '../reaction.ts'

export interface NewAccessLink {
  readonly tokenHash: Buffer
  readonly reactionId: string
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export async function insertAccessLink(tx: Write, link: NewAccessLink): Promise<void> {
  await tx
    .insertInto('feedback.access_link')
    .values({
      token_hash: link.tokenHash,
      reaction_id: link.reactionId,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** The reaction whose link this is; nothing when it is unknown or too old. At the gate. */
export async function findReactionByLink(tx: Write, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const { rows } = await sql<{ reaction: string | null }>`
    select feedback.reaction_of_link(${hashToken(token)}, ${now}::timestamptz) as reaction`.execute(tx)
  return rows[0]?.reaction ?? undefined
}

export interface LostReaction {
  readonly reactionId: string
  readonly number: string
  readonly kind: ReactionKind
  readonly holderId: string
  readonly holderName: string
  readonly language: Lang
  readonly contactName: string
  readonly email: string | null
}

/** The reactions of a mail address that came in since, newest first. For the worker. */
export function reactionsOfAddress(db: Read, address: string, since: Temporal.Instant): Promise<LostReaction[]> {
  return db
    .selectFrom('feedback.reaction as r')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .select(['r.id as reactionId', 'r.number', 'r.kind', 'r.language', 'r.contact_name as contactName'])
    .select(['r.contact_email as email', 'o.id as holderId', 'o.name as holderName'])
    .where(sql<boolean>`lower(r.contact_email) = lower(${address})`)
    .where('r.received_at', '>', since)
    .orderBy('r.received_at', 'desc')
    .limit(10)
    .execute()
}

/** Whether this letter went to the same reaction a moment ago: who presses twice gets one mail. For the worker. */
export async function sentSince(db: Read, reactionId: string, kind: string, since: Temporal.Instant): Promise<boolean> {
  const letter = await db
    .selectFrom('platform.letter')
    .select('id')
    .where('subject_id', '=', reactionId)
    .where('kind', '=', kind)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return letter !== undefined
}

export async function deleteExpiredLinks(tx: Write, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('feedback.access_link').where('expires_at', '<=', now).execute()
}
