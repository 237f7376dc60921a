// Counting in working days. Day 0 is the day of receipt, so the first working day is the one after it.
import { isWeekend } from './days.ts'
import { holidayName, holidaysOf, type Calendar } from './holidays.ts'

export function isWorkingDay(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return !isWeekend(day) && holidayName(calendar, day) === undefined
}

/** The n-th working day after `day`, or before it where n is negative; `day` itself where n is 0. */
export function addWorkingDays(calendar: Calendar, day: Temporal.PlainDate, n: number): Temporal.PlainDate {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is no number of working days`)
  const step = Math.sign(n)
  // Whole weeks first: they hold at most five working days each, so at least one day is left to walk.
  let date = day.add({ days: step * 7 * Math.max(0, Math.floor((Math.abs(n) - 1) / 5)) })
  for (let left = Math.abs(n) - passed(calendar, day, date); left > 0;) {
    date = date.add({ days: step })
    if (isWorkingDay(calendar, date)) left--
  }
  return date
}

// Working days from `start` to `reached`, the first left out and the last counted, in either direction.
function passed(calendar: Calendar, start: Temporal.PlainDate, reached: Temporal.PlainDate): number {
  if (Temporal.PlainDate.compare(start, reached) <= 0) return workingDaysBetween(calendar, start, reached)
  return workingDaysBetween(calendar, reached.subtract({ days: 1 }), start.subtract({ days: 1 }))
}

/** How many working days lie after `start`, up to and including `end`; negative where `end` comes first. */
export function workingDaysBetween(calendar: Calendar, start: Temporal.PlainDate, end: Temporal.PlainDate): number {
  const order = Temporal.PlainDate.compare(start, end)
  if (order === 0) return 0
  if (order > 0) return -workingDaysBetween(calendar, end, start)
  return weekdaysUntil(end) - weekdaysUntil(start) - weekdayHolidaysBetween(calendar, start, end)
}

/** The day itself if it is a working day, else the next one. */
export function rollForward(calendar: Calendar, day: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1)
}

/** The day itself if it is a working day, else the last one before it. */
export function rollBack(calendar: Calendar, day: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, -1)
}

// Mondays to Fridays since Monday 5 January 1970, so that years of arrears cost no more than a week.
function weekdaysUntil(day: Temporal.PlainDate): number {
  const sinceMonday = Date.UTC(day.year, day.month - 1, day.day) / 86_400_000 - 4
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7 + 1)
}

function weekdayHolidaysBetween(calendar: Calendar, start: Temporal.PlainDate, end: Temporal.PlainDate): number {
  // Asked for its refusal: a day before the calendar has no answer.
  holidayName(calendar, start)
  let found = 0
  for (let year = start.year; year <= end.year; year++) {
    found += holidaysOf(calendar, year).filter(
      ({ day }) => !isWeekend(day) && isAfter(day, start) && !isAfter(day, end),
    ).length
  }
  return found
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0
}
