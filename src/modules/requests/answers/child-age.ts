// How old a child is on the day on which care begins: what decides the group.
import type { Text } from '../../../text-keys.ts'
import type { Birth } from '../asked.ts'

/** Whole months on a day; undefined where the child is not born by then. */
export function monthsOn(birth: Birth, on: Temporal.PlainDate): number | undefined {
  const born = 'bornOn' in birth ? birth.bornOn : birth.expectedOn
  if (Temporal.PlainDate.compare(on, born) < 0) return undefined
  return born.until(on, { largestUnit: 'months' }).months
}

/** "9 maanden", "2 jaar en 3 maanden"; under two years one speaks of months. */
export function ageInWords(birth: Birth, on: Temporal.PlainDate, t: Text): string {
  const months = monthsOn(birth, on)
  if (months === undefined) return t('answers.staff.age.unborn')
  if (months < 24) return t('answers.staff.age.months', { months })
  return t('answers.staff.age.years', { years: Math.floor(months / 12), months: months % 12 })
}
