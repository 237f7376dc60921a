import type { Box } from '../../../lib/geo.ts'
import { ages, type WantedCare } from '../capacity/wanted-care.ts'
import { type Weekday, weekdays } from '../half-days.ts'
import { isLand, type Land, type LocationKind } from '../location.ts'
import { type Cursor, readCursor, writtenCursor } from './finder-cursor.ts'

/** What a visitor asks for, as it stands in the address: everything in it can be shared, nothing in it is personal. */
export interface Filters {
  /** What stands in the search box. */
  readonly q: string
  /** Kilometres; null is the usual distance for what the box names. */
  readonly distance: Distance | 'all' | null
  /** Empty is every kind of care, without the agencies. */
  readonly kinds: readonly LocationKind[]
  readonly register: 'registered' | 'deregistered' | 'all'
  readonly municipality: { readonly land: Land; readonly code: string } | null
  /** Days, age and first month, and whether only what has them free. */
  readonly care: WantedCare
  /** `soonest`: what has the wanted days free first, comes first. */
  readonly sort: Sort
  /** A part of the map. */
  readonly box: Box | null
  /** Where a postcode of four digits exists in both lands. */
  readonly land: Land | null
  readonly cursor: Cursor | null
}

export type Sort = 'usual' | 'soonest'

export const distances = [2, 5, 10, 25] as const
export type Distance = (typeof distances)[number]

/** The words of the address, Dutch as the whole of it. */
export const kindWords = {
  day_care: 'dagopvang',
  after_school: 'buitenschools',
  childminder: 'gastouder',
  agency: 'gastouderbureau',
} as const satisfies Record<LocationKind, string>

export const dayWords = {
  mon: 'ma',
  tue: 'di',
  wed: 'wo',
  thu: 'do',
  fri: 'vr',
  sat: 'za',
  sun: 'zo',
} as const satisfies Record<Weekday, string>

export const soonestWord = 'plaats'

export const registerWords = { registered: '', deregistered: 'nee', all: 'alle' } as const

/** The filters in an address; what cannot be understood is left out, for an address is no form. */
export function readFilters(query: unknown): Filters {
  const asked: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(query ?? {}))
  const register = one(asked, 'register')
  const q = one(asked, 'q').replaceAll('\u0000', '').toWellFormed().replaceAll(/\s+/g, ' ').trim().slice(0, 100)
  // A form says for which words the part of the map and the land were chosen; other words make them void.
  const same = asked['bij'] === undefined || one(asked, 'bij') === q
  return {
    q,
    distance: readDistance(one(asked, 'afstand')),
    kinds: readKinds(all(asked, 'soort')),
    register: register === 'nee' ? 'deregistered' : register === 'alle' ? 'all' : 'registered',
    municipality: readMunicipality(one(asked, 'gemeente')),
    care: {
      days: readDays(all(asked, 'dag')),
      ageMonths: ages.find((age) => String(age) === one(asked, 'leeftijd')) ?? null,
      start: readMonth(one(asked, 'start')),
      onlyFree: one(asked, 'vrij') === '1',
    },
    sort: one(asked, 'volgorde') === soonestWord ? 'soonest' : 'usual',
    box: same ? readBoxWord(one(asked, 'gebied')) : null,
    land: same ? landOr(one(asked, 'land')) : null,
    cursor: readCursor('after', one(asked, 'na')) ?? readCursor('before', one(asked, 'voor')),
  }
}

/** The address of a search; a change starts again at the first page. Words in a fixed order, so that equal searches have one address. */
export function searchPath(filters: Filters, change: Partial<Filters> = {}, path = '/zoek'): string {
  const { q, distance, kinds, register, municipality, care, sort, box, land, cursor } = {
    ...filters,
    cursor: null,
    ...change,
  }
  const words = new URLSearchParams()
  if (q) words.append('q', q)
  if (distance) words.append('afstand', distance === 'all' ? 'alle' : String(distance))
  for (const kind of kinds) words.append('soort', kindWords[kind])
  if (register !== 'registered') words.append('register', registerWords[register])
  if (municipality) words.append('gemeente', municipalityWord(municipality))
  for (const day of care.days) words.append('dag', dayWords[day])
  if (care.ageMonths !== null) words.append('leeftijd', String(care.ageMonths))
  if (care.start) words.append('start', care.start.toString())
  if (care.onlyFree) words.append('vrij', '1')
  if (sort === 'soonest') words.append('volgorde', soonestWord)
  if (box) words.append('gebied', boxWord(box))
  if (land) words.append('land', land)
  if (cursor) words.append(cursor.to === 'after' ? 'na' : 'voor', writtenCursor(cursor))
  const written = words.toString().replaceAll('%2C', ',')
  return written === '' ? path : `${path}?${written}`
}

/** The address of the same search in one part of the map after another: a map holds dozens. */
export function boxPaths(filters: Filters): (box: Box) => string {
  const any = { west: 1, south: 2, east: 3, north: 4 }
  const [before = '', after = ''] = searchPath(filters, { box: any }).split(`gebied=${boxWord(any)}`)
  return (box) => `${before}gebied=${boxWord(box)}${after}`
}

export const municipalityWord = ({ land, code }: { land: Land; code: string }): string => `${land}-${code}`

/** West, south, east, north; four decimals are some ten metres. */
export function boxWord({ west, south, east, north }: Box): string {
  const down = (edge: number) => Math.floor(edge * 1e4 + whatRoundingLeaves) / 1e4
  const up = (edge: number) => Math.ceil(edge * 1e4 - whatRoundingLeaves) / 1e4
  return [down(west), down(south), up(east), up(north)].join(',')
}

// Or a box read from an address would be written a step larger.
const whatRoundingLeaves = 1e-6

export function readBoxWord(word: string): Box | null {
  const numbers = word.split(',').map((part) => (/^-?\d{1,3}(\.\d{1,12})?$/.test(part) ? Number(part) : NaN))
  const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers
  const onEarth = west >= -180 && east <= 180 && south >= -85 && north <= 85
  return numbers.length === 4 && onEarth && west < east && south < north ? { west, south, east, north } : null
}

function readDistance(word: string): Filters['distance'] {
  return word === 'alle' ? 'all' : (distances.find((distance) => String(distance) === word) ?? null)
}

function readKinds(words: readonly string[]): LocationKind[] {
  const kinds = Object.keys(kindWords) as LocationKind[] // the keys of a constant of ours
  return kinds.filter((kind) => words.includes(kindWords[kind]))
}

const readDays = (words: readonly string[]): Weekday[] => weekdays.filter((day) => words.includes(dayWords[day]))

/** "2027-03" */
export function readMonth(word: string): Temporal.PlainYearMonth | null {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(word) ? Temporal.PlainYearMonth.from(word) : null
}

function readMunicipality(word: string): Filters['municipality'] {
  const [, land, code] = /^(vl|nl)-(\w{1,12})$/.exec(word) ?? []
  return isLand(land) && code ? { land, code } : null
}

const landOr = (word: string): Land | null => (isLand(word) ? word : null)

function all(asked: Readonly<Record<string, unknown>>, name: string): string[] {
  return [asked[name]].flat().filter((value) => typeof value === 'string')
}

const one = (asked: Readonly<Record<string, unknown>>, name: string): string => all(asked, name)[0] ?? ''
