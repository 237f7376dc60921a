import type { Read, Write } from '../../../platform/database.ts'
import type { Substitution } from './substitution.ts'

export interface SubstituteRow extends Substitution {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly personName: string
  readonly substituteName: string
}

/** What holds or is to come, as far as who asks may see it: his own, and all of the houses that he watches over. */
export const substitutesFrom = (db: Read, today: Temporal.PlainDate): Promise<SubstituteRow[]> =>
  running(db).where('s.until_on', '>=', today).orderBy('s.from_on').orderBy('s.id').execute()

const running = (db: Read) =>
  db
    .selectFrom('feedback.substitute as s')
    .innerJoin('accounts.organisation as o', 'o.id', 's.organisation_id')
    .innerJoin('accounts.person as away', 'away.id', 's.person_id')
    .innerJoin('accounts.person as there', 'there.id', 's.substitute_id')
    .select(['s.id', 's.organisation_id as organisationId', 'o.name as organisationName', 's.person_id as personId'])
    .select(['s.substitute_id as substituteId', 's.from_on as fromOn', 's.until_on as untilOn'])
    .select(['away.name as personName', 'there.name as substituteName'])
    .where('s.ended_at', 'is', null)

export async function insertSubstitute(
  tx: Write,
  { id, organisationId, setAt, ...one }: Substitution & { id: string; organisationId: string; setAt: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('feedback.substitute')
    .values(({ fn }) => ({
      id,
      organisation_id: organisationId,
      person_id: one.personId,
      substitute_id: one.substituteId,
      from_on: one.fromOn,
      until_on: one.untilOn,
      set_by: fn<string>('platform.acting_person'),
      set_at: setAt,
    }))
    .execute()
}

/** @returns false where it had ended, or is not for who acts to end */
export async function endSubstitute(tx: Write, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback.substitute')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}
