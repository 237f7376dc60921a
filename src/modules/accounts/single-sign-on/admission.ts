import { inDomains, type Told } from './claims.ts'
import type { SignOnFacts } from './sign-on.ts'
import { wantedRoles } from './claim-roles.ts'

/** Whoever we know at the mail address that a provider tells. */
export interface KnownByMail {
  readonly personId: string
  readonly disabled: boolean
  /** Has a role in the house of this provider now. */
  readonly member: boolean
  /** Has a way in of his own, or a role in another house: somebody's account, not only a name. */
  readonly somebody: boolean
  /** The provider calls this person by another subject. */
  readonly linkedElse: boolean
}

export interface AtTheDoor {
  readonly told: Told
  /** Whom the provider meant by this subject before. */
  readonly linked: { readonly personId: string; readonly disabled: boolean } | undefined
  readonly known: KnownByMail | undefined
  /** An invitation of this house to this address is open. */
  readonly invited: boolean
}

export type AdmissionRefusal =
  | 'closed'
  | 'no-email'
  | 'unverified'
  | 'other-subject'
  | 'known-elsewhere'
  | 'not-invited'
  | 'no-role'

export type Admission =
  | { readonly kind: 'linked'; readonly personId: string }
  /** From now on the provider means this person. */
  | { readonly kind: 'link'; readonly personId: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'refused'; readonly why: AdmissionRefusal }

/**
 * Who somebody is that the provider of a house sent. The subject decides; a mail address only makes the first link, and only when
 * verified: addresses change hands, and the provider of one house must never become a way into the account of another.
 */
export function admit(door: AtTheDoor, signOn: Pick<SignOnFacts, 'joins' | 'domains' | 'rules'>): Admission {
  const { told, linked, known } = door
  if (linked) return linked.disabled ? refused('closed') : { kind: 'linked', personId: linked.personId }
  if (told.email === undefined) return refused('no-email')
  if (!told.emailVerified) return refused('unverified')
  if (known?.disabled) return refused('closed')
  if (known?.linkedElse) return refused('other-subject')
  if (known?.member) return { kind: 'link', personId: known.personId }
  if (known?.somebody) return refused('known-elsewhere')
  const why = door.invited ? undefined : refusalToJoin(told, signOn)
  if (why) return refused(why)
  return known ? { kind: 'link', personId: known.personId } : { kind: 'new' }
}

/** Nobody invited him: the table of the house must give a role to whoever has an address of its own. */
function refusalToJoin(
  { email = '', values }: Told,
  { joins, domains, rules }: Pick<SignOnFacts, 'joins' | 'domains' | 'rules'>,
): AdmissionRefusal | undefined {
  if (joins === 'invited' || !inDomains(email, domains)) return 'not-invited'
  return wantedRoles(rules, values).length === 0 ? 'no-role' : undefined
}

const refused = (why: AdmissionRefusal): Admission => ({ kind: 'refused', why })
