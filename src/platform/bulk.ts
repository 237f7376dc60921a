import { pipeline } from 'node:stream/promises'
import type { Pool, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { EventName, Events } from '../events.ts'

/** A bare connection inside one transaction, for COPY and for SQL over tens of thousands of rows. */
export type Bulk = Pick<PoolClient, 'query'>

/** One long transaction: it may take minutes and may wait for another. All of it or nothing. */
export async function inBulk<T>(pool: Pool, work: (db: Bulk) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const lost = (error: Error) => (broken = error)
  // Unheard, a connection that breaks between two statements would end the process.
  client.on('error', lost)
  try {
    await client.query(
      'begin; set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local jit = off',
    )
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(lost)
    throw error
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}

/** A value of one column for `copyRows`. */
export type CopyValue = string | number | boolean | null

/** Streams batches of rows into a table; memory holds a few batches at a time. */
export async function copyRows(db: Bulk, into: string, batches: AsyncIterable<readonly CopyValue[][]>): Promise<void> {
  const lines = async function* () {
    for await (const rows of batches) if (rows.length > 0) yield rows.map(copyLine).join('')
  }
  await pipeline(lines, db.query(copyFrom(`copy ${into} from stdin`)))
}

function copyLine(row: readonly CopyValue[]): string {
  let line = ''
  for (const [index, value] of row.entries()) line += (index === 0 ? '' : '\t') + copyField(value)
  return `${line}\n`
}

function copyField(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return special.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : value
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** `emit` for many subjects at once. */
export async function emitForEach<N extends EventName>(
  db: Bulk,
  name: N,
  payloads: readonly Events[N][],
): Promise<void> {
  await db.query(
    `with told as (
       insert into platform.event (id, name, subject_id, payload)
       select gen_random_uuid(), $1, (payload ->> 'subject')::uuid, payload from jsonb_array_elements($2::jsonb) as payload
       returning id, subject_id)
     select platform.plan_job('hear', json_build_object('event', told.id), 'event:' || told.id, null, 'subject:' || told.subject_id)
     from told`,
    [name, JSON.stringify(payloads)],
  )
}

/** The database or the way to it was away: the same work may succeed later. */
export function isPassingFault(fault: unknown): boolean {
  const { code, message } = fault as { code?: string; message?: string }
  // Classes of PostgreSQL: connection, resources, operator, and two transactions in each other's way.
  if (code) return /^(08|53|57P|40)|^(ECONN|EPIPE|ETIMEDOUT|ENOENT)/.test(code)
  return /connection (terminated|ended|error)|timeout exceeded when trying to connect/i.test(message ?? '')
}
