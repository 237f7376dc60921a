import type { Membership, Person } from '../../lib/actor.ts'
import type { Read } from '../../platform/database.ts'
import { actsFor, type Entrance } from './entrance.ts'

export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly memberships: readonly Membership[]
}

/**
 * A person who may still act, with today's memberships; nothing when disabled.
 * @param entrance how he came in, where that narrows for whom he acts
 */
export async function findPersonWhoActs(
  db: Read,
  personId: string,
  entrance?: Entrance,
): Promise<KnownPerson | undefined> {
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
  if (!entrance) return { ...person, memberships }
  const forced = entrance.signedOn ? [] : (await housesThatForceSignOn(db, personId)).map(({ id }) => id)
  return { ...person, memberships: memberships.filter((one) => actsFor(entrance, one.organisationId, forced)) }
}

export interface ForcedSignOn {
  /** Of the house. */
  readonly id: string
  readonly slug: string
  /** Of the provider, as the button says it. */
  readonly name: string
}

/** The houses of a person that let in only who comes by their provider. */
const housesThatForceSignOn = (db: Read, personId: string): Promise<ForcedSignOn[]> =>
  db
    .selectFrom('accounts.sign_on as s')
    .innerJoin('accounts.membership as m', 'm.organisation_id', 's.organisation_id')
    .innerJoin('accounts.organisation as o', 'o.id', 's.organisation_id')
    .select(['o.id', 'o.slug', 's.name'])
    .distinct()
    .where('m.person_id', '=', personId)
    .where('m.ended_at', 'is', null)
    .where('s.state', '=', 'active')
    .where('s.forced', '=', true)
    .execute()

/** The provider by which a person must come, where every house of his lets in nobody else; undefined where this way is open. */
export async function mustSignOnAt(db: Read, personId: string, entrance: Entrance): Promise<ForcedSignOn | undefined> {
  const person = await findPersonWhoActs(db, personId, entrance)
  if (!person || person.memberships.length > 0) return undefined
  const forced = await housesThatForceSignOn(db, personId)
  return forced.find(({ id }) => entrance.onlyOrganisationId === null || id === entrance.onlyOrganisationId)
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
