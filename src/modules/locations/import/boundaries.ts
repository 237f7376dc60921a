import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position as Coordinates } from 'geojson'
import type { Point } from '../../../lib/geo.ts'
import { type Position, type Ring, simplifyTogether } from '../../../lib/simplify.ts'
import { fold } from '../../../lib/text-fold.ts'
import { ImportRefused } from './import-run.ts'
import type { Land } from '../location.ts'
import { dutchMunicipality, plainText, wrong } from './lrk-fields.ts'

export interface Boundary {
  /** Which feature of the file it is, from 1. */
  readonly line: number
  readonly code: string
  readonly name: string
  readonly folded: string
  readonly shape: MultiPolygon
  readonly centre: Point
}

export type BoundaryRejection = 'municipality' | 'name' | 'geometry' | 'outside' | 'duplicate'

export interface RejectedFeature {
  readonly line: number
  readonly reason: BoundaryRejection
  readonly value: string | null
}

export interface BoundaryOptions {
  readonly land: Land
  /** The properties that hold the code and the name. */
  readonly code: string
  readonly name: string
}

export interface ReadBoundaries {
  readonly boundaries: readonly Boundary[]
  readonly rejected: readonly RejectedFeature[]
}

/** Municipalities out of a GeoJSON feature collection, light enough for a map on a page. */
export function readBoundaries(collection: FeatureCollection, options: BoundaryOptions): ReadBoundaries {
  requireWgs84(collection)
  requireProperties(collection.features, options)
  const seen = new Set<string>()
  const read = collection.features.map((feature, index) => readFeature(feature, index + 1, options, seen))
  const found = read.filter((one) => 'rings' in one)
  const shapes = lighten(found)
  return {
    boundaries: found.flatMap((one, index) => boundaryOf(one, shapes[index] ?? [])),
    rejected: read.filter((one) => 'reason' in one),
  }
}

interface Found {
  readonly line: number
  readonly code: string
  readonly name: string
  /** Polygons of rings, the outer one first. */
  readonly rings: readonly Ring[][]
}

function readFeature(
  feature: Feature,
  line: number,
  options: BoundaryOptions,
  seen: Set<string>,
): Found | RejectedFeature {
  const code = codeOf(feature, options)
  const written = textOf(feature, options.code)
  if (!code) return { line, reason: 'municipality', value: written }
  const name = textOf(feature, options.name)
  if (!name) return { line, reason: 'name', value: code }
  if (seen.has(code)) return { line, reason: 'duplicate', value: code }
  const polygons = polygonsOf(feature)
  if (!polygons) return { line, reason: 'geometry', value: code }
  if (!polygons.flat(2).every(isHere)) return { line, reason: 'outside', value: code }
  seen.add(code)
  return { line, code, name, rings: polygons.map((rings) => rings.map(rounded).filter((ring) => ring.length > 3)) }
}

function codeOf(feature: Feature, { land, code }: BoundaryOptions): string | null {
  const written = textOf(feature, code) ?? ''
  if (land === 'vl') return /^\d{5}$/.test(written) ? written : null
  const dutch = dutchMunicipality(written)
  return dutch === wrong ? null : dutch
}

function textOf(feature: Feature, property: string): string | null {
  const value: unknown = feature.properties?.[property]
  return typeof value === 'string' || typeof value === 'number' ? plainText(String(value)) : null
}

function polygonsOf({ geometry }: Feature): Coordinates[][][] | undefined {
  // A file may say null where the type says geometry.
  const shape = geometry as Polygon | MultiPolygon | { type: string } | null
  const polygons =
    shape && 'coordinates' in shape ? (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) : []
  const sound =
    polygons.length > 0 &&
    polygons.flat().every((ring) => Array.isArray(ring) && ring.length > 3 && ring.every(Array.isArray))
  return sound && (shape?.type === 'Polygon' || shape?.type === 'MultiPolygon') ? polygons : undefined
}

/** The Low Countries, with room around them. */
const isHere = ([lon = 0, lat = 0]: Coordinates) => lon >= 2 && lon <= 8 && lat >= 49 && lat <= 54

/** Five decimals are a metre; what falls together is one position. */
function rounded(ring: readonly Coordinates[]): Ring {
  const positions = ring.map(([lon = 0, lat = 0]): Position => [five(lon), five(lat)])
  return positions.filter((position, index) => String(position) !== String(positions[index - 1]))
}

const five = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** A page shows some hundred municipalities at once, so each may have so many positions on average. */
const mostPositions = 150

/** Leaves out as little as it takes to stay below that; what is light already is left alone. */
function lighten(found: readonly Found[]): Position[][][][] {
  const rings = found.flatMap(({ rings }) => rings.flat())
  let light: readonly Ring[] = rings
  for (let tolerance = 0.0001; tolerance < 0.02 && size(light) > found.length * mostPositions; tolerance *= 1.6) {
    light = simplifyTogether(rings, tolerance)
  }
  const next = light[Symbol.iterator]()
  // A municipality smaller than the tolerance keeps its own rings.
  return found.map(({ rings }) => {
    const simpler = rings.map((polygon) => polygon.map(() => [...(next.next().value ?? [])]))
    const kept = simpler.filter(([outer]) => outer && outer.length > 3)
    const chosen = kept.length > 0 ? kept : rings.map((polygon) => polygon.map((ring) => [...ring]))
    return chosen.map((polygon) => polygon.filter((ring) => ring.length > 3))
  })
}

const size = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + ring.length, 0)

function boundaryOf({ line, code, name }: Found, polygons: Position[][][]): Boundary[] {
  const shape: MultiPolygon = { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(asCoordinates)) }
  const outer = polygons.flatMap(([ring]) => (ring ? [ring] : []))
  const centre = outer.map(centroid).toSorted((a, b) => b.area - a.area)[0]
  return centre ? [{ line, code, name, folded: fold(name), shape, centre: centre.point }] : []
}

const asCoordinates = (ring: readonly Position[]): Coordinates[] => ring.map(([lon, lat]) => [lon, lat])

/** The middle of one ring, weighed by area; the largest part of a municipality stands for it. */
function centroid(ring: Ring): { area: number; point: Point } {
  const [lon0, lat0] = ring[0] ?? [0, 0]
  let [doubled, lon, lat] = [0, 0, 0]
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[index + 1] ?? [lon0, lat0]
    const cross = (x - lon0) * (nextY - lat0) - (nextX - lon0) * (y - lat0)
    doubled += cross
    lon += (x + nextX - 2 * lon0) * cross
    lat += (y + nextY - 2 * lat0) * cross
  }
  const point =
    doubled === 0 ? { lon: lon0, lat: lat0 } : { lon: lon0 + lon / (3 * doubled), lat: lat0 + lat / (3 * doubled) }
  return { area: Math.abs(doubled), point: { lat: five(point.lat), lon: five(point.lon) } }
}

/** Coordinates must be degrees of WGS 84; national grids (RD, Lambert) count metres. */
function requireWgs84(collection: FeatureCollection & { crs?: { properties?: { name?: unknown } } }): void {
  const named = collection.crs?.properties?.name
  if (typeof named === 'string' && !/CRS84|4326/.test(named)) throw new ImportRefused('not_wgs84', named)
  const all = collection.features.flatMap((feature) => polygonsOf(feature)?.flat(2) ?? [])
  const [first] = all
  if (first && !all.some(isHere)) throw new ImportRefused('not_wgs84', first.slice(0, 2).join(', '))
}

function requireProperties(features: readonly Feature[], { code, name }: BoundaryOptions): void {
  const known = new Set(features.slice(0, 50).flatMap((feature) => Object.keys(feature.properties ?? {})))
  const missing = [code, name].filter((property) => !known.has(property))
  if (missing.length > 0)
    throw new ImportRefused('no_property', [missing.join(', '), [...known].join(', ')].join(' / '))
}
