// Days and moments: which day it is somewhere, and when that day begins and ends.

/** The day on the calendar at the wall in `zone`. */
export function localDay(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate()
}

/** The first moment of the day, also where the clock skips midnight. */
export function startOfDay(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.toZonedDateTime(zone).toInstant()
}

/** The last millisecond of the day (23:59:59.999): what happens then is still in time. Days of 23 and 25 hours included. */
export function endOfDay(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return startOfDay(day.add({ days: 1 }), zone).subtract({ milliseconds: 1 })
}

export function isWeekend(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek > 5
}
