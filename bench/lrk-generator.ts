import { type Chance, chance } from '../db/demo/random.ts'
import { type LrkColumn, lrkColumns } from '../src/modules/locations/import/lrk-columns.ts'

// A register of any size in the real format: every column filled about as often as the register fills it, every person invented.
// The same options give the same bytes.

export interface RegisterOptions {
  readonly rows: number
  readonly seed: string
  /** The share of rows that left the register; the file then has the column `uitschrijfdatum`. */
  readonly left?: number
}

export type RegisterEncoding = 'cp1252' | 'utf-8' | 'utf-8-bom'

/** The file as bytes, in blocks of some hundred rows. */
export function* registerBytes(options: RegisterOptions, encoding: RegisterEncoding): Generator<Buffer> {
  if (encoding === 'utf-8-bom') yield Buffer.from('\ufeff')
  for (const block of registerText(options)) yield encoding === 'cp1252' ? cp1252(block) : Buffer.from(block)
}

/** The file as text, lines ended by CR LF. */
export function* registerText(options: RegisterOptions): Generator<string> {
  const columns: readonly LrkColumn[] = options.left ? [...lrkColumns, 'uitschrijfdatum'] : lrkColumns
  const world = makeWorld(options)
  yield `${columns.join(';')}\r\n`
  let block = ''
  for (let index = 0; index < options.rows; index += 1) {
    const row = rowOf(world, index, options)
    block += `${columns.map((column) => written(row[column] ?? '')).join(';')}\r\n`
    if (block.length > 100_000) {
      yield block
      block = ''
    }
  }
  yield block
}

/** Where the postcodes of that register lie, as `postcode,lat,lon`; a few are missing, as in real tables. */
export function* pointsText(options: RegisterOptions): Generator<string> {
  yield 'postcode,lat,lon\n'
  const { towns, luck } = makeWorld(options)
  for (const town of towns) {
    for (const digits of town.digits) {
      for (const letters of letterPairs) {
        const [lat, lon] = [town.lat + luck.bell() / 60, town.lon + luck.bell() / 40]
        if (!luck.happens(0.03)) yield `${digits}${letters},${lat.toFixed(6)},${lon.toFixed(6)}\n`
      }
    }
  }
}

type Row = Partial<Record<LrkColumn, string>>

interface Town {
  readonly code: string
  readonly name: string
  readonly places: readonly string[]
  readonly digits: readonly string[]
  readonly lat: number
  readonly lon: number
}

interface Holder {
  readonly name: string
  readonly number: string
  readonly form: string
  readonly town: Town
  readonly website: string
}

interface World {
  readonly towns: readonly Town[]
  readonly holders: readonly Holder[]
  readonly agencies: readonly string[]
  readonly luck: Chance
}

function makeWorld({ rows, seed }: RegisterOptions): World {
  const luck = chance(seed)
  const count = Math.max(3, Math.min(342, Math.round(rows / 50)))
  const each = Math.max(1, Math.min(20, Math.floor(8000 / count)))
  const towns = Array.from({ length: count }, (_, index) => townOf(luck, index, each))
  const holders = Array.from({ length: Math.max(2, Math.round(rows / 9)) }, (_, index) =>
    holderOf(luck, luck.pick(towns), index),
  )
  const agencies = Array.from({ length: Math.max(1, Math.round(rows / 60)) }, (_, index) =>
    String(200_000_000 + index * 7),
  )
  return { towns, holders, agencies, luck }
}

const beginnings = [
  'Linde',
  'Water',
  'Ooster',
  'Wester',
  'Beuken',
  'Zand',
  'Klooster',
  'Koning',
  'Nieuw',
  'Oud',
  'Hoge',
  'Meer',
  'Rijn',
  'Zee',
  'Heide',
]
const endings = [
  'dam',
  'veen',
  'horst',
  'burg',
  'kerk',
  'hoven',
  'lo',
  'dijk',
  'bergen',
  'rade',
  'wijk',
  'um',
  'zeeën',
  'coöp',
  'drecht',
]
const oddTowns = [
  "'s-Gravenduin",
  "'t Harde Veld",
  'Bergen (Z.H.)',
  'Súdwâl',
  'Haarlemmerbuurt c.a.',
  "'s-Hertogenlaan",
]

function townOf(luck: Chance, index: number, each: number): Town {
  const plain = `${luck.pick(beginnings)}${luck.pick(endings)}`
  const name = oddTowns[index] ?? (index % 40 === 7 ? `Den ${plain}` : `${plain}${index > 200 ? ' aan de Vaart' : ''}`)
  const first = 1000 + index * each
  return {
    code: String(2001 + index),
    name,
    places: [name, `${plain}-Noord`, `Klein ${plain}`],
    digits: Array.from({ length: each }, (_, at) => String(first + at)),
    lat: 51 + luck.next() * 2.2,
    lon: 3.8 + luck.next() * 3,
  }
}

const words = [
  'Zonnebloem',
  'Vlinder',
  'Kabouter',
  'Speelkameraad',
  'Bengel',
  'Eekhoorn',
  'Knuffel',
  'Regenboog',
  'Draak',
  'Sterre',
  'Boomhut',
  'Ukkie',
]
const oddNames = [
  'KDV "De Beer"',
  "''t Hoekje''",
  "'t Crèchehuis",
  'Kids & Co; de boomgaard',
  'Zeeën van tijd',
  '"Billie" B.V.',
  'Ça va',
  'Kinderopvang <3',
]
const forms = [
  'Besloten Vennootschap',
  'Stichting',
  'Stichting',
  'Eenmanszaak',
  'Vennootschap onder firma',
  'Vereniging',
  'Coöperatie',
]

function holderOf(luck: Chance, town: Town, index: number): Holder {
  const form = luck.pick(forms)
  const word = `${luck.pick(words)}${luck.happens(0.3) ? ` ${town.name}` : ''}`
  const trade =
    form === 'Stichting' ? `Stichting ${word}` : form === 'Besloten Vennootschap' ? `${word} Kinderopvang B.V.` : word
  const name = form === 'Eenmanszaak' ? personOf(luck) : trade
  const website = `www.${luck.pick(words).toLowerCase()}-${index}.example`
  return { name, number: String(10_000_000 + index * 13), form, town, website }
}

const initials = 'ABCDEFGHJKLMNPRSTVWZ'
const families = [
  'de Boer',
  'Jansen',
  'van der Berg',
  'El Amrani',
  'Yılmaz'.replace('ı', 'i'),
  'Bakker',
  "in 't Veld",
  'Müller',
  'de la Haye',
  'Nguyên',
]
const personOf = (luck: Chance) => `${luck.pick([...initials])}.${luck.pick([...initials])}. ${luck.pick(families)}`

const kinds = [
  [30, 'KDV'],
  [30, 'BSO'],
  [38, 'VGO'],
  [2, 'GOB'],
] as const

function rowOf(world: World, index: number, { left = 0 }: RegisterOptions): Row {
  const { luck } = world
  const kind = luck.weighed(kinds)
  const holder = pickHolder(world)
  const town = luck.happens(0.8) ? holder.town : luck.pick(world.towns)
  const person = personOf(luck)
  const gone = left > 0 && luck.happens(left)
  return {
    lrk_id: String(100_000_000 + index * 31),
    type_oko: kind,
    opc: luck.happens(0.01) ? 'Ja' : 'Nee',
    actuele_naam_oko: kind === 'VGO' ? `Gastouder ${person}` : nameOf(luck, kind),
    aantal_kindplaatsen: kind === 'GOB' ? '' : String(kind === 'VGO' ? luck.between(4, 6) : luck.between(8, 120)),
    ve: kind === 'KDV' && luck.happens(0.35) ? 'Ja' : 'Nee',
    status: gone ? 'Uitgeschreven' : 'Ingeschreven',
    inschrijfdatum: day(luck, 2005, 2020),
    uitschrijfdatum: gone ? day(luck, 2021, 2026) : '',
    ...placeOf(luck, kind, town),
    ...(kind === 'VGO' ? childminder(person, town, luck) : of(holder, luck)),
    start_geschillencommissie: luck.happens(0.9) ? day(luck, 2015, 2018) : '',
    einde_geschillencommissie: luck.happens(0.03) ? day(luck, 2019, 2025) : '',
    ...contactOf(luck, kind, person, holder),
    cbs_code: town.code,
    verantwoordelijke_gemeente: town.name,
    gastouderbureau_1: kind === 'VGO' ? luck.pick(world.agencies) : '',
    gastouderbureau_2: kind === 'VGO' && luck.happens(0.1) ? luck.pick(world.agencies) : '',
    lrk_url: `https://www.landelijkregisterkinderopvang.nl/pp/inzien/Oko/GegevensOKO.jsf?selectedResultId=${index}`,
  }
}

/** A few holders have very many locations, most have one or two. */
const pickHolder = ({ holders, luck }: World): Holder =>
  luck.pick(holders.slice(0, Math.ceil(holders.length * luck.next() ** 2) || 1))

function nameOf(luck: Chance, kind: string): string {
  if (luck.happens(0.03)) return luck.pick(oddNames)
  const before = { KDV: 'Kinderdagverblijf', BSO: 'BSO', GOB: 'Gastouderbureau' }[kind] ?? ''
  return `${before} ${luck.happens(0.5) ? 'De ' : ''}${luck.pick(words)}${luck.happens(0.4) ? ` ${luck.pick(words)}` : ''}`
}

const streets = [
  'Dorpsstraat',
  'Kerkweg',
  'Lange Dreef',
  'Molenlaan',
  "'s-Gravenweg",
  'Burg. Crèmerstraat',
  'Oude Zijds',
]
const letterPairs = [...'ABCDEGHJKLMN'].flatMap((first) => ['A', 'B', 'E', 'X'].map((second) => first + second))

function placeOf(luck: Chance, kind: string, town: Town): Row {
  if (kind === 'VGO' && luck.happens(0.12)) return { opvanglocatie_adres: 'Opvang bij de vraagouder' }
  const postcode = `${luck.pick(town.digits)}${luck.happens(0.05) ? ' ' : ''}${luck.pick(letterPairs)}`
  return {
    opvanglocatie_adres: `${luck.pick(streets)} ${luck.between(1, 300)}${luck.happens(0.2) ? ' A' : ''}`,
    opvanglocatie_postcode: postcode,
    opvanglocatie_woonplaats:
      luck.weighed([
        [6, town.places[0]],
        [2, town.places[1]],
        [1, town.places[2]],
      ]) ?? town.name,
    bag_id: String(luck.between(100_000, 999_999)).padStart(16, '0'),
  }
}

/** A natural person: home and post are where the family lives. */
function childminder(person: string, town: Town, luck: Chance): Row {
  const home = {
    adres: `${luck.pick(streets)} ${luck.between(1, 300)}`,
    postcode: `${luck.pick(town.digits)}${luck.pick(letterPairs)}`,
  }
  const post = luck.happens(0.2)
  return {
    naam_houder: person,
    rechtsvorm_houder: 'Natuurlijk persoon',
    houder_adres: home.adres,
    houder_postcode: home.postcode,
    houder_woonplaats: town.name,
    correspondentie_adres: post ? home.adres : '',
    correspondentie_postcode: post ? home.postcode : '',
    correspondentie_woonplaats: post ? town.name : '',
  }
}

function of({ name, number, form, town }: Holder, luck: Chance): Row {
  const abroad = luck.happens(0.002)
  return {
    naam_houder: name,
    kvk_nummer_houder: number,
    vestigingsnummer_houder: String(luck.between(1_000_000, 9_999_999)).padStart(12, '0'),
    rechtsvorm_houder: form,
    houder_adres: `${luck.pick(streets)} ${luck.between(1, 99)}`,
    houder_postcode: `${luck.pick(town.digits)}${luck.pick(letterPairs)}`,
    houder_woonplaats: town.name,
    houder_buitenland: abroad ? 'Straße 12, Köln' : '',
    correspondentie_adres: luck.happens(0.7) ? `Postbus ${luck.between(1, 9999)}` : '',
    correspondentie_postcode: `${luck.pick(town.digits)}${luck.pick(letterPairs)}`,
    correspondentie_woonplaats: town.name,
    correspondentie_buitenland: abroad ? 'Köln' : '',
  }
}

function contactOf(luck: Chance, kind: string, person: string, holder: Holder): Row {
  const own = kind === 'VGO'
  const address = own
    ? `${person.replaceAll(/[^a-z]/gi, '').toLowerCase()}@mail.example`
    : `info@${holder.website.slice(4)}`
  return {
    contact_persoon: luck.happens(0.6) ? person : '',
    contact_telefoon: luck.happens(0.9) ? `0${luck.between(10, 79)}-${luck.between(1_000_000, 9_999_999)}` : '',
    contact_emailadres: luck.happens(0.85) ? address : '',
    contact_website: !own && luck.happens(0.8) ? holder.website : '',
  }
}

const two = (value: number) => String(value).padStart(2, '0')
const day = (luck: Chance, from: number, to: number) =>
  `${two(luck.between(1, 28))}-${two(luck.between(1, 12))}-${luck.between(from, to)}`

const written = (value: string) => (/[;"\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** Every letter used here is in Latin-1, of which Windows-1252 differs only where Latin-1 has no letters. */
const cp1252 = (text: string) => Buffer.from(text, 'latin1')
