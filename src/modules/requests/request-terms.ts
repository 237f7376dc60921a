// By when somebody acts: our own promise, counted on the promise calendar of the land. See docs/law/request-terms.md
import { calendars } from '../../lib/calendars.ts'
import { inForce, type Land, type Rule } from '../../lib/law.ts'
import { explainTerm, type WorkingDaysTerm } from '../../lib/terms.ts'
import { workingDaysBetween } from '../../lib/working-days.ts'
import type { ChoiceActor } from './choice.ts'

/** Working days after the day on which it became somebody's turn. */
export type RequestTerms = Readonly<Record<ChoiceActor, number>>

// As far back as the calendars reach, so that a request from an older list has a date as well.
const from = Temporal.PlainDate.from('2014-01-01')
const source = 'Own promise to families: docs/law/request-terms.md'

export const requestTerms: readonly Rule<RequestTerms>[] = [
  { from, land: 'vl', source, certainty: 'promise', value: { desk: 10, family: 10 } },
  { from, land: 'nl', source, certainty: 'promise', value: { desk: 10, family: 10 } },
]

export const termsInWords = ({ desk, family }: RequestTerms): string =>
  `the desk answers within ${desk} working days, the family replies to a question within ${family}`

/** How many working days who acts has from a day on. */
export const workingDaysFor = (land: Land, acts: ChoiceActor, since: Temporal.PlainDate): number =>
  inForce(requestTerms, land, since).value[acts]

/** Until when the desk or the family has, counted from the day on which it became its turn. */
export function turnTerm(land: Land, acts: ChoiceActor, since: Temporal.PlainDate): WorkingDaysTerm {
  return explainTerm(calendars[land].promise, since, workingDaysFor(land, acts, since))
}

export interface Standing {
  late: boolean
  /** Working days still left, today not counted; when late, working days that went by since. */
  days: number
}

/** How a due date stands on a day. Due on Friday and looked at on Saturday: late, by no working day. */
export function standing(land: Land, today: Temporal.PlainDate, due: Temporal.PlainDate): Standing {
  const days = Math.abs(workingDaysBetween(calendars[land].promise, today, due))
  return { late: Temporal.PlainDate.compare(today, due) > 0, days }
}
