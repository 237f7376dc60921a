import { startSession } from '../../src/platform/session.ts'
import { newId, newNumber } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'

/** An organiser with a location and people in every capacity, for tests of what people say about care. Plain SQL as the owner. */
export interface Speaking {
  readonly organiserId: string
  readonly slug: string
  readonly locationId: string
  /** As it stands in an address: `nl-100200300`. */
  readonly locationKey: string
  readonly coordinator: Worker
  readonly handler: Worker
  readonly reader: Worker
  /** Works at the one location. */
  readonly local: Worker
  readonly all: readonly Worker[]
}

export interface Worker {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly cookie: string
}

interface Wish {
  readonly land?: 'vl' | 'nl'
  readonly slug?: string
  readonly registerId?: string
}

export async function buildSpeaking(
  house: House,
  { land = 'nl', slug = 'houder', registerId = '100200300' }: Wish = {},
): Promise<Speaking> {
  const { owner } = house
  const organiserId = newId()
  const zone = land === 'nl' ? 'Europe/Amsterdam' : 'Europe/Brussels'
  await owner.query(
    `insert into accounts.organisation (id, kind, land, slug, name, zone, phone) values ($1, 'organiser', $2, $3, $4, $5, '0113 20 30 40')`,
    [organiserId, land, slug, `Houder ${slug}`, zone],
  )
  await owner.query(`insert into accounts.house_style (organisation_id, brand, logo) values ($1, '#1f5a7a', 'H')`, [
    organiserId,
  ])
  const locationId = newId()
  await owner.query(
    `insert into locations.location (id, land, register_id, kind, name, folded, registered, place, organisation_id, row_hash)
     values ($1, $2, $3, 'day_care', $4, lower($4), true, 'Waterdam', $5, '\\x00')`,
    [locationId, land, registerId, `Opvang ${slug}`, organiserId],
  )
  const worker = (name: string, role: string, scope: string | null = null) =>
    addWorker(house, { organisationId: organiserId, name: `${name} ${slug}`, role, locationId: scope })
  const coordinator = await worker('Cora', 'complaint_coordinator')
  const handler = await worker('Hans', 'location_worker')
  const reader = await worker('Rita', 'organiser_manager')
  const local = await worker('Lies', 'location_worker', locationId)
  const all = [coordinator, handler, reader, local]
  return {
    organiserId,
    slug,
    locationId,
    locationKey: `${land}-${registerId}`,
    coordinator,
    handler,
    reader,
    local,
    all,
  }
}

export async function addWorker(
  house: House,
  wish: { organisationId: string; name: string; role: string; locationId?: string | null },
): Promise<Worker> {
  const personId = newId()
  const email = `${wish.name.toLowerCase().replaceAll(' ', '.')}@example.org`
  await house.owner.query('insert into accounts.person (id, name, email) values ($1, $2, $3)', [
    personId,
    wish.name,
    email,
  ])
  await house.owner.query(
    'insert into accounts.membership (id, person_id, organisation_id, role, location_id) values ($1, $2, $3, $4, $5)',
    [newId(), personId, wish.organisationId, wish.role, wish.locationId ?? null],
  )
  return { personId, name: wish.name, email, cookie: await cookieOf(house, personId) }
}

/** A fresh session, for a test that moves the clock by weeks. */
export async function cookieOf({ platform }: House, personId: string): Promise<string> {
  const now = platform.clock.now()
  const token = await platform.db.gate((tx) => startSession(tx, { personId, userAgent: 'test', now }))
  return `session=${token}`
}

export interface Said {
  readonly id: string
  readonly number: string
  /** The cookie of who said it, come back by link. */
  readonly cookie: string
}

interface SaidWish {
  readonly name: string
  readonly at: string
  readonly words?: string
  readonly kind?: 'complaint' | 'question'
  readonly state?: string
  readonly acts?: string
  readonly handler?: Worker
  /** Whom it is about. */
  readonly subject?: Worker
}

/** What somebody said about the location, without walking through the form. */
export async function addReaction(house: House, place: Speaking, wish: SaidWish): Promise<Said> {
  const [id, number] = [newId(), newNumber()]
  const { name, at, words = `Woorden van ${name}`, kind = 'complaint', state = 'received', acts = 'coordinator' } = wish
  await house.owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, location_id, sender, channel, regimes, language, words,
       contact_name, contact_email, may_name, folded, state, acts, received_at, filed_on, submission_key, handler_id, handler_name)
     values ($1, $2, $3, 'nl', $9, 'location', $4, 'parent', 'web', '{childcare}', 'nl', $5, $6, $7, false, lower($6), $10, $11, $8,
       case $9 when 'complaint' then $8::timestamptz::date end, $1, $12, $13)`,
    [
      id,
      number,
      place.organiserId,
      place.locationId,
      words,
      name,
      `${name.toLowerCase()}@example.org`,
      at,
      kind,
      state,
      acts,
      wish.handler?.personId ?? null,
      wish.handler?.name ?? null,
    ],
  )
  if (wish.subject) {
    await house.owner.query('insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $2)', [
      id,
      wish.subject.personId,
    ])
  }
  const { platform } = house
  const now = platform.clock.now()
  const token = await platform.db.gate((tx) => startSession(tx, { reactionId: id, userAgent: 'test', now }))
  return { id, number, cookie: `session=${token}` }
}
