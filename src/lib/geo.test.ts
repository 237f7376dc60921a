import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { boxAround, cellSize, fromMercator, isInside, metresBetween, toMercator, type Point } from './geo.ts'

const runs = { numRuns: Number(process.env['RUNS'] ?? 1000) }
const antwerp = { lat: 51.2194, lon: 4.4025 }
const breda = { lat: 51.5719, lon: 4.7683 }

const degree = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const anyPoint: fc.Arbitrary<Point> = fc.record({ lat: degree(-80, 80), lon: degree(-175, 175) })
const nearby: fc.Arbitrary<Point> = fc.record({ lat: degree(49, 54), lon: degree(2, 8) })
const isNear = (a: number, b: number, by: number) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`)

test('Antwerp and Breda are 46.7 kilometres apart', () => {
  isNear(metresBetween(antwerp, breda), 46_700, 100)
})

test('one degree of latitude is 111.195 kilometres, and half the globe 20,015', () => {
  isNear(metresBetween({ lat: 51, lon: 4 }, { lat: 52, lon: 4 }), 111_195, 1)
  isNear(metresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 180 }), 20_015_115, 1)
})

test('a distance is the same both ways and zero to itself', () => {
  const law = fc.property(anyPoint, anyPoint, (a, b) => {
    isNear(metresBetween(a, b), metresBetween(b, a), 1e-6)
    assert.equal(metresBetween(a, a), 0)
  })
  fc.assert(law, runs)
})

test('everything within reach lies in the box, and the box is hardly larger', () => {
  const law = fc.property(nearby, nearby, degree(10, 100_000), (centre, other, metres) => {
    const box = boxAround(centre, metres)
    if (metresBetween(centre, other) <= metres) assert.ok(isInside(other, box))
    isNear(metresBetween(centre, { lat: box.north, lon: centre.lon }), metres, 0.01)
    isNear(metresBetween(centre, { lat: centre.lat, lon: box.east }), metres, metres * 0.002)
  })
  fc.assert(law, runs)
})

test('the projection goes there and back', () => {
  const law = fc.property(anyPoint, (point) => {
    const back = fromMercator(toMercator(point))
    isNear(back.lat, point.lat, 1e-9)
    isNear(back.lon, point.lon, 1e-9)
  })
  fc.assert(law, runs)
})

test('a known place falls where every web map puts it', () => {
  const { x, y } = toMercator({ lat: 52, lon: 5 })
  isNear(x, 556_597.45, 0.01)
  isNear(y, 6_800_125.45, 0.01)
})

test('the poles fall on the edge of the map', () => {
  isNear(toMercator({ lat: 90, lon: 0 }).y, 20_037_508.34, 0.01)
})

test('a tile of zoom 0 is the world, and each zoom halves it', () => {
  isNear(cellSize(0, 256), 40_075_016.69, 0.01)
  isNear(cellSize(10, 64), 40_075_016.69 / 1024 / 4, 0.01)
})
