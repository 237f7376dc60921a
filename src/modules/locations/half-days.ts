// The half-days of a week, as they are kept (`tue-am`), and as a person reads them ("dinsdag en donderdag, hele dag").
import { list } from '../../lib/format.ts'
import type { Lang } from '../../lib/lang.ts'
import type { Text } from '../../text-keys.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export const dayParts = ['am', 'pm'] as const
export type DayPart = (typeof dayParts)[number]

export type HalfDay = `${Weekday}-${DayPart}`

/** Every half-day of the week, in order. */
export const halfDays: readonly HalfDay[] = weekdays.flatMap((day) => dayParts.map((part): HalfDay => `${day}-${part}`))

/** The chosen half-days in the order of the week: whole days, loose halves, and nothing else that came along. */
export function chosenHalfDays(wholeDays: readonly string[], halves: readonly string[]): HalfDay[] {
  return halfDays.filter((half) => halves.includes(half) || wholeDays.includes(half.slice(0, 3)))
}

/** "dinsdag en donderdag, hele dag; vrijdag, ochtend" */
export function halfDaysInWords(chosen: readonly string[], t: Text, lang: Lang): string {
  return groups(chosen)
    .map(({ part, days }) => {
      const names = list(
        days.map((day) => t(`locations.day.${day}`)),
        lang,
      )
      return t('locations.half-days', { days: names, part })
    })
    .join('; ')
}

interface Group {
  part: DayPart | 'day'
  days: Weekday[]
}

function groups(chosen: readonly string[]): Group[] {
  const partOn = (day: Weekday) => {
    const [am, pm] = [chosen.includes(`${day}-am`), chosen.includes(`${day}-pm`)]
    return am && pm ? 'day' : am ? 'am' : pm ? 'pm' : undefined
  }
  return (['day', 'am', 'pm'] as const)
    .map((part) => ({ part, days: weekdays.filter((day) => partOn(day) === part) }))
    .filter(({ days }) => days.length > 0)
}

/** The days of the week of these half-days, 1 is monday. */
export const daysOfWeek = (days: readonly string[]): number[] =>
  weekdays.flatMap((name, index) => (days.some((half) => half.startsWith(name)) ? [index + 1] : []))
