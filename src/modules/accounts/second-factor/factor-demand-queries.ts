import type { Read, Write } from '../../../platform/database.ts'
import type { DatedDemand } from './factor-demand.ts'

/** What a house decided, the latest day last. */
export const demandsOf = (db: Read, organisationId: string): Promise<DatedDemand[]> =>
  db
    .selectFrom('accounts.factor_demand')
    .select(['role', 'from_on as from', 'demand'])
    .where('organisation_id', '=', organisationId)
    .orderBy('from_on')
    .execute()

/** A second decision for the same day takes the place of the first. */
export async function saveDemand(
  tx: Write,
  {
    organisationId,
    by,
    at,
    role,
    from,
    demand,
  }: DatedDemand & { organisationId: string; by: string; at: Temporal.Instant },
): Promise<void> {
  const values = { demand, set_by: by, set_at: at }
  await tx
    .insertInto('accounts.factor_demand')
    .values({ organisation_id: organisationId, role, from_on: from, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'role', 'from_on']).doUpdateSet(values))
    .execute()
}
