import { median, milliseconds } from './bench-house.ts'

const looks = 40

/** How long a look takes, many times over; the first one warms up. */
export async function times(look: () => Promise<unknown>): Promise<number[]> {
  await look()
  const taken: number[] = []
  for (let n = 0; n < looks; n += 1) taken.push(await milliseconds(look))
  return taken
}

const round = (value: number) => Math.round(value * 100) / 100

/** Ours against its floor: medians of the same run. */
export const figure = (
  bench: string,
  size: number,
  ours: readonly number[],
  floor: readonly number[],
  aim: string,
  what: string,
) => ({
  bench,
  size,
  floor: what,
  ratio: round(median(ours) / median(floor)),
  aim,
  ms: round(median(ours)),
  floor_ms: round(median(floor)),
})
