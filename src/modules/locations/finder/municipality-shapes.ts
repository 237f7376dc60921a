import { cellSize, toMercator } from '../../../lib/geo.ts'
import { boxAroundAll, boxOf, type MapBox, pixelOf, type Viewport } from './finder-map.ts'

/** A municipality as it comes from the database; the shape is a GeoJSON geometry in degrees. */
export interface MunicipalityFacts {
  readonly id: string
  readonly name: string
  readonly lat: number | null
  readonly lon: number | null
  readonly shape: unknown
}

/** Ready to be drawn: in Mercator metres. */
export interface Outline {
  readonly id: string
  readonly name: string
  readonly box: MapBox
  /** Where the name stands. */
  readonly x: number
  readonly y: number
  /** Pairs of x and y. */
  readonly rings: readonly (readonly number[])[]
}

export function outlineOf({ id, name, lat, lon, shape }: MunicipalityFacts): Outline | undefined {
  const rings = ringsOf(shape).map((ring) => ring.flatMap(([lon, lat]) => Object.values(toMercator({ lat, lon }))))
  const box = boxAroundAll(rings.map(boxOfRing))
  if (!box) return undefined
  const middle = { x: (box.west + box.east) / 2, y: (box.south + box.north) / 2 }
  const { x, y } = lat === null || lon === null ? middle : toMercator({ lat, lon })
  return { id, name, box, x, y, rings }
}

type Position = readonly [number, number]

/** Every ring of a polygon or of several; anything else has none. */
function ringsOf(shape: unknown): Position[][] {
  if (typeof shape !== 'object' || shape === null || !('type' in shape) || !('coordinates' in shape)) return []
  // The importer checked the coordinates; here only the two kinds of shape are told apart.
  if (shape.type === 'Polygon') return shape.coordinates as Position[][]
  return shape.type === 'MultiPolygon' ? (shape.coordinates as Position[][][]).flat() : []
}

function boxOfRing(ring: readonly number[]): MapBox {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (let index = 0; index + 1 < ring.length; index += 2) {
    const [x = 0, y = 0] = [ring[index], ring[index + 1]]
    box.west = Math.min(box.west, x)
    box.east = Math.max(box.east, x)
    box.south = Math.min(box.south, y)
    box.north = Math.max(box.north, y)
  }
  return box
}

/** An outline at one zoom: whole pixels of the map of the world, first point absolute, the rest as steps. */
export interface DrawnOutline extends Omit<Outline, 'rings'> {
  readonly rings: readonly (readonly number[])[]
}

const halfWorld = cellSize(0, 128)

/**
 * Snaps every point to a raster and drops what does not move on. Both sides of a border snap alike, so no gaps open between
 * neighbours, as they would when each outline were simplified by itself.
 */
export function drawOutline({ rings, ...outline }: Outline, zoom: number, raster = 2): DrawnOutline {
  const metres = cellSize(zoom, raster)
  const drawn = rings.map((ring) => {
    const steps: number[] = []
    let [lastX, lastY, fromX, fromY] = [NaN, NaN, 0, 0]
    for (let index = 0; index + 1 < ring.length; index += 2) {
      const x = Math.round(((ring[index] ?? 0) + halfWorld) / metres) * raster
      const y = Math.round((halfWorld - (ring[index + 1] ?? 0)) / metres) * raster
      if (x === lastX && y === lastY) continue
      steps.push(x - fromX, y - fromY)
      ;[lastX, lastY, fromX, fromY] = [x, y, x, y]
    }
    return straightened(steps)
  })
  return { ...outline, rings: drawn.filter((steps) => steps.length >= 8) }
}

/** Steps in the same direction become one. */
function straightened(steps: readonly number[]): number[] {
  const kept = steps.slice(0, 2)
  for (let index = 2; index + 1 < steps.length; index += 2) {
    const [dx = 0, dy = 0] = [steps[index], steps[index + 1]]
    const last = kept.length - 2
    const [beforeX = 0, beforeY = 0] = [kept[last], kept[last + 1]]
    const sameWay = last >= 2 && dx * beforeY === dy * beforeX && dx * beforeX + dy * beforeY > 0
    if (sameWay) kept.splice(last, 2, beforeX + dx, beforeY + dy)
    else kept.push(dx, dy)
  }
  return kept
}

/** The `d` of an SVG path within a picture. */
export function pathOf({ rings }: DrawnOutline, { left, top }: Viewport): string {
  return rings
    .map(([x = 0, y = 0, ...steps]) => {
      let path = `M${x - left} ${y - top}l`
      for (const [index, step] of steps.entries()) path += index === 0 || step < 0 ? step : ` ${step}`
      return `${path}z`
    })
    .join('')
}

export function isInView({ box }: { box: MapBox }, viewport: Viewport): boolean {
  const view = boxOf(viewport)
  return box.west < view.east && box.east > view.west && box.south < view.north && box.north > view.south
}

/** Which names fit in the picture without touching another, larger municipalities first. */
export function placeNames(
  outlines: readonly Outline[],
  viewport: Viewport,
): ReadonlyMap<string, { x: number; y: number }> {
  const placed = new Map<string, { x: number; y: number }>()
  const taken: MapBox[] = []
  const size = ({ box }: Outline) => (box.east - box.west) * (box.north - box.south)
  for (const outline of [...outlines].sort((a, b) => size(b) - size(a))) {
    const { x, y } = pixelOf(viewport, outline)
    const half = (outline.name.length * letterWidth) / 2
    const label = { west: x - half, east: x + half, south: y - lineHeight, north: y + lineHeight / 2 }
    const inside =
      label.west > 2 && label.east < viewport.width - 2 && label.south > 2 && label.north < viewport.height - 2
    const free = !taken.some((other) => touches(label, other))
    const room = (outline.box.east - outline.box.west) / cellSize(viewport.zoom, 1)
    if (!inside || !free || room < half) continue
    taken.push(label)
    placed.set(outline.id, { x: Math.round(x), y: Math.round(y) })
  }
  return placed
}

const letterWidth = 7
const lineHeight = 14

const touches = (a: MapBox, b: MapBox): boolean =>
  a.west < b.east && a.east > b.west && a.south < b.north && a.north > b.south
