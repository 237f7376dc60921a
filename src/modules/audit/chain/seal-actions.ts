import { chainStart, linkHash } from '../../../platform/audit-chain.ts'
import type { Database, Write } from '../../../platform/database.ts'
import { chainEnd, type EntryRow, insertLinks, type Link, lockChain, sealFrom, unsealedRows } from './chain-queries.ts'

const batch = 5000

/** Adds every row that stands in no link to the chain, a batch at a time. @returns how many */
export async function sealAudit(db: Database, { everywhere = false } = {}): Promise<number> {
  let after = await db.work((tx) => sealFrom(tx, everywhere))
  for (let sealed = 0; ;) {
    const rows = await db.work((tx) => sealBatch(tx, after))
    sealed += rows.length
    if (rows.length < batch) return sealed
    after = Number(rows.at(-1)?.[0])
  }
}

async function sealBatch(tx: Write, after: number): Promise<readonly EntryRow[]> {
  await lockChain(tx)
  const rows = await unsealedRows(tx, after, batch)
  if (rows.length === 0) return rows
  // The moments in the audit are the database's, so the moment of sealing is compared with them by the same clock.
  const sealedAt = await databaseNow(tx)
  const micros = String(sealedAt.epochNanoseconds / 1000n)
  const end = await chainEnd(tx)
  let { seq, hash } = end ?? { seq: 0, hash: chainStart }
  const links: Link[] = []
  for (const row of rows) {
    seq += 1
    hash = linkHash(hash, [String(seq), micros, ...row])
    links.push({ seq, entryId: row[0], hash })
  }
  await insertLinks(tx, sealedAt, links)
  return rows
}

async function databaseNow(tx: Write): Promise<Temporal.Instant> {
  const { at } = await tx
    .selectNoFrom((eb) => eb.fn<Temporal.Instant>('clock_timestamp').as('at'))
    .executeTakeFirstOrThrow()
  return at
}
