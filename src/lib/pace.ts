interface PaceLimits {
  /** How many a second, over a longer time; as many may come at once. */
  readonly aSecond: number
  /** In ms; who would have to wait longer is sent away. */
  readonly longestWait: number
}

/**
 * Lets everybody through in turn, and together no more than so many a second. It knows nobody, so it keeps out nobody in particular, and
 * what it remembers is one moment.
 * @returns how long to wait from this moment, in ms; undefined when that is too long
 */
export function makePace({ aSecond, longestWait }: PaceLimits): (now: number) => number | undefined {
  const each = 1000 / aSecond
  let busyUntil = 0
  return (now) => {
    const until = Math.max(now, busyUntil) + each
    const wait = Math.max(0, until - now - 1000)
    if (wait > longestWait) return undefined
    busyUntil = until
    return wait
  }
}
