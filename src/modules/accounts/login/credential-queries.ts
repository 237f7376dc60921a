import type { Read } from '../../../platform/database.ts'

export interface Credentials {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly language: 'nl' | 'fr' | 'en'
  readonly hash: string
  readonly passwordChangedAt: Temporal.Instant
  /** Null for who has no second factor. */
  readonly secondFactorSince: Temporal.Instant | null
}

/** How a person shows who he is; nothing for an unknown or disabled person, or one without password. */
export function findCredentials(
  db: Read,
  who: { email: string } | { personId: string },
): Promise<Credentials | undefined> {
  return db
    .selectFrom('accounts.person as p')
    .innerJoin('accounts.password as w', 'w.person_id', 'p.id')
    .leftJoin('accounts.second_factor as f', 'f.person_id', 'p.id')
    .select([
      'p.id as personId',
      'p.name',
      'p.email',
      'p.language',
      'w.hash',
      'w.changed_at as passwordChangedAt',
      'f.confirmed_at as secondFactorSince',
    ])
    .where('p.disabled_at', 'is', null)
    .where((eb) => ('email' in who ? eb('p.email', '=', who.email) : eb('p.id', '=', who.personId)))
    .executeTakeFirst()
}
