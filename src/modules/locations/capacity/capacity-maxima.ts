// How many children the law lets a location take at once. See docs/law/capacity-maxima.md for what is left out, and why.
import { inForce, type Land, type Rule } from '../../../lib/law.ts'
import type { LocationKind } from '../location.ts'

/** Children present at once; null where the law sets no number and the register alone says how many. */
export interface Maximum {
  readonly perGroup: number | null
  readonly perLocation: number | null
}

export type KindWithPlaces = Exclude<LocationKind, 'agency'>
export type Maxima = Readonly<Record<KindWithPlaces, Maximum>>

const none: Maximum = { perGroup: null, perLocation: null }
const most = (children: number): Maximum => ({ perGroup: children, perLocation: children })

const flanders = 'Opgroeien, "Kindratio kinderopvang": a living group has at most 18 children; family care at most'
// Doubt: the text of the Dutch decree was not read; the register gives each childminder its own number, at most this one.
const netherlands = 'Besluit kwaliteit kinderopvang: at most 6 children at once with a childminder'

export const capacityMaxima: readonly Rule<Maxima>[] = [
  {
    from: Temporal.PlainDate.from('2014-04-01'),
    land: 'vl',
    source: `${flanders} 8 until 31 December 2026`,
    certainty: 'official',
    value: { day_care: { perGroup: 18, perLocation: null }, after_school: none, childminder: most(8) },
  },
  {
    from: Temporal.PlainDate.from('2027-01-01'),
    land: 'vl',
    source: `${flanders} 7 from 1 January 2027`,
    certainty: 'official',
    value: { day_care: { perGroup: 18, perLocation: null }, after_school: none, childminder: most(7) },
  },
  {
    from: Temporal.PlainDate.from('2014-01-01'),
    land: 'nl',
    source: netherlands,
    certainty: 'uncertain',
    value: { day_care: none, after_school: none, childminder: most(6) },
  },
]

export const maximaInWords = (maxima: Maxima): string =>
  Object.entries(maxima)
    .map(([kind, { perGroup, perLocation }]) => {
      const parts = [perGroup && `${perGroup} in a group`, perLocation && `${perLocation} in the location`].filter(
        Boolean,
      )
      return parts.length > 0 ? `${kind}: ${parts.join(', ')}` : ''
    })
    .filter(Boolean)
    .join('; ')

export interface Place {
  readonly land: Land
  readonly kind: KindWithPlaces
  /** As the register has it; null where it says nothing. */
  readonly capacity: number | null
}

/** What holds for one location on a day: the law and its own registration. */
export function limitsOn({ land, kind, capacity }: Place, day: Temporal.PlainDate): Maximum {
  const { perGroup, perLocation } = inForce(capacityMaxima, land, day).value[kind]
  const whole = least(perLocation, capacity)
  return { perGroup: least(perGroup, whole), perLocation: whole }
}

/** The days on which the law changes for this kind of care. */
export const limitDays = ({ land, kind }: Place): Temporal.PlainDate[] =>
  capacityMaxima
    .filter((rule) => rule.land === land)
    .filter(({ value }, index, rules) => index === 0 || !sameMaximum(value[kind], rules[index - 1]?.value[kind]))
    .map(({ from }) => from)

const sameMaximum = (one: Maximum, other: Maximum | undefined): boolean =>
  one.perGroup === other?.perGroup && one.perLocation === other.perLocation

const least = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other)
