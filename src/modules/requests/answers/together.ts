// Children of one family who want a place together: what can be taken in one go, and how it stands with the others.
import type { Case, CaseChoice } from '../case-queries.ts'
import { isOpenOn } from './offer.ts'
import { openOffersIn, type OwnOffer } from './own-offers.ts'

/** Open offers of one location for two or more children of a family that wants them together. */
export interface TogetherOffer {
  readonly location: CaseChoice['location']
  /** One for each child. */
  readonly offers: readonly OwnOffer[]
}

export function togetherIn(cases: readonly Case[], today: Temporal.PlainDate): TogetherOffer[] {
  const open = openOffersIn(cases).filter(({ own, offer }) => own.together && isOpenOn(offer, today))
  const byLocation = [...Map.groupBy(open, ({ choice }) => choice.location.id).values()]
  return byLocation.flatMap((offers) => {
    const [first] = offers
    return first && offers.length > 1 ? [{ location: first.choice.location, offers }] : []
  })
}

/** How it stands with a child that should come along: an offer here, a place here or elsewhere, or nothing yet. */
export interface Along {
  readonly child: string
  readonly stands: 'offer' | 'place' | 'elsewhere' | 'nothing'
}

/** The other children who want to come along to the location of this offer; none where they need not. */
export function alongOf(
  cases: readonly Case[],
  { own, choice }: Pick<OwnOffer, 'own' | 'choice'>,
  today: Temporal.PlainDate,
): Along[] {
  if (!own.together) return []
  return cases
    .filter(({ id, familyId }) => id !== own.id && familyId === own.familyId)
    .map(({ childName, choices }) => ({ child: childName, stands: standsAt(choices, choice.location.id, today) }))
}

function standsAt(choices: readonly CaseChoice[], locationId: string, today: Temporal.PlainDate): Along['stands'] {
  const taken = choices.find(({ state }) => state === 'accepted')
  if (taken) return taken.location.id === locationId ? 'place' : 'elsewhere'
  const here = choices.find(({ location }) => location.id === locationId)
  return here?.offers.some((offer) => offer.state === 'open' && isOpenOn(offer, today)) ? 'offer' : 'nothing'
}

/** Those who stay without a place when one child takes his alone. */
export const leftOut = (along: readonly Along[]): string[] =>
  along.filter(({ stands }) => stands === 'offer' || stands === 'nothing').map(({ child }) => child)
