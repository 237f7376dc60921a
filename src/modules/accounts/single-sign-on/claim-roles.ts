import type { Role } from '../roles.ts'
import type { ClaimRule } from './sign-on.ts'

export interface Given {
  readonly role: Role
  readonly locationId: string | null
}

/** The roles that the values of the claim give, each once. */
export function wantedRoles(rules: readonly ClaimRule[], values: readonly string[]): Given[] {
  const wanted = rules.filter(({ value }) => values.includes(value))
  return [
    ...new Map(wanted.map(({ role, locationId }) => [keyOf({ role, locationId }), { role, locationId }])).values(),
  ]
}

export interface RoleChanges<H extends Given> {
  readonly start: readonly Given[]
  readonly end: readonly H[]
}

/** What must change so that the roles of the table are as the provider says. A role that the table does not name stays as it was given. */
export function roleChanges<H extends Given>(
  held: readonly H[],
  rules: readonly ClaimRule[],
  values: readonly string[],
): RoleChanges<H> {
  const wanted = wantedRoles(rules, values)
  const has = (list: readonly Given[], one: Given) => list.some((other) => keyOf(other) === keyOf(one))
  const named = new Set(rules.map(({ role }) => role))
  return {
    start: wanted.filter((one) => !has(held, one)),
    end: held.filter((one) => named.has(one.role) && !has(wanted, one)),
  }
}

const keyOf = ({ role, locationId }: Given) => `${role} ${locationId ?? ''}`
