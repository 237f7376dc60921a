import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { ChangedMeanwhile, NotAllowed, NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSessionsOf } from '../../../platform/session.ts'
import { writeToPerson } from '../letter-to-person-actions.ts'
import { unlinkPerson } from '../single-sign-on/identity-queries.ts'
import { makeResetLink } from '../reset-link-queries.ts'
import { removePasskeysOf } from '../passkeys/passkey-queries.ts'
import { findCredentials } from '../login/credential-queries.ts'
import { mayManagePeopleOf, refusalToEnd, refusalToReset } from '../roles.ts'
import { secondFactorResetLetter } from '../second-factor/second-factor-mail.ts'
import { removeSecondFactor } from '../second-factor/second-factor-queries.ts'
import { endMembership, findMember, lockMemberships, managersBeside, type Member, membersOf } from './people-queries.ts'

export type EndAnswer = { readonly kind: 'ended' | 'last-manager'; readonly member: Member }

/** Takes away what somebody may do in one organisation; from the next page on he sees nothing of it. */
export function endAccess(
  { db, clock }: Platform,
  actor: Person,
  membershipId: string,
  reason: string | undefined,
): Promise<EndAnswer> {
  return db.change(actor, async (tx) => {
    const member = orNotFound(await findMember(tx, membershipId))
    const { organisationId } = member
    // Two managers who end each other at once would leave nobody.
    await lockMemberships(tx, organisationId)
    const refusal = refusalToEnd(actor, member, await membersOf(tx, organisationId))
    if (refusal === 'not-yours') throw new NotAllowed('accounts.manage_people')
    if (refusal === 'last-manager') return { kind: 'last-manager', member }
    if (!(await endMembership(tx, membershipId, clock.now()))) throw new ChangedMeanwhile('ended already')
    const about = { subjectKind: 'membership', subjectId: membershipId, organisationId }
    await audit(tx, actor, { action: 'accounts.membership_ended', ...about, ...(reason ? { reason } : {}) })
    return { kind: 'ended', member }
  })
}

export type ResetAnswer = { readonly kind: 'reset' | 'last-manager'; readonly member: Member }

/** For who lost his telephone and his codes: he sets up a new app through a link in his own mailbox, or after his provider. */
export function resetSecondFactor(
  platform: Platform,
  actor: Person,
  membershipId: string,
  reason: string,
): Promise<ResetAnswer> {
  const { db, clock } = platform
  return db.gate(async (tx) => {
    const member = orNotFound(await findMember(tx, membershipId))
    const { personId, organisationId } = member
    // The gate sees everybody, so the rule is asked here. One's own goes by password, not by position.
    // Somebody else's colleague is answered like nobody at all.
    if (!mayManagePeopleOf(actor, organisationId)) throw new NotFound('not of an organisation that one manages')
    if (personId === actor.personId) throw new NotAllowed('accounts.manage_people')
    if (refusalToReset(actor, await managersBeside(tx, personId), personId)) return { kind: 'last-manager', member }
    await removeSecondFactor(tx, personId)
    await removePasskeysOf(tx, personId)
    await endSessionsOf(tx, personId, clock.now())
    const hasPassword = (await findCredentials(tx, { personId }))?.hash != null
    const token = hasPassword ? await makeResetLink(tx, personId, 'second_factor', clock.now()) : undefined
    await writeToPerson(tx, platform, member, {
      kind: 'accounts.second_factor_reset',
      ...(token ? { path: `/tweede-stap/${token}` } : {}),
      write: (view, { name }, url) => secondFactorResetLetter(view, { name, by: actor.name, url: token && url }),
    })
    const about = { subjectKind: 'person', subjectId: personId, organisationId }
    await audit(tx, actor, { action: 'accounts.second_factor_reset', ...about, reason })
    return { kind: 'reset', member }
  })
}

/** The provider of a house calls somebody by another name from now on: the next verified login makes the link anew. */
export function unlinkFromProvider({ db, clock }: Platform, actor: Person, membershipId: string): Promise<Member> {
  return db.gate(async (tx) => {
    const member = orNotFound(await findMember(tx, membershipId))
    const { personId, organisationId } = member
    if (!mayManagePeopleOf(actor, organisationId)) throw new NotFound('not of an organisation that one manages')
    if (!(await unlinkPerson(tx, organisationId, personId))) throw new ChangedMeanwhile('not linked')
    await endSessionsOf(tx, personId, clock.now(), personId === actor.personId ? actor.sessionId : undefined)
    const about = { subjectKind: 'person', subjectId: personId, organisationId }
    await audit(tx, actor, { action: 'accounts.sign_on_unlinked', ...about })
    return member
  })
}
