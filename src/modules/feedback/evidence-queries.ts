import type { Read, Write } from '../../platform/database.ts'

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
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
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
  { name, bytes, sender }: Pick<NewFile, 'name' | 'bytes' | 'sender'>,
): Promise<boolean> {
  const same = await db
    .selectFrom('feedback.file')
    .select('id')
    .where('reaction_id', '=', reactionId)
    .where('sender', '=', sender)
    .where('name', '=', name)
    .where('bytes', '=', bytes)
    .executeTakeFirst()
  return same !== undefined
}

/** One file of a reaction, with what is in it. */
export function fileOf(db: Read, reactionId: string, id: string) {
  return db
    .selectFrom('feedback.file')
    .select(['name', 'media_type as mediaType', 'bytes'])
    .where('reaction_id', '=', reactionId)
    .where('id', '=', id)
    .executeTakeFirst()
}
