// Days on which a location is closed. A place on tuesdays stays a place when one tuesday falls out: closures move no free place.

export const closureReasons = ['holiday', 'leave', 'training', 'other'] as const
export type ClosureReason = (typeof closureReasons)[number]

export interface Closure {
  readonly id: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly reason: ClosureReason
}

export const isClosedOn = (closures: readonly Closure[], day: Temporal.PlainDate): boolean =>
  closures.some(({ fromOn, untilOn }) => compare(fromOn, day) <= 0 && compare(day, untilOn) <= 0)

/** The first day from `day` on that is no closure and falls on one of these days of the week (1 is monday). */
export function nextOpenDay(
  closures: readonly Closure[],
  day: Temporal.PlainDate,
  daysOfWeek: readonly number[] = [1, 2, 3, 4, 5],
): Temporal.PlainDate {
  let next = day
  // No closure lasts longer than two months; several in a row are a slip that nobody has to wait for.
  for (let tries = 0; tries < 400; tries += 1) {
    if (!isClosedOn(closures, next) && (daysOfWeek.length === 0 || daysOfWeek.includes(next.dayOfWeek))) return next
    next = next.add({ days: 1 })
  }
  return next
}

/** The closures that touch the time from `from` until the day before `until`. */
export const closedBetween = (
  closures: readonly Closure[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Closure[] => closures.filter(({ fromOn, untilOn }) => compare(fromOn, until) < 0 && compare(untilOn, from) >= 0)

export type ClosureRefusal = 'ends_before' | 'too_long' | 'in_the_past' | 'overlaps'

/** Nobody closes for so long with places to give: such a location plans no places. */
export const longestClosureDays = 60

export function closureRefusal(
  { fromOn, untilOn }: Omit<Closure, 'id' | 'reason'>,
  others: readonly Closure[],
  today: Temporal.PlainDate,
): ClosureRefusal | undefined {
  if (compare(untilOn, fromOn) < 0) return 'ends_before'
  if (compare(untilOn, today) < 0) return 'in_the_past'
  if (fromOn.until(untilOn).days >= longestClosureDays) return 'too_long'
  if (others.some((one) => compare(one.fromOn, untilOn) <= 0 && compare(fromOn, one.untilOn) <= 0)) return 'overlaps'
  return undefined
}

const { compare } = Temporal.PlainDate
