import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { House } from './house-queries.ts'
import { insertSetting, procedureWords, saveWords, settingRowsOf } from './procedure-queries.ts'
import { type SettingRefusal, settingRefusal, type SettingRow, type WordingName, wordingNames } from './procedure.ts'

/** Sets a number of a house from a day on; what came in before keeps its own. */
export function setSetting(
  { db, clock }: Platform,
  actor: Person,
  house: House,
  row: SettingRow,
): Promise<'set' | { refusal: SettingRefusal | 'taken' }> {
  const today = localDay(clock.now(), house.zone)
  return db.change(actor, async (tx) => {
    const rows = await settingRowsOf(tx, house.id)
    const refusal = settingRefusal(row, { rows, of: house, today })
    if (refusal) return { refusal }
    if (!(await insertSetting(tx, house.id, row, actor.personId))) return { refusal: 'taken' }
    await audit(tx, actor, {
      action: 'feedback.setting_set',
      subjectKind: 'organisation',
      subjectId: house.id,
      organisationId: house.id,
      details: { name: row.name, value: row.value, from: row.fromOn.toString() },
    })
    return 'set'
  })
}

/** Writes the words of a house from a day on, those that differ from what would hold then. */
export function setWords(
  { db, clock }: Platform,
  actor: Person,
  house: House,
  wanted: Readonly<Record<WordingName, string>>,
  fromOn: Temporal.PlainDate,
): Promise<void> {
  const now = clock.now()
  return db.change(actor, async (tx) => {
    const held = await procedureWords(tx, house.id, fromOn)
    const changed = wordingNames.filter((name) => wanted[name] !== (held[name] ?? ''))
    for (const name of changed) {
      await saveWords(tx, house.id, { name, fromOn, words: wanted[name] }, { by: actor.personId, at: now })
      await audit(tx, actor, {
        action: 'feedback.words_set',
        subjectKind: 'organisation',
        subjectId: house.id,
        organisationId: house.id,
        details: { name, from: fromOn.toString() },
      })
    }
  })
}
