// A day as somebody types it who types many of them: 27/3/25, 27-03-2025, 270325, 1/9, vandaag, +14, +3m.

import { boxesOf, type TypedDay } from '../../../lib/typed-day.ts'

/**
 * What stands there as the three boxes; undefined where it is no short way to write a day.
 * Two digits of a year are this century; without a year it is the next such day.
 */
export function readShorthand(typed: string, today: Temporal.PlainDate): TypedDay | undefined {
  const words = typed.trim().toLowerCase()
  if (words === 'vandaag' || words === 'v') return boxesOf(today)
  const ahead = /^\+(\d{1,3})\s*([dwmj]?)$/.exec(words)
  if (ahead) return boxesOf(today.add(stepOf(Number(ahead[1]), ahead[2] ?? '')))
  const written =
    /^(\d{1,2})[\s/.-]+(\d{1,2})(?:[\s/.-]+(\d{4}|\d{2}))?$/.exec(words) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(words)
  if (!written) return undefined
  const [, day = '', month = '', year] = written
  return { day, month, year: year === undefined ? nextYear(Number(day), Number(month), today) : year.padStart(4, '20') }
}

const stepOf = (count: number, unit: string) =>
  unit === 'w' ? { weeks: count } : unit === 'm' ? { months: count } : unit === 'j' ? { years: count } : { days: count }

function nextYear(day: number, month: number, today: Temporal.PlainDate): string {
  const passed = month < today.month || (month === today.month && day < today.day)
  return String(passed ? today.year + 1 : today.year)
}
