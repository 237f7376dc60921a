import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { NewFile } from '../evidence-queries.ts'
import type { ArrivalState, ArrivalTab } from './arrival.ts'
import type { LeftOut } from './left-out.ts'

export interface NewReplyAddress {
  readonly tokenHash: Buffer
  readonly reactionId: string
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export async function insertReplyAddress(tx: Write, address: NewReplyAddress): Promise<void> {
  await tx
    .insertInto('feedback.reply_address')
    .values({
      token_hash: address.tokenHash,
      reaction_id: address.reactionId,
      created_at: address.createdAt,
      expires_at: address.expiresAt,
    })
    .execute()
}

/** The reaction whose letter has this reply address, and its house. At the gate. */
export async function findReplyAddress(
  tx: Write,
  token: string,
  now: Temporal.Instant,
): Promise<{ houseId: string; replyTo: string } | undefined> {
  const { rows } = await sql<{ houseId: string; replyTo: string }>`
    select house_id as "houseId", reaction_id as "replyTo"
    from feedback.reply_address_of(${hashToken(token)}, ${now}::timestamptz)`.execute(tx)
  return rows[0]
}

export interface NewArrival {
  readonly id: string
  readonly houseId: string
  readonly replyTo: string | null
  readonly cameAt: Temporal.Instant
  readonly envelopeSender: string
  readonly sealed: Buffer
}

/** Writes nothing where this mail was here before. */
export async function insertArrival(tx: Write, arrival: NewArrival): Promise<void> {
  await tx
    .insertInto('feedback.arrival')
    .values({
      id: arrival.id,
      house_id: arrival.houseId,
      reply_to: arrival.replyTo,
      came_at: arrival.cameAt,
      envelope_sender: arrival.envelopeSender,
      sealed: arrival.sealed,
    })
    // No column named: looking one up is already reading, which who delivers mail may not.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface SealedArrival {
  readonly houseId: string
  readonly replyTo: string | null
  readonly envelopeSender: string
  readonly cameAt: Temporal.Instant
  readonly sealed: Buffer
}

/** A mail that nobody read yet. @param lock until the transaction ends; for the worker */
export async function findUnread(tx: Write, id: string, lock = false): Promise<SealedArrival | undefined> {
  const asked = tx
    .selectFrom('feedback.arrival')
    .select(['house_id as houseId', 'reply_to as replyTo', 'envelope_sender as envelopeSender'])
    .select(['came_at as cameAt', 'sealed'])
    .where('id', '=', id)
    .where('state', '=', 'unread')
  const row = await (lock ? asked.forUpdate() : asked).executeTakeFirst()
  return row?.sealed ? { ...row, sealed: row.sealed } : undefined
}

export interface ReadArrival {
  readonly automatic: boolean
  readonly fromName: string
  readonly fromAddress: string | null
  readonly subject: string
  readonly words: string
  readonly leftOut: readonly LeftOut[]
}

/** Read by the worker: a person decides what it is. */
export async function saveRead(tx: Write, id: string, read: ReadArrival): Promise<void> {
  await tx
    .updateTable('feedback.arrival')
    .set({
      state: 'waiting',
      sealed: null,
      automatic: read.automatic,
      from_name: read.fromName,
      from_address: read.fromAddress,
      subject: read.subject,
      words: read.words,
      left_out: JSON.stringify(read.leftOut),
    })
    .where('id', '=', id)
    .execute()
}

/** Its words stand with a reaction now; here only stays that it came. */
export async function saveJoined(
  tx: Write,
  id: string,
  { state, reactionId, by, at }: { state: 'joined' | 'reaction'; reactionId: string; by: string | null; at: Temporal.Instant }, // prettier-ignore
): Promise<void> {
  await tx
    .updateTable('feedback.arrival')
    .set((eb) => ({
      state,
      ...(by === null ? { sealed: null } : {}),
      reaction_id: reactionId,
      decided_by: by,
      decided_at: at,
      from_name: '',
      from_address: null,
      subject: '',
      words: '',
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  if (by !== null) await tx.deleteFrom('feedback.arrival_file').where('arrival_id', '=', id).execute()
}

export async function saveSetAside(
  tx: Write,
  id: string,
  { reason, by, at }: { reason: string; by: string; at: Temporal.Instant | null },
): Promise<void> {
  await tx
    .updateTable('feedback.arrival')
    .set((eb) => ({
      state: at === null ? 'waiting' : 'set_aside',
      reason,
      decided_by: by,
      decided_at: at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export type ArrivalFile = Pick<NewFile, 'id' | 'name' | 'mediaType' | 'bytes'>

export async function insertArrivalFile(
  tx: Write,
  file: ArrivalFile & { arrivalId: string; position: number },
): Promise<void> {
  await tx
    .insertInto('feedback.arrival_file')
    .values({
      id: file.id,
      arrival_id: file.arrivalId,
      position: file.position,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
    })
    .execute()
}

/** Files with all that is in them, to put them with a reaction. */
export const filesWithBytes = (db: Read, arrivalId: string): Promise<ArrivalFile[]> =>
  db
    .selectFrom('feedback.arrival_file')
    .select(['id', 'name', 'media_type as mediaType', 'bytes'])
    .where('arrival_id', '=', arrivalId)
    .orderBy('position')
    .execute()

export const arrivalFile = (db: Read, arrivalId: string, id: string): Promise<ArrivalFile | undefined> =>
  db
    .selectFrom('feedback.arrival_file')
    .select(['id', 'name', 'media_type as mediaType', 'bytes'])
    .where('arrival_id', '=', arrivalId)
    .where('id', '=', id)
    .executeTakeFirst()

/** A mail as a person judges it: the rows are guarded. */
export interface Arrival {
  readonly id: string
  readonly house: { readonly id: string; readonly name: string; readonly slug: string; readonly zone: string; readonly land: Land } // prettier-ignore
  /** The reaction whose letter it answers. */
  readonly replyTo: { readonly id: string; readonly number: string } | null
  readonly cameAt: Temporal.Instant
  readonly state: ArrivalState
  readonly automatic: boolean
  readonly fromName: string
  readonly fromAddress: string | null
  readonly subject: string
  readonly words: string
  readonly leftOut: readonly LeftOut[]
  readonly reactionNumber: string | null
  readonly decidedName: string | null
  readonly decidedAt: Temporal.Instant | null
  readonly reason: string
  readonly version: number
  readonly files: readonly { readonly id: string; readonly name: string }[]
}

const arrivals = (db: Read) =>
  db
    .selectFrom('feedback.arrival as a')
    .innerJoin('accounts.organisation as o', 'o.id', 'a.house_id')
    .leftJoin('feedback.reaction as r', 'r.id', 'a.reply_to')
    .leftJoin('feedback.reaction as b', 'b.id', 'a.reaction_id')
    .leftJoin('accounts.person as p', 'p.id', 'a.decided_by')
    .select(['a.id', 'a.came_at as cameAt', 'a.automatic', 'a.from_name as fromName', 'a.from_address as fromAddress'])
    .select(['a.subject', 'a.words', 'a.decided_at as decidedAt', 'a.reason', 'a.version'])
    .select(sql<ArrivalState>`a.state`.as('state'))
    .select(sql<readonly LeftOut[]>`a.left_out`.as('leftOut'))
    .select(['o.id as houseId', 'o.name as houseName', 'o.slug', 'o.zone', 'o.land'])
    .select(['r.id as replyId', 'r.number as replyNumber', 'b.number as reactionNumber', 'p.name as decidedName'])

type Row = Awaited<ReturnType<ReturnType<typeof arrivals>['execute']>>[number]

const shaped = ({ houseId, houseName, slug, zone, land, replyId, replyNumber, ...row }: Row) => ({
  ...row,
  house: { id: houseId, name: houseName, slug, zone, land },
  replyTo: replyId === null || replyNumber === null ? null : { id: replyId, number: replyNumber },
})

export async function findArrival(db: Read, id: string): Promise<Arrival | undefined> {
  const row = await arrivals(db).where('a.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const files = await db
    .selectFrom('feedback.arrival_file')
    .select(['id', 'name'])
    .where('arrival_id', '=', id)
    .orderBy('position')
    .execute()
  return { ...shaped(row), files }
}

/** Locks it for who may judge it. @returns false where it is not there for who acts */
export async function lockArrival(tx: Write, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('feedback.arrival')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export type ArrivalRow = Omit<Arrival, 'files'>

export const mostShown = 100

/** What waits is shown oldest first, what is done newest first. */
export async function arrivalRows(db: Read, tab: ArrivalTab): Promise<ArrivalRow[]> {
  const rows = await arrivals(db)
    .where(inTab[tab])
    .orderBy('a.came_at', tab === 'wacht' ? 'asc' : 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(shaped)
}

const inTab: Readonly<Record<ArrivalTab, ReturnType<typeof sql<boolean>>>> = {
  wacht: sql<boolean>`a.state in ('unread', 'waiting') and not a.automatic`,
  vanzelf: sql<boolean>`a.state = 'waiting' and a.automatic`,
  weg: sql<boolean>`a.state = 'set_aside'`,
}

export async function countArrivals(db: Read): Promise<Record<ArrivalTab, number>> {
  const row = await db
    .selectFrom('feedback.arrival as a')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(inTab.wacht).as('wacht'),
      eb.fn.countAll<number>().filterWhere(inTab.vanzelf).as('vanzelf'),
      eb.fn.countAll<number>().filterWhere(inTab.weg).as('weg'),
    ])
    .where('a.state', 'in', ['unread', 'waiting', 'set_aside'])
    .executeTakeFirst()
  return row ?? { wacht: 0, vanzelf: 0, weg: 0 }
}

/** Mails that nobody judged, with the house whose clock counts. For the worker. */
export function waitingArrivals(db: Read) {
  return db
    .selectFrom('feedback.arrival as a')
    .innerJoin('accounts.organisation as o', 'o.id', 'a.house_id')
    .select(['a.came_at as cameAt', 'o.id as houseId', 'o.zone', 'o.land'])
    .where('a.state', 'in', ['unread', 'waiting'])
    .where('a.automatic', '=', false)
    .orderBy('a.came_at')
    .execute()
}

/** What was set aside long ago is gone for good, and so are reply addresses that nobody can use any more. For the worker. */
export async function sweepArrivals(
  tx: Write,
  { now, asideBefore }: { now: Temporal.Instant; asideBefore: Temporal.Instant },
): Promise<void> {
  await tx
    .deleteFrom('feedback.arrival')
    .where('state', '=', 'set_aside')
    .where('decided_at', '<', asideBefore)
    .execute()
  await tx.deleteFrom('feedback.reply_address').where('expires_at', '<=', now).execute()
}
