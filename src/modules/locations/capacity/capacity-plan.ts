// What a location plans, what of it is taken, and what is therefore free: the formula. SQL counts the same
// (locations.rooms in db/migrations); capacity-walk.test.ts holds the two together.
import { halfDays, type HalfDay } from '../half-days.ts'
import { limitDays, limitsOn, type Maximum, type Place } from './capacity-maxima.ts'

/** A number for each half-day of the week, in the order of `halfDays`. */
export type Week = readonly number[]

/** Places per half-day from a day until the next plan of the same group. */
export interface Plan {
  readonly groupId: string
  readonly fromOn: Temporal.PlainDate
  readonly places: Week
}

export interface Entry {
  readonly groupId: string
  readonly halfDays: readonly HalfDay[]
  readonly fromOn: Temporal.PlainDate
  /** The last day; null: no end known. */
  readonly untilOn: Temporal.PlainDate | null
}

export interface Room {
  readonly groupId: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
  /** The plan as the maxima leave it. */
  readonly places: Week
  readonly free: Week
}

export interface Capacity {
  readonly place: Place
  readonly plans: readonly Plan[]
  readonly entries: readonly Entry[]
}

/** How many places of a group are there on a day and free on it; undefined before its first plan. */
export function roomOn(
  { place, plans, entries }: Capacity,
  groupId: string,
  day: Temporal.PlainDate,
): { places: Week; free: Week } | undefined {
  const plan = planOn(plans, groupId, day)
  if (!plan) return undefined
  const { perGroup, perLocation } = limitsOn(place, day)
  const present = entries.filter((entry) => holdsOn(entry, day))
  const places = plan.places.map((count) => Math.min(count, perGroup ?? count))
  const free = halfDays.map((half, index) => {
    const here = present.filter((entry) => entry.halfDays.includes(half))
    const inGroup = here.filter((entry) => entry.groupId === groupId)
    const leftInAll = perLocation === null ? Infinity : perLocation - here.length
    return Math.max(0, Math.min((places[index] ?? 0) - inGroup.length, leftInAll))
  })
  return { places, free }
}

/** The same over time, in spans within which nothing changes. */
export function roomsOf(capacity: Capacity, groupId: string): Room[] {
  const rooms: Room[] = []
  for (const fromOn of daysOfChange(capacity)) {
    const room = roomOn(capacity, groupId, fromOn)
    const last = rooms.at(-1)
    if (!room || (last && sameWeek(last.places, room.places) && sameWeek(last.free, room.free))) continue
    if (last) rooms[rooms.length - 1] = { ...last, untilOn: fromOn.subtract({ days: 1 }) }
    rooms.push({ groupId, fromOn, untilOn: null, ...room })
  }
  return rooms
}

function daysOfChange({ place, plans, entries }: Capacity): Temporal.PlainDate[] {
  const days = [
    ...plans.map(({ fromOn }) => fromOn),
    ...entries.flatMap(({ fromOn, untilOn }) => (untilOn ? [fromOn, untilOn.add({ days: 1 })] : [fromOn])),
    ...limitDays(place),
  ]
  const first = earliest(limitDays(place))
  return distinct(days.filter((day) => !first || compare(day, first) >= 0))
}

export const planOn = (plans: readonly Plan[], groupId: string, day: Temporal.PlainDate): Plan | undefined =>
  plans
    .filter((plan) => plan.groupId === groupId && compare(plan.fromOn, day) <= 0)
    .toSorted((a, b) => compare(a.fromOn, b.fromOn))
    .at(-1)

export const holdsOn = ({ fromOn, untilOn }: Entry, day: Temporal.PlainDate): boolean =>
  compare(fromOn, day) <= 0 && (!untilOn || compare(day, untilOn) <= 0)

/** Why a plan cannot be; each with the half-day where it goes wrong first. */
export type PlanRefusal =
  | { readonly refusal: 'above_group_maximum'; readonly half: HalfDay; readonly most: number }
  | { readonly refusal: 'above_location_maximum'; readonly half: HalfDay; readonly most: number }
  | { readonly refusal: 'below_taken'; readonly half: HalfDay; readonly on: Temporal.PlainDate; readonly taken: number }

/**
 * Why this plan of one group cannot hold beside the plans of the others, judged by the maxima of its first day; a maximum that
 * comes down later cuts the plan instead (`cutsOf`).
 */
export function planRefusal(capacity: Capacity, plan: Plan): PlanRefusal | undefined {
  return aboveMaximum(capacity, plan) ?? belowTaken(capacity, plan)
}

function aboveMaximum({ place, plans }: Capacity, plan: Plan): PlanRefusal | undefined {
  const { perGroup, perLocation } = limitsOn(place, plan.fromOn)
  const others = otherGroups(plans, plan).flatMap((groupId) => planOn(plans, groupId, plan.fromOn) ?? [])
  for (const [index, half] of halfDays.entries()) {
    const count = plan.places[index] ?? 0
    if (perGroup !== null && count > perGroup) return { refusal: 'above_group_maximum', half, most: perGroup }
    const all = others.reduce((sum, { places }) => sum + (places[index] ?? 0), count)
    if (perLocation !== null && count > 0 && all > perLocation)
      return { refusal: 'above_location_maximum', half, most: perLocation }
  }
  return undefined
}

const otherGroups = (plans: readonly Plan[], { groupId }: Plan): string[] => [
  ...new Set(plans.map((one) => one.groupId).filter((one) => one !== groupId)),
]

/** Where a plan would have fewer places than children, whatever the maxima say. */
export function belowTaken({ plans, entries }: Capacity, plan: Plan): PlanRefusal | undefined {
  const until = plans
    .filter((one) => one.groupId === plan.groupId && compare(one.fromOn, plan.fromOn) > 0)
    .map(({ fromOn }) => fromOn)
    .toSorted(compare)[0]
  const own = entries.filter(({ groupId }) => groupId === plan.groupId)
  const days = distinct([plan.fromOn, ...own.map(({ fromOn }) => fromOn)]).filter(
    (day) => compare(day, plan.fromOn) >= 0 && (!until || compare(day, until) < 0),
  )
  for (const on of days) {
    for (const [index, half] of halfDays.entries()) {
      const taken = own.filter((entry) => holdsOn(entry, on) && entry.halfDays.includes(half)).length
      if (taken > (plan.places[index] ?? 0)) return { refusal: 'below_taken', half, on, taken }
    }
  }
  return undefined
}

/** From when a maximum of the law counts less than this plan says, and how many it leaves. */
export function cutsOf(
  place: Place,
  { fromOn, places }: Plan,
): { on: Temporal.PlainDate; limits: Maximum; most: number }[] {
  const wanted = Math.max(...places)
  return limitDays(place)
    .filter((on) => compare(on, fromOn) > 0)
    .flatMap((on) => {
      const limits = limitsOn(place, on)
      return limits.perGroup !== null && limits.perGroup < wanted ? [{ on, limits, most: limits.perGroup }] : []
    })
}

const { compare } = Temporal.PlainDate

const earliest = (days: readonly Temporal.PlainDate[]) => days.toSorted(compare)[0]

const distinct = (days: readonly Temporal.PlainDate[]): Temporal.PlainDate[] =>
  days.toSorted(compare).filter((day, index, sorted) => index === 0 || !sorted[index - 1]?.equals(day))

const sameWeek = (one: Week, other: Week): boolean => one.every((count, index) => count === other[index])
