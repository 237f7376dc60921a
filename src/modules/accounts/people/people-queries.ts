import type { Read, Write } from '../../../platform/database.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Lang } from '../../../text-keys.ts'
import { managerRoles, type OrganisationKind, type Role } from '../roles.ts'

export interface Member {
  readonly membershipId: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** The one location it is limited to; null is the whole organisation. */
  readonly locationId: string | null
  readonly since: Temporal.Instant
  /** The provider of the organisation gives this role, and takes it away. */
  readonly byProvider: boolean
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationSlug: string
  readonly language: Lang
}

const members = (db: Read) =>
  db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .innerJoin('accounts.organisation as o', 'o.id', 'm.organisation_id')
    .select([
      'm.id as membershipId',
      'p.id as personId',
      'p.name',
      'p.email',
      'p.language',
      'm.role',
      'm.location_id as locationId',
    ])
    .select((eb) => [
      eb('m.sign_on_id', 'is not', null).$castTo<boolean>().as('byProvider'),
      'm.created_at as since',
      'o.id as organisationId',
      'o.name as organisationName',
      'o.slug as organisationSlug',
    ])
    .where('m.ended_at', 'is', null)

export const membersOf = (db: Read, organisationId: string): Promise<Member[]> =>
  members(db).where('o.id', '=', organisationId).orderBy('p.name').orderBy('m.role').execute()

export const findMember = (db: Read, membershipId: string): Promise<Member | undefined> =>
  members(db).where('m.id', '=', membershipId).executeTakeFirst()

export async function hasMembership(
  db: Read,
  organisationId: string,
  { email, role, locationId = null }: { email: string; role: Role; locationId?: string | null },
): Promise<boolean> {
  const found = await members(db)
    .where('o.id', '=', organisationId)
    .where('p.email', '=', email)
    .where('m.role', '=', role)
    .where('m.location_id', 'is not distinct from', locationId)
    .executeTakeFirst()
  return found !== undefined
}

/** The houses that a person manages, each with everybody who does. */
export async function managersBeside(
  db: Read,
  personId: string,
): Promise<{ organisationId: string; managers: string[] }[]> {
  const rows = await db
    .selectFrom('accounts.membership as own')
    .innerJoin('accounts.membership as m', 'm.organisation_id', 'own.organisation_id')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select(['m.organisation_id as organisationId', 'm.person_id as personId'])
    .where('own.person_id', '=', personId)
    .where('own.role', 'in', managerRoles)
    .where('own.ended_at', 'is', null)
    .where('m.role', 'in', managerRoles)
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .execute()
  const houses = Map.groupBy(rows, ({ organisationId }) => organisationId)
  return [...houses].map(([organisationId, all]) => ({ organisationId, managers: all.map((one) => one.personId) }))
}

export interface ManagedOrganisation {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly zone: string
}

export const organisationBySlug = (db: Read, slug: string): Promise<ManagedOrganisation | undefined> =>
  organisations(db).where('slug', '=', slug).executeTakeFirst()

export const organisationsById = (db: Read, ids: readonly string[]): Promise<ManagedOrganisation[]> =>
  ids.length === 0 ? Promise.resolve([]) : organisations(db).where('id', 'in', ids).orderBy('name').execute()

const organisations = (db: Read) =>
  db.selectFrom('accounts.organisation').select(['id', 'slug', 'name', 'kind', 'zone'])

export const insertPerson = (tx: Write, person: { id: string; name: string; email: string; language: Lang }) =>
  tx.insertInto('accounts.person').values(person).execute()

export const renamePerson = (tx: Write, id: string, name: string, language: Lang) =>
  tx.updateTable('accounts.person').set({ name, language }).where('id', '=', id).execute()

/** Nothing happens when the person has this role here already. */
export async function insertMembership(
  tx: Write,
  {
    personId,
    organisationId,
    role,
    locationId,
    invitationId,
    now,
  }: {
    personId: string
    organisationId: string
    role: Role
    locationId: string | null
    invitationId: string
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('accounts.membership')
    .values({
      id: newId(),
      person_id: personId,
      organisation_id: organisationId,
      role,
      location_id: locationId,
      invitation_id: invitationId,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function endMembership(tx: Write, membershipId: string, now: Temporal.Instant): Promise<boolean> {
  const ended = await tx
    .updateTable('accounts.membership')
    .set({ ended_at: now })
    .where('id', '=', membershipId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** Of a whole organisation, or only those limited to one location of it. */
export async function endMembershipsOf(
  tx: Write,
  { organisationId, locationId }: { organisationId: string; locationId: string | null },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('accounts.membership')
    .set({ ended_at: now })
    .where('organisation_id', '=', organisationId)
    .$if(locationId !== null, (ours) => ours.where('location_id', '=', locationId))
    .where('ended_at', 'is', null)
    .execute()
}

export async function endMembershipsFrom(tx: Write, invitationId: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('accounts.membership')
    .set({ ended_at: now })
    .where('invitation_id', '=', invitationId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Held until this transaction ends. */
export const lockMemberships = (tx: Write, organisationId: string) =>
  tx
    .selectFrom('accounts.membership')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
