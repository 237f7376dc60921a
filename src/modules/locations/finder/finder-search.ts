import { fold } from '../../../lib/text-fold.ts'
import { type Box, boxAround, type Point } from '../../../lib/geo.ts'
import type { WantedCare } from '../capacity/wanted-care.ts'
import type { Filters } from './finder-filters.ts'
import type { Land, LocationKind } from '../location.ts'

/** One way to understand what stands in the search box. */
export type Reading =
  | { readonly as: 'postcode'; readonly postcode: string; readonly land: Land | null }
  | { readonly as: 'words'; readonly words: readonly string[]; readonly folded: string }

/**
 * What the box may mean, the likeliest first; which one holds, the database decides. `1075 sw` and `Veerstraat 48, 1075SW`
 * are a Dutch postcode, `9000` and `9000 Gent` four digits of either land, and everything else words of a name, street or place.
 */
export function readBox(text: string): readonly Reading[] {
  const typed = text.trim().slice(0, longestSearch)
  const words = readWords(typed)
  const dutch = dutchPostcode(typed)
  if (dutch.length > 0) return [...dutch, ...words]
  const digits = fourDigits(typed)
  // "BSO 2000" is a name before it is Antwerp.
  return /\p{L}.*\D\d{4}$/u.test(typed) ? [...words, ...digits] : [...digits, ...words]
}

export const longestSearch = 100

type PostcodeReading = Extract<Reading, { as: 'postcode' }>

// Short words that follow a Belgian postcode and are no letters of a Dutch one: "9000 De Zonnebloem".
const articles = new Set(['DE', 'EN', 'HET', 'IN', 'LA', 'LE', 'OP', 'TE'])

function dutchPostcode(typed: string): PostcodeReading[] {
  const found = /(?<![\p{L}\d])([1-9]\d{3})\s?([a-z]{2})(?![\p{L}\d])(.*)/iu.exec(typed)
  const [, digits = '', letters = '', rest = ''] = found ?? []
  if (!found || (articles.has(letters.toUpperCase()) && rest.trim() !== '')) return []
  return [{ as: 'postcode', postcode: digits + letters.toUpperCase(), land: 'nl' }]
}

function fourDigits(typed: string): PostcodeReading[] {
  const [, digits] = /(?<![\p{L}\d])([1-9]\d{3})(?![\p{L}\d])/u.exec(typed) ?? []
  return digits === undefined ? [] : [{ as: 'postcode', postcode: digits, land: null }]
}

function readWords(typed: string): Reading[] {
  const folded = fold(typed)
  return folded === '' ? [] : [{ as: 'words', words: folded.split(' ').slice(0, 8), folded }]
}

/** A place on the map that the box turned out to name. */
export interface Spot {
  readonly as: 'postcode' | 'place'
  readonly land: Land
  /** As people write it: "1075 SW", "Gent". */
  readonly name: string
  readonly point: Point | null
  /** False when only the middle of a wider postcode or a place is known. */
  readonly exact: boolean
  /** Of a place: what lies in it. */
  readonly area: Area | null
}

export type Area =
  | { readonly by: 'municipality'; readonly land: Land; readonly code: string }
  | { readonly by: 'place'; readonly land: Land; readonly folded: string; readonly code: string | null }

/** What is asked of the database: the filters with the box understood. */
export interface Search {
  readonly spot: Spot | null
  /** Each must begin a word of the name, the street or the place. */
  readonly words: readonly string[]
  /** Metres around the spot; null is any distance. */
  readonly radius: number | null
  readonly area: Area | null
  readonly kinds: readonly LocationKind[]
  readonly register: Filters['register']
  readonly municipality: Filters['municipality']
  readonly care: WantedCare
  readonly sort: Filters['sort']
  /** Where the places are looked up; nothing is free before it. */
  readonly today: Temporal.PlainDate
  readonly box: Box | null
}

export const usualRadius = 5

/** Metres on the ground around a point, as metres on the flat map there; over the distances of a search the two keep one scale. */
export const mapMetres = (metres: number, { lat }: Point): number => metres / Math.cos((lat * Math.PI) / 180)

export const groundMetres = (metres: number, { lat }: Point): number => metres * Math.cos((lat * Math.PI) / 180)

/** A part of the map that was asked for replaces the distance and the place, for it may lie beside them. */
export function searchOf(
  filters: Filters,
  spot: Spot | null,
  words: readonly string[],
  today: Temporal.PlainDate,
): Search {
  const { kinds, register, municipality, care, box } = filters
  const sort = canSortBySoonest(care) ? filters.sort : 'usual'
  const where = box ? { radius: null, area: null } : around(filters.distance, spot)
  return { spot, words, ...where, kinds, register, municipality, care, sort, today, box }
}

/** Without days there is nothing to be free; where only free places are asked for, all are free first. */
export const canSortBySoonest = ({ days, onlyFree }: WantedCare): boolean => days.length > 0 && !onlyFree

function around(distance: Filters['distance'], spot: Spot | null): Pick<Search, 'radius' | 'area'> {
  const nowhere = { radius: null, area: null }
  if (!spot || distance === 'all') return nowhere
  if (!spot.point) return { ...nowhere, area: spot.area }
  if (distance) return { radius: distance * 1000, area: null }
  return spot.area ? { radius: null, area: spot.area } : { radius: usualRadius * 1000, area: null }
}

/** The part of the map that a search is about, where the question says it. */
export function boxOfSearch({ box, spot, radius }: Search): Box | null {
  return box ?? (spot?.point && radius ? boxAround(spot.point, radius) : null)
}
