import { sql } from 'kysely'
import { type ChainedRow, entryColumns } from '../../../platform/audit-chain.ts'
import type { Write } from '../../../platform/database.ts'

/** The end of the chain; nothing while it is empty. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: Buffer
}

export const chainEnd = (tx: Write): Promise<ChainEnd | undefined> =>
  tx.selectFrom('audit.seal').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()

/** One sealer at a time, whichever worker it runs in; writers of the audit take no such lock. */
export const lockChain = (tx: Write) => sql`select pg_advisory_xact_lock(hashtext('audit chain'))`.execute(tx)

/** A row without its place in the chain. */
export type EntryRow = ChainedRow extends readonly [string, string, ...infer Rest] ? Rest : never

/**
 * Where to look for rows in no link: a transaction that lasted may show its row after younger ones were sealed, so some way back as
 * well. `everywhere` is all the way back.
 */
export async function sealFrom(tx: Write, everywhere: boolean): Promise<number> {
  if (everywhere) return 0
  const { rows } = await sql<{ id: number }>`select coalesce(max(entry_id), 0) - 100000 as id from audit.seal`.execute(
    tx,
  )
  return rows[0]?.id ?? 0
}

/** The oldest rows above `after` that stand in no link. */
export async function unsealedRows(tx: Write, after: number, limit: number): Promise<EntryRow[]> {
  const { rows } = await sql<{ row: EntryRow }>`
    select array[${sql.raw(entryColumns)}] as row from audit.entry as e
    where e.id > ${after} and not exists (select from audit.seal as s where s.entry_id = e.id)
    order by e.id limit ${limit}`.execute(tx)
  return rows.map(({ row }) => row)
}

export interface Link {
  readonly seq: number
  readonly entryId: string
  readonly hash: Buffer
}

export async function insertLinks(tx: Write, sealedAt: Temporal.Instant, links: readonly Link[]): Promise<void> {
  await sql`insert into audit.seal (seq, entry_id, sealed_at, hash)
    select seq, entry_id, ${sealedAt}, decode(hash, 'hex') from unnest(${links.map(({ seq }) => seq)}::bigint[],
      ${links.map(({ entryId }) => entryId)}::bigint[], ${links.map(({ hash }) => hash.toString('hex'))}::text[]) as l (seq, entry_id, hash)`.execute(
    tx,
  )
}
