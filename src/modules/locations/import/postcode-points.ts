import type { Land } from '../location.ts'

/** Where a postcode lies, in degrees (WGS 84). */
export interface PostcodePoint {
  readonly postcode: string
  readonly lat: number
  readonly lon: number
}

export type PointRejection = 'field_count' | 'postcode' | 'coordinate' | 'outside'

/** Where the three columns stand; their order is free and further columns are left out. */
export interface PointHeader {
  readonly postcode: number
  readonly lat: number
  readonly lon: number
  readonly width: number
}

export const pointColumns = ['postcode', 'lat', 'lon'] as const

/** The sign between the columns, told by the header. */
export const delimiterOf = (header: string): string => [';', '\t', ','].find((sign) => header.includes(sign)) ?? ','

export function readPointHeader(fields: readonly string[]): PointHeader | { missing: readonly string[] } {
  const names = fields.map((field) => field.trim().toLowerCase())
  const missing = pointColumns.filter((column) => !names.includes(column))
  if (missing.length > 0) return { missing }
  const [postcode, lat, lon] = pointColumns.map((column) => names.indexOf(column))
  return { postcode: postcode ?? 0, lat: lat ?? 0, lon: lon ?? 0, width: fields.length }
}

export function readPoint(
  header: PointHeader,
  land: Land,
  fields: readonly string[],
): PostcodePoint | { reason: PointRejection; value: string } {
  if (fields.length !== header.width) return { reason: 'field_count', value: `${fields.length} / ${header.width}` }
  const written = fields[header.postcode] ?? ''
  const postcode = written.replaceAll(/\s/g, '').toUpperCase()
  if (!postcodeOf[land].test(postcode)) return { reason: 'postcode', value: written.slice(0, 20) }
  const [lat, lon] = [header.lat, header.lon].map((at) => degrees(fields[at] ?? ''))
  if (lat === undefined || lon === undefined) return { reason: 'coordinate', value: postcode }
  if (lat < 49 || lat > 54 || lon < 2 || lon > 8) return { reason: 'outside', value: postcode }
  return { postcode, lat, lon }
}

// In the Netherlands also the four digits alone: a table of neighbourhoods serves as well.
const postcodeOf: Readonly<Record<Land, RegExp>> = { nl: /^[1-9]\d{3}([A-Z]{2})?$/, vl: /^[1-9]\d{3}$/ }

function degrees(text: string): number | undefined {
  const value = text.trim().replace(',', '.')
  return /^-?\d{1,3}(\.\d+)?$/.test(value) ? Number(value) : undefined
}
