// What care a visitor of the finder looks for, and what of it a location has free. Nothing in it is personal.
import { halfDays, type DayPart, type Weekday, weekdays } from '../half-days.ts'
import { takesAge } from './age-group.ts'

export interface WantedCare {
  /** Whole days; empty is any. */
  readonly days: readonly Weekday[]
  /** Months old on the first day; null is any age. */
  readonly ageMonths: number | null
  /** Null is as soon as possible. */
  readonly start: Temporal.PlainYearMonth | null
  /** Only locations that have it. */
  readonly onlyFree: boolean
}

export const anyCare: WantedCare = { days: [], ageMonths: null, start: null, onlyFree: false }

export const asksForCare = ({ days, ageMonths, start }: WantedCare): boolean =>
  days.length > 0 || ageMonths !== null || start !== null

/** The first day that is looked at: never before today. */
export function firstDay({ start }: Pick<WantedCare, 'start'>, today: Temporal.PlainDate): Temporal.PlainDate {
  const first = start?.toPlainDate({ day: 1 })
  return first && Temporal.PlainDate.compare(first, today) > 0 ? first : today
}

/** A place that is gone within a year is no place to begin with. As locations.place_lasts() has it. */
export const placeLasts = { days: 364 } as const

/** How far a card looks for a day on which there is a place. */
export const looksAhead = { months: 24 } as const

/** The months a family can choose from, this one first. */
export const startMonths = (today: Temporal.PlainDate): Temporal.PlainYearMonth[] =>
  Array.from({ length: 24 }, (_, index) => today.toPlainYearMonth().add({ months: index }))

/** Ages on the first day that can be chosen, in months. */
export const ages = [0, 6, 12, 18, 24, 30, 36, 48, 60, 72, 96, 120] as const

/** One bit for each half-day, monday morning the lowest, as `free_place.open_mask`. */
export const maskOfDays = (days: readonly Weekday[]): number =>
  days.reduce((mask, day) => mask | bitsOf(day).am | bitsOf(day).pm, 0)

const bitsOf = (day: Weekday) => ({ am: 1 << halfDays.indexOf(`${day}-am`), pm: 1 << halfDays.indexOf(`${day}-pm`) })

/** What is open in a group during the whole of a year, by half-day. */
export interface OpenGroup {
  readonly fromMonths: number
  readonly toMonths: number
  readonly mask: number
  /** The first later day from which every wanted day is free for a year, as written by the database. */
  readonly laterOn: string | null
}

export interface OpenDay {
  readonly day: Weekday
  readonly part: DayPart | 'day'
}

export type FreeDays =
  | { readonly known: false }
  | { readonly known: true; readonly fits: false }
  | {
      readonly known: true
      readonly fits: true
      readonly free: readonly OpenDay[]
      readonly not: readonly Weekday[]
      readonly laterOn: Temporal.PlainDate | null
    }

/** Which of the wanted days (or which days at all) one group has free: the group that has most of them, for a child stays in one. */
export function freeDays(groups: readonly OpenGroup[] | null, { days, ageMonths }: WantedCare): FreeDays {
  if (!groups || groups.length === 0) return { known: false }
  const fitting = ageMonths === null ? groups : groups.filter((group) => takesAge(group, ageMonths))
  const wanted = days.length > 0 ? days : weekdays
  const offers = fitting.map(({ mask }) => wanted.flatMap((day) => openDay(day, mask) ?? []))
  const best = offers.toSorted((a, b) => wholeDays(b) - wholeDays(a) || b.length - a.length)[0]
  if (!best) return { known: true, fits: false }
  const not = days.filter((day) => !best.some((open) => open.day === day))
  const complete = best.length > 0 && not.length === 0
  const [laterOn] = fitting.flatMap((group) => group.laterOn ?? []).toSorted()
  const later = complete || laterOn === undefined ? null : Temporal.PlainDate.from(laterOn)
  return { known: true, fits: true, free: best, not, laterOn: later }
}

function openDay(day: Weekday, mask: number): OpenDay | undefined {
  const { am, pm } = bitsOf(day)
  const [morning, afternoon] = [(mask & am) !== 0, (mask & pm) !== 0]
  if (morning && afternoon) return { day, part: 'day' }
  if (morning || afternoon) return { day, part: morning ? 'am' : 'pm' }
  return undefined
}

const wholeDays = (open: readonly OpenDay[]): number => open.filter(({ part }) => part === 'day').length
