// Whether a desk takes requests: decided from a day on.

export interface DeskMode {
  readonly fromOn: Temporal.PlainDate
  readonly takesRequests: boolean
}

/** A desk takes requests until it says that it does not. */
export function takesRequestsIn(modes: readonly DeskMode[], day: Temporal.PlainDate): boolean {
  const begun = modes.filter(({ fromOn }) => Temporal.PlainDate.compare(fromOn, day) <= 0)
  const [first, ...others] = begun
  if (!first) return true
  const isLater = (a: DeskMode, b: DeskMode) => Temporal.PlainDate.compare(a.fromOn, b.fromOn) > 0
  return others.reduce((latest, mode) => (isLater(mode, latest) ? mode : latest), first).takesRequests
}
