/** Chance with a memory: the same seed gives the same region, on every machine and in every test. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  /** True in so many cases of one: `happens(0.1)` is one in ten. */
  happens(share: number): boolean
  pick<T>(choices: readonly T[]): T
  /** As `pick`, where one choice weighs more than another. */
  weighed<T>(choices: readonly (readonly [weight: number, choice: T])[]): T
  /** So many of them, each once, in the order of chance. */
  some<T>(choices: readonly T[], count: number): T[]
  /** Around 0, mostly between -2 and 2. */
  bell(): number
  bytes(count: number): Uint8Array
}

export function chance(seed: string): Chance {
  const next = mulberry(hash(seed))
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    happens: (share) => next() < share,
    pick: (choices) => element(choices, between(0, choices.length - 1)),
    weighed(choices) {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0)
      return (choices.find(([weight]) => (left -= weight) < 0) ?? element(choices, choices.length - 1))[1]
    },
    some(choices, count) {
      const drawn = choices.map((choice) => ({ choice, at: next() })).sort((a, b) => a.at - b.at)
      return drawn.slice(0, count).map(({ choice }) => choice)
    },
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  }
}

function element<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('Nothing to choose from')
  return list[index] as T // inside the list, as was just checked
}

/** Mulberry32: 32 bits of state are plenty for a region of our own making. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
