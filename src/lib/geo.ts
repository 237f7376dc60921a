// Distances and the flat map. Degrees are WGS 84, metres on the map are those of the web Mercator projection.

/** In degrees. */
export interface Point {
  lat: number
  lon: number
}

/** In degrees, edges included. */
export interface Box {
  south: number
  west: number
  north: number
  east: number
}

const earthRadius = 6_371_008.8
const mercatorRadius = 6_378_137
// Beyond this latitude the flat map has no place.
const lastLatitude = 85.051_128_779_806_59

/** As the crow flies, in metres (the haversine formula on a sphere: off by less than half a percent). */
export function metresBetween(a: Point, b: Point): number {
  const north = Math.sin(radians(b.lat - a.lat) / 2) ** 2
  const east = Math.sin(radians(b.lon - a.lon) / 2) ** 2
  const chord = north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** The smallest box of degrees that holds everything within so many metres of the point. Not for the poles or the date line. */
export function boxAround({ lat, lon }: Point, metres: number): Box {
  const angle = metres / earthRadius
  const height = degrees(angle)
  // Meridians come together: the widest place of the circle lies a little towards the pole.
  const width = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(lat)))))
  return { south: lat - height, north: lat + height, west: lon - width, east: lon + width }
}

export function isInside({ lat, lon }: Point, box: Box): boolean {
  return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east
}

/** The place on the flat map, in projected metres east and north of the point 0, 0. */
export function toMercator({ lat, lon }: Point): { x: number; y: number } {
  const bounded = Math.max(-lastLatitude, Math.min(lastLatitude, lat))
  const y = Math.log(Math.tan(Math.PI / 4 + radians(bounded) / 2))
  return { x: mercatorRadius * radians(lon), y: mercatorRadius * y }
}

export function fromMercator({ x, y }: { x: number; y: number }): Point {
  const lat = degrees(2 * Math.atan(Math.exp(y / mercatorRadius)) - Math.PI / 2)
  return { lat, lon: degrees(x / mercatorRadius) }
}

/** The size in projected metres of a square of so many pixels, on a map whose tiles of zoom 0 show the world in 256 pixels. */
export function cellSize(zoom: number, pixels: number): number {
  return ((2 * Math.PI * mercatorRadius) / 256 / 2 ** zoom) * pixels
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI
}
