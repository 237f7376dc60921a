import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { ChangedMeanwhile, NotAllowed, orNotFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/jobs.ts'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId, newToken } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../letter-house-queries.ts'
import { hasMembership } from '../people/people-queries.ts'
import { mayInvite, mayManagePeopleOf, type OrganisationKind, type Role } from '../roles.ts'
import { invitationEnds } from './invitation.ts'
import { invitationLetter } from './invitation-mail.ts'
import { findInvitation, insertInvitation, renewInvitation, withdrawInvitation } from './invitation-queries.ts'

export interface Invited {
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Limits the membership to one location; only for who works at a location. */
  readonly locationId?: string | null
  readonly language: 'nl' | 'fr' | 'en'
}

export type InviteAnswer =
  | { readonly kind: 'sent'; readonly id: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'member' }

/** Invites by letter into an organisation that the inviter looks after. */
export function invite(
  platform: Platform,
  actor: Person,
  into: { id: string; kind: OrganisationKind },
  invited: Invited,
): Promise<InviteAnswer> {
  if (!mayInvite(actor, into, invited.role)) throw new NotAllowed('accounts.manage_people')
  return platform.db.change(actor, async (tx) => {
    const answer = await writeInvitation(tx, platform, into.id, invited, actor.personId)
    if (answer.kind !== 'sent') return answer
    const about = { subjectKind: 'invitation', subjectId: answer.id, organisationId: into.id }
    await audit(tx, actor, { action: 'accounts.invited', ...about, details: { role: invited.role } })
    return answer
  })
}

/** The invitation, its letter and its event; who may invite was judged before. */
export async function writeInvitation(
  tx: Write,
  platform: Platform,
  organisationId: string,
  invited: Invited,
  invitedBy: string | null,
): Promise<InviteAnswer> {
  if (await hasMembership(tx, organisationId, invited)) return { kind: 'member' }
  const [id, token, createdAt] = [newId(), newToken(), platform.clock.now()]
  const facts = { ...invited, id, token, organisationId, invitedBy, createdAt, expiresAt: invitationEnds(createdAt) }
  if (!(await insertInvitation(tx, facts))) return { kind: 'waiting' }
  await sendInvitation(tx, platform, id, token)
  await emit(tx, 'accounts.invited', { subject: id, organisationId })
  return { kind: 'sent', id }
}

/** The letter with its link, in the name of the organisation. */
export async function sendInvitation(tx: Write, { config }: Platform, id: string, token: string): Promise<void> {
  const invitation = orNotFound(await findInvitation(tx, id))
  const { organisationId, organisationName, invitedBy, language, name, role, email } = invitation
  const url = new URL(`/uitnodiging/${token}`, await originOf(tx, config, organisationId))
  const view = await letterViewOf(tx, organisationId, language)
  const letter = invitationLetter(view, { name, by: invitedBy, organisation: organisationName, role, url: url.href })
  await planLetter(tx, { ...letter, kind: 'accounts.invitation', to: email, language, organisationId, subjectId: id })
}

/** A new letter with a new link and new time; the older link stops working. */
export const inviteAgain = (platform: Platform, actor: Person, id: string) =>
  changeInvitation(platform, actor, id, 'accounts.invited_again', async (tx) => {
    const token = newToken()
    const renewed = await renewInvitation(tx, id, token, invitationEnds(platform.clock.now()))
    if (renewed) await sendInvitation(tx, platform, id, token)
    return renewed
  })

export const withdraw = (platform: Platform, actor: Person, id: string) =>
  changeInvitation(platform, actor, id, 'accounts.invitation_withdrawn', (tx) =>
    withdrawInvitation(tx, id, platform.clock.now()),
  )

/** @returns the organisation whose invitation it is */
function changeInvitation(
  { db }: Platform,
  actor: Person,
  id: string,
  action: string,
  change: (tx: Write) => Promise<boolean>,
): Promise<{ organisationId: string; organisationSlug: string }> {
  return db.change(actor, async (tx) => {
    const invitation = orNotFound(await findInvitation(tx, id))
    const { organisationId } = invitation
    if (!mayManagePeopleOf(actor, organisationId)) throw new NotAllowed('accounts.manage_people')
    if (!(await change(tx))) throw new ChangedMeanwhile('accepted or withdrawn')
    await audit(tx, actor, { action, subjectKind: 'invitation', subjectId: id, organisationId })
    return invitation
  })
}
