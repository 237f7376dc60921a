import type { Read } from '../../platform/database.ts'
import { orNotFound } from '../../platform/errors.ts'
import { withoutSecrets } from '../../platform/letters.ts'

export interface LetterLine {
  readonly id: string
  readonly createdAt: Temporal.Instant
  readonly subject: string
  /** The case that it is about. */
  readonly subjectId: string | null
  readonly to: string
  readonly state: 'queued' | 'sent' | 'failed' | 'kept'
  readonly attempts: number
  readonly failure: string | null
}

export const lettersOnAPage = 50

/** Newest first; `before` is the id of the last one of the page before (ids sort by time). */
export async function letters(db: Read, before: string | undefined): Promise<LetterLine[]> {
  return lines(db)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(lettersOnAPage + 1)
    .execute()
}

const lines = (db: Read) =>
  db
    .selectFrom('platform.letter')
    .select([
      'id',
      'created_at as createdAt',
      'subject',
      'subject_id as subjectId',
      'to_address as to',
      'state',
      'attempts',
      'failure',
    ])

/** A letter that waits still has its link; whoever opens it here must not come in as its reader. */
export async function letterById(db: Read, id: string) {
  const found = await lines(db)
    .select(['body_text as text', 'sent_at as sentAt', 'language'])
    .where('id', '=', id)
    .executeTakeFirst()
  const letter = orNotFound(found)
  return { ...letter, text: withoutSecrets(letter.text) }
}

export type OpenLetter = Awaited<ReturnType<typeof letterById>>
