import type { Read, Write } from '../../../platform/database.ts'
import {
  type Answerable,
  isSettingName,
  isWordingName,
  type Procedure,
  procedureOn,
  type SettingRow,
  type WordingName,
} from './procedure.ts'

/** What a house has decided, oldest first. Open to everybody: its procedure is public. */
export async function settingRowsOf(db: Read, organisationId: string): Promise<SettingRow[]> {
  const rows = await rowsOf(db, organisationId)
  return rows.flatMap(({ name, from_on, value }) =>
    isSettingName(name) ? [{ name, fromOn: from_on, value: Number(value) }] : [],
  )
}

const rowsOf = (db: Read, organisationId: string) =>
  db
    .selectFrom('feedback.procedure_setting')
    .select(['name', 'from_on', 'value'])
    .where('organisation_id', '=', organisationId)
    .orderBy('from_on')
    .execute()

/** What holds at a house on a day. */
export async function procedureOf(
  db: Read,
  house: Answerable & { readonly id: string },
  day: Temporal.PlainDate,
): Promise<Procedure> {
  return procedureOn(await settingRowsOf(db, house.id), house, day)
}

/** The house's own words that hold on a day; absent where it wrote none. */
export async function procedureWords(
  db: Read,
  organisationId: string,
  day: Temporal.PlainDate,
): Promise<Partial<Record<WordingName, string>>> {
  const rows = await rowsOf(db, organisationId)
  const held = rows.filter(({ from_on }) => Temporal.PlainDate.compare(from_on, day) <= 0)
  return Object.fromEntries(
    held.flatMap(({ name, value }) => (isWordingName(name) && typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** @returns false when this day has a value already: one decides a thing once a day */
export async function insertSetting(
  tx: Write,
  organisationId: string,
  { name, fromOn, value }: { name: string; fromOn: Temporal.PlainDate; value: number | string },
  setBy: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedback.procedure_setting')
    .values({ organisation_id: organisationId, name, from_on: fromOn, value: JSON.stringify(value), set_by: setBy })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** Writes words of the house from a day on; those of the same day are mended. */
export async function saveWords(
  tx: Write,
  organisationId: string,
  { name, fromOn, words }: { name: WordingName; fromOn: Temporal.PlainDate; words: string },
  { by, at }: { by: string; at: Temporal.Instant },
): Promise<void> {
  const row = { value: JSON.stringify(words), set_by: by, set_at: at }
  await tx
    .insertInto('feedback.procedure_setting')
    .values({ organisation_id: organisationId, name, from_on: fromOn, ...row })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'name', 'from_on']).doUpdateSet(row))
    .execute()
}
