import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
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
}

export interface Approval {
  readonly approvedBy: string
  readonly approvedName: string
  readonly approvedAt: Temporal.Instant
  readonly content: JudgementContent
  /** The house has one person: nobody read along. */
  readonly alone: boolean
}

export async function saveApproval(tx: Write, id: string, approval: Approval): Promise<void> {
  await tx
    .updateTable('feedback.judgement')
    .set({
      approved_by: approval.approvedBy,
      approved_name: approval.approvedName,
      approved_at: approval.approvedAt,
      alone: approval.alone,
      content: JSON.stringify(approval.content),
    })
    .where('id', '=', id)
    .execute()
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
