import type { Read, Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { OrganisationKind, Role } from '../roles.ts'
import type { InvitationFacts } from './invitation.ts'

export interface Invitation extends InvitationFacts {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** The one location that it is for; null is the whole organisation. */
  readonly locationId: string | null
  readonly language: 'nl' | 'fr' | 'en'
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationKind: OrganisationKind
  readonly organisationSlug: string
  /** Null when it came from the command line of the installer. */
  readonly invitedBy: string | null
}

const invitations = (db: Read) =>
  db
    .selectFrom('accounts.invitation as i')
    .innerJoin('accounts.organisation as o', 'o.id', 'i.organisation_id')
    .leftJoin('accounts.person as p', 'p.id', 'i.invited_by')
    .select([
      'i.id',
      'i.name',
      'i.email',
      'i.role',
      'i.location_id as locationId',
      'i.language',
      'i.organisation_id as organisationId',
    ])
    .select(['o.name as organisationName', 'o.kind as organisationKind', 'o.slug as organisationSlug'])
    .select(['i.expires_at as expiresAt', 'i.accepted_at as acceptedAt', 'i.withdrawn_at as withdrawnAt'])
    .select('p.name as invitedBy')

export const findInvitationByToken = (db: Read, token: string): Promise<Invitation | undefined> =>
  invitations(db).where('i.token_hash', '=', hashToken(token)).executeTakeFirst()

/** The same, held until this transaction ends: one link lets in one person. */
export async function lockInvitation(tx: Write, token: string): Promise<Invitation | undefined> {
  await tx
    .selectFrom('accounts.invitation')
    .select('id')
    .where('token_hash', '=', hashToken(token))
    .forUpdate()
    .execute()
  return findInvitationByToken(tx, token)
}

export const findInvitation = (db: Read, id: string): Promise<Invitation | undefined> =>
  invitations(db).where('i.id', '=', id).executeTakeFirst()

/** Sent and not accepted or withdrawn; lapsed ones too, because they can be sent again. */
export const waitingInvitations = (db: Read, organisationId: string): Promise<Invitation[]> =>
  invitations(db)
    .where('i.organisation_id', '=', organisationId)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .orderBy('i.created_at', 'desc')
    .execute()

export interface NewInvitation {
  readonly id: string
  readonly token: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly locationId?: string | null
  readonly language: 'nl' | 'fr' | 'en'
  readonly organisationId: string
  readonly invitedBy: string | null
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

/** False when the same invitation is waiting already. */
export async function insertInvitation(tx: Write, invitation: NewInvitation): Promise<boolean> {
  const inserted = await tx
    .insertInto('accounts.invitation')
    .values({
      id: invitation.id,
      token_hash: hashToken(invitation.token),
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      location_id: invitation.locationId ?? null,
      language: invitation.language,
      organisation_id: invitation.organisationId,
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** The link in the older letter stops working. */
export async function renewInvitation(
  tx: Write,
  id: string,
  token: string,
  expiresAt: Temporal.Instant,
): Promise<boolean> {
  const renewed = await tx
    .updateTable('accounts.invitation')
    .set({ token_hash: hashToken(token), expires_at: expiresAt })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return renewed.numUpdatedRows === 1n
}

export async function withdrawInvitation(tx: Write, id: string, now: Temporal.Instant): Promise<boolean> {
  const withdrawn = await tx
    .updateTable('accounts.invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return withdrawn.numUpdatedRows === 1n
}

/** Withdraws all that wait, of a whole organisation or for one location of it. */
export async function withdrawInvitationsOf(
  tx: Write,
  { organisationId, locationId }: { organisationId: string; locationId: string | null },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('accounts.invitation')
    .set({ withdrawn_at: now })
    .where('organisation_id', '=', organisationId)
    .$if(locationId !== null, (ours) => ours.where('location_id', '=', locationId))
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export interface KnownAddress {
  readonly personId: string
  readonly disabled: boolean
  readonly hasPassword: boolean
}

/** Who has this mail address; only the gate sees people of every organisation. */
export const findByEmail = (db: Read, email: string): Promise<KnownAddress | undefined> =>
  db
    .selectFrom('accounts.person as p')
    .leftJoin('accounts.password as w', 'w.person_id', 'p.id')
    .select((eb) => [
      'p.id as personId',
      eb('p.disabled_at', 'is not', null).$castTo<boolean>().as('disabled'),
      eb('w.person_id', 'is not', null).$castTo<boolean>().as('hasPassword'),
    ])
    .where('p.email', '=', email)
    .executeTakeFirst()
