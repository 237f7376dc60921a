import type { Read, Write } from '../../platform/database.ts'
import { hashToken, newToken } from '../../platform/tokens.ts'

export type LinkPurpose = 'password' | 'second_factor'

/** How long the links in our letters work, in hours. */
export const linkHours = { password: 1, second_factor: 24 } as const satisfies Record<LinkPurpose, number>

/** A new letter within these minutes would only be a way to fill somebody's mailbox. */
const quietMinutes = 2

/** @returns the token for the link, or nothing when one went out just now */
export async function makeResetLink(
  tx: Write,
  personId: string,
  purpose: LinkPurpose,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const recent = await tx
    .selectFrom('accounts.reset_link')
    .select('token_hash')
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('created_at', '>', now.subtract({ minutes: quietMinutes }))
    .executeTakeFirst()
  if (recent) return undefined
  const token = newToken()
  const expires_at = now.add({ hours: linkHours[purpose] })
  await tx
    .insertInto('accounts.reset_link')
    .values({ token_hash: hashToken(token), person_id: personId, purpose, created_at: now, expires_at })
    .execute()
  return token
}

/** Whose link this is, while it works. */
export async function findResetLink(
  db: Read,
  token: string,
  purpose: LinkPurpose,
  now: Temporal.Instant,
): Promise<{ personId: string } | undefined> {
  return db
    .selectFrom('accounts.reset_link as l')
    .innerJoin('accounts.person as p', 'p.id', 'l.person_id')
    .select('l.person_id as personId')
    .where('l.token_hash', '=', hashToken(token))
    .where('l.purpose', '=', purpose)
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', now)
    .where('p.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** True for the first who uses it; the person's other links of this kind stop working too. */
export async function useResetLink(
  tx: Write,
  token: string,
  purpose: LinkPurpose,
  now: Temporal.Instant,
): Promise<boolean> {
  const used = await tx
    .updateTable('accounts.reset_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst()
  if (!used) return false
  await tx
    .updateTable('accounts.reset_link')
    .set({ used_at: now })
    .where('person_id', '=', used.person_id)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute()
  return true
}
