import { createHash } from 'node:crypto'
import { fold } from '../../src/lib/text-fold.ts'
import { demoId } from './ids.ts'
import type { Kind } from './locations.ts'
import type { Land } from './map.ts'
import type { Organiser } from './organisers.ts'
import { type Chance, chance } from './random.ts'
import type { LocationRow, Row } from './rows.ts'
import { pointNear, postcodeIn, type Town } from './towns.ts'

/** One location as it is offered somewhere. */
export interface Offered {
  town: Town
  kind: Kind
  name: string
  street: string
  organiser: Organiser | null
}

const kinds = { day: 'day_care', school: 'after_school', home: 'childminder', agency: 'agency' } as const

export const locationId = (name: string) => demoId('location', name)
export const organiserId = ({ land, name }: Organiser) => demoId('organiser', `${land} ${name}`)

/** What the register says of it, and what it keeps to itself. Drawn by chance, the same for the same name. */
export function buildLocation(offer: Offered, index: number, today: Temporal.PlainDate) {
  const { town, kind, name, street, organiser } = offer
  const { land, code } = town.municipality
  const hand = chance(`location ${name}`)
  const id = locationId(name)
  // Dutch childminders work at home, and where they live is not published: the four digits and the middle of the place
  // stand for it.
  const hidden = land === 'nl' && kind === 'home'
  const [lon, lat] = hidden ? town.middle : pointNear(town, hand)
  const home = `${street} ${houseNumber(hand)}`
  const homePostcode = postcodeIn(town, hand)
  const size = kind === 'agency' ? null : sizeOf(kind, land, name, hand)
  const registeredOn = today.subtract({ days: hand.between(240, 6900) })
  const gone = goneOn(name, today)
  const contact = contactOf(offer, hand)
  const location: LocationRow = {
    id,
    land,
    // Real numbers do not begin with two zeros.
    register_id: `00${land === 'vl' ? '3' : '7'}${String(index * 41 + 1009).padStart(6, '0')}`,
    source: 'own',
    kind: kinds[kind],
    name,
    folded: fold(name),
    organiser_id: organiser && organiserId(organiser),
    capacity: gone || hand.happens(0.03) ? null : size,
    registered: !gone,
    registered_on: registeredOn,
    deregistered_on: gone,
    early_education: land === 'nl' && kind === 'day' && (name.startsWith('Peutergroep') || hand.happens(0.2)),
    address: hidden ? null : home,
    postcode: hidden ? town.place.postcode : homePostcode,
    place: town.place.name,
    municipality_code: code,
    lat,
    lon,
    point_source: hidden ? 'place' : 'postcode',
    ...(hidden ? { phone: null, email: null, website: null } : contact),
    disputes_board_since: land === 'nl' && kind !== 'home' && hand.happens(0.85) ? registeredOn : null,
    changed_at: lastChange(gone ?? registeredOn, today, hand),
    row_hash: createHash('sha256').update(name).digest(),
  }
  const secrets: Row<'locations.location_private'>[] = hidden
    ? [{ location_id: id, ...contact, contact_person: minder(hand), address: home, postcode: homePostcode }]
    : []
  return { location, secrets }
}

/** Facts are looked at again every few months, in the early morning; what closed was changed on that day. */
function lastChange(known: Temporal.PlainDate, today: Temporal.PlainDate, hand: Chance): Temporal.Instant {
  const checked = today.subtract({ days: hand.between(1, 150) })
  const day = Temporal.PlainDate.compare(known, checked) > 0 ? known : checked
  return day.toZonedDateTime({ timeZone: 'Europe/Brussels', plainTime: '04:05' }).toInstant()
}

function houseNumber(hand: Chance): string {
  const number = Math.round(1 + hand.next() ** 2 * 180)
  return `${number}${hand.happens(0.12) ? hand.pick(['A', 'B', 'bus 2']).replace(/^b/, ' b') : ''}`
}

function sizeOf(kind: Kind, land: Land, name: string, hand: Chance): number {
  if (name.startsWith('Samenwerkende')) return 18
  if (/peutergroep/i.test(name)) return 16
  if (kind === 'home') return land === 'vl' ? hand.pick([6, 7, 8, 8, 8]) : hand.pick([4, 5, 6, 6])
  if (kind === 'school') return hand.weighed(afterSchoolSizes)
  return land === 'vl' ? hand.weighed(flemishSizes) : hand.weighed(dutchSizes)
}

// In Flanders many groups are small, eighteen at most; the others fill one group after the other.
const flemishSizes = [
  [5, 18],
  [1, 9],
  [1, 14],
  [2, 27],
  [2, 36],
  [2, 45],
  [1, 54],
  [1, 71],
] as const
const dutchSizes = [
  [2, 16],
  [2, 28],
  [3, 32],
  [2, 44],
  [2, 60],
  [1, 76],
  [1, 97],
] as const
const afterSchoolSizes = [
  [2, 20],
  [2, 30],
  [2, 40],
  [1, 48],
  [2, 60],
  [1, 84],
  [1, 120],
] as const

/** Closed, so many days ago; at the first three families still wait for a place. */
const closed: Readonly<Record<string, number>> = {
  Pimpernel: 5,
  'De Zandtaart': 5,
  'Kinderopvang Zonder Zorgen': 5,
  Paardenbloem: 61,
  Huppeltuin: 118,
  'De Rode Laarsjes': 34,
  Lieveheersbeest: 203,
  'BSO Grenzeloos': 144,
  'Gastouderopvang Kwik': 19,
  'Gastouderopvang Stampertje': 176,
}

function goneOn(name: string, today: Temporal.PlainDate) {
  const days = closed[name]
  return days === undefined ? null : today.subtract({ days })
}

function contactOf({ town, kind, name, organiser }: Offered, hand: Chance) {
  const { land } = town.municipality
  const own = webName(name)
  const shared = organiser?.web ?? null
  const line = String(hand.between(1100, 9899)).replace(/^(..)/, '$1 ')
  return {
    phone: hand.happens(0.9) ? `${land === 'vl' ? '014 00' : '0169 00'} ${line}` : null,
    email: hand.happens(0.8) ? (shared ? `${own}@${shared}.example.org` : `info@${own}.example.org`) : null,
    website: kind === 'home' && hand.happens(0.6) ? null : `https://www.${shared ?? own}.example.org`,
  }
}

/** "Stedelijk kinderdagverblijf De Lindebloesem" is found at lindebloesem. */
function webName(name: string): string {
  const words = fold(name)
    .split(' ')
    .filter((word) => !noise.has(word))
  return words.slice(0, 3).join('') || 'opvang'
}

const noise = new Set(
  'kinderopvang gastouderopvang kinderdagverblijf samenwerkende onthaalouders buitenschoolse opvang stedelijk kdv bso van de het'.split(
    ' ',
  ),
)

function minder(hand: Chance): string {
  return `${hand.pick(['Truus', 'Jolanda', 'Aisha', 'Marieke', 'Petra', 'Wilma', 'Anouk', 'Sevda', 'Corrie', 'Bianca'])} ${hand.pick(
    ['van der Velde', 'Schipper', 'Jansen', 'El Amrani', 'de Bruijn', 'Vink', 'Kuipers', 'Öztürk', 'van Dongen'],
  )}`
}
