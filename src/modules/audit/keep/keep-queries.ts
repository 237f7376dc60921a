import type { KeepingAction } from '../../../lib/keeping.ts'
import type { Write } from '../../../platform/database.ts'

export interface Destruction {
  readonly id: string
  readonly at: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly houseId: string
  readonly kind: string
  readonly action: KeepingAction
  readonly months: number
  readonly rule: string
  readonly number: number
}

export async function insertDestruction(tx: Write, { houseId, today, ...row }: Destruction): Promise<void> {
  await tx
    .insertInto('audit.destruction')
    .values({ ...row, organisation_id: houseId, on_day: today })
    .execute()
}

/** Why somebody looked, or why it was held, may name people: it goes with the case. The rows themselves stay. */
export async function wipeReasons(tx: Write, ids: readonly string[]): Promise<void> {
  await tx.updateTable('audit.opening').set({ reason: '—' }).where('subject_id', 'in', ids).execute()
  await tx.updateTable('audit.hold').set({ reason: '—' }).where('subject_id', 'in', ids).execute()
}
