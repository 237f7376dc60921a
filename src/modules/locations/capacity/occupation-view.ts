// How full a group is on a day, as who runs it reads it: places, taken, offered, free.
import { type DayPart, halfDays, type Weekday, weekdays } from '../half-days.ts'
import { holdsOn, roomOn } from './capacity-plan.ts'
import type { KeptCapacity } from './capacity-queries.ts'

export interface Counts {
  readonly places: number
  readonly taken: number
  readonly offered: number
  readonly free: number
}

/** A whole day where both halves are the same, else a half. */
export interface CountsRow extends Counts {
  readonly day: Weekday
  readonly part: DayPart | 'day'
}

/** The rows of one group on a day; without those on which it is closed and nobody comes. Undefined before its first plan. */
export function countsOn(capacity: KeptCapacity, groupId: string, day: Temporal.PlainDate): CountsRow[] | undefined {
  const room = roomOn(capacity, groupId, day)
  if (!room) return undefined
  const present = capacity.entries.filter((entry) => entry.groupId === groupId && holdsOn(entry, day))
  const counts = halfDays.map((half, index): Counts => {
    const here = present.filter((entry) => entry.halfDays.includes(half))
    const offered = here.filter(({ kind }) => kind === 'offer').length
    const [places, free] = [room.places[index] ?? 0, room.free[index] ?? 0]
    return { places, taken: here.length - offered, offered, free }
  })
  return weekdays.flatMap((weekday, index) => rowsOf(weekday, counts[index * 2], counts[index * 2 + 1]))
}

function rowsOf(day: Weekday, am: Counts | undefined, pm: Counts | undefined): CountsRow[] {
  if (!am || !pm) return []
  const same = am.places === pm.places && am.taken === pm.taken && am.offered === pm.offered && am.free === pm.free
  const rows: CountsRow[] = same
    ? [{ day, part: 'day', ...am }]
    : [
        { day, part: 'am', ...am },
        { day, part: 'pm', ...pm },
      ]
  return rows.filter(({ places, taken, offered }) => places + taken + offered > 0)
}

/** After so many days a letter asks whether the free places are still right. */
export const confirmEveryDays = 30

export type NextForLocation = 'plan' | 'confirm' | 'nothing'

/** What a location has to do about its places. */
export function nextFor(
  { planned, confirmedOn }: { planned: boolean; confirmedOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): NextForLocation {
  if (!planned) return 'plan'
  return confirmedOn && confirmedOn.until(today).days <= confirmEveryDays ? 'nothing' : 'confirm'
}
