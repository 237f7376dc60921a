import { anonymous } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { emit } from '../../../platform/jobs.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { endSessionsOf } from '../../../platform/session.ts'
import { newId } from '../../../platform/tokens.ts'
import { idTokenPurpose } from '../sealed-columns.ts'
import type { Lang } from '../../../text-keys.ts'
import { asActor, findPersonWhoActs } from '../actor-queries.ts'
import { invitationState } from '../invitations/invitation.ts'
import { type Invitation, waitingInvitations } from '../invitations/invitation-queries.ts'
import { type Credentials, findCredentials } from '../login/credential-queries.ts'
import { insertMembership, insertPerson } from '../people/people-queries.ts'
import { demandOn, strictest } from '../second-factor/factor-demand.ts'
import { demandsOf } from '../second-factor/factor-demand-queries.ts'
import { type AdmissionRefusal, admit } from './admission.ts'
import { insertArrival } from './arrival-queries.ts'
import type { Told } from './claims.ts'
import { followClaims } from './claim-role-actions.ts'
import { knownByMail, linkedPerson, linkPerson } from './identity-queries.ts'
import type { Answered } from './provider-actions.ts'
import { type House, lockSignOns } from './sign-on-queries.ts'
import type { SignOn } from './sign-on.ts'

export interface Coming {
  readonly house: House
  readonly signOn: SignOn
  readonly told: Told
  readonly idToken: Answered['idToken']
  readonly language: Lang
  /** How the provider calls the session there. */
  readonly providerSession: string | undefined
}

export type ArrivalAnswer =
  | { readonly kind: 'refused'; readonly why: AdmissionRefusal }
  | {
      readonly kind: 'arrived'
      readonly arrivalId: string
      readonly who: Credentials
      /** A second factor of ours is still to be shown. */
      readonly ours: boolean
    }

/** Somebody whom the provider of a house sent: who he is, what he may, and what he still has to show. */
export function arrive(platform: Platform, coming: Coming): Promise<ArrivalAnswer> {
  return platform.db.gate(async (tx) => {
    const { house, signOn, told } = coming
    await lockSignOns(tx, house.id)
    const who = await personFor(tx, platform, coming)
    if (typeof who === 'object') return refuse(tx, house, who.why)
    const now = platform.clock.now()
    const changed = await followClaims(tx, { house, signOn, personId: who, values: told.values, now })
    if (changed.ended > 0) await endSessionsOf(tx, who, now)
    const roles = await rolesIn(tx, who, house.id)
    if (roles.length === 0) return refuse(tx, house, 'no-role')
    const demanded = demandOf(await demandsOf(tx, house.id), roles, localDay(now, house.zone))
    const arrivalId = newId()
    const idTokenSealed = platform.keys.seal(idTokenPurpose(signOn.id), Buffer.from(coming.idToken))
    const { secondFactor } = told
    await insertArrival(tx, { id: arrivalId, signOnId: signOn.id, personId: who, idTokenSealed, secondFactor, at: now, providerSession: coming.providerSession }) // prettier-ignore
    const ours = demanded === 'own' || (demanded === 'second' && !secondFactor)
    return { kind: 'arrived', arrivalId, who: orNotFound(await findCredentials(tx, { personId: who })), ours }
  })
}

async function refuse(tx: Write, house: House, why: AdmissionRefusal): Promise<ArrivalAnswer> {
  await audit(tx, anonymous, {
    action: 'accounts.sign_on_refused',
    subjectKind: 'organisation',
    subjectId: house.id,
    organisationId: house.id,
    details: { why },
  })
  return { kind: 'refused', why }
}

/** @returns the id of the person, linked and with his invitations accepted */
async function personFor(
  tx: Write,
  platform: Platform,
  { house, signOn, told, language }: Coming,
): Promise<string | { readonly why: AdmissionRefusal }> {
  const now = platform.clock.now()
  const about = { organisationId: house.id, told }
  const invitations = (await waitingInvitations(tx, house.id)).filter(
    (one) => one.email === told.email && invitationState(one, now) === 'open',
  )
  const door = {
    told,
    linked: await linkedPerson(tx, about),
    known: await knownByMail(tx, about),
    invited: invitations.length > 0,
  }
  const admission = admit(door, signOn)
  if (admission.kind === 'refused') return admission
  if (admission.kind === 'linked') return admission.personId
  const personId = admission.kind === 'link' ? admission.personId : newId()
  if (admission.kind === 'new') {
    await insertPerson(tx, { id: personId, name: told.name, email: told.email ?? '', language })
  }
  await linkPerson(tx, { ...about, personId, now })
  await tell(tx, house, personId, 'accounts.sign_on_linked')
  for (const invitation of invitations) await accept(tx, invitation, personId, now)
  return personId
}

/** The house invited this address, and its provider says that it is his. */
async function accept(tx: Write, invitation: Invitation, personId: string, now: Temporal.Instant): Promise<void> {
  const { id, organisationId, role, locationId } = invitation
  await insertMembership(tx, { personId, organisationId, role, locationId, invitationId: id, now })
  await tx.updateTable('accounts.invitation').set({ accepted_at: now }).where('id', '=', id).execute()
  await emit(tx, 'accounts.invitation_accepted', { subject: id, personId })
}

async function tell(tx: Write, house: House, personId: string, action: string): Promise<void> {
  const person = orNotFound(await findPersonWhoActs(tx, personId))
  const about = { subjectKind: 'person', subjectId: personId, organisationId: house.id }
  await audit(tx, asActor(person), { action, ...about })
}

async function rolesIn(tx: Write, personId: string, organisationId: string) {
  const rows = await tx
    .selectFrom('accounts.membership')
    .select('role')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ role }) => role)
}

const demandOf = (
  decided: Awaited<ReturnType<typeof demandsOf>>,
  roles: Awaited<ReturnType<typeof rolesIn>>,
  day: Temporal.PlainDate,
) => strictest(roles.map((role) => demandOn(decided, role, day)))
