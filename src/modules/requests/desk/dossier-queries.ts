import type { Read } from '../../../platform/database.ts'

/** A letter about a request, with what became of it. */
export interface DossierLetter {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly state: 'queued' | 'sent' | 'failed' | 'kept'
  readonly createdAt: Temporal.Instant
}

/** The letters of a request, the latest first. */
export function lettersAbout(db: Read, requestId: string): Promise<DossierLetter[]> {
  return db
    .selectFrom('platform.letter')
    .select(['id', 'kind', 'subject', 'state', 'created_at as createdAt'])
    .where('subject_id', '=', requestId)
    .orderBy('created_at', 'desc')
    .execute()
}
