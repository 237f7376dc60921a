import { sql } from 'kysely'
import type { Database, Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { minutesToWait } from './throttle.ts'

/** What is being guessed: the password of an address, or the code of a person. */
export type Guessed = { readonly passwordOf: string } | { readonly codeOf: string }

const hashOf = (guessed: Guessed): Buffer =>
  hashToken('passwordOf' in guessed ? `password ${guessed.passwordOf}` : `code ${guessed.codeOf}`)

/**
 * Counts the attempt as wrong before it is looked at, so that many at once gain nothing; a right one forgets them all.
 * @returns whole minutes to wait; then nothing was counted and nothing may be looked at
 */
export function countAttempt(db: Database, guessed: Guessed, now: Temporal.Instant): Promise<number> {
  const hash = hashOf(guessed)
  return db.gate(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${hash.toString('hex')}, 0))`.execute(tx)
    const failures = await tx
      .selectFrom('accounts.failed_login')
      .select('at')
      .where('email_hash', '=', hash)
      .where('at', '>', now.subtract({ hours: 24 }))
      .execute()
    const minutes = minutesToWait(
      failures.map(({ at }) => at),
      now,
    )
    if (minutes > 0) return minutes
    await tx.insertInto('accounts.failed_login').values({ email_hash: hash, at: now }).execute()
    return 0
  })
}

export async function forgetAttempts(tx: Write, guessed: Guessed): Promise<void> {
  await tx.deleteFrom('accounts.failed_login').where('email_hash', '=', hashOf(guessed)).execute()
}
