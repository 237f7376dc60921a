import type { SignOnFacts } from './sign-on.ts'

/** What a provider tells of somebody, after every check of its signature and terms. */
export type Claims = Readonly<Record<string, unknown>>

/** The part of it that we use. */
export interface Told {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  /** Small letters; undefined when the provider tells none. */
  readonly email: string | undefined
  readonly emailVerified: boolean
  /** Values of the claim for roles. */
  readonly values: readonly string[]
  readonly secondFactor: boolean
}

export type HowToRead = Pick<
  SignOnFacts,
  'emailClaim' | 'roleClaim' | 'domains' | 'trustsDomains' | 'secondFactorValues'
>

export function readClaims(claims: Claims, how: HowToRead): Told {
  const email = addressOf(textOf(claimAt(claims, how.emailClaim)))
  return {
    issuer: textOf(claims['iss']) ?? '',
    subject: textOf(claims['sub']) ?? '',
    name: nameOf(claims) ?? email?.split('@')[0] ?? '',
    email,
    emailVerified: email !== undefined && isVerified(claims, email, how),
    values: how.roleClaim === '' ? [] : textsOf(claimAt(claims, how.roleClaim)),
    secondFactor: [...textsOf(claims['amr']), ...textsOf(claims['acr'])].some((value) =>
      how.secondFactorValues.includes(value),
    ),
  }
}

/**
 * Said to be unverified is unverified, whatever a house trusts; some providers send the word instead of the truth value. What is said
 * is said of the claim `email`, and of no other.
 */
function isVerified(claims: Claims, email: string, { emailClaim, trustsDomains, domains }: HowToRead): boolean {
  const said = emailClaim === 'email' ? claims['email_verified'] : undefined
  if (said === true || said === 'true') return true
  return said === undefined && trustsDomains && inDomains(email, domains)
}

/** One address and nothing else: two at-signs could mean two houses. */
const addressOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[^@\s]{1,64}@[^@\s]{1,189}$/.test(text) ? text.toLowerCase() : undefined

export const inDomains = (email: string, domains: readonly string[]): boolean =>
  domains.includes(email.slice(email.lastIndexOf('@') + 1))

function nameOf(claims: Claims): string | undefined {
  const parts = [textOf(claims['given_name']), textOf(claims['family_name'])].filter((part) => part !== undefined)
  const name = textOf(claims['name']) ?? parts.join(' ')
  return name === '' ? undefined : name.slice(0, 200)
}

/** A claim by its own name, which may hold dots, or by the path to it. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((inside, step) => {
    if (typeof inside !== 'object' || inside === null || !Object.hasOwn(inside, step)) return undefined
    return (inside as Claims)[step]
  }, claims)
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.replaceAll(/\p{C}/gu, ' ').trim() : ''
  return text === '' ? undefined : text
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => textOf(one) ?? [])
