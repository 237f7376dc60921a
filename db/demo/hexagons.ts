import { chance } from './random.ts'

// A map of hexagons whose borders are drawn by a trembling hand. Each corner and each edge is drawn once, for both sides,
// so that the pieces fit without gaps.

export type Position = [lon: number, lat: number]

/** GeoJSON: rings are closed, the outer one counter-clockwise, holes clockwise (RFC 7946). */
export interface Shape {
  type: 'MultiPolygon'
  coordinates: Position[][][]
}

/** A cell of the grid; odd rows stand half a cell to the right. */
export interface Cell {
  row: number
  column: number
}

interface Plane {
  /** Kilometres east and north of the middle of the map. */
  x: number
  y: number
}

/** Kilometres from the middle of a hexagon to its corners. */
const radius = 1.55
const middle = { lat: 51.42, lon: 4.92 }
const middleCell = { row: 6, column: 6.5 }
const kilometresPerDegree = 111.195

export function toPosition({ x, y }: Plane): Position {
  const perDegree = kilometresPerDegree * Math.cos((middle.lat * Math.PI) / 180)
  return [round(middle.lon + x / perDegree), round(middle.lat + y / kilometresPerDegree)]
}

// A metre.
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

export function centreOf({ row, column }: Cell): Plane {
  const shifted = column - middleCell.column + (row % 2 === 0 ? 0 : 0.5)
  return { x: shifted * Math.sqrt(3) * radius, y: (middleCell.row - row) * 1.5 * radius }
}

/** One shape around these cells; where they lie apart it has several parts, where others lie inside it has holes. */
export function shapeAround(cells: readonly Cell[]): Shape {
  const edges = cells.flatMap(edgesOf)
  const walked = new Set(edges.map(({ from, to }) => `${keyOf(from)} ${keyOf(to)}`))
  const border = edges.filter(({ from, to }) => !walked.has(`${keyOf(to)} ${keyOf(from)}`))
  const rings = ringsOf(border).map((ring) => ring.flatMap(drawn))
  return { type: 'MultiPolygon', coordinates: polygonsOf(rings.map((ring) => closed(ring.map(toPosition)))) }
}

interface Edge {
  from: Plane
  to: Plane
}

/** Counter-clockwise. */
function edgesOf(cell: Cell): Edge[] {
  const { x, y } = centreOf(cell)
  const corners = [0, 1, 2, 3, 4, 5].map((corner) => {
    const angle = ((30 + corner * 60) * Math.PI) / 180
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
  })
  return corners.map((from, index) => ({ from, to: corners[(index + 1) % 6] ?? from }))
}

/** Corners stand on a grid of their own; whichever hexagon asks, a corner has one name. */
const keyOf = ({ x, y }: Plane) => `${Math.round(x / (radius * Math.sqrt(0.75)))},${Math.round((2 * y) / radius)}`

/** Three hexagons meet in a corner, so that a border leaves each corner at most once. */
function ringsOf(border: readonly Edge[]): Edge[][] {
  const leaving = new Map(border.map((edge) => [keyOf(edge.from), edge]))
  const rings: Edge[][] = []
  for (const start of border) {
    const ring: Edge[] = []
    for (let edge = leaving.get(keyOf(start.from)); edge; edge = leaving.get(keyOf(edge.to))) {
      leaving.delete(keyOf(edge.from))
      ring.push(edge)
    }
    if (ring.length > 0) rings.push(ring)
  }
  return rings
}

/** The points of an edge without its end, as the hand drew it; backwards it is the same line. */
function drawn({ from, to }: Edge): Plane[] {
  const forth = keyOf(from) < keyOf(to)
  const [a, b] = forth ? [from, to] : [to, from]
  const line = broken([corner(a), corner(b)], chance(`edge ${keyOf(a)} ${keyOf(b)}`), 3)
  return forth ? line.slice(0, -1) : line.toReversed().slice(0, -1)
}

function corner(point: Plane): Plane {
  const hand = chance(`corner ${keyOf(point)}`)
  return { x: point.x + hand.bell() * radius * 0.13, y: point.y + hand.bell() * radius * 0.13 }
}

/** Breaks every stretch in its middle and moves that aside, again and again. */
function broken(line: readonly Plane[], hand: ReturnType<typeof chance>, times: number): Plane[] {
  if (times === 0) return [...line]
  const finer = line.flatMap((a, index) => {
    const b = line[index + 1]
    if (!b) return [a]
    const aside = hand.bell() * 0.07
    return [a, { x: (a.x + b.x) / 2 + (b.y - a.y) * aside, y: (a.y + b.y) / 2 - (b.x - a.x) * aside }]
  })
  return broken(finer, hand, times - 1)
}

function closed(ring: Position[]): Position[] {
  const [first] = ring
  return first ? [...ring, first] : ring
}

/** Each outer ring with the holes that lie in it. */
function polygonsOf(rings: readonly Position[][]): Position[][][] {
  const outer = rings.filter((ring) => ringArea(ring) > 0)
  const holes = rings.filter((ring) => ringArea(ring) < 0)
  return outer.map((ring) => [ring, ...holes.filter((hole) => hole.some((point) => isInRing(point, ring)))])
}

/** In square degrees, positive where the ring goes counter-clockwise. */
export function ringArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[index + 1] ?? [x, y]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

export function shapeArea(shape: Shape): number {
  return shape.coordinates.flat().reduce((sum, ring) => sum + ringArea(ring), 0)
}

export function isInShape(point: Position, shape: Shape): boolean {
  return shape.coordinates.some((rings) => rings.filter((ring) => isInRing(point, ring)).length % 2 === 1)
}

function isInRing([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[index + 1] ?? [ax, ay]
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside
  }
  return inside
}
