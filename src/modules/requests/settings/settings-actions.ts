import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type SettingRefusal, settingRefusal, type SettingRow } from './desk-settings.ts'
import { insertSetting } from './settings-queries.ts'

/** Sets a value of a desk from a day on; requests that came in before keep theirs. */
export async function setSetting(
  { db, clock }: Platform,
  actor: Person,
  desk: { readonly id: string; readonly zone: string },
  row: SettingRow,
): Promise<'set' | { refusal: SettingRefusal | 'taken' }> {
  const refusal = settingRefusal(row, localDay(clock.now(), desk.zone))
  if (refusal) return { refusal }
  return db.change(actor, async (tx) => {
    if (!(await insertSetting(tx, desk.id, row, actor.personId))) return { refusal: 'taken' }
    await audit(tx, actor, {
      action: 'requests.setting_set',
      subjectKind: 'organisation',
      subjectId: desk.id,
      organisationId: desk.id,
      details: { name: row.name, value: row.value, from: row.fromOn.toString() },
    })
    return 'set'
  })
}
