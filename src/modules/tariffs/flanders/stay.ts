// How long a child stays decides which part of the tariff is paid.
import { inForce, type Rule } from '../../../lib/law.ts'
import { type Cents, timesRounded } from '../../../lib/money.ts'
import { sources } from '../sources.ts'

export const stays = ['under_3', 'under_5', 'under_11', 'from_11'] as const
export type Stay = (typeof stays)[number]

export interface StayShare {
  readonly stay: Stay
  /** A stay of fewer hours than this, in hundredths; null: without end. */
  readonly under: number | null
  /** In percent of the tariff of a day. */
  readonly percent: number
  /** For a school child in a place with income tariff; null: for every child. */
  readonly only: 'school' | null
}

const source = sources.houseRules.en
const from = Temporal.PlainDate.from('2014-04-01')

/** A child that is not yet at school has no band below three hours: it pays as under five. Each stay by date, the shortest first. */
const sharesByStay: readonly (readonly Rule<StayShare>[])[] = [
  [
    {
      from,
      land: 'vl',
      source: sources.schoolChildrenOnly.en,
      certainty: 'uncertain',
      value: { stay: 'under_3', under: 3_00, percent: 40, only: 'school' },
    },
  ],
  [
    {
      from,
      land: 'vl',
      source,
      certainty: 'official',
      value: { stay: 'under_5', under: 5_00, percent: 60, only: null },
    },
  ],
  [
    {
      from,
      land: 'vl',
      source,
      certainty: 'official',
      value: { stay: 'under_11', under: 11_00, percent: 100, only: null },
    },
  ],
  [
    {
      from,
      land: 'vl',
      source: sources.twoOrganisers.en,
      certainty: 'uncertain',
      value: { stay: 'from_11', under: null, percent: 160, only: null },
    },
  ],
]

export const stayShares: readonly Rule<StayShare>[] = sharesByStay.flat()

const sharesOn = (day: Temporal.PlainDate): Rule<StayShare>[] => sharesByStay.map((rules) => inForce(rules, 'vl', day))

/** The share of a stay on a day; a child before school has no stay of its own under three hours. @param hours in hundredths */
export function shareOf(hours: number, atSchool: boolean, day: Temporal.PlainDate): Rule<StayShare> {
  const found = sharesOn(day).find(({ value }) => isUnder(hours, value) && (atSchool || value.only === null))
  if (!found) throw new Error('the longest stay has no end')
  return found
}

/** @param hours in hundredths */
export function stayOf(hours: number, day: Temporal.PlainDate): Stay {
  return shareOf(hours, true, day).value.stay
}

const isUnder = (hours: number, { under }: StayShare): boolean => under === null || hours < under

export const shareOfTariff = (tariff: Cents, percent: number): Cents => timesRounded(tariff, percent / 100)

export const stayInWords = ({ stay, percent, only }: StayShare): string =>
  `${{ under_3: 'under 3 hours', under_5: 'under 5 hours', under_11: '5 to 11 hours', from_11: '11 hours and more' }[stay]}` +
  `${only === 'school' ? ' (school children only)' : ''}: ${percent} %`
