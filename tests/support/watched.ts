import { newId } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'
import { addWorker, buildSpeaking, cookieOf, type Speaking, type Worker } from './speaking.ts'

/** An organiser in Flanders with the authority that watches over it, and a desk. Plain SQL as the owner. */
export interface Watched extends Speaking {
  readonly authorityId: string
  /** Of the register: who runs the location. */
  readonly runnerId: string
  readonly officer: Worker
  readonly clientManager: Worker
  readonly deskId: string
  readonly deskWorker: Worker
}

const organisation = async ({ owner }: House, kind: string, slug: string): Promise<string> => {
  const id = newId()
  await owner.query(
    `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, $2, 'vl', $3, $4, 'Europe/Brussels')`,
    [id, kind, slug, `Huis ${slug}`],
  )
  await owner.query(`insert into accounts.house_style (organisation_id, brand, logo) values ($1, '#1f5a7a', 'H')`, [id])
  return id
}

/** @param since the day on which the client manager began */
export async function buildWatched(house: House, slug: string, since = '2026-01-01'): Promise<Watched> {
  const { owner } = house
  const place = await buildSpeaking(house, { land: 'vl', slug, registerId: `reg-${slug}` })
  const runnerId = newId()
  await owner.query(`insert into locations.organiser (id, land, register_key, name) values ($1, 'vl', $2, $2)`, [runnerId, `vzw ${slug}`]) // prettier-ignore
  await owner.query('update locations.location set organiser_id = $2, municipality_code = $3 where id = $1', [place.locationId, runnerId, null]) // prettier-ignore
  const authorityId = await authorityOfFlanders(house)
  const officer = await addWorker(house, { organisationId: authorityId, name: `Odette ${slug}`, role: 'officer' })
  const clientManager = await addWorker(house, { organisationId: authorityId, name: `Klaas ${slug}`, role: 'client_manager' }) // prettier-ignore
  await owner.query(
    `insert into supervision.client_manager (id, authority_id, organiser_id, person_id, person_name, from_on, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, now())`,
    [newId(), authorityId, runnerId, clientManager.personId, clientManager.name, since, officer.personId],
  )
  const deskId = await organisation(house, 'desk', `loket-${slug}`)
  const deskWorker = await addWorker(house, { organisationId: deskId, name: `Lotte ${slug}`, role: 'desk_worker' })
  return { ...place, authorityId, runnerId, officer, clientManager, deskId, deskWorker }
}

/** One for the whole land, made by whoever asks first. */
async function authorityOfFlanders(house: House): Promise<string> {
  const { rows } = await house.owner.query<{ id: string }>(
    `select authority_id as id from supervision.remit where land = 'vl'`,
  )
  if (rows[0]) return rows[0].id
  const id = await organisation(house, 'authority', 'toezicht')
  await house.owner.query(`insert into supervision.remit (authority_id, land) values ($1, 'vl')`, [id])
  return id
}

/** The same person, after the clock was moved by more than a session lasts. */
export const freshCookie = async (house: House, worker: Worker): Promise<Worker> => ({
  ...worker,
  cookie: await cookieOf(house, worker.personId),
})
