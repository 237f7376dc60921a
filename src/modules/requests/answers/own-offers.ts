// The offers that a family can decide on, of all its children.
import type { CaseOffer } from './answer-queries.ts'
import type { Case, CaseChoice } from '../case-queries.ts'

export interface OwnOffer {
  readonly own: Case
  readonly choice: CaseChoice
  readonly offer: CaseOffer
}

export const offersIn = (cases: readonly Case[]): OwnOffer[] =>
  cases.flatMap((own) => own.choices.flatMap((choice) => choice.offers.map((offer) => ({ own, choice, offer }))))

/** What waits for the family, what lapses first on top. */
export const openOffersIn = (cases: readonly Case[]): OwnOffer[] =>
  offersIn(cases)
    .filter(({ offer }) => offer.state === 'open')
    .sort((a, b) => Temporal.PlainDate.compare(a.offer.answerBy, b.offer.answerBy))
