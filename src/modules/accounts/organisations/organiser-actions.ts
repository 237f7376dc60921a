import type { Land } from '../../../lib/law.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Write } from '../../../platform/database.ts'
import { newId } from '../../../platform/tokens.ts'
import { withdrawInvitation, withdrawInvitationsOf } from '../invitations/invitation-queries.ts'
import { endMembershipsFrom, endMembershipsOf } from '../people/people-queries.ts'
import { zoneOf } from './organisation.ts'

export interface NewOrganiser {
  readonly name: string
  readonly land: Land
  readonly email: string | null
  readonly phone: string | null
}

/** An account for an organiser, without a house style of its own; the database lets a desk and an operator do it. @returns its id */
export async function foundOrganiser(tx: Write, { name, land, email, phone }: NewOrganiser): Promise<string> {
  const id = newId()
  const wished =
    fold(name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 50) || 'organisator'
  // Two organisers of one name are two; the end of an id is chance enough.
  for (const slug of [wished, `${wished}-${id.slice(-6)}`]) {
    const made = await tx
      .insertInto('accounts.organisation')
      .values({ id, kind: 'organiser', land, slug, name, email, phone, zone: zoneOf[land] })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 1n) return id
  }
  throw new Error('no slug was free')
}

/** Ends who may act, and who was invited to, for a whole organiser or for one location of it. Who may do that was judged before. */
export async function closeAccess(
  tx: Write,
  of: { readonly organisationId: string; readonly locationId: string | null },
  now: Temporal.Instant,
): Promise<void> {
  await withdrawInvitationsOf(tx, of, now)
  await endMembershipsOf(tx, of, now)
}

/** Takes an invitation back, and what came of it. */
export async function takeBackInvitation(tx: Write, invitationId: string, now: Temporal.Instant): Promise<void> {
  await withdrawInvitation(tx, invitationId, now)
  await endMembershipsFrom(tx, invitationId, now)
}
