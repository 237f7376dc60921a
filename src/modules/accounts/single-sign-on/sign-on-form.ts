import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import type { Role } from '../roles.ts'
import type { Scope } from '../scope.ts'
import { issuerFault } from './issuer.ts'
import type { ClaimRule } from './sign-on.ts'

/** More lines than any house has groups for. */
export const mostRules = 20

const line = (t: Text, most: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .pipe(z.string().max(most, t('accounts.staff.too-long', { limit: most })))

const wordsIn = (typed: string) => [...new Set(typed.split(/[\s,;]+/).filter((word) => word !== ''))]

const ticked = z
  .string()
  .default('')
  .transform((typed) => typed === 'yes')

interface Choices {
  readonly production: boolean
  readonly roles: readonly Role[]
  readonly scopes: readonly Scope[]
}

export function signOnForm(t: Text, { production, roles, scopes }: Choices) {
  const needed = (most: number) => line(t, most).pipe(z.string().min(1, t('single-sign-on.staff.empty')))
  const locations = new Set(scopes.map(({ id }) => id))
  const facts = {
    name: needed(60),
    issuer: needed(500),
    clientId: needed(300),
    // Never trimmed into something else: a secret is what it is.
    secret: z
      .string()
      .max(1000, t('accounts.staff.too-long', { limit: 1000 }))
      .transform((typed) => (typed === '' ? undefined : typed))
      .optional(),
    scopes: line(t, 500).transform((typed) => [...new Set(['openid', ...wordsIn(typed)])]),
    emailClaim: line(t, 200).transform((typed) => (typed === '' ? 'email' : typed)),
    roleClaim: line(t, 200),
    joins: z.enum(['invited', 'claims'], t('single-sign-on.staff.joins-empty')),
    domains: line(t, 2000).transform((typed) => wordsIn(typed.toLowerCase())),
    trustsDomains: ticked,
    secondFactorValues: line(t, 500).transform(wordsIn),
    forced: ticked,
  }
  return z
    .looseObject(facts)
    .transform(({ name, issuer, clientId, secret, roleClaim, joins, domains, ...typed }) => ({
      name,
      issuer,
      clientId,
      secret,
      roleClaim,
      joins,
      domains,
      scopes: typed.scopes,
      emailClaim: typed.emailClaim,
      trustsDomains: typed.trustsDomains,
      secondFactorValues: typed.secondFactorValues,
      forced: typed.forced,
      rules: rulesIn(typed),
    }))
    .superRefine((wish, context) => {
      const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
      const fault = issuerFault(wish.issuer, production)
      if (fault) wrong('issuer', t(`single-sign-on.staff.issuer.${fault}`))
      if (wish.domains.some((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)))
        wrong('domains', t('single-sign-on.staff.domains-wrong'))
      if (wish.domains.length === 0 && (wish.joins === 'claims' || wish.trustsDomains))
        wrong('domains', t('single-sign-on.staff.domains-empty'))
      if (wish.rules.length > 0 && wish.roleClaim === '') wrong('roleClaim', t('single-sign-on.staff.claim-empty'))
      if (wish.joins === 'claims' && wish.rules.length === 0) wrong('value_0', t('single-sign-on.staff.rules-empty'))
      for (const { position, value, role, locationId } of wish.rules) {
        if (value === '') wrong(`value_${position}`, t('single-sign-on.staff.value-empty'))
        if (value.length > 300) wrong(`value_${position}`, t('accounts.staff.too-long', { limit: 300 }))
        if (!roles.some((known) => known === role)) wrong(`role_${position}`, t('accounts.staff.invite.role-empty'))
        if (locationId !== null && (role !== 'location_worker' || !locations.has(locationId)))
          wrong(`location_${position}`, t('accounts.staff.invite.location-whole'))
      }
    })
    .transform(({ rules, ...wish }) => ({
      ...wish,
      rules: rules.flatMap(({ value, role, locationId }): ClaimRule[] => {
        const known = roles.find((one) => one === role)
        return known ? [{ value, role: known, locationId }] : []
      }),
    }))
}

const positions = Array.from({ length: mostRules }, (_, position) => position)

/** Lines where nothing is filled in are no rules. */
const rulesIn = (typed: Readonly<Record<string, unknown>>) =>
  positions.flatMap((position) => {
    const at = (name: string) => {
      const text = typed[`${name}_${position}`]
      return typeof text === 'string' ? text.trim() : ''
    }
    const [value, role, location] = [at('value'), at('role'), at('location')]
    if (value === '' && role === '') return []
    return [{ position, value, role, locationId: location === '' ? null : location }]
  })
