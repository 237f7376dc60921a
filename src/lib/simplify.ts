// Fewer points for the same borders: Douglas and Peucker, on rings that share borders.

/** Longitude and latitude in degrees, as GeoJSON writes them. */
export type Position = readonly [lon: number, lat: number]

/** Closed: the last position is the first one again. */
export type Ring = readonly Position[]

/**
 * Simplifies all rings together: a border that two rings share stays one border, because rings are cut where three meet and each
 * piece is always walked in the same direction. `tolerance` in degrees of latitude. A ring that becomes nothing comes back empty.
 */
export function simplifyTogether(rings: readonly Ring[], tolerance: number): Ring[] {
  const junctions = junctionsOf(rings)
  return rings.map((ring) => {
    const kept = piecesOf(ring.slice(0, -1), junctions).flatMap((piece) => simplifyPiece(piece, tolerance).slice(0, -1))
    const [first] = kept
    return first && kept.length >= 3 ? [...kept, first] : []
  })
}

const keyOf = ([lon, lat]: Position) => `${lon} ${lat}`

/** Where borders meet: positions with more than two different neighbours. */
function junctionsOf(rings: readonly Ring[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>()
  for (const ring of rings) {
    const keys = ring.map(keyOf)
    for (const [index, key] of keys.entries()) {
      const next = keys[index + 1]
      if (next === undefined) continue
      neighboursOf(neighbours, key).add(next)
      neighboursOf(neighbours, next).add(key)
    }
  }
  return new Set([...neighbours].flatMap(([key, beside]) => (beside.size > 2 ? [key] : [])))
}

function neighboursOf(all: Map<string, Set<string>>, key: string): Set<string> {
  const known = all.get(key) ?? new Set<string>()
  all.set(key, known)
  return known
}

/** An open ring cut at its fixed positions; every piece ends where the next one starts. */
function piecesOf(open: readonly Position[], junctions: ReadonlySet<string>): Position[][] {
  const fixed = fixedIn(open, junctions)
  const [first = 0] = fixed
  const turned = [...open.slice(first), ...open.slice(0, first)]
  const cuts = [...fixed.map((index) => index - first), turned.length]
  return cuts.slice(1).map((end, index) => {
    const piece = turned.slice(cuts[index] ?? 0, end + 1)
    return end === turned.length ? [...piece, ...turned.slice(0, 1)] : piece
  })
}

function fixedIn(open: readonly Position[], junctions: ReadonlySet<string>): number[] {
  const fixed = open.flatMap((position, index) => (junctions.has(keyOf(position)) ? [index] : []))
  if (fixed.length > 1 || open.length === 0) return fixed
  // An island, or an exclave and the hole around it: both find the same two positions, wherever their rings start.
  const start = fixed[0] ?? open.reduce((best, position, index) => (isBefore(position, open[best]) ? index : best), 0)
  const far = farthestFrom(open, start)
  return [start, far].toSorted((a, b) => a - b)
}

const isBefore = (a: Position, b: Position | undefined) => !b || a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

function farthestFrom(open: readonly Position[], start: number): number {
  const from = open[start]
  let best = { index: start, distance: -1 }
  for (const [index, position] of open.entries()) {
    const distance = from ? squared(from, position) : 0
    const further = distance > best.distance || (distance === best.distance && isBefore(position, open[best.index]))
    if (index !== start && further) best = { index, distance }
  }
  return best.index
}

function simplifyPiece(piece: readonly Position[], tolerance: number): readonly Position[] {
  const [first, last] = [piece[0], piece.at(-1)]
  if (!first || !last || piece.length < 3) return piece
  return isBefore(first, last) ? thin(piece, tolerance) : thin(piece.toReversed(), tolerance).toReversed()
}

/** The classic one, without recursion: a long coast would use up the stack. */
function thin(line: readonly Position[], tolerance: number): Position[] {
  const kept = new Set([0, line.length - 1])
  const open: [number, number][] = [[0, line.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    const worst = farthestFromChord(line, from, to)
    if (worst.distance <= tolerance ** 2) continue
    kept.add(worst.index)
    open.push([from, worst.index], [worst.index, to])
  }
  return line.filter((_, index) => kept.has(index))
}

function farthestFromChord(line: readonly Position[], from: number, to: number): { index: number; distance: number } {
  const [a, b] = [line[from], line[to]]
  let worst = { index: from, distance: 0 }
  for (let index = from + 1; index < to; index += 1) {
    const position = line[index]
    const distance = a && b && position ? toSegment(position, a, b) : 0
    if (distance > worst.distance) worst = { index, distance }
  }
  return worst
}

// A degree of longitude in the Low Countries is that much shorter than one of latitude.
const narrow = Math.cos((51.5 * Math.PI) / 180)

const squared = (a: Position, b: Position) => ((a[0] - b[0]) * narrow) ** 2 + (a[1] - b[1]) ** 2

function toSegment(position: Position, a: Position, b: Position): number {
  const [dx, dy] = [(b[0] - a[0]) * narrow, b[1] - a[1]]
  const length = dx ** 2 + dy ** 2
  if (length === 0) return squared(position, a)
  const along = ((position[0] - a[0]) * narrow * dx + (position[1] - a[1]) * dy) / length
  const share = Math.max(0, Math.min(1, along))
  return squared(position, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])])
}
