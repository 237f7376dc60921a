// When the owner of a measure is reminded: halfway, three working days and one before its day, and every week once it is late.
import { calendars } from '../../../lib/calendars.ts'
import type { Land } from '../../../lib/law.ts'
import { addWorkingDays, rollForward, workingDaysBetween } from '../../../lib/working-days.ts'

export type MeasureReminder = 'halfway' | 'soon' | 'late'

interface Dates {
  readonly madeOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  /** The last day on which somebody was reminded. */
  readonly warnedFor: Temporal.PlainDate | null
}

const daysBefore: readonly number[] = [3, 1]
const lateEvery = 5

/** What to say today; undefined where it was said, or there is nothing to say. A day without a worker loses no reminder. */
export function measureReminder(
  land: Land,
  today: Temporal.PlainDate,
  { madeOn, dueOn, warnedFor }: Dates,
): MeasureReminder | undefined {
  const reached = marks(land, today, madeOn, dueOn).findLast(({ on }) => Temporal.PlainDate.compare(on, today) <= 0)
  if (!reached || (warnedFor && Temporal.PlainDate.compare(warnedFor, reached.on) >= 0)) return undefined
  return reached.reminder
}

interface Mark {
  readonly on: Temporal.PlainDate
  readonly reminder: MeasureReminder
}

/** The days that ask for a reminder, in order; none before the measure was there. */
function marks(land: Land, today: Temporal.PlainDate, madeOn: Temporal.PlainDate, dueOn: Temporal.PlainDate): Mark[] {
  const calendar = calendars[land].promise
  const half = madeOn.add({ days: Math.floor(madeOn.until(dueOn).days / 2) })
  const overdue = workingDaysBetween(calendar, dueOn, today)
  const lateSince = addWorkingDays(calendar, dueOn, 1 + lateEvery * Math.floor(Math.max(0, overdue - 1) / lateEvery))
  const all: Mark[] = [
    { on: rollForward(calendar, half), reminder: 'halfway' },
    ...daysBefore.map((days): Mark => ({ on: addWorkingDays(calendar, dueOn, -days), reminder: 'soon' })),
    { on: lateSince, reminder: 'late' },
  ]
  return all
    .filter(({ on }) => Temporal.PlainDate.compare(on, madeOn) > 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
}
