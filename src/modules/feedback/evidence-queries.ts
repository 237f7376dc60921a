import { createHash } from 'node:crypto'
import type { Read, Write } from '../../platform/database.ts'
import { bytesOf, wordsOf } from '../../platform/words.ts'

export interface NewFile {
  readonly id: string
  readonly reactionId: string
  readonly name: string
  readonly mediaType: 'image/webp' | 'application/pdf' | 'text/plain'
  readonly bytes: Buffer
  readonly sender: 'reporter' | 'staff'
  readonly addedBy: string | null
  readonly addedAt: Temporal.Instant
}

export async function insertFile(tx: Write, file: NewFile): Promise<void> {
  await tx
    .insertInto('feedback.file')
    .values({
      id: file.id,
      reaction_id: file.reactionId,
      name: wordsOf(file.reactionId, 'file.name', file.name),
      media_type: file.mediaType,
      bytes: bytesOf(file.reactionId, 'file.bytes', file.bytes),
      same_as: wordsOf(file.reactionId, 'file.same_as', sameAs(file)),
      sender: file.sender,
      added_by: file.addedBy,
      added_at: file.addedAt,
    })
    .execute()
}

/** Whether this very file came from this side already. */
export async function hasFile(
  db: Read,
  reactionId: string,
  file: Pick<NewFile, 'name' | 'bytes' | 'sender'>,
): Promise<boolean> {
  // What is sealed is never twice the same, so the database cannot compare.
  const files = await db
    .selectFrom('feedback.file')
    .select('same_as')
    .where('reaction_id', '=', reactionId)
    .where('sender', '=', file.sender)
    .execute()
  return files.some(({ same_as }) => same_as === sameAs(file))
}

const sameAs = ({ name, bytes }: Pick<NewFile, 'name' | 'bytes'>): string =>
  createHash('sha256').update(`${name}\n`).update(bytes).digest('base64')

/** One file of a reaction, with what is in it. */
export function fileOf(db: Read, reactionId: string, id: string) {
  return db
    .selectFrom('feedback.file')
    .select(['name', 'media_type as mediaType', 'bytes'])
    .where('reaction_id', '=', reactionId)
    .where('id', '=', id)
    .executeTakeFirst()
}
