// Who stands in for whom, and when that cannot be.

/** A stretch of days in which one person stands in for another at a house. */
export interface Substitution {
  readonly personId: string
  readonly substituteId: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
}

export type SubstituteRefusal =
  | 'self'
  | 'backwards'
  | 'over'
  | 'too_long'
  | 'overlaps'
  | 'substitute_away'
  | 'stands_in'

const longestDays = 366

/** The first thing that stands in the way. @param others of the same house, that were not ended */
export function substituteRefusal(
  wanted: Substitution,
  others: readonly Substitution[],
  today: Temporal.PlainDate,
): SubstituteRefusal | undefined {
  const { personId, substituteId, fromOn, untilOn } = wanted
  const meanwhile = others.filter((one) => overlap(one, wanted))
  if (personId === substituteId) return 'self'
  if (Temporal.PlainDate.compare(fromOn, untilOn) > 0) return 'backwards'
  if (Temporal.PlainDate.compare(untilOn, today) < 0) return 'over'
  if (fromOn.until(untilOn).days > longestDays) return 'too_long'
  if (meanwhile.some((one) => one.personId === personId)) return 'overlaps'
  // Work would end at somebody who is away.
  if (meanwhile.some((one) => one.personId === substituteId)) return 'substitute_away'
  return meanwhile.some((one) => one.substituteId === personId) ? 'stands_in' : undefined
}

const overlap = (a: Substitution, b: Substitution) =>
  Temporal.PlainDate.compare(a.fromOn, b.untilOn) <= 0 && Temporal.PlainDate.compare(b.fromOn, a.untilOn) <= 0
