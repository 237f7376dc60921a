import type { Write } from '../../../platform/database.ts'
import type { Keys } from '../../../platform/keys.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { totpCounter } from '../../../platform/totp.ts'
import { totpPurpose } from '../sealed-columns.ts'
import { parseRecoveryCode } from './recovery-code.ts'

/** What the secret is sealed for: no other sealed value can stand in its place. */
/** True once for each code: the half minute of a used code is remembered, and nothing at or before it counts any more. */
export async function useTotpCode(
  tx: Write,
  keys: Keys,
  personId: string,
  code: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const factor = await tx
    .selectFrom('accounts.second_factor')
    .select('secret_sealed')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const counter = factor && totpCounter(keys.open(totpPurpose, factor.secret_sealed), code, now)
  if (counter === undefined) return false
  const used = await tx
    .updateTable('accounts.second_factor')
    .set({ last_counter: counter })
    .where('person_id', '=', personId)
    .where('last_counter', '<', counter)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** True once for each recovery code. */
export async function useRecoveryCode(
  tx: Write,
  personId: string,
  typed: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const code = parseRecoveryCode(typed)
  if (code === undefined) return false
  const used = await tx
    .updateTable('accounts.recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('hash', '=', recoveryHash(personId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function recoveryCodesLeft(tx: Write, personId: string): Promise<number> {
  const { left } = await tx
    .selectFrom('accounts.recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

/** The secret takes the place of an older one. */
export async function saveSecondFactor(
  tx: Write,
  factor: { personId: string; sealed: Buffer; counter: number; now: Temporal.Instant },
): Promise<void> {
  const values = { secret_sealed: factor.sealed, last_counter: factor.counter, confirmed_at: factor.now }
  await tx
    .insertInto('accounts.second_factor')
    .values({ person_id: factor.personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}

/** The older codes stop working. */
export async function replaceRecoveryCodes(tx: Write, personId: string, codes: readonly string[]): Promise<void> {
  await tx.deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute()
  const rows = codes.map((code) => ({ person_id: personId, hash: recoveryHash(personId, code) }))
  if (rows.length > 0) await tx.insertInto('accounts.recovery_code').values(rows).execute()
}

export async function removeSecondFactor(tx: Write, personId: string): Promise<void> {
  await tx.deleteFrom('accounts.second_factor').where('person_id', '=', personId).execute()
  await replaceRecoveryCodes(tx, personId, [])
}

// With the person in it, so that the codes of all people cannot be tried against the table at once.
const recoveryHash = (personId: string, code: string) => hashToken(`${personId} ${code}`)
