import { sql } from 'kysely'
import { fold } from '../../../lib/text-fold.ts'
import type { Write } from '../../../platform/database.ts'
import type { AskedContact, DaysFlexible, StartFlexible } from '../asked.ts'

/** Nobody else changes any request of this family until the transaction ends. */
export async function lockFamily(tx: Write, familyId: string): Promise<void> {
  await tx
    .selectFrom('requests.request')
    .select('id')
    .where('family_id', '=', familyId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function saveDays(
  tx: Write,
  id: string,
  halfDays: readonly string[],
  flexible: DaysFlexible,
): Promise<void> {
  await tx
    .updateTable('requests.request')
    .set((eb) => ({ half_days: [...halfDays], days_flexible: flexible, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function saveStart(tx: Write, id: string, on: Temporal.PlainDate, flexible: StartFlexible): Promise<void> {
  await tx
    .updateTable('requests.request')
    .set((eb) => ({ start_on: on, start_flexible: flexible, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export type NewContact = Omit<AskedContact, 'remarks'>

export async function saveContact(tx: Write, id: string, childName: string, contact: NewContact): Promise<void> {
  await tx
    .updateTable('requests.request')
    .set((eb) => ({
      contact_name: contact.contactName,
      contact_email: contact.contactEmail,
      contact_phone: contact.contactPhone,
      contact_address: contact.contactAddress,
      preferred_way: contact.preferredWay,
      language: contact.language,
      folded: fold(`${childName} ${contact.contactName}`),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function saveRanks(tx: Write, requestId: string, ranks: ReadonlyMap<string, number>): Promise<void> {
  // In one statement: for a moment two places would have the same rank.
  const values = [...ranks].map(([id, rank]) => sql`(${id}::uuid, ${rank}::int)`)
  await sql`update requests.choice as c set rank = v.rank from (values ${sql.join(values)}) as v (id, rank)
    where c.id = v.id and c.request_id = ${requestId}::uuid`.execute(tx)
  await tx
    .updateTable('requests.request')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', requestId)
    .execute()
}

/** Links that went to an address that is no longer the family's open nothing any more. */
export async function endLinks(tx: Write, familyId: string, now: Temporal.Instant): Promise<void> {
  await sql`select requests.end_links(${familyId}::uuid, ${now}::timestamptz)`.execute(tx)
}
