// The lists of who handles reactions, and how a due date stands.
import { calendars } from '../../../lib/calendars.ts'
import type { Land } from '../../../lib/law.ts'
import { workingDaysBetween } from '../../../lib/working-days.ts'

/** `mij`: it is my turn · `lopend`: everybody's turn but mine · `wacht`: the reporter's · `klaar`: done. */
export const workTabs = ['mij', 'lopend', 'wacht', 'klaar'] as const
export type WorkTab = (typeof workTabs)[number]

export const parseWorkTab = (word: string | undefined): WorkTab => workTabs.find((tab) => tab === word) ?? 'mij'

export interface Standing {
  readonly late: boolean
  /** Working days still left, today not counted; when late, working days that went by since. */
  readonly days: number
}

/** How a due date stands on a day, in working days of the house. */
export function standing(land: Land, today: Temporal.PlainDate, due: Temporal.PlainDate): Standing {
  const days = Math.abs(workingDaysBetween(calendars[land].promise, today, due))
  return { late: Temporal.PlainDate.compare(today, due) > 0, days }
}

/** Under this many working days a date asks for attention. */
export const soonDays = 3
