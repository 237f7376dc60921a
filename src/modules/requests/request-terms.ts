// By when somebody acts: our own promise, counted on the promise calendar of the land. See docs/law/request-terms.md
import { calendars } from '../../lib/calendars.ts'
import { inForce, type Land, type Rule } from '../../lib/law.ts'
import { explainTerm, type Standing, standing as standingOn, type WorkingDaysTerm } from '../../lib/terms.ts'

/** Whose turn it is; `offer`: the family's answer to an offer. */
export const turns = ['desk', 'organiser', 'family', 'offer'] as const
export type Turn = (typeof turns)[number]

/** Working days after the day on which it became somebody's turn. */
export type RequestTerms = Readonly<Record<Turn, number>>

// As far back as the calendars reach, so that a request from an older list has a date as well.
const from = Temporal.PlainDate.from('2014-01-01')
const source = 'Own promise to families: docs/law/request-terms.md'
const value: RequestTerms = { desk: 10, organiser: 10, family: 10, offer: 10 }

/** What holds where a desk has set nothing else (`settings/desk-settings.ts`). */
export const requestTerms: readonly Rule<RequestTerms>[] = [
  { from, land: 'vl', source, certainty: 'promise', value },
  { from, land: 'nl', source, certainty: 'promise', value },
]

export const termsInWords = ({ desk, organiser, family, offer }: RequestTerms): string =>
  `the desk answers within ${desk} working days, an organiser within ${organiser}, the family replies to a question within ${family} and to an offer within ${offer}`

/**
 * Until when somebody has, counted from the day on which it became his turn.
 * @param terms of the desk on the day on which the request came in; without them those of the land
 */
export function turnTerm(
  land: Land,
  turn: Turn,
  since: Temporal.PlainDate,
  terms: RequestTerms = inForce(requestTerms, land, since).value,
): WorkingDaysTerm {
  return explainTerm(calendars[land].promise, since, terms[turn])
}

/** How a due date stands on a day, by the promise calendar of the land. */
export const standing = (land: Land, today: Temporal.PlainDate, due: Temporal.PlainDate): Standing =>
  standingOn(calendars[land].promise, today, due)
