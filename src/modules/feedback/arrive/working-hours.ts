// Hours in which people work, for a mail that waits to be judged.
import { calendars } from '../../../lib/calendars.ts'
import type { Land } from '../../../lib/law.ts'
import { isWorkingDay } from '../../../lib/working-days.ts'
import { warningHours } from '../watch/warning.ts'

/** Whole working hours between two moments on the clock of the house, counted up to `most`. */
export function workingHoursBetween(
  land: Land,
  from: Temporal.ZonedDateTime,
  until: Temporal.ZonedDateTime,
  most: number,
): number {
  let seconds = 0
  let day = from.toPlainDate()
  while (Temporal.PlainDate.compare(day, until.toPlainDate()) <= 0 && seconds < most * 3600) {
    if (isWorkingDay(calendars[land].promise, day)) seconds += within(day, from, until)
    day = day.add({ days: 1 })
  }
  return Math.min(most, Math.floor(seconds / 3600))
}

function within(day: Temporal.PlainDate, from: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime): number {
  const at = (hour: number) => day.toZonedDateTime({ timeZone: from.timeZoneId, plainTime: { hour } })
  const [opens, closes] = [at(warningHours.from), at(warningHours.until)]
  const start = Temporal.ZonedDateTime.compare(from, opens) > 0 ? from : opens
  const end = Temporal.ZonedDateTime.compare(until, closes) < 0 ? until : closes
  return Math.max(0, end.epochMilliseconds - start.epochMilliseconds) / 1000
}
