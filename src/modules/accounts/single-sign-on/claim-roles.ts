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

export interface Held extends Given {
  /** The provider said so at some login, whoever gave the role first. */
  readonly byProvider: boolean
}

export interface RoleChanges<H extends Held> {
  readonly start: readonly Given[]
  /** Given by invitation, and now by the provider too. */
  readonly confirm: readonly H[]
  readonly end: readonly H[]
}

/** What must change so that the roles are as the provider says. A role that it never gave stays as a manager gave it. */
export function roleChanges<H extends Held>(
  held: readonly H[],
  rules: readonly ClaimRule[],
  values: readonly string[],
): RoleChanges<H> {
  const wanted = wantedRoles(rules, values)
  const has = (list: readonly Given[], one: Given) => list.some((other) => keyOf(other) === keyOf(one))
  return {
    start: wanted.filter((one) => !has(held, one)),
    confirm: held.filter((one) => !one.byProvider && has(wanted, one)),
    end: held.filter((one) => one.byProvider && !has(wanted, one)),
  }
}

const keyOf = ({ role, locationId }: Given) => `${role} ${locationId ?? ''}`
