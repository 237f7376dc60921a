import type { Membership, Person } from '../../lib/actor.ts'
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
      'o.land as organisationLand',
      'm.role',
      'm.location_id as locationId',
    ])
    .where('m.person_id', '=', personId)
    .where('m.ended_at', 'is', null)
    .orderBy('o.name')
    .execute()
  return { ...person, memberships }
}

/** The organisation in whose name, and on whose address, the house writes to a person of it. */
export async function homeOf(db: Read, personId: string): Promise<string | null> {
  const membership = await db
    .selectFrom('accounts.membership')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return membership?.organisation_id ?? null
}

/** A known person as the one who acts, before or without a session: for the audit. */
export const asActor = ({ id, name, memberships }: KnownPerson): Person => ({
  kind: 'person',
  sessionId: '',
  personId: id,
  name,
  memberships,
})
