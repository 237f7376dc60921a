/** After this many wrong answers a person waits before the next one counts. */
const free = 4
const longestMinutes = 15

/**
 * When the next answer is looked at, given the moments of the wrong ones since the last right one. The wait doubles with
 * every mistake and never grows past a quarter of an hour, so that nobody can lock somebody else out for ever.
 */
export function opensAt(failures: readonly Temporal.Instant[]): Temporal.Instant | undefined {
  const last = failures.toSorted(Temporal.Instant.compare).at(-1)
  const over = failures.length - free
  if (last === undefined || over <= 0) return undefined
  return last.add({ seconds: Math.min(15 * 2 ** over, longestMinutes * 60) })
}

/** Whole minutes to wait, at least one; 0 where nobody has to wait. */
export function minutesToWait(failures: readonly Temporal.Instant[], now: Temporal.Instant): number {
  const opens = opensAt(failures)
  if (opens === undefined || Temporal.Instant.compare(opens, now) <= 0) return 0
  return Math.ceil(now.until(opens).total('minutes'))
}
