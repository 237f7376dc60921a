import { calendars } from '../../lib/calendars.ts'
import type { Land } from '../../lib/law.ts'
import { standing } from '../../lib/terms.ts'
import { Tag, useView } from '../../ui/index.ts'

/** "Nog 6 werkdagen", or how late it is. */
export function Due({ land, dueOn, today }: { land: Land; dueOn: Temporal.PlainDate; today: Temporal.PlainDate }) {
  const { t } = useView()
  const { late, days } = standing(calendars[land].promise, today, dueOn)
  if (late) return <Tag tone="bad">{t('desk.staff.due.late', { days })}</Tag>
  return <Tag tone={days <= soonDays ? 'warn' : 'info'}>{t('desk.staff.due.left', { days })}</Tag>
}

/** Under this many working days a date asks for attention. */
const soonDays = 3
