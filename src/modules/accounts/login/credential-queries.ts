import type { Read } from '../../../platform/database.ts'

export interface Credentials {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly language: 'nl' | 'fr' | 'en'
  /** Null for who comes in by a provider or a passkey only. */
  readonly hash: string | null
  readonly passwordChangedAt: Temporal.Instant | null
  /** Null for who has no second factor. */
  readonly secondFactorSince: Temporal.Instant | null
  readonly hasPasskey: boolean
}

/** How a person shows who he is; nothing for an unknown or disabled person. */
export function findCredentials(
  db: Read,
  who: { email: string } | { personId: string },
): Promise<Credentials | undefined> {
  return db
    .selectFrom('accounts.person as p')
    .leftJoin('accounts.password as w', 'w.person_id', 'p.id')
    .leftJoin('accounts.second_factor as f', 'f.person_id', 'p.id')
    .select((eb) => [
      'p.id as personId',
      'p.name',
      'p.email',
      'p.language',
      'w.hash',
      'w.changed_at as passwordChangedAt',
      'f.confirmed_at as secondFactorSince',
      eb
        .exists(eb.selectFrom('accounts.passkey as k').select('k.id').whereRef('k.person_id', '=', 'p.id'))
        .$castTo<boolean>()
        .as('hasPasskey'),
    ])
    .where('p.disabled_at', 'is', null)
    .where((eb) => ('email' in who ? eb('p.email', '=', who.email) : eb('p.id', '=', who.personId)))
    .executeTakeFirst()
}
