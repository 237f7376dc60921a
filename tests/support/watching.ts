import { newId } from '../../src/platform/tokens.ts'
import type { Actor } from '../../src/lib/actor.ts'
import type { House } from './house.ts'
import { addWorker, buildSpeaking, type Speaking, type Worker } from './speaking.ts'

/** An authority that watches over one location, with people on both sides. Plain SQL as the owner. */
export interface Watching {
  readonly authorityId: string
  readonly slug: string
  readonly place: Speaking
  /** Of the register: who runs the location. */
  readonly organiserId: string
  readonly officer: Worker
  readonly manager: Worker
  readonly colleague: Worker
}

export async function buildWatching(house: House): Promise<Watching> {
  const { owner } = house
  const place = await buildSpeaking(house, { land: 'vl', slug: 'zon', registerId: '4711' })
  const [authorityId, organiserId] = [newId(), newId()]
  await owner.query(
    `insert into accounts.organisation (id, kind, land, slug, name, zone) values ($1, 'authority', 'vl', 'toezicht', 'Toezicht', 'Europe/Brussels')`,
    [authorityId],
  )
  await owner.query(`insert into accounts.house_style (organisation_id, brand, logo) values ($1, '#1f5a7a', 'T')`, [authorityId]) // prettier-ignore
  await owner.query(`insert into supervision.remit (authority_id, land) values ($1, 'vl')`, [authorityId])
  await owner.query(`insert into locations.organiser (id, land, register_key, name, organisation_id) values ($1, 'vl', 'zon', 'Zon vzw', $2)`, [organiserId, place.organiserId]) // prettier-ignore
  await owner.query('update locations.location set organiser_id = $2 where id = $1', [place.locationId, organiserId])
  await owner.query(`insert into locations.contact (location_id, name, email, verified_at) values ($1, 'Lies', 'lies@example.org', now())`, [place.locationId]) // prettier-ignore
  const worker = (name: string, role: string) => addWorker(house, { organisationId: authorityId, name, role })
  const officer = await worker('Olga Officier', 'officer')
  const manager = await worker('Karel Klant', 'client_manager')
  const colleague = await worker('Mia Collega', 'client_manager')
  await assignTo(house, { authorityId, organiserId }, manager)
  return { authorityId, slug: 'toezicht', place, organiserId, officer, manager, colleague }
}

/** Who talks with an organiser since long ago. */
export const assignTo = (
  { owner }: House,
  { authorityId, organiserId }: Pick<Watching, 'authorityId' | 'organiserId'>,
  { personId, name }: Worker,
): Promise<unknown> =>
  owner.query(
    `insert into supervision.client_manager (id, authority_id, organiser_id, person_id, person_name, from_on, set_by, set_at)
     values ($1, $2, $3, $4, $5, '2020-01-01', $4, now())`,
    [newId(), authorityId, organiserId, personId, name],
  )

/** As the gate tells the database who acts: one role at one house. */
export const actorOf = (
  { personId, name }: Worker,
  organisationId: string,
  role: string,
  kind = 'authority',
): Actor => ({
  kind: 'person',
  sessionId: '',
  personId,
  name,
  memberships: [{ organisationId, organisationName: '', organisationKind: kind, role, locationId: null }],
})
