// What a family asks: the answers of the form and what must hold. `today` is the day on the calendar of the desk.
import type { Lang } from '../../lib/lang.ts'
import type { HalfDay } from '../locations/rules.ts'

/** A child that is born, or one that is expected. */
export type Birth = { readonly bornOn: Temporal.PlainDate } | { readonly expectedOn: Temporal.PlainDate }

export interface AskedChild {
  readonly childName: string
  readonly birth: Birth
}

/** `other`: other days are fine; `fewer`: fewer days are fine. */
export const daysFlexibilities = ['exact', 'other', 'fewer'] as const
export type DaysFlexible = (typeof daysFlexibilities)[number]
/** `later`: some weeks later is fine. */
export const startFlexibilities = ['exact', 'later'] as const
export type StartFlexible = (typeof startFlexibilities)[number]
export const urgencies = ['calm', 'soon', 'now'] as const
export type Urgency = (typeof urgencies)[number]

/** Only what cannot wait: the one urgency that lists can be narrowed to. */
export const parseUrgent = (word: string | undefined): boolean => word === 'nu'
/** How a family likes to be reached. */
export const contactWays = ['email', 'phone', 'post'] as const
export type ContactWay = (typeof contactWays)[number]

/** When care is wanted, and how firmly. */
export interface AskedCare {
  readonly startOn: Temporal.PlainDate
  readonly startFlexible: StartFlexible
  readonly halfDays: readonly HalfDay[]
  readonly daysFlexible: DaysFlexible
  readonly urgency: Urgency
}

/** At least one of the three ways is there. */
export interface AskedContact {
  readonly contactName: string
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly contactAddress: string | null
  readonly preferredWay: ContactWay
  readonly language: Lang
  readonly remarks: string
}

/** What a family asks for all its children at once; each becomes a request of its own. */
export interface Asked extends AskedCare, AskedContact {
  /** At least one. */
  readonly children: readonly AskedChild[]
  /** A place for all, or for none. */
  readonly together: boolean
}

export const mostChildren = 4
export const addressLimit = 300

/** From this birthday on there is no childcare to ask for: after-school care ends with primary school. */
export const ageLimitYears = 13
/** A due date further ahead is a slip of the pen. */
export const expectedWithinMonths = 10
/** A family may write down since when it needs care; further back is a slip of the pen. */
export const startGraceDays = 31
export const remarksLimit = 2000
/** Of every answer, question, reply and note. */
export const wordsLimit = 2000

export type BirthFault = 'too_old' | 'too_far_ahead'

/** One date tells it all: it is a birthday when that day has come, else the day on which the child is expected. */
export function birthOn(day: Temporal.PlainDate, today: Temporal.PlainDate): Birth | { fault: BirthFault } {
  if (isAfter(day, today.add({ months: expectedWithinMonths }))) return { fault: 'too_far_ahead' }
  if (!isAfter(day.add({ years: ageLimitYears }), today)) return { fault: 'too_old' }
  return isAfter(day, today) ? { expectedOn: day } : { bornOn: day }
}

export type StartFault = 'in_the_past' | 'before_birth' | 'too_old_by_then'

/** Why care cannot start on this day; `born` is the day of birth, when that is known to be right. */
export function startFault(
  start: Temporal.PlainDate,
  today: Temporal.PlainDate,
  born: Temporal.PlainDate | undefined,
): StartFault | undefined {
  if (isAfter(today.subtract({ days: startGraceDays }), start)) return 'in_the_past'
  if (born && isAfter(born, start)) return 'before_birth'
  if (born && !isAfter(born.add({ years: ageLimitYears }), start)) return 'too_old_by_then'
  return undefined
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0
}
