// How ages, half-days and weeks of places read.
import { list } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { halfDays, type HalfDay, type Weekday, weekdays } from '../half-days.ts'
import type { AgeGroup } from './age-group.ts'
import type { Week } from './capacity-plan.ts'

/** "0 tot 18 maanden", "18 maanden tot 3 jaar" */
export const agesInWords = (t: Text, { fromMonths, toMonths }: Pick<AgeGroup, 'fromMonths' | 'toMonths'>): string =>
  t('capacity.ages', { from: ageInWords(t, fromMonths), to: ageInWords(t, toMonths) })

function ageInWords(t: Text, months: number): string {
  if (months === 0) return t('capacity.age.zero')
  return months % 12 === 0 && months > 12
    ? t('capacity.age.years', { count: months / 12 })
    : t('capacity.age.months', { count: months })
}

/** "dinsdag, ochtend" */
export function halfInWords(t: Text, half: HalfDay): string {
  const [day, part] = [
    weekdays.find((one) => half.startsWith(one)) ?? 'mon',
    half.endsWith('am') ? 'am' : 'pm',
  ] as const
  return t(`capacity.staff.part.${part}`, { day: t(`locations.day.${day}`) })
}

/** Half-days with the same number of places together, most places first. */
export function sameCounts(places: Week): { count: number; halves: HalfDay[] }[] {
  const counts = [...new Set(places)].filter((count) => count > 0).toSorted((a, b) => b - a)
  return counts.map((count) => ({ count, halves: halfDays.filter((_, index) => places[index] === count) }))
}

/** "ma, di en do" */
export const shortDays = (t: Text, lang: Lang, days: readonly Weekday[]): string =>
  list(
    days.map((day) => t(`capacity.day.${day}`)),
    lang,
  )
