import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'
import { isSettingName, isWordingName } from '../procedure/procedure.ts'
import { isPanelSettingName, type PanelSettingRow, type PanelSettings, panelSettingsOn } from './panel-settings.ts'
import type { DecidedProcedure } from './procedure-change.ts'

const decidedBy = (db: Read, organisationId: string) =>
  db
    .selectFrom('feedback.procedure_setting')
    .select(['name', 'from_on as fromOn', 'value', 'set_at as setAt'])
    .where('organisation_id', '=', organisationId)
    .orderBy('from_on')
    .execute()

/** What a house decided about its panels, oldest first. Open to everybody. */
export async function panelSettingRowsOf(db: Read, organisationId: string): Promise<PanelSettingRow[]> {
  const rows = await decidedBy(db, organisationId)
  return rows.flatMap(({ name, fromOn, value }) =>
    isPanelSettingName(name) ? [{ name, fromOn, value: Number(value) }] : [],
  )
}

export async function panelSettingsOf(
  db: Read,
  { id, land }: { readonly id: string; readonly land: Land },
  day: Temporal.PlainDate,
): Promise<PanelSettings> {
  return panelSettingsOn(await panelSettingRowsOf(db, id), land, day)
}

/** Everything that was ever decided about the procedure, with when. */
export async function decidedProcedureOf(db: Read, organisationId: string): Promise<DecidedProcedure> {
  const rows = await decidedBy(db, organisationId)
  return {
    numbers: rows.flatMap(({ name, value, ...row }) =>
      isSettingName(name) ? [{ ...row, name, value: Number(value) }] : [],
    ),
    words: rows.flatMap(({ name, value, ...row }) =>
      isWordingName(name) && typeof value === 'string' ? [{ ...row, name, words: value }] : [],
    ),
  }
}
