import { sql } from 'kysely'
import type { PanelMember } from '../../../lib/actor.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'

/** Who a session of a panel is today; nothing once the membership is over. At the gate. */
export async function panelMemberNow(
  tx: Write,
  id: string,
): Promise<Pick<PanelMember, 'memberId' | 'name' | 'panelName'> | undefined> {
  const { rows } = await sql<{ memberId: string; name: string; panelName: string }>`
    select m.id as "memberId", m.name, m.panel_name as "panelName" from feedback.member_today(${id}::uuid) as m`.execute(
    tx,
  )
  return rows[0]
}

/** The member whose link this is; nothing when it is unknown, too old, or of who left. At the gate. */
export async function memberByLink(tx: Write, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const { rows } = await sql<{ member: string | null }>`
    select feedback.panel_member_of_link(${hashToken(token)}, ${now}::timestamptz) as member`.execute(tx)
  return rows[0]?.member ?? undefined
}

/** For the worker. */
export async function insertPanelLink(
  tx: Write,
  link: { readonly tokenHash: Buffer; readonly memberId: string; readonly at: Temporal.Instant; readonly expiresAt: Temporal.Instant }, // prettier-ignore
): Promise<void> {
  await tx
    .insertInto('feedback.panel_link')
    .values({
      token_hash: link.tokenHash,
      member_id: link.memberId,
      created_at: link.at,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** The memberships of an address that are not over. For the worker. */
export const membersOfAddress = (db: Read, address: string) =>
  db
    .selectFrom('feedback.panel_member')
    .select('id')
    .where('email', '=', address.toLowerCase())
    .where('ended_at', 'is', null)
    .limit(10)
    .execute()

export async function deleteExpiredPanelLinks(tx: Write, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('feedback.panel_link').where('expires_at', '<=', now).execute()
}

/** Who sits beside who acts, by name. */
export async function fellowMembers(db: Read): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from feedback.fellow_members()`.execute(db)
  return rows.map(({ name }) => name)
}

/** The house that who acts advises. */
export async function ownHouseId(db: Read): Promise<string | undefined> {
  const panel = await db.selectFrom('feedback.panel').select('organisation_id as id').executeTakeFirst()
  return panel?.id
}
