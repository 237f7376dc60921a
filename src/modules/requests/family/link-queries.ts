import { sql } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'

/** The family whose link this is: of any of its children; nothing when it is unknown or too old. At the gate. */
export async function findFamilyByLink(tx: Write, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const { rows } = await sql<{ family: string | null }>`
    select requests.family_of_link(${hashToken(token)}, ${now}::timestamptz) as family`.execute(tx)
  return rows[0]?.family ?? undefined
}

export interface LostRequest {
  readonly id: string
  readonly number: string
  readonly desk_id: string
  readonly desk_name: string
  readonly language: Lang
  readonly child_name: string
  readonly contact_name: string
  readonly contact_email: string | null
  readonly location_name: string
}

/** The first request of each family with a mail address that came in since, newest first: its link opens them all. For the worker. */
export function requestsOfAddress(db: Read, address: string, since: Temporal.Instant): Promise<LostRequest[]> {
  return db
    .selectFrom('requests.request as r')
    .innerJoin('accounts.organisation as o', 'o.id', 'r.desk_id')
    .innerJoin('requests.choice as c', (join) => join.onRef('c.request_id', '=', 'r.id').on('c.rank', '=', 1))
    .innerJoin('locations.location as l', 'l.id', 'c.location_id')
    .select(['r.id', 'r.number', 'r.desk_id', 'r.language', 'r.child_name', 'r.contact_name', 'r.contact_email'])
    .select(['o.name as desk_name', 'l.name as location_name'])
    .where(sql<boolean>`lower(r.contact_email) = lower(${address})`)
    .where('r.received_at', '>', since)
    .whereRef('r.id', '=', 'r.family_id')
    .orderBy('r.received_at', 'desc')
    .limit(10)
    .execute()
}

/** Whether this letter went to the same request a moment ago: who presses twice gets one mail. For the worker. */
export async function sentSince(db: Read, requestId: string, kind: string, since: Temporal.Instant): Promise<boolean> {
  const letter = await db
    .selectFrom('platform.letter')
    .select('id')
    .where('subject_id', '=', requestId)
    .where('kind', '=', kind)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return letter !== undefined
}

export async function deleteExpiredLinks(tx: Write, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('requests.access_link').where('expires_at', '<=', now).execute()
}
