import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool, types as pgTypes } from 'pg'
import type { Actor } from '../lib/actor.ts'
import type { Tables } from '../tables.ts'
import { type Bulk, inBulk } from './bulk.ts'
import type { Keys } from './keys.ts'
import { PreparedClient } from './prepared-client.ts'
import { WordsDialect } from './words-driver.ts'

/** What may be asked; a connection and a transaction both fit. */
export type Read = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor'>
/** What may be changed: only inside a transaction. */
export type Write = Transaction<Tables>

type Role =
  | 'opvangloket_public'
  | 'opvangloket_intake'
  | 'opvangloket_gate'
  | 'opvangloket_member'
  | 'opvangloket_worker'

export interface Database {
  /** Anonymous pages: published facts, read only, no transaction needed. */
  readonly published: Read
  /** Anonymous forms: may insert, never select. */
  intake<T>(change: (tx: Write) => Promise<T>): Promise<T>
  /** Login, sessions, invitations, mail links. */
  gate<T>(change: (tx: Write) => Promise<T>): Promise<T>
  /** A signed-in person or a family at its own case reads, under row-level security. */
  read<T>(actor: Actor, ask: (db: Read) => Promise<T>): Promise<T>
  /** The same, changing something. */
  change<T>(actor: Actor, change: (tx: Write) => Promise<T>): Promise<T>
  /** A background job. */
  work<T>(change: (tx: Write) => Promise<T>): Promise<T>
  /** A background job over tens of thousands of rows, in one transaction that may take minutes. */
  bulk<T>(work: (db: Bulk) => Promise<T>): Promise<T>
  /** For the job queue's own library, which reads moments as Date. */
  readonly queuePool: Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  readonly readUrl?: string
  /** What is sealed in the database is opened with these. */
  readonly keys: Keys
  readonly connections?: number
}

export function openDatabase({ url, readUrl = url, keys, connections = 10 }: DatabaseOptions): Database {
  const pools = {
    published: makePool(readUrl, 'opvangloket_public', connections, '-c default_transaction_read_only=on'),
    main: makePool(url, 'opvangloket_member', connections),
    work: makePool(url, 'opvangloket_worker', connections),
    queue: makePool(url, 'opvangloket_worker', connections, '', pgTypes.getTypeParser),
  }
  const published = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pools.published }) })
  const withWords = (pool: Pool) => new Kysely<Tables>({ dialect: new WordsDialect({ pool }, keys) })
  const main = withWords(pools.main)
  const work = withWords(pools.work)

  const as = <T>(role: Role, actor: Actor | null, readOnly: boolean, run: (tx: Write) => Promise<T>) =>
    main
      .transaction()
      .setAccessMode(readOnly ? 'read only' : 'read write')
      .execute(async (tx) => {
        await tellWhoActs(tx, role, actor)
        return run(tx)
      })

  return {
    published,
    intake: (change) => as('opvangloket_intake', null, false, change),
    gate: (change) => as('opvangloket_gate', null, false, change),
    read: (actor, ask) => as('opvangloket_member', actor, true, ask),
    change: (actor, change) => as('opvangloket_member', actor, false, change),
    work: (change) => work.transaction().execute(change),
    bulk: (change) => inBulk(pools.work, change),
    queuePool: pools.queue,
    async close() {
      await Promise.all([published.destroy(), main.destroy(), work.destroy(), pools.queue.end()])
    },
  }
}

/** One round trip: the role for this transaction, and for whom row-level security judges. */
async function tellWhoActs(tx: Write, role: Role, actor: Actor | null): Promise<void> {
  const person = actor?.kind === 'person' ? actor.personId : ''
  const ownCase = actor?.kind === 'family' ? actor.caseId : ''
  const reaction = actor?.kind === 'reporter' ? actor.reactionId : ''
  const openings = actor?.kind === 'person' ? (actor.openings ?? []).map(({ id }) => id) : []
  const member = actor?.kind === 'panel_member' ? actor.memberId : ''
  const { organisations, locations } = scopesOf(actor)
  await sql`select set_config('role', ${role}, true), set_config('app.person', ${person}, true),
    set_config('app.organisations', ${organisations.join(',')}, true), set_config('app.locations', ${locations.join(',')}, true),
    set_config('app.case', ${ownCase}, true), set_config('app.reaction', ${reaction}, true),
    set_config('app.openings', ${openings.join(',')}, true), set_config('app.panel_member', ${member}, true)`.execute(
    tx,
  )
}

/** A membership for one location opens that location, and nothing else of its organisation. */
function scopesOf(actor: Actor | null): { organisations: readonly string[]; locations: readonly string[] } {
  if (actor?.kind === 'location') return { organisations: [], locations: [actor.locationId] }
  if (actor?.kind !== 'person') return { organisations: [], locations: [] }
  const { memberships } = actor
  return {
    organisations: memberships.flatMap((one) => (one.locationId === null ? [one.organisationId] : [])),
    locations: memberships.flatMap((one) => one.locationId ?? []),
  }
}

function makePool(
  url: string,
  role: Role,
  max: number,
  more = '',
  parserOf: typeof pgTypes.getTypeParser = parserFor,
): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    Client: PreparedClient,
    options: `-c role=${role} -c timezone=UTC -c statement_timeout=15000 -c lock_timeout=10000 ${more}`.trim(),
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: parserOf },
  })
  // A connection that breaks while idle (database restarted) is replaced by the pool; unheard, it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

type Parse = (text: string) => unknown

const parsers: Record<number, Parse> = {
  20: Number, // int8: counts; our identities stay far below 2^53
  1082: (text) => Temporal.PlainDate.from(text),
  1114: (text) => Temporal.PlainDateTime.from(text.replace(' ', 'T')),
  1184: (text) => Temporal.Instant.from(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
}

function parserFor(oid: number, format?: 'text' | 'binary'): Parse {
  return parsers[oid] ?? (pgTypes.getTypeParser(oid, format === 'binary' ? 'text' : format) as Parse)
}

// pg writes an object as JSON unless it says itself how it wants to be written.
for (const type of [Temporal.PlainDate, Temporal.Instant, Temporal.PlainDateTime]) {
  Object.defineProperty(type.prototype, 'toPostgres', {
    value(this: { toString(): string }) {
      return this.toString()
    },
    configurable: true,
  })
}
