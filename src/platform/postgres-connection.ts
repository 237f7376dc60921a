import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { superuser, urlOf, type Address } from './postgres-address.ts'

/** How long to wait, in ms: while it says that it starts or stops, and for one answer of any kind. */
interface Patience {
  readonly whole: number
  readonly answer: number
}

const usual: Patience = { whole: 10_000, answer: 2000 }
/** For a server that was just started and lives: on a busy machine its first answer may take a while, and giving up helps nobody. */
const ofKeeper: Patience = { whole: 60_000, answer: 60_000 }

/** A connection as superuser; nothing when the server does not answer in time. Waits while it says that it starts or stops. */
async function connected(at: Address, name: string, patience = usual): Promise<Client | undefined> {
  const until = performance.now() + patience.whole
  for (;;) {
    const attempt = await connectOnce(at, name, patience.answer)
    if (attempt instanceof Client) return attempt
    // cannot_connect_now: it says that it starts or stops.
    if (attempt !== '57P03' || performance.now() > until) return undefined
    await pause(50)
  }
}

/** True when the server lets people in. */
export async function answers(at: Address): Promise<boolean> {
  const attempt = await connectOnce(at, caller, usual.answer)
  if (!(attempt instanceof Client)) return false
  await attempt.end()
  return true
}

async function connectOnce(at: Address, name: string, answer: number): Promise<Client | string> {
  const connectionString = urlOf(at, superuser, 'postgres')
  const client = new Client({ connectionString, application_name: name, connectionTimeoutMillis: answer })
  // A server that ends is noticed by who keeps it; the broken connection itself is no news.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    return (error as { code?: string }).code ?? 'no answer'
  }
}

/** Lets the process end while this connection is open. */
export function unref(client: Client) {
  // The types of pg leave out the socket that a client holds.
  const { connection } = client as unknown as { connection: { stream: { unref(): void } } }
  connection.stream.unref()
}

const caller = 'opvangloket'
const keeper = 'opvangloket keeper'

/** An open connection tells others that this server has a keeper; it vanishes with the keeper, also after `kill -9`. */
export async function becomeKeeper(at: Address): Promise<Client> {
  const client = await connected(at, `${keeper} ${process.pid}`, ofKeeper)
  if (!client) throw new Error('PostgreSQL started and then did not answer.')
  return client
}

/** The process that keeps this server running, when there is one. */
export async function keeperOf(at: Address): Promise<number | undefined> {
  const client = await connected(at, caller)
  const found = await client?.query<{ name: string }>(
    'select application_name as name from pg_stat_activity where application_name like $1',
    [`${keeper} %`],
  )
  await client?.end()
  return Number(found?.rows[0]?.name.slice(keeper.length)) || undefined
}
