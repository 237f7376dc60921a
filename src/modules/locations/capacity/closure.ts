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
