// Which groups take a child of a certain age.
import type { HalfDay } from '../half-days.ts'

/** A child that is born, or one that is expected. */
export type Birth = { readonly bornOn: Temporal.PlainDate } | { readonly expectedOn: Temporal.PlainDate }

export interface AgeGroup {
  readonly id: string
  readonly name: string
  readonly fromMonths: number
  /** A child of this age is too old. */
  readonly toMonths: number
}

/** A group with room for somebody, as an offer is made from it. */
export interface GroupWithRoom {
  readonly id: string
  readonly name: string
  /** The child is of an age for this group on the first day. */
  readonly fits: boolean
  /** The least that is free in the year that begins on the first day; a half-day on which the group is closed is left out. */
  readonly free: Partial<Record<HalfDay, number>>
}

export const birthday = (birth: Birth): Temporal.PlainDate => ('bornOn' in birth ? birth.bornOn : birth.expectedOn)

/** Whole months of age; below zero before birth. */
export function monthsOld(birth: Birth, on: Temporal.PlainDate): number {
  const born = birthday(birth)
  const { months } = born.until(on, { largestUnit: 'months' })
  return Temporal.PlainDate.compare(on, born) < 0 ? months - 1 : months
}

export function takesAge({ fromMonths, toMonths }: Pick<AgeGroup, 'fromMonths' | 'toMonths'>, months: number): boolean {
  return fromMonths <= months && months < toMonths
}
