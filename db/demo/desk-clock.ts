import { calendars } from '../../src/lib/calendars.ts'
import { addWorkingDays, isWorkingDay } from '../../src/lib/working-days.ts'
import type { Land } from './map.ts'
import type { Chance } from './random.ts'

/** When things happen at a desk: in office hours there, and never after now. */
export interface DeskClock {
  land: Land
  zone: string
  now: Temporal.Instant
  today: Temporal.PlainDate
  /** So many working days ago; 0 is today, or the last working day where the desk is not open yet. */
  workingDaysAgo(count: number): Temporal.PlainDate
  /** While the desk is open; as late as it can be where that day is still going on. */
  inOfficeHours(day: Temporal.PlainDate, hand: Chance): Temporal.Instant
  /** When families sit down at home, which is often after nine. */
  atHome(day: Temporal.PlainDate, hand: Chance): Temporal.Instant
}

export function deskClock(land: Land, now: Temporal.Instant): DeskClock {
  const zone = land === 'vl' ? 'Europe/Brussels' : 'Europe/Amsterdam'
  const calendar = calendars[land].promise
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const open = isWorkingDay(calendar, today) && now.toZonedDateTimeISO(zone).hour >= 9
  const last = open ? today : addWorkingDays(calendar, today, -1)
  const known = new Map([[0, last]])
  const moment = (day: Temporal.PlainDate, from: number, to: number, hand: Chance) => {
    const start = day.toZonedDateTime({ timeZone: zone, plainTime: '00:00' })
    const last = Math.min(to * 3600, start.toInstant().until(now).total('seconds') - 60)
    if (last >= from * 3600) return start.add({ seconds: hand.between(from * 3600, Math.floor(last)) }).toInstant()
    // Today it is too early for that yet: then it was in the hours before.
    return now.subtract({ seconds: hand.between(300, 14 * 3600) })
  }
  return {
    land,
    zone,
    now,
    today,
    workingDaysAgo(count) {
      const day = known.get(count) ?? addWorkingDays(calendar, last, -count)
      known.set(count, day)
      return day
    },
    inOfficeHours: (day, hand) => moment(day, 8.75, 16.5, hand),
    atHome: (day, hand) => (hand.happens(0.55) ? moment(day, 20, 23.8, hand) : moment(day, 7, 20, hand)),
  }
}
