// When somebody is warned of a date: in working hours only, at three days and one day before, and every working day after.
import { calendars } from '../../../lib/calendars.ts'
import type { Land } from '../../../lib/law.ts'
import { isWorkingDay, workingDaysBetween } from '../../../lib/working-days.ts'

/** Warnings leave between these hours of the house, so that nobody is woken. */
export const warningHours = { from: 8, until: 18 } as const

/** `soon`: three or one working days left · `today`: the last day · `late`: the day is over. */
export type Warning = 'soon' | 'today' | 'late'

const daysBefore: readonly number[] = [3, 1]

/** Whether people work now, by the calendar and the clock of the house. */
export function isWorkingHour(land: Land, at: Temporal.ZonedDateTime): boolean {
  return (
    isWorkingDay(calendars[land].promise, at.toPlainDate()) &&
    at.hour >= warningHours.from &&
    at.hour < warningHours.until
  )
}

/** What to say about a date today; undefined where there is nothing to say. */
export function warningOn(land: Land, today: Temporal.PlainDate, due: Temporal.PlainDate): Warning | undefined {
  const left = workingDaysBetween(calendars[land].promise, today, due)
  const order = Temporal.PlainDate.compare(today, due)
  if (order > 0) return 'late'
  if (order === 0 || left === 0) return 'today'
  return daysBefore.includes(left) ? 'soon' : undefined
}
