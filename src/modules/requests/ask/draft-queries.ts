import { sql } from 'kysely'
import type { Database, Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { Answers } from './children.ts'
import type { AskingStep, AskStep } from './ask-steps.ts'

/** A request on its way, as typed so far. */
export interface Draft {
  readonly id: string
  /** Of the request that comes of it. */
  readonly submissionKey: string
  readonly answers: Partial<Readonly<Record<AskingStep, Answers>>>
  /** `nl-100178376`, in the order of the wish. */
  readonly places: readonly string[]
  /** Where the family was. */
  readonly step: AskStep
  readonly linksSent: number
  readonly sentAt: Temporal.Instant | null
}

/** At the gate, showing a pass: the drafts of others are not there. @param pass the cookie, or the secret of a mail link */
export function showing<T>(db: Database, pass: string, run: (tx: Write) => Promise<T>): Promise<T> {
  return db.gate(async (tx) => {
    await sql`select set_config('app.pass', ${hashToken(pass).toString('hex')}, true)`.execute(tx)
    return run(tx)
  })
}

/** The draft of the pass that is shown. @param lock nobody else changes it until the transaction ends */
export async function shownDraft(tx: Write, now: Temporal.Instant, lock = false): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('requests.draft')
    .select(['id', 'submission_key', 'answers', 'places', 'step', 'links_sent', 'sent_at'])
    .where('expires_at', '>', now)
    .$if(lock, (drafts) => drafts.forUpdate())
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      submissionKey: row.submission_key,
      answers: row.answers as Draft['answers'], // written by saveDraft alone
      places: row.places,
      step: row.step,
      linksSent: row.links_sent,
      sentAt: row.sent_at,
    }
  )
}

export interface NewDraft {
  readonly id: string
  readonly submissionKey: string
  readonly answers: Draft['answers']
  readonly places: readonly string[]
  readonly step: AskStep
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export async function insertDraft(tx: Write, draft: NewDraft): Promise<void> {
  await tx
    .insertInto('requests.draft')
    .values({
      id: draft.id,
      submission_key: draft.submissionKey,
      answers: JSON.stringify(draft.answers),
      places: [...draft.places],
      step: draft.step,
      created_at: draft.createdAt,
      expires_at: draft.expiresAt,
    })
    .execute()
}

/** One more way to this draft; it ends with the draft. */
export async function insertPass(tx: Write, pass: string, draftId: string): Promise<void> {
  await tx
    .insertInto('requests.draft_pass')
    .values({ token_hash: hashToken(pass), draft_id: draftId })
    .execute()
}

export interface DraftChange {
  readonly answers?: Draft['answers']
  readonly places?: readonly string[]
  readonly step?: AskStep
  readonly linksSent?: number
  readonly sentAt?: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export async function saveDraft(tx: Write, id: string, change: DraftChange): Promise<void> {
  const { answers, places, step, linksSent, sentAt, expiresAt } = change
  await tx
    .updateTable('requests.draft')
    .set({
      expires_at: expiresAt,
      ...(answers && { answers: JSON.stringify(answers) }),
      ...(places && { places: [...places] }),
      ...(step && { step }),
      ...(linksSent !== undefined && { links_sent: linksSent }),
      ...(sentAt && { sent_at: sentAt }),
    })
    .where('id', '=', id)
    .execute()
}

/** Drafts that nobody went on with. For the worker. */
export async function deleteExpiredDrafts(tx: Write, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('requests.draft').where('expires_at', '<=', now).execute()
}
