import type { Read } from '../../../platform/database.ts'
import { openEnvelope, sealEnvelope } from '../../../platform/envelope.ts'
import type { Keys } from '../../../platform/keys.ts'
import { signalPurpose } from '../sealed-columns.ts'

/** Who said it, only where that person agrees. */
export const sealSource = (keys: Keys, signalId: string, name: string) =>
  name === '' ? null : sealEnvelope(keys, signalPurpose(signalId), Buffer.from(name))

/** The name, for whom the rows let in; undefined where none is kept. */
export async function readSource(db: Read, keys: Keys, signalId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('supervision.signal')
    .select(['source_key as wrappedKey', 'source_sealed as body'])
    .where('id', '=', signalId)
    .executeTakeFirst()
  if (!row?.wrappedKey || !row.body) return undefined
  return openEnvelope(keys, signalPurpose(signalId), { wrappedKey: row.wrappedKey, body: row.body }).toString('utf8')
}
