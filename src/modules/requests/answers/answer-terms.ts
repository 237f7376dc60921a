import { calendars } from '../../../lib/calendars.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import type { Case } from '../case-queries.ts'

/** Until when an offer stands where nobody says otherwise. */
export const usualAnswerBy = (
  { desk, terms }: Pick<Case, 'desk' | 'terms'>,
  today: Temporal.PlainDate,
): Temporal.PlainDate => addWorkingDays(calendars[desk.land].promise, today, terms.offer)
