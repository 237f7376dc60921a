import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChoiceState } from '../choice.ts'
import { movableOf, movedRanks } from './order.ts'

const choices: { id: string; rank: number; state: ChoiceState }[] = [
  { id: 'a', rank: 1, state: 'asked' },
  { id: 'b', rank: 2, state: 'refused' },
  { id: 'c', rank: 3, state: 'offered' },
  { id: 'd', rank: 4, state: 'visit' },
]

test('only places that wait can be moved', () => {
  assert.deepEqual(
    movableOf(choices).map(({ id }) => id),
    ['a', 'c', 'd'],
  )
})

const moves: readonly [string, -1 | 1, [string, number][] | undefined][] = [
  ['a', 1, [['a', 3], ['c', 1]]],
  ['d', -1, [['d', 3], ['c', 4]]],
  ['a', -1, undefined],
  ['d', 1, undefined],
  ['b', 1, undefined],
  ['x', 1, undefined],
] // prettier-ignore
for (const [id, by, expected] of moves) {
  test(`${id} moved by ${by}: ${expected ? JSON.stringify(expected) : 'stays'}`, () => {
    const moved = movedRanks(choices, id, by)
    assert.deepEqual(moved && [...moved], expected)
  })
}
