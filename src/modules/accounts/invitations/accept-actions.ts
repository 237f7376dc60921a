import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/jobs.ts'
import { hashPassword } from '../../../platform/password-hash.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Lang } from '../../../text-keys.ts'
import { asActor, findPersonWhoActs } from '../actor-queries.ts'
import { savePassword } from '../password/password-queries.ts'
import { signOnOf } from '../single-sign-on/sign-on-queries.ts'
import { insertMembership, insertPerson, renamePerson } from '../people/people-queries.ts'
import { invitationState } from './invitation.ts'
import { findByEmail, findInvitationByToken, type Invitation, lockInvitation } from './invitation-queries.ts'

/** What the person behind the link can do. */
export type Door =
  | { readonly kind: 'closed' }
  /** The house lets in only who comes by its provider: he accepts by logging in there. */
  | { readonly kind: 'sign-on'; readonly slug: string; readonly name: string }
  /** A new person: name and password first. */
  | { readonly kind: 'new'; readonly invitation: Invitation }
  /** Known by this address: logged in he says yes with one button, otherwise he logs in first. */
  | { readonly kind: 'known'; readonly invitation: Invitation; readonly personId: string }

/** Looks at an invitation and changes nothing: mail scanners open links too. */
export const openDoor = ({ db, clock }: Platform, token: string): Promise<Door> =>
  db.gate(async (tx) => doorOf(tx, await findInvitationByToken(tx, token), clock.now()))

async function doorOf(tx: Write, invitation: Invitation | undefined, now: Temporal.Instant): Promise<Door> {
  if (!invitation || invitationState(invitation, now) !== 'open') return { kind: 'closed' }
  const known = await findByEmail(tx, invitation.email)
  if (known?.disabled) return { kind: 'closed' }
  const signOn = await signOnOf(tx, invitation.organisationId, 'active')
  if (signOn?.forced && !known?.hasPassword)
    return { kind: 'sign-on', slug: invitation.organisationSlug, name: signOn.name }
  return known?.hasPassword ? { kind: 'known', invitation, personId: known.personId } : { kind: 'new', invitation }
}

export interface NewPerson {
  readonly name: string
  readonly password: string
  readonly language: Lang
}

export type Accepted = { readonly personId: string; readonly passwordChangedAt: Temporal.Instant }

/** Makes the person and his membership; nothing when the link was used, withdrawn or grew old meanwhile. */
export async function acceptAsNew(
  platform: Platform,
  token: string,
  { name, password, language }: NewPerson,
): Promise<Accepted | undefined> {
  const { db, clock } = platform
  const hash = await hashPassword(password)
  return db.gate(async (tx) => {
    const now = clock.now()
    const door = await doorOf(tx, await lockInvitation(tx, token), now)
    if (door.kind !== 'new') return undefined
    const { email } = door.invitation
    // Somebody without a password was put in by hand or by the demo: he becomes himself now.
    const known = await findByEmail(tx, email)
    const personId = known?.personId ?? newId()
    if (known) await renamePerson(tx, personId, name, language)
    else await insertPerson(tx, { id: personId, name, email, language })
    await savePassword(tx, personId, hash, now)
    await join(tx, door.invitation, personId, now)
    return { personId, passwordChangedAt: await savedAt(tx, personId) }
  })
}

/** A known person says yes, logged in; false when it is not his or not open any more. */
export function acceptAsKnown({ db, clock }: Platform, token: string, actor: Actor): Promise<Invitation | undefined> {
  return db.gate(async (tx) => {
    const now = clock.now()
    const door = await doorOf(tx, await lockInvitation(tx, token), now)
    if (door.kind !== 'known' || actor.kind !== 'person' || door.personId !== actor.personId) return undefined
    await join(tx, door.invitation, door.personId, now)
    return door.invitation
  })
}

async function join(tx: Write, invitation: Invitation, personId: string, now: Temporal.Instant): Promise<void> {
  const { id, organisationId, role, locationId } = invitation
  await insertMembership(tx, { personId, organisationId, role, locationId, invitationId: id, now })
  await tx.updateTable('accounts.invitation').set({ accepted_at: now }).where('id', '=', id).execute()
  await emit(tx, 'accounts.invitation_accepted', { subject: id, personId })
  const person = orNotFound(await findPersonWhoActs(tx, personId))
  const about = { subjectKind: 'invitation', subjectId: id, organisationId }
  await audit(tx, asActor(person), { action: 'accounts.invitation_accepted', ...about, details: { role } })
}

// As the database keeps it, to the microsecond: a half login compares it.
async function savedAt(tx: Write, personId: string): Promise<Temporal.Instant> {
  const row = await tx
    .selectFrom('accounts.password')
    .select('changed_at')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return row.changed_at
}
