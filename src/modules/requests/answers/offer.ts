// A place that is promised: which half-days, from when, and until when the family can take it.
import type { HalfDay } from '../../locations/rules.ts'

export interface OfferTerms {
  /** Null where the location keeps no plan to count with. */
  readonly ageGroupId: string | null
  readonly halfDays: readonly HalfDay[]
  readonly startOn: Temporal.PlainDate
  /** The last day of a place for a while, as in a holiday; null: no end. */
  readonly untilOn: Temporal.PlainDate | null
  /** The last day on which the family can take it. */
  readonly answerBy: Temporal.PlainDate
}

export type OfferState = 'open' | 'accepted' | 'declined' | 'lapsed' | 'taken_back'

/** An offer may wait longer than its usual term, but not so long that a place stands empty for nothing. */
export const longestAnswerDays = 60
/** An offer further ahead than this is a slip of the pen. */
export const startWithinYears = 3
/** An invitation names at most so many moments. */
export const mostSlots = 5

/** A last day further on than this is a slip of the pen: the child goes to school. */
export const lastsYears = 13

export type OfferFault =
  | 'answer_by_past'
  | 'answer_by_far'
  | 'start_past'
  | 'start_far'
  | 'before_birth'
  | 'ends_before_start'
  | 'ends_far'

/** What is wrong with the days of an offer. @param birth of the child, where it is born */
export function offerFault(
  { startOn, untilOn, answerBy }: Pick<OfferTerms, 'startOn' | 'untilOn' | 'answerBy'>,
  today: Temporal.PlainDate,
  bornOn: Temporal.PlainDate | undefined,
): OfferFault | undefined {
  if (isBefore(startOn, today)) return 'start_past'
  if (isBefore(today.add({ years: startWithinYears }), startOn)) return 'start_far'
  if (bornOn && isBefore(startOn, bornOn)) return 'before_birth'
  if (untilOn && isBefore(untilOn, startOn)) return 'ends_before_start'
  if (untilOn && isBefore(startOn.add({ years: lastsYears }), untilOn)) return 'ends_far'
  if (isBefore(answerBy, today)) return 'answer_by_past'
  return isBefore(today.add({ days: longestAnswerDays }), answerBy) ? 'answer_by_far' : undefined
}

/** Whether the offer differs from what was asked: said to the family as "other days". */
export const otherDays = (offered: readonly string[], asked: readonly string[]): boolean =>
  offered.length !== asked.length || offered.some((half) => !asked.includes(half))

/** An offer can be taken until the end of its last day. */
export const isOpenOn = ({ answerBy }: Pick<OfferTerms, 'answerBy'>, today: Temporal.PlainDate): boolean =>
  !isBefore(answerBy, today)

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
