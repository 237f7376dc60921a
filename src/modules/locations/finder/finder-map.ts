import { type Box, cellSize, fromMercator, toMercator } from '../../../lib/geo.ts'

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
const firstZoom = 6
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
export function fit(box: MapBox, width: number, height: number, margin = 0, nearest = lastZoom): Viewport {
  const metres = Math.max((box.east - box.west) / (width - 2 * margin), (box.north - box.south) / (height - 2 * margin))
  // A little may fall off the edge: the rounded box of an address must not push the map a step away.
  const zoom = Math.floor(2 * Math.log2(cellSize(0, 1) / Math.max(metres, 0.01)) + 0.1) / 2
  return viewAround(
    { x: (box.west + box.east) / 2, y: (box.south + box.north) / 2 },
    Math.min(zoom, nearest),
    width,
    height,
  )
}

/** The picture of exactly this box at this zoom. */
export function viewOf({ west, south, east, north }: MapBox, zoom: number): Viewport {
  const metres = cellSize(zoom, 1)
  const [width, height] = [Math.round((east - west) / metres), Math.round((north - south) / metres)]
  return viewAround({ x: (west + east) / 2, y: (south + north) / 2 }, zoom, width, height)
}

/** The same middle, some steps nearer (1) or further away (-1); undefined at the end. */
export function zoomed(viewport: Viewport, steps: number): Viewport | undefined {
  const zoom = viewport.zoom + steps
  if (zoom > lastZoom || zoom < firstZoom) return undefined
  const { west, south, east, north } = boxOf(viewport)
  return viewAround({ x: (west + east) / 2, y: (south + north) / 2 }, zoom, viewport.width, viewport.height)
}

/** The picture around a point of the map. */
export function viewAround({ x, y }: { x: number; y: number }, zoom: number, width: number, height: number): Viewport {
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

/** Metres of the map as pixels of the picture. */
export const pixelsFor = ({ zoom }: Viewport, metres: number): number => metres / cellSize(zoom, 1)

export interface Mark extends MapBox {
  readonly count: number
  readonly x: number
  readonly y: number
}

/** The marks in the picture; one at the edge moves in by up to `margin` pixels, so that all of it is seen. */
export function inView<M extends Mark>(marks: readonly M[], viewport: Viewport, margin: number): M[] {
  const { west, south, east, north } = boxOf(viewport)
  const edge = cellSize(viewport.zoom, margin)
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low + edge), high - edge)
  return marks
    .filter(({ x, y }) => x >= west && x <= east && y >= south && y <= north)
    .map((mark) => Object.assign({}, mark, { x: clamp(mark.x, west, east), y: clamp(mark.y, south, north) }))
}

/**
 * Joins marks that would lie over each other, so that a finger finds each of them.
 * `reach` is the radius of a mark in pixels for a count.
 */
export function joinNear<M extends Mark>(marks: readonly M[], zoom: number, reach: (count: number) => number): M[] {
  const metres = cellSize(zoom, 1)
  const isNear = (a: M, b: M) => Math.hypot(a.x - b.x, a.y - b.y) < (reach(a.count) + reach(b.count)) * metres
  const joined: M[] = []
  for (const mark of [...marks].sort((a, b) => b.count - a.count)) {
    let whole = mark
    // What has grown may have come to lie over another.
    for (let near = joined.findIndex((other) => isNear(other, whole)); near >= 0;) {
      const [other] = joined.splice(near, 1)
      if (other) whole = together(other, whole)
      near = joined.findIndex((next) => isNear(next, whole))
    }
    joined.push(whole)
  }
  return joined
}

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
