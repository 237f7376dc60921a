// When who coordinates is reminded that the report of last year is not there yet.
import { calendars } from '../../../lib/calendars.ts'
import type { Land } from '../../../lib/law.ts'
import { isWorkingDay } from '../../../lib/working-days.ts'
import { dutyOver } from '../report-rules.ts'

export const ladderSteps = ['march', 'may', 'mid_may', 'late_may', 'overdue'] as const
export type LadderStep = (typeof ladderSteps)[number]

/** The first day of each step in the year after the report's. */
export function ladderDays(land: Land, year: number): Readonly<Record<LadderStep, Temporal.PlainDate>> {
  const { month, day } = dutyOver(land, year).value.before
  const on = (m: number, d: number) => new Temporal.PlainDate(year + 1, m, d)
  return { march: on(3, 1), may: on(5, 1), mid_may: on(5, 15), late_may: on(5, 25), overdue: on(month, day) }
}

/**
 * The step to tell today: the latest that has come, on a working day, and not told before. One that was missed is not made up
 * for once a later one has come.
 */
export function reminderOn(
  land: Land,
  year: number,
  today: Temporal.PlainDate,
  told: readonly LadderStep[],
): LadderStep | undefined {
  if (!isWorkingDay(calendars[land].promise, today)) return undefined
  const days = ladderDays(land, year)
  const latest = ladderSteps.findLast((step) => Temporal.PlainDate.compare(days[step], today) <= 0)
  if (latest === undefined) return undefined
  const reached = told.reduce((most, step) => Math.max(most, ladderSteps.indexOf(step)), -1)
  return ladderSteps.indexOf(latest) > reached ? latest : undefined
}
