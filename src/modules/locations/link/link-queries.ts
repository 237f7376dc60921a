import { sql } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { hashToken, newToken } from '../../../platform/tokens.ts'
import { locationLinkDays, locationLinkPath } from './location-link.ts'

/** Where mail for a claimed location goes. */
export interface LocationContact {
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly language: Lang
  readonly verifiedAt: Temporal.Instant
}

/** Undefined where no desk has verified an address, or for who has no letter to write to it. For member and worker. */
export async function contactOf(db: Read, locationId: string): Promise<LocationContact | undefined> {
  const { rows } = await sql<LocationContact>`
    select c.name, c.email, c.phone, c.language, c.verified_at as "verifiedAt"
    from locations.contact_of(${locationId}::uuid) as c`.execute(db)
  return rows[0]
}

export interface NewLocationLink {
  readonly locationId: string
  /** Where it leads: a path of this house, such as `/werk/opvang/nl/1/plan`. */
  readonly path: string
  readonly now: Temporal.Instant
}

/** A link for a letter to this location. For member and worker. @returns its address, `/opvang/link/<token>` */
export async function makeLocationLink(tx: Write, { locationId, path, now }: NewLocationLink): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('locations.location_link')
    .values({
      token_hash: hashToken(token),
      location_id: locationId,
      path,
      created_at: now,
      expires_at: now.add({ hours: 24 * locationLinkDays }),
    })
    .execute()
  return locationLinkPath(token)
}

export interface FoundLink {
  readonly locationId: string
  readonly locationName: string
  readonly path: string
}

/** Nothing when it is unknown or too old. At the gate. */
export function findLink(db: Read, token: string, now: Temporal.Instant): Promise<FoundLink | undefined> {
  return db
    .selectFrom('locations.location_link as k')
    .innerJoin('locations.location as l', 'l.id', 'k.location_id')
    .select(['l.id as locationId', 'l.name as locationName', 'k.path'])
    .where('k.token_hash', '=', hashToken(token))
    .where('k.expires_at', '>', now)
    .executeTakeFirst()
}

/** Whether the one who acts runs this location, of an organisation or by itself. */
export async function managesLocation(db: Read, locationId: string): Promise<boolean> {
  const { rows } = await sql<{ manages: boolean }>`
    select ${locationId}::uuid in (select locations.managed()) as manages`.execute(db)
  return rows[0]?.manages === true
}

export async function deleteExpiredLocationLinks(tx: Write, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('locations.location_link').where('expires_at', '<=', now).execute()
}
