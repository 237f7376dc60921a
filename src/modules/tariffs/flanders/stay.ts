// How long a child stays decides which part of the tariff is paid.
import type { Rule } from '../../../lib/law.ts'
import { type Cents, timesRounded } from '../../../lib/money.ts'

export const stays = ['under_3', 'under_5', 'under_11', 'from_11'] as const
export type Stay = (typeof stays)[number]

export interface StayShare {
  readonly stay: Stay
  /** In percent of the tariff of a day. */
  readonly percent: number
  /** For a school child in a place with income tariff; null: for every child. */
  readonly only: 'school' | null
}

const source = 'Opgroeien, model of house rules (February 2026)'
const from = Temporal.PlainDate.from('2014-04-01')

/** A child that is not yet at school has no band below three hours: it pays as under five. */
export const stayShares: readonly Rule<StayShare>[] = [
  {
    from,
    land: 'vl',
    source: 'vzw Kinderopvang, "Kostprijs": school children only',
    certainty: 'uncertain',
    value: { stay: 'under_3', percent: 40, only: 'school' },
  },
  { from, land: 'vl', source, certainty: 'official', value: { stay: 'under_5', percent: 60, only: null } },
  { from, land: 'vl', source, certainty: 'official', value: { stay: 'under_11', percent: 100, only: null } },
  {
    from,
    land: 'vl',
    source: 'Websites of two organisers; another still says 120 %, the value of 2014 for more than 12 hours',
    certainty: 'uncertain',
    value: { stay: 'from_11', percent: 160, only: null },
  },
]

/** The share of a stay; a child before school that stays under three hours pays as under five. */
export function shareOf(stay: Stay, atSchool: boolean): Rule<StayShare> {
  const asked = stay === 'under_3' && !atSchool ? 'under_5' : stay
  const found = stayShares.find(({ value }) => value.stay === asked)
  if (!found) throw new Error(`no share for ${asked}`)
  return found
}

/** @param hours in hundredths */
export function stayOf(hours: number): Stay {
  if (hours < 300) return 'under_3'
  if (hours < 500) return 'under_5'
  return hours < 1100 ? 'under_11' : 'from_11'
}

export const shareOfTariff = (tariff: Cents, percent: number): Cents => timesRounded(tariff, percent / 100)

export const stayInWords = ({ stay, percent, only }: StayShare): string =>
  `${{ under_3: 'under 3 hours', under_5: 'under 5 hours', under_11: '5 to 11 hours', from_11: '11 hours and more' }[stay]}` +
  `${only === 'school' ? ' (school children only)' : ''}: ${percent} %`
