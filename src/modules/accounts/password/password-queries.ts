import type { Write } from '../../../platform/database.ts'

/** The password takes the place of an older one. */
export async function savePassword(tx: Write, personId: string, hash: string, now: Temporal.Instant): Promise<void> {
  await tx
    .insertInto('accounts.password')
    .values({ person_id: personId, hash, changed_at: now })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, changed_at: now }))
    .execute()
}
