import type { Role } from '../roles.ts'

/** How the staff of one house log in at a provider of their own. */
export interface SignOn extends SignOnFacts {
  readonly id: string
  readonly organisationId: string
  readonly state: 'draft' | 'active' | 'retired'
  readonly hasSecret: boolean
  /** When somebody came through with exactly these settings. */
  readonly testedAt: Temporal.Instant | null
  readonly activatedAt: Temporal.Instant | null
}

/** What a house fills in. */
export interface SignOnFacts {
  /** On the button: "Inloggen met …". */
  readonly name: string
  /** As the provider itself writes it: it is compared letter by letter. */
  readonly issuer: string
  readonly clientId: string
  /** What is asked of the provider, with `openid` among it: some refuse whoever asks more than was agreed. */
  readonly scopes: readonly string[]
  /** Where the mail address stands: `email`, unless the provider has a name of its own for it. */
  readonly emailClaim: string
  /** Where the roles stand in what the provider tells: `groups`, `realm_access.roles`; `''`: by invitation only. */
  readonly roleClaim: string
  /** Who may come in the first time. */
  readonly joins: 'invited' | 'claims'
  readonly domains: readonly string[]
  /** The provider does not say whether it verified an address; those of these domains count as verified. */
  readonly trustsDomains: boolean
  /** Values of acr or amr that say that a second factor was used. */
  readonly secondFactorValues: readonly string[]
  readonly forced: boolean
  readonly rules: readonly ClaimRule[]
}

/** A value of the claim gives this role. */
export interface ClaimRule {
  readonly value: string
  readonly role: Role
  /** Null is the whole house. */
  readonly locationId: string | null
}

/** Values that many providers send for a second factor (RFC 8176 registers them for amr). */
export const usualSecondFactorValues: readonly string[] = ['mfa', 'otp', 'hwk']

export const usualScopes: readonly string[] = ['openid', 'email', 'profile']

/** Whether a draft may begin to hold; undefined where it may. */
export const refusalToActivate = (draft: SignOn | undefined): 'untested' | undefined =>
  draft?.testedAt ? undefined : 'untested'
