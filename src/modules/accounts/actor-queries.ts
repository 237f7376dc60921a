import type { Membership } from '../../lib/actor.ts'
import type { Read } from '../../platform/database.ts'

export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly memberships: readonly Membership[]
}

/** A person who may still act, with today's memberships; nothing when disabled. */
export async function findPersonWhoActs(db: Read, personId: string): Promise<KnownPerson | undefined> {
  const person = await db
    .selectFrom('accounts.person')
    .select(['id', 'name', 'email'])
    .where('id', '=', personId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!person) return undefined
  const memberships = await db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.organisation as o', 'o.id', 'm.organisation_id')
    .select([
      'o.id as organisationId',
      'o.name as organisationName',
      'o.kind as organisationKind',
      'm.role',
      'm.location_id as locationId',
    ])
    .where('m.person_id', '=', personId)
    .where('m.ended_at', 'is', null)
    .orderBy('o.name')
    .execute()
  return { ...person, memberships }
}
