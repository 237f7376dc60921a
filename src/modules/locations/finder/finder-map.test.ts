import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import {
  boxOf,
  boxAroundAll,
  degreesOf,
  fit,
  inView,
  joinNear,
  mapBoxOf,
  pixelOf,
  viewOf,
  zoomed,
} from './finder-map.ts'
import { boxWord, readBoxWord } from './finder-filters.ts'
import { drawOutline, isInView, outlineOf, pathOf, placeNames } from './municipality-shapes.ts'

const metres = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const boxes = fc
  .tuple(metres(300_000, 700_000), metres(6_500_000, 7_000_000), metres(100, 400_000), metres(100, 400_000))
  .map(([west, south, width, height]) => ({ west, south, east: west + width, north: south + height }))

describe('the picture of a map', () => {
  test('holds the box it was made for, but for a breath at the edge', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const view = boxOf(fit(box, 416, 480))
        const breath = 0.04 * Math.max(box.east - box.west, box.north - box.south) + 5
        assert.ok(view.west <= box.west + breath && view.east >= box.east - breath)
        assert.ok(view.south <= box.south + breath && view.north >= box.north - breath)
      }),
    )
  })

  test('does not drift when its own box comes back from the address', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const view = fit(box, 416, 480)
        const again = readBoxWord(boxWord(degreesOf(boxOf(view))))
        assert.ok(again)
        assert.equal(fit(mapBoxOf(again), 416, 480).zoom, view.zoom)
      }),
    )
  })

  test('one step nearer shows a quarter, one further brings it back', () => {
    const view = fit(mapBoxOf({ west: 4.8, east: 5, south: 52.3, north: 52.4 }), 416, 480)
    const nearer = zoomed(view, 1)
    assert.ok(nearer)
    assert.equal(nearer.zoom, view.zoom + 1)
    const back = zoomed(nearer, -1)
    assert.ok(back && Math.abs(back.left - view.left) <= 1 && Math.abs(back.top - view.top) <= 1)
    assert.equal(zoomed({ ...view, zoom: 16 }, 1), undefined)
    assert.equal(zoomed({ ...view, zoom: 6 }, -1), undefined)
  })

  test('has its middle in the middle', () => {
    const view = viewOf({ west: 0, east: 10_000, south: 0, north: 10_000 }, 12)
    const { x, y } = pixelOf(view, { x: 5000, y: 5000 })
    assert.ok(Math.abs(x - view.width / 2) < 1 && Math.abs(y - view.height / 2) < 1)
  })
})

const mark = (x: number, y: number, count: number) => ({ x, y, count, west: x, east: x, south: y, north: y })
const marks = fc.array(
  fc.tuple(metres(0, 30_000), metres(0, 30_000), fc.integer({ min: 1, max: 400 })).map((one) => mark(...one)),
  { maxLength: 80 },
)

describe('marks on a map', () => {
  const reach = (count: number) => (count > 1 ? 16 : 12)
  const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0)

  test('that lie apart lose nothing and touch no other', () => {
    fc.assert(
      fc.property(marks, (list) => {
        const joined = joinNear(list, 10, reach)
        assert.equal(sum(joined), sum(list))
        const pixel = 152.874
        for (const [index, a] of joined.entries()) {
          for (const b of joined.slice(index + 1)) {
            assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= (reach(a.count) + reach(b.count)) * pixel * 0.999)
          }
        }
      }),
    )
  })

  test('lie wholly within the picture, and those beyond it are left out', () => {
    const view = viewOf({ west: 0, east: 10_000, south: 0, north: 10_000 }, 12)
    const shown = inView([mark(1, 1, 1), mark(5000, 5000, 1), mark(-1, 5000, 1)], view, 12)
    assert.equal(shown.length, 2)
    const corner = pixelOf(view, shown[0] ?? { x: 0, y: 0 })
    assert.ok(corner.x >= 11 && corner.y <= view.height - 11)
  })

  test('around nothing is no box', () => assert.equal(boxAroundAll([]), undefined))
})

describe('municipalities', () => {
  const square = (lon: number, lat: number, size = 0.1) => [
    [lon, lat],
    [lon + size, lat],
    [lon + size, lat + size],
    [lon, lat + size],
    [lon, lat],
  ]
  const facts = (id: string, name: string, ...rings: number[][][]) => ({
    id,
    name,
    lat: null,
    lon: null,
    shape: { type: 'Polygon', coordinates: rings },
  })

  test('become paths of whole steps that close', () => {
    const outline = outlineOf(facts('nl-1', 'Linde', square(4.8, 52.3)))
    assert.ok(outline)
    const view = fit(outline.box, 416, 480)
    assert.match(pathOf(drawOutline(outline, view.zoom), view), /^M-?\d+ -?\d+l(-?\d+ ?)+z$/)
    assert.ok(isInView(outline, view))
    assert.ok(!isInView(outline, { ...view, left: view.left + 5000 }))
  })

  test('on both sides of a border are drawn along the same pixels', () => {
    const west = outlineOf(facts('nl-1', 'West', square(4.8, 52.3)))
    const east = outlineOf(facts('nl-2', 'Oost', square(4.9, 52.3)))
    assert.ok(west && east)
    const eastEdge = Math.max(...xs(drawOutline(west, 11).rings[0] ?? []))
    const westEdge = Math.min(...xs(drawOutline(east, 11).rings[0] ?? []))
    assert.equal(eastEdge, westEdge)
  })

  test('without a shape are not drawn', () => {
    for (const shape of [null, {}, { type: 'Point', coordinates: [1, 2] }, { type: 'Polygon', coordinates: [] }]) {
      assert.equal(outlineOf({ id: 'a', name: 'A', lat: 52, lon: 5, shape }), undefined)
    }
  })

  test('in two parts are drawn in two', () => {
    const shape = { type: 'MultiPolygon', coordinates: [[square(4.8, 52.3)], [square(5.2, 52.3)]] }
    assert.equal(outlineOf({ id: 'a', name: 'A', lat: 52.3, lon: 4.8, shape })?.rings.length, 2)
  })

  test('that are a speck at this zoom are left out', () => {
    const outline = outlineOf(facts('nl-1', 'Speck', square(4.8, 52.3, 0.0001)))
    assert.ok(outline)
    assert.deepEqual(drawOutline(outline, 6).rings, [])
  })

  test('get their names where these touch no other and stay inside', () => {
    const outlines = [facts('nl-1', 'West', square(4.8, 52.3)), facts('nl-2', 'Oost', square(4.805, 52.3))].flatMap(
      (one) => outlineOf(one) ?? [],
    )
    const view = fit(boxAroundAll(outlines.map(({ box }) => box)) ?? outlines[0]?.box ?? fitBox, 416, 480)
    assert.deepEqual([...placeNames(outlines, view).keys()], ['nl-1'])
  })
})

const fitBox = { west: 0, east: 1, south: 0, north: 1 }

function xs(steps: readonly number[]): number[] {
  let x = 0
  return steps.flatMap((step, index) => (index % 2 === 0 ? [(x += step)] : []))
}
