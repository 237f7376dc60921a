import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { type TermRefusal, termRefusal } from '../../../lib/keeping.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Retained } from '../../../platform/retention.ts'
import type { House } from '../keep/house-queries.ts'
import { type AuditSetting, lookingMinutes, minutesName, ownTerms } from './audit-settings.ts'
import { insertSetting, settingRowsOf } from './setting-queries.ts'

export type SettingOutcome = 'set' | { readonly refusal: TermRefusal }

/** Decides something from a day to come: a term of keeping, how long one may look, or how colleagues are shown. */
export function setSetting(
  { db, clock }: Platform,
  actor: Person,
  house: House,
  setting: AuditSetting,
  kind: Retained | undefined,
): Promise<SettingOutcome> {
  const today = localDay(clock.now(), house.zone)
  return db.change(actor, async (tx) => {
    const refusal = refusalOf(setting, { rows: await settingRowsOf(tx, house.id), house, today, kind })
    if (refusal) return { refusal }
    if (!(await insertSetting(tx, house.id, setting, actor.personId))) return { refusal: 'taken' }
    const { name, value, fromOn } = setting
    await audit(tx, actor, {
      action: 'audit.setting_set',
      subjectKind: 'organisation',
      subjectId: house.id,
      organisationId: house.id,
      details: { name, value: String(value), from: fromOn.toString() },
    })
    return 'set'
  })
}

interface Around {
  readonly rows: readonly AuditSetting[]
  readonly house: House
  readonly today: Temporal.PlainDate
  readonly kind: Retained | undefined
}

function refusalOf(
  { name, value, fromOn }: AuditSetting,
  { rows, house, today, kind }: Around,
): TermRefusal | undefined {
  if (kind && typeof value === 'number')
    return termRefusal(
      { months: value, fromOn },
      { rules: kind.rules, own: ownTerms(rows, kind.kind), land: house.land, today },
    )
  if (Temporal.PlainDate.compare(fromOn, today) <= 0) return 'in_the_past'
  if (name !== minutesName || typeof value !== 'number') return undefined
  if (value < lookingMinutes.least) return 'too_short'
  return value > lookingMinutes.most ? 'too_long' : undefined
}
