import { sql } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Land } from '../location.ts'
import type { ClaimReason, ClaimState, ClaimStep, ClaimWay } from './claim.ts'

export interface NewClaim {
  readonly id: string
  readonly locationId: string
  readonly name: string
  readonly function: string
  readonly email: string
  readonly phone: string
  readonly words: string
  readonly language: Lang
  readonly submissionKey: string
  readonly now: Temporal.Instant
}

/** As intake, which sees nothing. @returns false when the same form, or the same person, was there before */
export async function insertClaim(tx: Write, { locationId, submissionKey, now, ...claim }: NewClaim): Promise<boolean> {
  const inserted = await tx
    .insertInto('locations.claim')
    .values({ ...claim, location_id: locationId, submission_key: submissionKey, received_at: now, changed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export interface Claim {
  readonly id: string
  readonly name: string
  readonly function: string
  readonly email: string
  readonly phone: string
  readonly words: string
  readonly language: Lang
  readonly state: ClaimState
  readonly way: ClaimWay | null
  readonly founded: boolean
  readonly invitationId: string | null
  readonly receivedAt: Temporal.Instant
  readonly changedAt: Temporal.Instant
  readonly version: number
  /** Of the account that runs the location because of this claim. */
  readonly organisationId: string | null
  readonly locationId: string
  readonly locationName: string
  readonly land: Land
  readonly registerId: string
  readonly place: string | null
  readonly deskId: string
  readonly deskName: string
  readonly zone: string
}

const claims = (db: Read) =>
  db
    .selectFrom('locations.claim as c')
    .innerJoin('locations.location as l', 'l.id', 'c.location_id')
    .innerJoin('locations.desk_area as a', (join) =>
      join.onRef('a.land', '=', 'l.land').onRef('a.municipality_code', '=', 'l.municipality_code'),
    )
    .innerJoin('accounts.organisation as o', 'o.id', 'a.organisation_id')
    .select(['c.id', 'c.name', 'c.function', 'c.email', 'c.phone', 'c.words', 'c.language', 'c.state', 'c.way'])
    .select(['c.founded', 'c.invitation_id as invitationId', 'c.version', 'c.organisation_id as organisationId'])
    .select([
      'c.received_at as receivedAt',
      'c.changed_at as changedAt',
      'l.id as locationId',
      'l.name as locationName',
    ])
    .select(['l.land', 'l.register_id as registerId', 'l.place', 'o.id as deskId', 'o.name as deskName', 'o.zone'])

/** The claims of one state for who acts, the one that waits longest first. */
export const claimsInState = (db: Read, waiting: boolean, limit: number): Promise<Claim[]> =>
  claims(db)
    .where('c.state', waiting ? '=' : '<>', 'received')
    .orderBy(waiting ? 'c.received_at' : 'c.changed_at', waiting ? 'asc' : 'desc')
    .orderBy('c.id')
    .limit(limit)
    .execute()

export const claimById = async (db: Read, id: string): Promise<Claim> =>
  orNotFound(await claims(db).where('c.id', '=', id).executeTakeFirst())

/** Held until this transaction ends. */
export async function lockClaim(tx: Write, id: string): Promise<Claim> {
  await tx.selectFrom('locations.claim').select('id').where('id', '=', id).forUpdate().execute()
  return claimById(tx, id)
}

export interface ClaimEvent {
  readonly at: Temporal.Instant
  readonly step: ClaimStep
  readonly reason: ClaimReason | null
  readonly words: string
  /** Null for a person of another organisation. */
  readonly by: string | null
}

export const eventsOfClaim = (db: Read, claimId: string): Promise<ClaimEvent[]> =>
  db
    .selectFrom('locations.claim_event as e')
    .leftJoin('accounts.person as p', 'p.id', 'e.person_id')
    .select(['e.at', 'e.step', 'e.reason', 'e.words', 'p.name as by'])
    .where('e.claim_id', '=', claimId)
    .orderBy('e.at')
    .execute()

/** What the register knows of a location and how it stands here, beside what somebody claims. */
export interface ClaimedPlace {
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly organiserName: string | null
  /** The account that the organiser of the register has already. */
  readonly organiserAccount: { readonly id: string; readonly name: string } | null
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly registerUrl: string | null
  /** Another claim of it was accepted. */
  readonly taken: boolean
  /** The account has, or would have, locations that another desk serves. */
  readonly larger: boolean
}

export async function claimedPlace(db: Read, locationId: string, claimId: string): Promise<ClaimedPlace> {
  const row = await db
    .selectFrom('locations.location as l')
    .leftJoin('locations.organiser as r', 'r.id', 'l.organiser_id')
    .leftJoin('accounts.organisation as own', 'own.id', 'l.organisation_id')
    .leftJoin('accounts.organisation as known', 'known.id', 'r.organisation_id')
    .select([
      'own.id as organisationId',
      'own.name as organisationName',
      'known.id as knownId',
      'known.name as knownName',
    ])
    .select(['l.address', 'l.phone', 'l.email', 'l.website', 'l.register_url as registerUrl'])
    .select((eb) => [
      eb.case().when('r.natural_person', '=', true).then(null).else(eb.ref('r.name')).end().as('organiserName'),
      eb
        .exists(
          eb
            .selectFrom('locations.claim as c')
            .select('c.id')
            .whereRef('c.location_id', '=', 'l.id')
            .where('c.state', '=', 'accepted')
            .where('c.id', '<>', claimId),
        )
        .$castTo<boolean>()
        .as('taken'),
      sql<boolean>`exists (select from locations.location as other
        where other.organisation_id = coalesce(own.id, known.id) and not locations.serves(other.id))`.as('larger'),
    ])
    .where('l.id', '=', locationId)
    .executeTakeFirst()
  const { knownId, knownName, ...place } = orNotFound(row)
  const organiserAccount = knownId !== null && knownName !== null ? { id: knownId, name: knownName } : null
  return { ...place, organiserAccount }
}

/** Of a natural person: what the register knows and no page publishes. For the desk of the place. */
export interface PrivatePlace {
  readonly name: string | null
  readonly organiser_name: string | null
  readonly address: string | null
  readonly postcode: string | null
  readonly contact_person: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly correspondence: string | null
}

export async function findPrivatePlace(db: Read, locationId: string): Promise<PrivatePlace | undefined> {
  const { rows } = await sql<PrivatePlace>`select * from locations.private_of(${locationId}::uuid)`.execute(db)
  return rows[0]
}

/** Gives the location to an account; null takes it back. */
export async function handOver(tx: Write, locationId: string, organisationId: string | null): Promise<void> {
  await sql`select locations.hand_over(${locationId}::uuid, ${organisationId}::uuid)`.execute(tx)
}

/** Nobody who came by mail stays in. */
export async function shutOut(tx: Write, locationId: string): Promise<void> {
  await sql`select locations.shut_out(${locationId}::uuid)`.execute(tx)
}

export interface NewContact {
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly language: Lang
}

export async function saveContact(tx: Write, locationId: string, contact: NewContact, now: Temporal.Instant) {
  const facts = { ...contact, verified_at: now }
  await tx
    .insertInto('locations.contact')
    .values({ location_id: locationId, ...facts })
    .onConflict((conflict) => conflict.column('location_id').doUpdateSet(facts))
    .execute()
}

export const deleteContact = (tx: Write, locationId: string) =>
  tx.deleteFrom('locations.contact').where('location_id', '=', locationId).execute()

/** Whether an account runs a location besides this one. */
export async function runsOthers(db: Read, organisationId: string, locationId: string): Promise<boolean> {
  const other = await db
    .selectFrom('locations.location')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '<>', locationId)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

export interface ClaimChange {
  readonly state: ClaimState
  readonly way: ClaimWay | null
  readonly organisationId: string | null
  readonly founded: boolean
  readonly invitationId: string | null
  readonly at: Temporal.Instant
}

export async function saveClaim(tx: Write, id: string, { organisationId, invitationId, at, ...change }: ClaimChange) {
  await tx
    .updateTable('locations.claim')
    .set((eb) => ({
      ...change,
      organisation_id: organisationId,
      invitation_id: invitationId,
      changed_at: at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export interface NewClaimEvent {
  readonly claimId: string
  readonly at: Temporal.Instant
  readonly step: ClaimStep
  readonly personId: string
  readonly reason: ClaimReason | null
  readonly words: string
}

export async function insertClaimEvent(tx: Write, { claimId, personId, ...event }: NewClaimEvent): Promise<void> {
  await tx
    .insertInto('locations.claim_event')
    .values({ id: newId(), claim_id: claimId, person_id: personId, ...event })
    .execute()
}
