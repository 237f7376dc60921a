import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { ContactHow, NewsKind, NewsState } from './news.ts'

/** What the side of the organiser knows of a report. */
export interface PassedOn {
  readonly id: string
  readonly reactionId: string
  readonly number: string
  readonly authority: { readonly id: string; readonly name: string; readonly land: Land; readonly zone: string }
  readonly organiser: { readonly id: string; readonly name: string }
  readonly location: {
    readonly id: string
    readonly name: string
    readonly registerId: string
    readonly land: Land
  } | null
  readonly words: string
  /** News is told without the officer reading it first. */
  readonly atOnce: boolean
  readonly passedBy: string
  readonly passedName: string
  readonly passedAt: Temporal.Instant
  readonly closedAt: Temporal.Instant | null
  readonly version: number
}

const passedOnRows = (db: Read) =>
  db
    .selectFrom('supervision.passed_on as p')
    .innerJoin('accounts.organisation as o', 'o.id', 'p.authority_id')
    .innerJoin('locations.organiser as g', 'g.id', 'p.organiser_id')
    .leftJoin('locations.location as l', 'l.id', 'p.location_id')
    .select(['p.id', 'p.reaction_id as reactionId', 'p.number', 'p.words', 'p.at_once as atOnce', 'p.version'])
    .select(['p.passed_by as passedBy', 'p.passed_name as passedName', 'p.passed_at as passedAt'])
    .select(['p.closed_at as closedAt', 'o.id as oId', 'o.name as oName', 'o.land as oLand', 'o.zone as oZone'])
    .select(['g.id as gId', 'g.name as gName', 'l.id as lId', 'l.name as lName', 'l.register_id as lRegister'])
    .select('l.land as lLand')

type Row = Awaited<ReturnType<ReturnType<typeof passedOnRows>['execute']>>[number]

const passedOnOf = ({ oId, oName, oLand, oZone, gId, gName, lId, lName, lRegister, lLand, ...row }: Row): PassedOn => ({
  ...row,
  authority: { id: oId, name: oName, land: oLand, zone: oZone },
  organiser: { id: gId, name: gName },
  location: lId && lName && lRegister && lLand ? { id: lId, name: lName, registerId: lRegister, land: lLand } : null,
})

/** As far as the rows let who asks see it. */
export async function findPassedOn(db: Read, id: string): Promise<PassedOn | undefined> {
  const row = await passedOnRows(db).where('p.id', '=', id).executeTakeFirst()
  return row && passedOnOf(row)
}

/** The one that runs for a reaction. */
export async function passedOnOfReaction(db: Read, reactionId: string): Promise<PassedOn | undefined> {
  const row = await passedOnRows(db)
    .where('p.reaction_id', '=', reactionId)
    .where('p.closed_at', 'is', null)
    .executeTakeFirst()
  return row && passedOnOf(row)
}

export type NewPassedOn = Omit<PassedOn, 'authority' | 'organiser' | 'location' | 'closedAt' | 'version'> & {
  readonly authorityId: string
  readonly organiserId: string
  readonly locationId: string | null
}

export async function insertPassedOn(tx: Write, one: NewPassedOn): Promise<void> {
  await tx
    .insertInto('supervision.passed_on')
    .values({
      id: one.id,
      reaction_id: one.reactionId,
      number: one.number,
      authority_id: one.authorityId,
      organiser_id: one.organiserId,
      location_id: one.locationId,
      words: one.words,
      at_once: one.atOnce,
      passed_by: one.passedBy,
      passed_name: one.passedName,
      passed_at: one.passedAt,
    })
    .execute()
}

/** @returns false where it was closed already */
export async function closePassedOn(tx: Write, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('supervision.passed_on')
    .set((eb) => ({ closed_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** One change at a time in a case. */
export const lockPassedOn = (tx: Write, id: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${id}, 27))`.execute(tx)

export interface Exchanged {
  readonly id: string
  readonly words: string
  readonly byId: string
  readonly by: string
  readonly at: Temporal.Instant
}

export const exchangesOf = (db: Read, passedOnId: string): Promise<Exchanged[]> =>
  db
    .selectFrom('supervision.exchange')
    .select(['id', 'words', 'written_by as byId', 'written_name as by', 'written_at as at'])
    .where('passed_on_id', '=', passedOnId)
    .orderBy('written_at')
    .execute()

export interface Written {
  readonly passedOnId: string
  readonly id: string
  readonly words: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Temporal.Instant
}

export async function insertExchange(tx: Write, { passedOnId, id, words, by, at }: Written): Promise<void> {
  await tx
    .insertInto('supervision.exchange')
    .values({ id, passed_on_id: passedOnId, words, written_by: by.id, written_name: by.name, written_at: at })
    .execute()
}

export interface News {
  readonly id: string
  readonly passedOnId: string
  readonly kind: NewsKind
  readonly words: string
  readonly saidBy: string
  readonly saidName: string
  readonly saidAt: Temporal.Instant
  readonly state: NewsState
  readonly decidedAt: Temporal.Instant | null
  readonly reason: string
}

const newsRows = (db: Read) =>
  db
    .selectFrom('supervision.news')
    .select(['id', 'passed_on_id as passedOnId', 'kind', 'words', 'said_by as saidBy', 'said_name as saidName'])
    .select(['said_at as saidAt', 'state', 'decided_at as decidedAt', 'reason'])

export const newsOf = (db: Read, passedOnId: string): Promise<News[]> =>
  newsRows(db).where('passed_on_id', '=', passedOnId).orderBy('said_at').orderBy('id').execute()

export const findNews = (db: Read, id: string): Promise<News | undefined> =>
  newsRows(db).where('id', '=', id).executeTakeFirst()

export async function insertNews(tx: Write, { kind, ...one }: Written & { readonly kind: NewsKind }): Promise<void> {
  await tx
    .insertInto('supervision.news')
    .values({
      id: one.id,
      passed_on_id: one.passedOnId,
      kind,
      words: one.words,
      said_by: one.by.id,
      said_name: one.by.name,
      said_at: one.at,
    })
    .execute()
}

/** @returns false where somebody decided before */
export async function decideOnNews(
  tx: Write,
  id: string,
  decided: {
    readonly state: NewsState
    readonly by: string | null
    readonly at: Temporal.Instant
    readonly reason?: string
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('supervision.news')
    .set({
      state: decided.state,
      decided_by: decided.by,
      decided_at: decided.at,
      ...(decided.reason === undefined ? {} : { reason: decided.reason }),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0
}

export interface Contact {
  readonly id: string
  readonly passedOnId: string | null
  readonly locationId: string | null
  readonly how: ContactHow
  readonly withWhom: string
  readonly heldOn: Temporal.PlainDate
  readonly words: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** Talks with an organiser, the latest last. */
export function contactsWith(
  db: Read,
  of: { readonly passedOnId: string } | { readonly organiserId: string } | { readonly locationId: string },
): Promise<Contact[]> {
  const rows = db
    .selectFrom('supervision.contact')
    .select(['id', 'passed_on_id as passedOnId', 'location_id as locationId', 'how', 'with_whom as withWhom'])
    .select(['held_on as heldOn', 'words', 'noted_name as by', 'noted_at as at'])
    .orderBy('held_on')
    .orderBy('noted_at')
  if ('passedOnId' in of) return rows.where('passed_on_id', '=', of.passedOnId).execute()
  return 'organiserId' in of
    ? rows.where('organiser_id', '=', of.organiserId).execute()
    : rows.where('location_id', '=', of.locationId).execute()
}

export interface NewContact {
  readonly id: string
  readonly authorityId: string
  readonly organiserId: string
  readonly locationId: string | null
  readonly passedOnId: string | null
  readonly how: ContactHow
  readonly withWhom: string
  readonly heldOn: Temporal.PlainDate
  readonly words: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Temporal.Instant
}

/** @returns false where this very contact is there: a double click */
export async function insertContact(tx: Write, contact: NewContact): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supervision.contact')
    .values({
      id: contact.id,
      authority_id: contact.authorityId,
      organiser_id: contact.organiserId,
      location_id: contact.locationId,
      passed_on_id: contact.passedOnId,
      how: contact.how,
      with_whom: contact.withWhom,
      held_on: contact.heldOn,
      words: contact.words,
      noted_by: contact.by.id,
      noted_name: contact.by.name,
      noted_at: contact.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Boolean(numInsertedOrUpdatedRows)
}
