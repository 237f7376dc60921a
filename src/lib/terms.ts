// When a term ends, and how that date came about: a date that moved without a reason will be disputed.
import { isWeekend } from './days.ts'
import { holidayName, type Calendar, type NamedDay } from './holidays.ts'
import { addWorkingDays, rollForward, workingDaysBetween } from './working-days.ts'

/** "Received + n working days, Easter Monday does not count." */
export interface WorkingDaysTerm {
  calendar: string
  received: Temporal.PlainDate
  workingDays: number
  /** Holidays from Monday to Friday that were passed over, in order. */
  skipped: readonly NamedDay[]
  due: Temporal.PlainDate
}

/** "Six weeks end on Ascension Day, so the term runs until the Friday after." */
export interface PeriodTerm {
  calendar: string
  received: Temporal.PlainDate
  period: Period
  /** Where the period itself ends; warnings count to this day. */
  unrolled: Temporal.PlainDate
  /** Holidays from Monday to Friday that were passed over, in order; a weekend has no name. */
  skipped: readonly NamedDay[]
  due: Temporal.PlainDate
}

export type Period = { weeks: number } | { months: number } | { days: number }

/** The end of the n-th working day after the day of receipt. */
export function explainTerm(calendar: Calendar, received: Temporal.PlainDate, n: number): WorkingDaysTerm {
  const due = addWorkingDays(calendar, received, n)
  const skipped = holidaysFrom(calendar, received.add({ days: 1 }), due)
  return { calendar: calendar.name, received, workingDays: n, skipped, due }
}

/**
 * A period on the calendar, carried to the next working day where it ends on none. In the Netherlands this holds for terms of
 * law up to twelve weeks or three months (Algemene termijnenwet, art. 1 and 4); in Flanders each procedure says so itself.
 */
export function explainPeriod(
  calendar: Calendar<'statutory'>,
  received: Temporal.PlainDate,
  period: Period,
): PeriodTerm {
  const unrolled = received.add(period)
  const due = rollForward(calendar, unrolled)
  return { calendar: calendar.name, received, period, unrolled, skipped: holidaysFrom(calendar, unrolled, due), due }
}

function holidaysFrom(calendar: Calendar, first: Temporal.PlainDate, last: Temporal.PlainDate): NamedDay[] {
  const found: NamedDay[] = []
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const name = holidayName(calendar, day)
    if (name !== undefined && !isWeekend(day)) found.push({ day, name })
  }
  return found
}

export interface Standing {
  readonly late: boolean
  /** Working days still left, today not counted; when late, working days that went by since. */
  readonly days: number
}

/** How a due date stands on a day. Due on Friday and looked at on Saturday: late, by no working day. */
export function standing(calendar: Calendar, today: Temporal.PlainDate, due: Temporal.PlainDate): Standing {
  const days = Math.abs(workingDaysBetween(calendar, today, due))
  return { late: Temporal.PlainDate.compare(today, due) > 0, days }
}
