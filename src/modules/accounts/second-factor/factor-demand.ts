import type { Role } from '../roles.ts'

/**
 * What a role needs besides the login at a provider: nothing more, a second factor (the provider's or ours), or always ours. With a
 * password the second factor is ours always: a password alone opens nothing here.
 */
export type FactorDemand = 'provider' | 'second' | 'own'

export const factorDemands: readonly FactorDemand[] = ['provider', 'second', 'own']

/** Roles that read what families and reporters say, or decide who does: no house may ask less of them than a second factor. */
const strictRoles: ReadonlySet<Role> = new Set<Role>([
  'operator',
  'desk_manager',
  'desk_worker',
  'organiser_manager',
  'complaint_coordinator',
  'officer',
  'client_manager',
  'complaints_officer',
  'privacy_officer',
])

export const floorOf = (role: Role): FactorDemand => (strictRoles.has(role) ? 'second' : 'provider')

export const demandsFor = (role: Role): readonly FactorDemand[] =>
  factorDemands.slice(factorDemands.indexOf(floorOf(role)))

/** What a house decided for a role, from a day on. */
export interface DatedDemand {
  readonly role: Role
  readonly from: Temporal.PlainDate
  readonly demand: FactorDemand
}

/** What holds for a role on a day; where a house decided nothing, a second factor. */
export function demandOn(decided: readonly DatedDemand[], role: Role, day: Temporal.PlainDate): FactorDemand {
  const latest = decided
    .filter((one) => one.role === role && Temporal.PlainDate.compare(one.from, day) <= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from))
    .at(-1)
  return strictest([floorOf(role), latest?.demand ?? 'second'])
}

/** The most that any of these asks; without any, a second factor. */
export const strictest = (demands: readonly FactorDemand[]): FactorDemand =>
  factorDemands.findLast((one) => demands.includes(one)) ?? 'second'
