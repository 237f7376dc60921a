import { newId } from '../../src/platform/tokens.ts'
import { ComplaintHouse } from './complaint-house.ts'
import { openHouse } from './open-house.ts'
import { addWorker, buildSpeaking, type Speaking, type Worker } from './speaking.ts'

/** A location in Flanders, the desk of its town, and the authority that watches: what a story about safety walks through. */
export interface SafeHouse {
  readonly scene: ComplaintHouse
  readonly place: Speaking
  /** The reporting point: on the side of who reports. */
  readonly officer: Worker
  readonly secondOfficer: Worker
  /** On the side of the organiser. */
  readonly clientManager: Worker
  readonly deskWorker: Worker
}

export const authoritySlug = 'waakhuis'

export async function buildSafeHouse(at: Temporal.Instant): Promise<SafeHouse> {
  const open = await openHouse()
  const { house } = open
  house.clock.moveTo(at)
  const place = await buildSpeaking(house, { land: 'vl', slug: 'nestje', registerId: '9800123' })
  const organisation = async (kind: string, slug: string, name: string) => {
    const id = newId()
    await house.owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone, phone, email) values ($1, $2, 'vl', $3, $4, 'Europe/Brussels', '014 11 22 33', $5)`,
      [id, kind, slug, name, `post@${slug}.example`],
    )
    return id
  }
  const authorityId = await organisation('authority', authoritySlug, 'Het Waakhuis')
  const deskId = await organisation('desk', 'loket-dorp', 'Loket Dorp')
  const worker = (organisationId: string, name: string, role: string) =>
    addWorker(house, { organisationId, name, role })
  const officer = await worker(authorityId, 'Olivia meldpunt', 'officer')
  const secondOfficer = await worker(authorityId, 'Oscar meldpunt', 'officer')
  const clientManager = await worker(authorityId, 'Klara beheer', 'client_manager')
  const deskWorker = await worker(deskId, 'Dora loket', 'desk_worker')
  const organiserId = newId()
  await house.owner.query(
    `insert into locations.organiser (id, land, register_key, name, organisation_id) values ($1, 'vl', 'nestje', 'Nestje vzw', $2)`,
    [organiserId, place.organiserId],
  )
  await house.owner.query(
    `insert into locations.municipality (land, code, name, folded) values ('vl', '13099', 'Dorp', 'dorp')`,
  )
  await house.owner.query(
    `insert into locations.desk_area (land, municipality_code, organisation_id) values ('vl', '13099', $1)`,
    [deskId],
  )
  await house.owner.query(
    `update locations.location set municipality_code = '13099', organiser_id = $2 where id = $1`,
    [place.locationId, organiserId],
  )
  await house.owner.query(
    `insert into supervision.remit (authority_id, land, municipality_code) values ($1, 'vl', null)`,
    [authorityId],
  )
  await house.owner.query(
    `insert into supervision.client_manager (id, authority_id, organiser_id, person_id, person_name, from_on, set_by, set_at)
     values ($1, $2, $3, $4, $5, '2020-01-01', $6, now())`,
    [newId(), authorityId, organiserId, clientManager.personId, clientManager.name, officer.personId],
  )
  const scene = ComplaintHouse.around(open, { ...place, coordinator: officer, handler: officer, reader: secondOfficer })
  return { scene, place, officer, secondOfficer, clientManager, deskWorker }
}
