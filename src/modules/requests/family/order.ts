// The order of the wish: only places that still wait for an answer change places, and only among each other.
import type { ChoiceState } from '../choice.ts'

interface Ranked {
  readonly id: string
  readonly rank: number
  readonly state: ChoiceState
}

const open: ReadonlySet<ChoiceState> = new Set(['asked', 'question', 'visit', 'visiting', 'offered'])

export const isOpen = ({ state }: Pick<Ranked, 'state'>): boolean => open.has(state)

/** In the order of the wish. */
export const movableOf = <C extends Ranked>(choices: readonly C[]): C[] =>
  choices.filter(isOpen).sort((a, b) => a.rank - b.rank)

/** The new ranks after one place moved up (-1) or down (1); undefined where it cannot. */
export function movedRanks(
  choices: readonly Ranked[],
  id: string,
  by: -1 | 1,
): ReadonlyMap<string, number> | undefined {
  const movable = movableOf(choices)
  const at = movable.findIndex((choice) => choice.id === id)
  const [one, other] = [movable[at], movable[at + by]]
  if (at === -1 || !one || !other) return undefined
  return new Map([
    [one.id, other.rank],
    [other.id, one.rank],
  ])
}
