import { fold } from '../../src/lib/text-fold.ts'
import { buildLocation, type Offered, organiserId } from './location-facts.ts'
import { type Kind, offers } from './locations.ts'
import { type Land, type Municipality, municipalities, shapeOf } from './map.ts'
import { type Organiser, organisers } from './organisers.ts'
import { desks, organisations } from './organisations.ts'
import { chance } from './random.ts'
import type { LocationRow, Row } from './rows.ts'
import { pointNear, postcodeIn, type Town, townsOf } from './towns.ts'

/** What everybody may know of the region: rows of the module `locations`, in the order in which they may be inserted. */
export interface Region {
  municipalities: Row<'locations.municipality'>[]
  deskAreas: Row<'locations.desk_area'>[]
  postcodePoints: Row<'locations.postcode_point'>[]
  organisers: Row<'locations.organiser'>[]
  locations: LocationRow[]
  privates: Row<'locations.location_private'>[]
  /** Where mail goes for locations that answer themselves. */
  contacts: Row<'locations.contact'>[]
}

export function region(today: Temporal.PlainDate): Region {
  const towns = municipalities.flatMap(townsOf)
  const offered = towns.flatMap(offeredIn)
  const built = offered.map((offer, index) => buildLocation(offer, index, today))
  const locations = built.map(({ location }, index) => ({
    ...location,
    organisation_id: location.registered ? accountOf(offered[index]) : null,
  }))
  return {
    municipalities: municipalities.map(municipalityRow),
    deskAreas: desks.flatMap((desk) => desk.serves.map((name) => deskAreaRow(desk.id, name))),
    postcodePoints: postcodePoints(towns, locations),
    organisers: organiserRows(offered),
    locations,
    privates: built.flatMap(({ secrets }) => secrets),
    contacts: locations.flatMap(contactRow),
  }
}

/** Of its organiser; a childminder at home runs his own. */
function accountOf(offer: Offered | undefined): string | null {
  if (offer?.name === 'Bij Nonkel Bart') return organisations.nonkelBart.id
  return offer?.organiser?.organisation ? organisations[offer.organiser.organisation].id : null
}

function contactRow({ id, name, organisation_id: account }: LocationRow): Row<'locations.contact'>[] {
  const organisation = Object.values(organisations).find((one) => one.id === account)
  if (!organisation) return []
  const [, domain = ''] = organisation.email.split('@')
  return [{ location_id: id, name, email: `${fold(name).replaceAll(/[^a-z0-9]+/g, '-')}@${domain}` }]
}

function offeredIn(town: Town): Offered[] {
  const { land } = town.municipality
  return (offers[town.place.name] ?? []).map(([kind, name, organiser, street]) => ({
    town,
    kind,
    name,
    street,
    organiser: organiser ? organisers[organiser] : ownOrganiser(land, kind, name),
  }))
}

// Whoever runs one location: a company or association, or a person at home, whose name is nobody's business.
function ownOrganiser(land: Land, kind: Kind, name: string): Organiser | null {
  if (kind === 'home') return null
  return { land, name: `${name} ${land === 'nl' ? 'B.V.' : kind === 'school' ? 'vzw' : 'bv'}` }
}

function organiserRows(offered: readonly Offered[]): Row<'locations.organiser'>[] {
  const all = new Map(
    offered.flatMap(({ organiser }) => (organiser ? [[organiserId(organiser), organiser] as const] : [])),
  )
  return [...all].map(([id, { land, name, organisation }]) => ({
    id,
    land,
    name,
    register_key: fold(name),
    natural_person: false,
    organisation_id: organisation ? organisations[organisation].id : null,
  }))
}

function municipalityRow(municipality: Municipality): Row<'locations.municipality'> {
  const [town] = townsOf(municipality)
  const [lon, lat] = town?.middle ?? [null, null]
  const { land, code, name } = municipality
  return { land, code, name, folded: fold(name), lat, lon, shape: JSON.stringify(shapeOf(municipality)) }
}

function deskAreaRow(organisationId: string, name: string): Row<'locations.desk_area'> {
  const served = municipalities.find((municipality) => municipality.name === name)
  if (!served) throw new Error(`No municipality is called ${name}`)
  return { land: served.land, municipality_code: served.code, organisation_id: organisationId }
}

type PointRow = Row<'locations.postcode_point'>

function postcodePoints(towns: readonly Town[], locations: readonly LocationRow[]): PointRow[] {
  const addresses = locations.flatMap(({ land, address, postcode, lat, lon }) =>
    land === 'nl' && address && postcode ? [{ land, postcode, lat, lon }] : [],
  )
  const all: PointRow[] = [...towns.flatMap(pointsOf), ...addresses]
  return [...new Map(all.map((row) => [`${row.land} ${row.postcode}`, row])).values()]
}

/** The middle of a Flemish place; in the Netherlands streets, so that any visitor lives somewhere. */
function pointsOf(town: Town): PointRow[] {
  const { municipality, place, middle, isMain } = town
  const { land } = municipality
  if (land === 'vl') return [{ land, postcode: place.postcode, lon: middle[0], lat: middle[1] }]
  const hand = chance(`streets ${place.name}`)
  return Array.from({ length: isMain ? 24 : 10 }, () => {
    const [lon, lat] = pointNear(town, hand)
    return { land, postcode: postcodeIn(town, hand), lat, lon }
  })
}
