import type { Read, Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { Passkey } from './passkey.ts'

export interface StoredPasskey {
  readonly id: string
  readonly personId: string
  /** Opens this house only; null: all houses of its owner. */
  readonly organisationId: string | null
  readonly host: string
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

/** The keys that a session may see: one that acts for a single house sees those of that house alone. */
export const passkeysOf = (db: Read, personId: string, onlyOrganisationId: string | null): Promise<Passkey[]> =>
  db
    .selectFrom('accounts.passkey')
    .select(['id', 'name', 'host', 'backed_up as backedUp', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('person_id', '=', personId)
    .$if(onlyOrganisationId !== null, (keys) => keys.where('organisation_id', '=', onlyOrganisationId))
    .orderBy('created_at')
    .execute()

const stored = (db: Read) =>
  db
    .selectFrom('accounts.passkey as k')
    .innerJoin('accounts.person as p', 'p.id', 'k.person_id')
    .select([
      'k.id',
      'k.person_id as personId',
      'k.organisation_id as organisationId',
      'k.host',
      'k.counter',
      'k.transports',
    ])
    .select(['k.credential_id as credentialId', 'k.public_key as publicKey'])
    .where('p.disabled_at', 'is', null)

export const findPasskey = (db: Read, credentialId: Buffer): Promise<StoredPasskey | undefined> =>
  stored(db).where('k.credential_id', '=', credentialId).executeTakeFirst()

/** What a device must not make again. */
export const passkeysAt = (db: Read, personId: string, host: string): Promise<StoredPasskey[]> =>
  stored(db).where('k.person_id', '=', personId).where('k.host', '=', host).execute()

export interface NewPasskey extends Omit<StoredPasskey, 'transports'> {
  readonly name: string
  readonly transports: readonly string[]
  readonly backedUp: boolean
  readonly now: Temporal.Instant
}

/** False when this key is known already. */
export async function insertPasskey(tx: Write, key: NewPasskey): Promise<boolean> {
  const inserted = await tx
    .insertInto('accounts.passkey')
    .values({
      id: key.id,
      person_id: key.personId,
      organisation_id: key.organisationId,
      name: key.name,
      host: key.host,
      credential_id: key.credentialId,
      public_key: key.publicKey,
      counter: key.counter,
      transports: [...key.transports],
      backed_up: key.backedUp,
      created_at: key.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** What the device told at its use. */
export const notePasskeyUse = (
  tx: Write,
  id: string,
  { counter, backedUp, now }: { counter: number; backedUp: boolean; now: Temporal.Instant },
) =>
  tx
    .updateTable('accounts.passkey')
    .set({ counter, backed_up: backedUp, last_used_at: now })
    .where('id', '=', id)
    .execute()

/** True when it was his, and within what his session may see. */
export async function deletePasskey(
  tx: Write,
  personId: string,
  id: string,
  onlyOrganisationId: string | null,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('accounts.passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .$if(onlyOrganisationId !== null, (keys) => keys.where('organisation_id', '=', onlyOrganisationId))
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

export const removePasskeysOf = (tx: Write, personId: string) =>
  tx.deleteFrom('accounts.passkey').where('person_id', '=', personId).execute()

/** True once for each challenge: an answer that was overheard opens nothing. */
export async function useChallenge(tx: Write, challenge: string, now: Temporal.Instant): Promise<boolean> {
  const used = await tx
    .insertInto('accounts.used_challenge')
    .values({ hash: hashToken(challenge), at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return used.numInsertedOrUpdatedRows === 1n
}
