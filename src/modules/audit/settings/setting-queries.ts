import type { Read, Write } from '../../../platform/database.ts'
import type { AuditSetting } from './audit-settings.ts'

export const settingRowsOf = (db: Read, houseId: string): Promise<AuditSetting[]> =>
  db
    .selectFrom('audit.setting')
    .select(['name', 'from_on as fromOn', 'value'])
    .where('organisation_id', '=', houseId)
    .orderBy('from_on')
    .execute()

/** @returns false when this day has a value already: one decides a thing once a day */
export async function insertSetting(
  tx: Write,
  houseId: string,
  { name, fromOn, value }: AuditSetting,
  setBy: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('audit.setting')
    .values({ organisation_id: houseId, name, from_on: fromOn, value: JSON.stringify(value), set_by: setBy })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}
