import { promiseNl, statutoryNl } from './calendar-nl.ts'
import { promiseVl, statutoryVl } from './calendar-vl.ts'

/** Two calendars a land, never to be mixed: terms that the law sets, and working days that an organisation promises. */
export const calendars = {
  vl: { statutory: statutoryVl, promise: promiseVl },
  nl: { statutory: statutoryNl, promise: promiseNl },
} as const
