import { sql } from 'kysely'
import type { Read } from '../../platform/database.ts'

/** An authority that watches over care, and how to reach it. */
export interface Authority {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly zone: string
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string | null
}

/** The authority that watches over a location: that of its municipality, else that of the land. */
export const authorityOf = (db: Read, locationId: string): Promise<Authority | undefined> =>
  db
    .selectFrom('accounts.organisation as o')
    .select(['o.id', 'o.slug', 'o.name', 'o.zone', 'o.phone', 'o.email', 'o.hours'])
    .where('o.id', '=', sql<string>`supervision.authority_of(${locationId})`)
    .executeTakeFirst()

/** Whom an organiser turns to first at its authority, on a day. */
export const clientManagerOn = (
  db: Read,
  organiserId: string,
  authorityId: string,
  day: Temporal.PlainDate,
): Promise<{ personId: string; name: string } | undefined> =>
  db
    .selectFrom('supervision.client_manager')
    .select(['person_id as personId', 'person_name as name'])
    .where('organiser_id', '=', organiserId)
    .where('authority_id', '=', authorityId)
    .where('from_on', '<=', day)
    .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>=', day)]))
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst()
