// The offers that a family can decide on, of all its children.
import type { Closure } from '../../locations/rules.ts'
import type { CaseOffer } from './answer-queries.ts'
import type { Case, CaseChoice } from '../case-queries.ts'

export interface OwnOffer {
  readonly own: Case
  readonly choice: CaseChoice
  readonly offer: CaseOffer
}

export const offersIn = (cases: readonly Case[]): OwnOffer[] =>
  cases.flatMap((own) => own.choices.flatMap((choice) => choice.offers.map((offer) => ({ own, choice, offer }))))

/** With the days on which its location is closed in the first month of care. */
export interface ShownOffer extends OwnOffer {
  readonly closed: readonly Closure[]
}

/** What waits for the family, what lapses first on top. */
export const openOffersIn = (cases: readonly Case[]): OwnOffer[] =>
  offersIn(cases)
    .filter(({ offer }) => offer.state === 'open')
    .sort((a, b) => Temporal.PlainDate.compare(a.offer.answerBy, b.offer.answerBy))
