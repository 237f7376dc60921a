// A calendar is a dated table of days on which nobody works. Which days those are is in calendar-nl.ts and calendar-vl.ts.
import { easterSunday } from './easter.ts'
import { NoRuleInForce, type Land, type Rule } from './law.ts'

/** A day that comes back every year, counted from the year or from Easter Sunday, or that comes once. */
export type Occasion =
  | { month: number; day: number; ifSunday?: number }
  | { easter: number }
  | { once: Temporal.PlainDate }

export interface Holiday {
  /** The name as people know it, in Dutch: names of holidays are shown as they are. */
  name: string
  on: Occasion
}

/** `statutory`: for terms that the law sets. `promise`: for working days that an organisation promises. */
export type Purpose = 'statutory' | 'promise'

export interface Calendar<P extends Purpose = Purpose> {
  /** Written beside every term that was counted with it: `nl-statutory`. */
  name: string
  land: Land
  purpose: P
  /** The table was held against the law from this day on; earlier days are refused. */
  since: Temporal.PlainDate
  holidays: readonly Rule<Holiday>[]
}

export interface NamedDay {
  day: Temporal.PlainDate
  name: string
}

/** The calendar with more days in it: the closing days of one organisation, or days added by decree. */
export function withHolidays<P extends Purpose>(calendar: Calendar<P>, more: readonly Rule<Holiday>[]): Calendar<P> {
  return { ...calendar, name: `${calendar.name}+${more.length}`, holidays: [...calendar.holidays, ...more] }
}

/** The name of the holiday on this day, if it is one; throws `NoRuleInForce` for a day before the calendar. */
export function holidayName(calendar: Calendar, day: Temporal.PlainDate): string | undefined {
  if (Temporal.PlainDate.compare(day, calendar.since) < 0) throw new NoRuleInForce(calendar.land, day)
  return yearOf(calendar, day.year).names.get(keyOf(day))
}

/** The holidays of a year in order; two on one day are named together. */
export function holidaysOf(calendar: Calendar, year: number): readonly NamedDay[] {
  return yearOf(calendar, year).days
}

/** "Easter Sunday + 39", "04-27 (-1 on a Sunday)": for the documents, in days. */
export function occasionInWords(on: Occasion): string {
  if ('once' in on) return on.once.toString()
  if ('easter' in on) return `Easter Sunday ${on.easter < 0 ? '−' : '+'} ${Math.abs(on.easter)}`
  const day = Temporal.PlainMonthDay.from({ month: on.month, day: on.day }).toString()
  return on.ifSunday ? `${day} (${on.ifSunday} on a Sunday)` : day
}

interface Year {
  days: readonly NamedDay[]
  names: ReadonlyMap<number, string>
}

// Every term asks for the same few years again and again.
const years = new WeakMap<Calendar, Map<number, Year>>()

function yearOf(calendar: Calendar, year: number): Year {
  const known = years.get(calendar) ?? new Map<number, Year>()
  years.set(calendar, known)
  const found = known.get(year) ?? buildYear(calendar, year)
  known.set(year, found)
  return found
}

function buildYear(calendar: Calendar, year: number): Year {
  const days = new Map<number, NamedDay>()
  for (const { from, value } of calendar.holidays) {
    const day = dayIn(year, value.on)
    if (!day || Temporal.PlainDate.compare(day, from) < 0) continue
    const other = days.get(keyOf(day))
    days.set(keyOf(day), { day, name: other ? `${other.name}, ${value.name}` : value.name })
  }
  const inOrder = [...days.values()].sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))
  return { days: inOrder, names: new Map(inOrder.map(({ day, name }) => [keyOf(day), name])) }
}

function keyOf(day: Temporal.PlainDate): number {
  return day.month * 100 + day.day
}

function dayIn(year: number, on: Occasion): Temporal.PlainDate | undefined {
  if ('once' in on) return on.once.year === year ? on.once : undefined
  if ('easter' in on) return easterSunday(year).add({ days: on.easter })
  const day = Temporal.PlainDate.from({ year, month: on.month, day: on.day })
  return day.dayOfWeek === 7 ? day.add({ days: on.ifSunday ?? 0 }) : day
}
