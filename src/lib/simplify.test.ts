import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { type Position, type Ring, simplifyTogether } from './simplify.ts'

const closed = (...open: Position[]): Ring => [...open, ...open.slice(0, 1)]

/** A border from south to north with a jag at every step. */
const border = Array.from({ length: 21 }, (_, index): Position => [5 + (index % 2) * 0.001, 51 + index * 0.01])
const south = border[0] ?? [0, 0]
const north = border.at(-1) ?? [0, 0]
const west = closed(...border, [4, north[1]], [4, south[1]])
const east = closed([6, south[1]], [6, north[1]], ...border.toReversed())

const edges = (ring: Ring) =>
  ring.slice(1).map((position, index) => [ring[index], position].map(String).sort().join(' '))

describe('rings that share a border', () => {
  test('keep sharing it when jags go', () => {
    const [a = [], b = []] = simplifyTogether([west, east], 0.01)
    assert.deepEqual([a.length, b.length], [5, 5])
    const shared = edges(a).filter((edge) => edges(b).includes(edge))
    assert.deepEqual(shared, [[south, north].map(String).sort().join(' ')])
  })

  test('are left alone by a tolerance of nothing', () => {
    const kept = simplifyTogether([west, east], 0)
    assert.deepEqual(
      kept.map((ring) => ring.length),
      [west.length, east.length],
    )
  })

  test('an exclave and the hole around it stay the same, wherever they start', () => {
    const island = Array.from({ length: 40 }, (_, index): Position => {
      const angle = (index / 40) * 2 * Math.PI
      return [5 + Math.cos(angle) / 100, 51.5 + Math.sin(angle) / 100]
    })
    const hole = closed(...island.slice(13), ...island.slice(0, 13)).toReversed()
    const [a = [], b = []] = simplifyTogether([closed(...island), hole], 0.002)
    assert.ok(a.length < 20)
    assert.deepEqual(edges(a).sort(), edges(b).sort())
  })

  test('a ring smaller than the tolerance is gone', () => {
    const speck = closed([5, 51], [5.00001, 51], [5.00001, 51.00001])
    assert.deepEqual(simplifyTogether([speck], 0.01), [[]])
  })
})

test('what remains is part of what was, closed, and not longer', () => {
  const position = fc
    .tuple(fc.integer({ min: 400, max: 500 }), fc.integer({ min: 5000, max: 5200 }))
    .map(([lon, lat]): Position => [lon / 100, lat / 100])
  const ring = fc
    .uniqueArray(position, { minLength: 3, maxLength: 30, selector: String })
    .map((open) => closed(...open))
  fc.assert(
    fc.property(ring, fc.double({ min: 0, max: 1, noNaN: true }), (given, tolerance) => {
      const [kept = []] = simplifyTogether([given], tolerance)
      assert.ok(kept.length <= given.length)
      assert.deepEqual(kept[0], kept.at(-1))
      for (const one of kept) assert.ok(given.some((other) => String(other) === String(one)))
    }),
    { numRuns: Number(process.env['RUNS'] ?? 200) },
  )
})
