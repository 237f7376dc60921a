import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { type DeskSettings, isSettingName, type SettingRow, settingsOn } from './desk-settings.ts'

/** What a desk has decided, oldest first. Open to everybody: a form shows how many places one may choose. */
export async function settingRowsOf(db: Read, deskId: string): Promise<SettingRow[]> {
  const rows = await db
    .selectFrom('requests.desk_setting')
    .select(['name', 'from_on', 'value'])
    .where('desk_id', '=', deskId)
    .orderBy('from_on')
    .execute()
  return rows.flatMap(({ name, from_on, value }) =>
    isSettingName(name) ? [{ name, fromOn: from_on, value: Number(value) }] : [],
  )
}

/** What holds at a desk on a day. */
export async function settingsOf(db: Read, deskId: string, land: Land, day: Temporal.PlainDate): Promise<DeskSettings> {
  return settingsOn(await settingRowsOf(db, deskId), land, day)
}

/** @returns false when this day has a value already: one decides a thing once a day */
export async function insertSetting(tx: Write, deskId: string, row: SettingRow, setBy: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('requests.desk_setting')
    .values({
      desk_id: deskId,
      name: row.name,
      from_on: row.fromOn,
      value: JSON.stringify(row.value),
      set_by: setBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** The desks among these organisations, by name. */
export function desksToSet(db: Read, ids: readonly string[]) {
  return db
    .selectFrom('accounts.organisation')
    .select(['id', 'slug', 'name', 'land', 'zone'])
    .where('id', 'in', ['00000000-0000-0000-0000-000000000000', ...ids])
    .where('kind', '=', 'desk')
    .orderBy('name')
    .execute()
}
