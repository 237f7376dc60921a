import { type Box, cellSize, fromMercator, toMercator } from '../../lib/geo.ts'

/** On the drawn map: pixels of the picture, counted from its left upper corner. */
export interface Viewport {
  readonly width: number
  readonly height: number
  /** Half steps; whole ones are those of map tiles. */
  readonly zoom: number
  /** Where the left upper corner lies on the map of the whole world at this zoom, in whole pixels. */
  readonly left: number
  readonly top: number
}

/** In Mercator metres. */
export interface MapBox {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export const lastZoom = 16
const firstZoom = 5
const halfWorld = cellSize(0, 128)

export function mapBoxOf({ west, south, east, north }: Box): MapBox {
  const [lower, upper] = [toMercator({ lat: south, lon: west }), toMercator({ lat: north, lon: east })]
  return { west: lower.x, south: lower.y, east: upper.x, north: upper.y }
}

export function degreesOf({ west, south, east, north }: MapBox): Box {
  const [lower, upper] = [fromMercator({ x: west, y: south }), fromMercator({ x: east, y: north })]
  return { west: lower.lon, south: lower.lat, east: upper.lon, north: upper.lat }
}

/** The smallest box around all of these; undefined around nothing. */
export function boxAroundAll(boxes: readonly MapBox[]): MapBox | undefined {
  if (boxes.length === 0) return undefined
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  }
}

/** The picture that shows all of the box, as large as it will go. */
export function fit(box: MapBox, width: number, height: number, margin = 0): Viewport {
  const metres = Math.max((box.east - box.west) / (width - 2 * margin), (box.north - box.south) / (height - 2 * margin))
  const zoom = Math.floor(2 * Math.log2(cellSize(0, 1) / Math.max(metres, 0.01))) / 2
  return around((box.west + box.east) / 2, (box.south + box.north) / 2, Math.min(zoom, lastZoom), width, height)
}

/** The same middle, some steps nearer (1) or further away (-1); undefined at the end. */
export function zoomed(viewport: Viewport, steps: number): Viewport | undefined {
  const zoom = viewport.zoom + steps
  if (zoom > lastZoom || zoom < firstZoom) return undefined
  const { west, south, east, north } = boxOf(viewport)
  return around((west + east) / 2, (south + north) / 2, zoom, viewport.width, viewport.height)
}

function around(x: number, y: number, zoom: number, width: number, height: number): Viewport {
  const metres = cellSize(zoom, 1)
  return {
    width,
    height,
    zoom,
    left: Math.round((x + halfWorld) / metres - width / 2),
    top: Math.round((halfWorld - y) / metres - height / 2),
  }
}

export function boxOf({ width, height, zoom, left, top }: Viewport): MapBox {
  const metres = cellSize(zoom, 1)
  const [west, north] = [left * metres - halfWorld, halfWorld - top * metres]
  return { west, north, east: west + width * metres, south: north - height * metres }
}

export function pixelOf({ zoom, left, top }: Viewport, { x, y }: { x: number; y: number }): { x: number; y: number } {
  const metres = cellSize(zoom, 1)
  return { x: (x + halfWorld) / metres - left, y: (halfWorld - y) / metres - top }
}

export interface Mark extends MapBox {
  readonly count: number
  readonly x: number
  readonly y: number
}

/**
 * Joins marks that would lie over each other, the largest first, so that a finger finds each of them.
 * `reach` is the radius of a mark in pixels for a count.
 */
export function joinNear<M extends Mark>(marks: readonly M[], zoom: number, reach: (count: number) => number): M[] {
  const metres = cellSize(zoom, 1)
  const joined: M[] = []
  for (const mark of [...marks].sort((a, b) => b.count - a.count)) {
    const near = joined.findIndex((other) => {
      const room = (reach(other.count) + reach(mark.count)) * metres * overlap
      return Math.hypot(other.x - mark.x, other.y - mark.y) < room
    })
    const other = joined[near]
    if (other) joined[near] = together(other, mark)
    else joined.push(mark)
  }
  return joined
}

// Two marks may touch and overlap by a sixth before they are one.
const overlap = 0.85

function together<M extends Mark>(a: M, b: M): M {
  const count = a.count + b.count
  const middle = (one: number, other: number) => (one * a.count + other * b.count) / count
  return {
    ...a,
    count,
    x: middle(a.x, b.x),
    y: middle(a.y, b.y),
    west: Math.min(a.west, b.west),
    south: Math.min(a.south, b.south),
    east: Math.max(a.east, b.east),
    north: Math.max(a.north, b.north),
  }
}
