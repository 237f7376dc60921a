import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson'
import { readBoundaries } from './boundaries.ts'
import { ImportRefused } from './import-run.ts'

const square = (west: number, south: number, side = 0.1): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
})

const feature = (code: string | number, name: string, geometry: Feature['geometry']): Feature => ({
  type: 'Feature',
  properties: { nis: code, naam: name },
  geometry,
})

const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const flemish = { land: 'vl', code: 'nis', name: 'naam' } as const
const dutch = { ...flemish, land: 'nl' } as const

const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (fault) {
    assert.ok(fault instanceof ImportRefused)
    return [fault.failure, fault.about]
  }
  return assert.fail('was not refused')
}

describe('municipality boundaries', () => {
  test('become shapes of five decimals with their middle', () => {
    const { boundaries, rejected } = readBoundaries(
      collection(feature(11002, ' Antwerpen ', square(4.3000001, 51.2))),
      flemish,
    )
    assert.deepEqual(rejected, [])
    assert.deepEqual(boundaries[0]?.code, '11002')
    assert.deepEqual(boundaries[0]?.name, 'Antwerpen')
    assert.deepEqual(boundaries[0]?.folded, 'antwerpen')
    assert.deepEqual(boundaries[0]?.centre, { lat: 51.25, lon: 4.35 })
    assert.deepEqual(boundaries[0]?.shape.coordinates[0]?.[0]?.[0], [4.3, 51.2])
  })

  test('Dutch codes are four digits, however they are written', () => {
    const { boundaries } = readBoundaries(collection(feature('GM0363', 'Amsterdam', square(4.8, 52.3))), dutch)
    assert.equal(boundaries[0]?.code, '0363')
  })

  test('the largest part is where a municipality is', () => {
    const parts: Position[][][] = [square(3, 51, 0.01).coordinates, square(4, 51, 0.1).coordinates]
    const { boundaries } = readBoundaries(
      collection(feature(1, 'Twee', { type: 'MultiPolygon', coordinates: parts })),
      dutch,
    )
    assert.deepEqual(boundaries[0]?.centre, { lat: 51.05, lon: 4.05 })
  })

  test('a feature that cannot be used is rejected, the others are not', () => {
    const { boundaries, rejected } = readBoundaries(
      collection(
        feature('11002', 'Antwerpen', square(4.3, 51.2)),
        feature('x', 'Nergens', square(4.3, 51.2)),
        feature('11003', ' ', square(4.3, 51.2)),
        feature('11002', 'Antwerpen', square(4.3, 51.2)),
        feature('11004', 'Punt', { type: 'Point', coordinates: [4, 51] }),
        feature('11005', 'Bonaire', square(-68.3, 12.1)),
      ),
      flemish,
    )
    assert.equal(boundaries.length, 1)
    assert.deepEqual(
      rejected.map(({ line, reason }) => [line, reason]),
      [
        [2, 'municipality'],
        [3, 'name'],
        [4, 'duplicate'],
        [5, 'geometry'],
        [6, 'outside'],
      ],
    )
  })

  test('metres of a national grid are refused, and so are swapped degrees', () => {
    const grid = {
      ...square(0, 0),
      coordinates: [
        [
          [121_000, 487_000],
          [122_000, 487_000],
          [122_000, 488_000],
          [121_000, 487_000],
        ],
      ],
    }
    assert.equal(refusal(() => readBoundaries(collection(feature(1, 'A', grid)), dutch))[0], 'not_wgs84')
    assert.equal(refusal(() => readBoundaries(collection(feature(1, 'A', square(52, 5))), dutch))[0], 'not_wgs84')
    const named = {
      ...collection(feature(1, 'A', square(4, 52))),
      crs: { type: 'name', properties: { name: 'EPSG:28992' } },
    }
    assert.deepEqual(
      refusal(() => readBoundaries(named, dutch)),
      ['not_wgs84', 'EPSG:28992'],
    )
  })

  test('a property that is not there is refused with those that are', () => {
    const run = () => readBoundaries(collection(feature(1, 'A', square(4, 52))), { ...dutch, code: 'statcode' })
    assert.deepEqual(refusal(run), ['no_property', 'statcode / nis, naam'])
  })

  test('heavy borders become light and stay shared', () => {
    const jags = Array.from({ length: 2000 }, (_, index): Position => [5 + (index % 2) * 0.0002, 52 + index * 0.0001])
    const [first = [5, 52], last = [5, 52]] = [jags[0], jags.at(-1)]
    const west: Polygon = { type: 'Polygon', coordinates: [[...jags, [4.9, 52.2], [4.9, 52], first]] }
    const east: Polygon = { type: 'Polygon', coordinates: [[...jags.toReversed(), [5.1, 52], [5.1, 52.2], last]] }
    const { boundaries } = readBoundaries(collection(feature(1, 'West', west), feature(2, 'Oost', east)), dutch)
    const positions = boundaries.map(({ shape }) => new Set((shape.coordinates[0]?.[0] ?? []).map(String)))
    assert.ok(positions.every((set) => set.size <= 150))
    const shared = [...(positions[0] ?? [])].filter((position) => positions[1]?.has(position))
    assert.deepEqual(shared.toSorted(), [String(first), String(last)].toSorted())
  })
})
