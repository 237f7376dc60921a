import type { AuditHead } from '../../../platform/audit-head.ts'
import type { Write } from '../../../platform/database.ts'

export async function findHead(tx: Write, day: Temporal.PlainDate): Promise<AuditHead | undefined> {
  const row = await tx.selectFrom('audit.head').selectAll().where('day', '=', day).executeTakeFirst()
  return (
    row && {
      day: row.day.toString(),
      at: row.at.toString({ fractionalSecondDigits: 3 }),
      seq: row.seq,
      hash: row.hash.toString('hex'),
      key: row.key_name,
      publicKey: row.public_key.toString('base64'),
      signature: row.signature.toString('base64'),
    }
  )
}

export async function insertHead(tx: Write, head: AuditHead): Promise<void> {
  await tx
    .insertInto('audit.head')
    .values({
      day: Temporal.PlainDate.from(head.day),
      at: Temporal.Instant.from(head.at),
      seq: head.seq,
      hash: Buffer.from(head.hash, 'hex'),
      key_name: head.key,
      public_key: Buffer.from(head.publicKey, 'base64'),
      signature: Buffer.from(head.signature, 'base64'),
    })
    .execute()
}
