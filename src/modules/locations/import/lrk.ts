import { fold } from '../../../lib/text-fold.ts'
import type { LocationKind } from '../location.ts'
import type { LrkColumn, LrkHeader } from './lrk-columns.ts'
import {
  count,
  dutchMunicipality,
  dutchPostcode,
  email,
  isoDay,
  phone,
  plainText,
  website,
  wrong,
  type Wrong,
  yes,
} from './lrk-fields.ts'
import { isNaturalPerson, neighbourhood, neutralName, neutralOrganiser } from './lrk-privacy.ts'

/** What the public may see. Days as yyyy-mm-dd. */
export interface PublicFacts {
  readonly registerId: string
  readonly kind: LocationKind
  readonly name: string
  readonly folded: string
  readonly capacity: number | null
  readonly registered: boolean
  readonly registeredOn: string | null
  readonly deregisteredOn: string | null
  readonly earlyEducation: boolean
  readonly address: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly municipalityCode: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly disputesBoardSince: string | null
  readonly disputesBoardUntil: string | null
  readonly registerUrl: string | null
}

/** What belongs to a natural person: kept apart, never on a public page. */
export interface PrivateFacts {
  readonly name: string | null
  readonly organiserName: string | null
  readonly address: string | null
  readonly postcode: string | null
  readonly contactPerson: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly correspondence: string | null
}

export interface OrganiserFacts {
  readonly key: string
  readonly name: string
  readonly naturalPerson: boolean
}

export interface LrkRow {
  readonly facts: PublicFacts
  readonly personal: PrivateFacts
  readonly organiser: OrganiserFacts | null
  readonly municipalityName: string | null
}

export type RejectionReason =
  | 'field_count'
  | 'register_id'
  | 'kind'
  | 'name'
  | 'status'
  | 'day'
  | 'number'
  | 'yes_no'
  | 'postcode'
  | 'municipality'
  | 'too_long'
  | 'duplicate'

/** Why a row cannot be taken in; the value at fault stands beside it unless it may speak of a person. */
export interface Rejection {
  readonly reason: RejectionReason
  readonly registerId: string | null
  readonly value: string | null
}

/** Reads one row; `fields` in the order of the header. */
export function readLrkRow(header: LrkHeader, fields: readonly string[]): LrkRow | Rejection {
  const of: Of = (column) => fields[header.at.get(column) ?? -1] ?? ''
  const id = of('lrk_id').trim()
  const registerId = /^\d{5,12}$/.test(id) ? id : null
  try {
    if (fields.length !== header.width) throw new Refused('field_count', `${fields.length} / ${header.width}`)
    if (!registerId) throw new Refused('register_id')
    return rowOf(registerId, readValues(of), of)
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    return { reason: fault.reason, registerId, value: fault.value }
  }
}

export const isRejected = (read: LrkRow | Rejection): read is Rejection => 'reason' in read

type Of = (column: LrkColumn) => string

/** Ends the reading of one row; never leaves this file. */
class Refused extends Error {
  readonly reason: RejectionReason
  readonly value: string | null
  constructor(reason: RejectionReason, value: string | null = null) {
    super(reason)
    this.reason = reason
    this.value = value
  }
}

const kinds: Readonly<Record<string, LocationKind>> = {
  KDV: 'day_care',
  BSO: 'after_school',
  VGO: 'childminder',
  GOB: 'agency',
}

/** The values that a row cannot do without, and those that can be wrong in themselves. */
type Values = ReturnType<typeof readValues>

function readValues(of: Of) {
  const kind = kinds[of('type_oko').trim().toUpperCase()]
  if (!kind) throw new Refused('kind', shown(of('type_oko')))
  const status = plainText(of('status'))
  if (!status) throw new Refused('status')
  const name = plainText(of('actuele_naam_oko'))
  if (!name && kind !== 'childminder') throw new Refused('name')
  if (longTexts.some((column) => of(column).length > longest)) throw new Refused('too_long')
  return {
    kind,
    status,
    name,
    registeredOn: sound(of, 'inschrijfdatum', isoDay, 'day'),
    deregisteredOn: sound(of, 'uitschrijfdatum', isoDay, 'day'),
    disputesBoardSince: sound(of, 'start_geschillencommissie', isoDay, 'day'),
    disputesBoardUntil: sound(of, 'einde_geschillencommissie', isoDay, 'day'),
    capacity: sound(of, 'aantal_kindplaatsen', count, 'number'),
    earlyEducation: sound(of, 've', yes, 'yes_no'),
    postcode: postcodeOf(kind, of),
    municipalityCode: sound(of, 'cbs_code', dutchMunicipality, 'municipality'),
  }
}

const longTexts = ['actuele_naam_oko', 'naam_houder', 'opvanglocatie_adres', 'opvanglocatie_woonplaats'] as const
const longest = 300

const shown = (text: string) => plainText(text)?.slice(0, 60) ?? null

function sound<T>(of: Of, column: LrkColumn, read: (text: string) => T | Wrong, reason: RejectionReason): T {
  const value = read(of(column))
  if (value === wrong) throw new Refused(reason, `${column}: ${shown(of(column)) ?? ''}`)
  return value
}

function postcodeOf(kind: LocationKind, of: Of): string | null {
  const postcode = dutchPostcode(of('opvanglocatie_postcode'))
  if (postcode !== wrong) return postcode
  // Of a childminder the value would be a piece of the home address.
  throw new Refused('postcode', kind === 'childminder' ? null : shown(of('opvanglocatie_postcode')))
}

function rowOf(id: string, values: Values, of: Of): LrkRow {
  const { kind, municipalityCode } = values
  const natural = kind === 'childminder' || isNaturalPerson(plainText(of('rechtsvorm_houder')))
  const place = plainText(of('opvanglocatie_woonplaats'))
  const municipalityName = plainText(of('verantwoordelijke_gemeente'))
  const known: Known = { ...values, natural, place, municipalityName }
  const name = kind === 'childminder' ? neutralName(place ?? municipalityName) : (values.name ?? '')
  // A bureau that a person runs is run from that person's home; a day-care centre is a place that parents visit.
  const atHome = kind === 'childminder' || (kind === 'agency' && natural)
  const address = plainText(of('opvanglocatie_adres'))
  return {
    facts: {
      registerId: id,
      kind,
      name,
      folded: fold(name),
      capacity: values.capacity,
      registered: values.status.toLowerCase() === 'ingeschreven',
      registeredOn: values.registeredOn,
      deregisteredOn: values.deregisteredOn,
      earlyEducation: values.earlyEducation,
      address: atHome ? null : address,
      postcode: atHome ? neighbourhood(values.postcode) : values.postcode,
      place,
      municipalityCode,
      phone: natural ? null : phone(of('contact_telefoon')),
      email: natural ? null : email(of('contact_emailadres')),
      website: kind === 'childminder' ? null : website(of('contact_website')),
      disputesBoardSince: values.disputesBoardSince,
      disputesBoardUntil: values.disputesBoardUntil,
      registerUrl: website(of('lrk_url')),
    },
    personal: {
      ...personalOf(known, of),
      address: atHome ? address : null,
      postcode: atHome ? values.postcode : null,
    },
    organiser: organiserOf(known, of),
    municipalityName: municipalityCode && municipalityName,
  }
}

type Known = Values & {
  readonly natural: boolean
  readonly place: string | null
  readonly municipalityName: string | null
}

function personalOf({ kind, name, natural }: Known, of: Of): Omit<PrivateFacts, 'address' | 'postcode'> {
  const own = (value: string | null) => (natural ? value : null)
  return {
    name: kind === 'childminder' ? name : null,
    organiserName: own(plainText(of('naam_houder'))),
    contactPerson: plainText(of('contact_persoon')),
    phone: own(phone(of('contact_telefoon'))),
    email: own(email(of('contact_emailadres'))),
    website: kind === 'childminder' ? website(of('contact_website')) : null,
    correspondence: own(correspondenceOf(of)),
  }
}

const correspondenceOf = (of: Of) =>
  plainText(
    [
      of('correspondentie_adres'),
      `${of('correspondentie_postcode')} ${of('correspondentie_woonplaats')}`,
      of('correspondentie_buitenland'),
    ]
      .map((part) => part.trim())
      .filter(Boolean)
      .join(', '),
  )

/**
 * By trade register number, else by name. The number of an establishment is no key: every location of a holder has its own.
 * A childminder is her own holder and gets no organiser.
 */
function organiserOf({ kind, natural }: Known, of: Of): OrganiserFacts | null {
  const name = plainText(of('naam_houder'))
  if (kind === 'childminder' || !name) return null
  const number = of('kvk_nummer_houder').replaceAll(/\D/g, '')
  const key = /^(?=.*[1-9])\d{1,8}$/.test(number) ? number.padStart(8, '0') : fold(name)
  return key === '' ? null : { key, name: natural ? neutralOrganiser : name, naturalPerson: natural }
}
