import type { Write } from '../../../platform/database.ts'
import type { Identity, Openness } from '../openness.ts'

interface OpennessChange {
  readonly openness: Openness
  /** The mail address, sealed, of whoever speaks in confidence. */
  readonly sealed: Buffer | null
  /** Who it is, where the house may read it. */
  readonly shown: Identity | null
  readonly mayName: boolean
  readonly folded: string
}

/** Of the reaction of the session. */
export async function saveOpenness(
  tx: Write,
  id: string,
  { openness, sealed, shown, mayName, folded }: OpennessChange,
) {
  await tx
    .updateTable('feedback.reaction')
    .set((eb) => ({
      openness,
      contact_sealed: sealed,
      contact_name: shown?.name ?? '',
      contact_email: shown?.email ?? null,
      contact_phone: shown?.phone ?? null,
      contact_address: shown?.address ?? null,
      may_name: mayName,
      folded,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}
