// A day as it is typed in three boxes: quicker than a calendar, and it can hold a mistake.

/** The boxes `name_day`, `name_month` and `name_year` of a form. */
export interface TypedDay {
  readonly day: string
  readonly month: string
  readonly year: string
}

/** The day, or why there is none. A year of two digits is no year: 25 can be a child or a grandfather. */
export function readDay({ day, month, year }: TypedDay): Temporal.PlainDate | 'missing' | 'wrong' {
  if (`${day}${month}${year}`.trim() === '') return 'missing'
  const [d, m, y] = [day, month, year].map((part) => (/^\s*\d{1,4}\s*$/.test(part) ? Number(part) : Number.NaN))
  if (!d || !m || !y || y < 1000) return 'wrong'
  try {
    return Temporal.PlainDate.from({ day: d, month: m, year: y }, { overflow: 'reject' })
  } catch {
    return 'wrong'
  }
}

type Typed = Readonly<Record<string, string | readonly string[]>>

/** What stands in the three boxes of this name. */
export function dayBoxes(typed: Typed, name: string): TypedDay {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map(
    (part) => [typed[`${name}_${part}`] ?? ''].flat()[0] ?? '',
  )
  return { day, month, year }
}

/** The three boxes for a day; empty ones for none. */
export const boxesOf = (day: Temporal.PlainDate | null): TypedDay =>
  day === null
    ? { day: '', month: '', year: '' }
    : { day: String(day.day), month: String(day.month), year: String(day.year) }
