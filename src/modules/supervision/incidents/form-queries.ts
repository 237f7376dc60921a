import type { Read, Write } from '../../../platform/database.ts'
import { openEnvelope, sealEnvelope } from '../../../platform/envelope.ts'
import type { Keys } from '../../../platform/keys.ts'
import { incidentPurpose } from '../sealed-columns.ts'
import type { CrisisForm } from './form-fields.ts'

/** `draft`: as the organiser left it · `sent`: as the authority reads it. */
export type FormStage = 'draft' | 'sent'

export interface KeptForm {
  readonly form: CrisisForm
  readonly savedAt: Temporal.Instant
  readonly version: number
}

// Bound to the report: the form of one opens nothing in another.
/** For whom the rows let in. @returns undefined where nothing was written yet */
export async function readForm(
  db: Read,
  keys: Keys,
  incidentId: string,
  stage: FormStage,
): Promise<KeptForm | undefined> {
  const row = await db
    .selectFrom('supervision.incident_form')
    .select(['wrapped_key as wrappedKey', 'body', 'saved_at as savedAt', 'version'])
    .where('incident_id', '=', incidentId)
    .where('stage', '=', stage)
    .executeTakeFirst()
  if (!row) return undefined
  // Sealed by `writeForm`.
  const form = JSON.parse(openEnvelope(keys, incidentPurpose(incidentId), row).toString('utf8')) as CrisisForm
  return { form, savedAt: row.savedAt, version: row.version }
}

export interface FormToKeep extends KeptForm {
  readonly incidentId: string
  readonly stage: FormStage
}

export async function writeForm(
  tx: Write,
  keys: Keys,
  { incidentId, stage, form, savedAt, version }: FormToKeep,
): Promise<void> {
  const { wrappedKey, body } = sealEnvelope(keys, incidentPurpose(incidentId), Buffer.from(JSON.stringify(form)))
  const values = { wrapped_key: wrappedKey, body, saved_at: savedAt, version }
  await tx
    .insertInto('supervision.incident_form')
    .values({ incident_id: incidentId, stage, ...values })
    .onConflict((conflict) => conflict.columns(['incident_id', 'stage']).doUpdateSet(values))
    .execute()
}
