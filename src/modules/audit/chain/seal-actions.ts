import { chainStart, linkHash } from '../../../platform/audit-chain.ts'
import type { Database, Write } from '../../../platform/database.ts'
import { chainEnd, insertLinks, type Link, lockChain, unsealedRows } from './chain-queries.ts'

const batch = 5000

/** Adds every row that stands in no link to the chain, a batch at a time. @returns how many */
export async function sealAudit(db: Database, { everywhere = false } = {}): Promise<number> {
  for (let sealed = 0; ;) {
    const added = await db.work((tx) => sealBatch(tx, everywhere))
    sealed += added
    if (added < batch) return sealed
  }
}

async function sealBatch(tx: Write, everywhere: boolean): Promise<number> {
  await lockChain(tx)
  const rows = await unsealedRows(tx, batch, everywhere)
  if (rows.length === 0) return 0
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
  return links.length
}

async function databaseNow(tx: Write): Promise<Temporal.Instant> {
  const { at } = await tx
    .selectNoFrom((eb) => eb.fn<Temporal.Instant>('clock_timestamp').as('at'))
    .executeTakeFirstOrThrow()
  return at
}
