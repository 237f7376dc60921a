// When a location is open: what somebody types for one day, and what a reader sees.
import type { Weekday } from '../half-days.ts'

/** From and until on one day, as `07:00`. */
export interface Span {
  readonly opens: string
  readonly closes: string
}

export interface OpeningHours extends Span {
  readonly weekday: Weekday
}

export const mostSpans = 3

const span =
  /^(\d{1,2})(?:[.:u h]*(\d{2}))?\s*(?:u|uur|h)?\s*(?:-|–|tot|à|to)\s*(\d{1,2})(?:[.:u h]*(\d{2}))?\s*(?:u|uur|h)?$/u

/** "7.00-18.00", "7-8.30 en 15.30-18u"; empty is closed. @returns undefined where it cannot be read */
export function readHours(typed: string): Span[] | undefined {
  const text = typed.trim().toLowerCase()
  if (text === '' || text === '-') return []
  const spans = text.split(/\s*(?:,|;|\+|\ben\b|\bet\b|\band\b)\s*/u).map(readSpan)
  if (spans.length > mostSpans) return undefined
  const read = spans.flatMap((one) => (one ? [one] : []))
  const inOrder = read.every((one, index) => index === 0 || (read[index - 1]?.closes ?? '') < one.opens)
  return read.length === spans.length && inOrder ? read : undefined
}

function readSpan(text: string): Span | undefined {
  const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = span.exec(text) ?? []
  const [opens, closes] = [time(fromHour, fromMinute), time(toHour, toMinute)]
  return opens !== undefined && closes !== undefined && opens < closes ? { opens, closes } : undefined
}

function time(hour: string | undefined, minute: string): string | undefined {
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}

/** As it stands in the form again: "7.00-8.30, 15.30-18.00" */
export const writeHours = (spans: readonly Span[]): string =>
  spans.map(({ opens, closes }) => `${written(opens)}-${written(closes)}`).join(', ')

const written = (time: string): string => time.replace(/^0/, '').replace(':', '.')

export interface DayGroup {
  readonly from: Weekday
  readonly to: Weekday
  readonly spans: readonly Span[]
}

/** Days that follow each other with the same hours stand together; closed days too. */
export function groupDays(days: readonly Weekday[], hours: readonly OpeningHours[]): DayGroup[] {
  const groups: DayGroup[] = []
  for (const day of days) {
    const spans = hours.filter(({ weekday }) => weekday === day)
    const last = groups.at(-1)
    if (last && writeHours(last.spans) === writeHours(spans)) groups[groups.length - 1] = { ...last, to: day }
    else groups.push({ from: day, to: day, spans })
  }
  return groups
}
