// The lists of who handles reactions, and how a due date stands.
import { calendars } from '../../../lib/calendars.ts'
import type { Land } from '../../../lib/law.ts'
import { type Standing, standing as standingOn } from '../../../lib/terms.ts'

/** `mij`: it is my turn · `lopend`: everybody's turn but mine · `wacht`: the reporter's · `klaar`: done. */
export const workTabs = ['mij', 'lopend', 'wacht', 'klaar'] as const
export type WorkTab = (typeof workTabs)[number]

export const parseWorkTab = (word: string | undefined): WorkTab => workTabs.find((tab) => tab === word) ?? 'mij'

/** How a due date stands on a day, in working days of the house. */
export const standing = (land: Land, today: Temporal.PlainDate, due: Temporal.PlainDate): Standing =>
  standingOn(calendars[land].promise, today, due)

/** Under this many working days a date asks for attention. */
export const soonDays = 3
