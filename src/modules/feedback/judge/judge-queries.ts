import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import { bytesOf, withWords, Words } from '../../../platform/words.ts'
import type { Head, Outcome } from '../reaction.ts'

/** Everything the letter of a judgement says, as it was approved. */
export interface JudgementContent {
  readonly number: string
  readonly words: string
  readonly noMeasures: string
  readonly elements: readonly {
    readonly head: Head
    readonly words: string
    readonly outcome: Outcome | null
    readonly reasons: string
  }[]
  readonly measures: readonly { readonly words: string; readonly dueOn: string; readonly ownerName: string }[]
  readonly draftedName: string
  readonly approvedName: string
  readonly on: string
  /** The last day to object inside the house, where it knows objection. */
  readonly objectUntil?: string
}

export interface Approval {
  readonly approvedBy: string
  readonly approvedName: string
  readonly approvedAt: Temporal.Instant
  readonly content: JudgementContent
  /** The house has one person: nobody read along. */
  readonly alone: boolean
}

export async function saveApproval(tx: Write, { id, reactionId }: OfReaction, approval: Approval): Promise<void> {
  await tx
    .updateTable('feedback.judgement')
    .set({
      approved_by: approval.approvedBy,
      approved_name: approval.approvedName,
      approved_at: approval.approvedAt,
      alone: approval.alone,
      content: withWords(sealedContent(reactionId, approval.content)),
    })
    .where('id', '=', id)
    .execute()
}

/** A judgement, and whose words are in it. */
interface OfReaction {
  readonly id: string
  readonly reactionId: string
}

/** What the parts say keeps the names of their own fields: an objection that is taken back puts them in their place again. */
export function sealedContent(reactionId: string, content: JudgementContent) {
  const sealed = (field: string, plain: string) => (plain === '' ? '' : new Words(reactionId, field, plain))
  return {
    ...content,
    words: sealed('judgement.words', content.words),
    noMeasures: sealed('judgement.no_measures', content.noMeasures),
    elements: content.elements.map((one) => ({
      ...one,
      words: sealed('element.words', one.words),
      reasons: sealed('element.reasons', one.reasons),
    })),
  }
}

/** What was approved. */
export async function judgementContent(db: Read, id: string): Promise<JudgementContent | undefined> {
  const row = await db
    .selectFrom('feedback.judgement')
    .select(sql<JudgementContent | null>`content`.as('content'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.content ?? undefined
}

/** The letter of a judgement; undefined until the worker has printed it. */
export async function printedJudgement(db: Read, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('feedback.judgement').select('pdf').where('id', '=', id).executeTakeFirst()
  return row?.pdf ?? undefined
}

/** A judgement whose letter is not printed yet, with what that letter needs. For the worker. */
export async function unprintedJudgement(db: Read, id: string) {
  const row = await db
    .selectFrom('feedback.judgement as j')
    .innerJoin('feedback.reaction as r', 'r.id', 'j.reaction_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.holder_id')
    .select([
      'r.id as reactionId',
      'r.language',
      'r.filed_on as filedOn',
      'o.id as holderId',
      'o.name as holderName',
      'o.kind as holderKind',
      'o.land',
    ])
    .select(sql<JudgementContent | null>`j.content`.as('content'))
    .where('j.id', '=', id)
    .where('j.pdf', 'is', null)
    .executeTakeFirst()
  return row?.content ? { ...row, content: row.content } : undefined
}

export async function savePrinted(tx: Write, { id, reactionId }: OfReaction, pdf: Buffer): Promise<void> {
  await tx
    .updateTable('feedback.judgement')
    .set({ pdf: bytesOf(reactionId, 'judgement.pdf', pdf) })
    .where('id', '=', id)
    .where('pdf', 'is', null)
    .execute()
}
