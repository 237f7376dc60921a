import type { Read } from '../../../platform/database.ts'
import type { Reaction } from '../reaction-queries.ts'
import type { ReactionKind } from '../reaction.ts'

export interface DossierLetter {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly state: 'queued' | 'sent' | 'failed' | 'kept'
  readonly createdAt: Temporal.Instant
}

/** What left about it, and what became of it, the latest first. */
export const lettersAbout = (db: Read, reactionId: string): Promise<DossierLetter[]> =>
  db
    .selectFrom('platform.letter')
    .select(['id', 'kind', 'subject', 'state', 'created_at as createdAt'])
    .where('subject_id', '=', reactionId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()

export interface OtherReaction {
  readonly number: string
  readonly kind: ReactionKind
  readonly receivedAt: Temporal.Instant
  readonly situationId: string | null
}

/** What else was said about the same location, as far as the same people handle it. */
export const otherReactionsAbout = (db: Read, { id, location }: Reaction): Promise<OtherReaction[]> =>
  db
    .selectFrom('feedback.reaction')
    .select(['number', 'kind', 'received_at as receivedAt', 'situation_id as situationId'])
    .where('location_id', '=', location?.id ?? null)
    .where('id', '<>', id)
    .orderBy('received_at', 'desc')
    .limit(10)
    .execute()
