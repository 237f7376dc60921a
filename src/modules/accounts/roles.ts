import type { Actor } from '../../lib/actor.ts'

export type OrganisationKind = 'desk' | 'organiser' | 'authority' | 'complaints_desk' | 'operator'
export type Role =
  | 'operator'
  | 'desk_manager'
  | 'desk_worker'
  | 'organiser_manager'
  | 'complaint_coordinator'
  | 'location_worker'
  | 'officer'
  | 'policy'
  | 'complaints_officer'
  | 'privacy_officer'
  | 'client_manager'

/** Which roles an organisation has, the one that manages its people first. */
export const rolesOf: Readonly<Record<OrganisationKind, readonly [Role, ...Role[]]>> = {
  operator: ['operator'],
  desk: ['desk_manager', 'desk_worker', 'privacy_officer'],
  organiser: ['organiser_manager', 'complaint_coordinator', 'location_worker', 'privacy_officer'],
  authority: ['officer', 'client_manager', 'policy', 'privacy_officer'],
  complaints_desk: ['complaints_officer', 'privacy_officer'],
}

export const organisationKinds = Object.keys(rolesOf) as OrganisationKind[] // the keys of a constant object

export const managerRoles: readonly Role[] = Object.values(rolesOf).map(([manager]) => manager)

export const managesRole = (role: string): boolean => managerRoles.some((manager) => manager === role)

export const isOperator = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.memberships.some(({ role }) => role === 'operator')

/** Managers look after the people of their own organisation, the operator after those of all. */
export function mayManagePeopleOf(actor: Actor, organisationId: string): boolean {
  if (actor.kind !== 'person') return false
  if (isOperator(actor)) return true
  return actor.memberships.some((own) => own.organisationId === organisationId && managesRole(own.role))
}

/** Whether this person may invite somebody into this organisation for this role; a role must belong to its kind. */
export function mayInvite(actor: Actor, into: { id: string; kind: OrganisationKind }, role: string): boolean {
  return rolesOf[into.kind].some((known) => known === role) && mayManagePeopleOf(actor, into.id)
}

export interface Colleague {
  readonly membershipId: string
  readonly organisationId: string
  readonly role: string
}

/** Why a membership may not be ended; undefined where it may. */
export function refusalToEnd(
  actor: Actor,
  ended: Colleague,
  everybody: readonly Colleague[],
): 'not-yours' | 'last-manager' | undefined {
  if (!mayManagePeopleOf(actor, ended.organisationId)) return 'not-yours'
  const managers = everybody.filter(
    ({ organisationId, role }) => organisationId === ended.organisationId && managesRole(role),
  )
  const last = managers.length === 1 && managers[0]?.membershipId === ended.membershipId
  // The operator can invite a new manager, so he may end the last one of another house, not of his own.
  return last && !isOperatorFromOutside(actor, ended.organisationId) ? 'last-manager' : undefined
}

const isOperatorFromOutside = (actor: Actor, organisationId: string) =>
  isOperator(actor) &&
  actor.kind === 'person' &&
  actor.memberships.every((own) => own.organisationId !== organisationId)

/**
 * Why the second factor of a colleague may not be taken away; undefined where it may. Who is the last manager of a house has the
 * whole house behind his second factor: only the operator, from outside it, vouches for him.
 */
export function refusalToReset(
  actor: Actor,
  managersPerHouse: readonly { readonly organisationId: string; readonly managers: readonly string[] }[],
  personId: string,
): 'last-manager' | undefined {
  const last = managersPerHouse.filter(({ managers }) => managers.every((manager) => manager === personId))
  return last.every(({ organisationId }) => isOperatorFromOutside(actor, organisationId)) ? undefined : 'last-manager'
}

/** Where a person starts after logging in. */
export function firstPage(memberships: readonly { role: string }[]): string {
  const roles = memberships.map(({ role }) => role)
  if (roles.some((role) => role === 'desk_manager' || role === 'desk_worker')) return '/werk'
  if (roles.some((role) => role === 'organiser_manager' || role === 'location_worker')) return '/werk/vragen'
  if (roles.some((role) => role === 'complaint_coordinator' || role === 'complaints_officer')) return '/werk/reacties'
  if (roles.includes('client_manager')) return '/werk/toezicht'
  if (roles.includes('privacy_officer')) return '/werk/logboek'
  if (roles.includes('policy')) return '/werk/tarieven'
  return roles.some(managesRole) ? '/werk/mensen' : '/werk/sessies'
}
