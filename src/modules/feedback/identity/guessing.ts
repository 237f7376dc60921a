// How hard it is to guess somebody's code at our own door. The address of who tries does not count here: he may have a million.

/** At all of the door of one process together; more wait for their turn. */
export const mostGuesses = { aSecond: 200, longestWait: 5000 } as const

interface Door {
  /** Of one code. */
  readonly bits: number
  /** Any of them will do. */
  readonly codes: number
  readonly processes: number
}

const secondsInYear = 366 * 24 * 60 * 60

/** The chance that somebody who guesses at the highest pace, a year long, finds any code: as the exponent of two. */
export const chanceInYear = ({ bits, codes, processes }: Door): number =>
  Math.log2(mostGuesses.aSecond * processes * secondsInYear) + Math.log2(codes) - bits
