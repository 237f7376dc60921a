import { spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { lentAccount, runningAs, type Account } from './postgres-account.ts'
import { postgresBinaries, type Binaries } from './postgres-binaries.ts'
import { address, superuser, urlOf, type Address } from './postgres-address.ts'
import { createCluster } from './postgres-cluster.ts'
import { livingPostmaster, removeStaleLocks, stopPostmaster } from './postmaster.ts'

export interface EmbeddedOptions {
  /** The folder for everything the server keeps; the cluster itself is `postgres` in it. */
  dataDirectory: string
  log: (line: string) => void
  /** `false` only where losing everything is fine: tests. */
  durable?: boolean
  /** More settings of `postgresql.conf`, by name. */
  settings?: Record<string, string>
  /** Gives up a start that is under way, and leaves nothing running. */
  signal?: AbortSignal
}

export interface EmbeddedServer {
  /** The database of Opvangloket as the role that owns it, who is no superuser. */
  url: string
  /** The database `postgres` as its superuser: for backups and tests. */
  adminUrl: string
  pid: number
  /** The cluster itself (PGDATA). */
  directory: string
  /** Settled when the server ended, asked or not. */
  exited: Promise<void>
  stop(patience?: number): Promise<void>
}

/** Thrown when another process keeps this server running already. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning'
}

/** Starts PostgreSQL on this folder, after making it new or ending what a crash left of it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = lentAccount()
  const binaries = postgresBinaries(account)
  const base = preparedFolder(options.dataDirectory, account)
  const cluster = join(base, 'postgres')
  const at = address(base, account)
  if (!fs.existsSync(cluster)) createCluster(binaries, account, cluster, at)
  refuseOtherVersion(cluster, binaries)
  await endSurvivor(cluster, at, options.log)
  const { pid, exited } = await launch(binaries, account, cluster, at, options)
  const guard = await takeGuard(at)
  await createDatabase(guard, at)
  // Keeps no process alive that has nothing else to do.
  unref(guard)
  endAtExit(pid, exited)
  return {
    url: urlOf(at, 'opvangloket', 'opvangloket'),
    adminUrl: urlOf(at, superuser, 'postgres'),
    pid,
    directory: cluster,
    exited,
    async stop(patience) {
      void guard.end().catch(() => undefined)
      await stopPostmaster(pid, patience)
      await exited
    },
  }
}

/** A launcher that fails takes its server along; after `kill -9` the next start finds it. */
function endAtExit(pid: number, exited: Promise<void>) {
  const end = () => void process.kill(pid, 'SIGINT')
  process.once('exit', end)
  void exited.then(() => process.off('exit', end))
}

/** The url of the superuser when the server of this folder is running, whoever started it. */
export async function findRunning(dataDirectory: string): Promise<string | undefined> {
  if (!fs.existsSync(dataDirectory)) return undefined
  const base = fs.realpathSync(dataDirectory)
  if (!livingPostmaster(join(base, 'postgres'))) return undefined
  const at = address(base, lentAccount())
  const client = await connected(at)
  await client?.end()
  return client && urlOf(at, superuser, 'postgres')
}

function preparedFolder(folder: string, account: Account | undefined): string {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
  const base = fs.realpathSync(folder)
  if (account && !mayEnter(base, account))
    throw new Error(
      `As root, PostgreSQL runs as the account "${account.name}", which may not enter ${base}. ` +
        'Choose another DATA_DIRECTORY, or start as an ordinary user.',
    )
  return base
}

function mayEnter(folder: string, account: Account): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...runningAs(account), cwd: '/' })
  return asked.status === 0
}

function refuseOtherVersion(cluster: string, binaries: Binaries) {
  const found = fs.readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (binaries.version.startsWith(`${found}.`)) return
  throw new Error(
    `The data in ${cluster} were made by PostgreSQL ${found}; this is ${binaries.version}. See docs/operations/install.md, "Upgrade".`,
  )
}

/** After a `kill -9` of the launcher its server may live on; it is ended in order, so that the new one is our own child. */
async function endSurvivor(cluster: string, at: Address, log: (line: string) => void) {
  const pid = livingPostmaster(cluster)
  if (pid) {
    const client = await connected(at)
    const holder = client && (await guardian(client))
    await client?.end()
    if (holder) throw new AlreadyRunning(`Opvangloket already runs on the data in ${cluster} (${holder}).`)
    log(`A PostgreSQL server was left by an earlier crash (process ${pid}); it is stopped first.`)
    await stopPostmaster(pid)
  }
  if (at.socketFolder) removeStaleLocks(cluster, at.socketFolder)
}

const guardName = 'opvangloket keeper'

async function guardian(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    'select application_name as name from pg_stat_activity where application_name like $1',
    [`${guardName}%`],
  )
  return rows[0]?.name.replace(guardName, 'process')
}

/** An open connection tells others that this server has a keeper; it vanishes with the keeper, also after `kill -9`. */
async function takeGuard(at: Address): Promise<Client> {
  const guard = await connected(at, `${guardName} ${process.pid}`)
  if (!guard) throw new Error('PostgreSQL started and then did not answer.')
  // The supervisor sees the server end; the broken connection itself is no news.
  guard.on('error', () => undefined)
  return guard
}

function unref(client: Client) {
  // The types of pg leave out the socket that a client holds.
  const { connection } = client as unknown as { connection: { stream: { unref(): void } } }
  connection.stream.unref()
}

async function connected(at: Address, name = 'opvangloket', patience = 10_000): Promise<Client | undefined> {
  const until = performance.now() + patience
  for (;;) {
    const attempt = await connectOnce(at, name)
    if (attempt instanceof Client) return attempt
    // 57P03: the server is starting or stopping, and will say more in a moment.
    if (attempt !== '57P03' || performance.now() > until) return undefined
    await pause(50)
  }
}

async function connectOnce(at: Address, name: string): Promise<Client | string> {
  const connectionString = urlOf(at, superuser, 'postgres')
  const client = new Client({ connectionString, application_name: name, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    return (error as { code?: string }).code ?? 'no answer'
  }
}

/** The role that owns our database may make roles and extensions that PostgreSQL trusts, and nothing more. */
async function createDatabase(admin: Client, at: Address) {
  const role = await admin.query("select from pg_roles where rolname = 'opvangloket'")
  const password = at.password ? ` password '${at.password}'` : ''
  if (role.rowCount === 0) await admin.query(`create role opvangloket login createrole${password}`)
  const database = await admin.query("select from pg_database where datname = 'opvangloket'")
  if (database.rowCount === 0) await admin.query('create database opvangloket owner opvangloket')
}

async function launch(
  binaries: Binaries,
  account: Account | undefined,
  cluster: string,
  at: Address,
  options: EmbeddedOptions,
) {
  const logFile = join(cluster, '..', 'postgres.log')
  for (let attempt = 1; ; attempt++) {
    const server = spawnServer(binaries, account, cluster, at, options, logFile)
    if (await answers(at, server, options.signal)) return server
    const words = lastWords(logFile)
    // Processes of a killed server let go of its memory within moments.
    if (!words.includes('shared memory block') || attempt > 20) throw new Error(startFailure(cluster, words, account))
    await pause(250)
  }
}

function startFailure(cluster: string, words: string, account: Account | undefined): string {
  if (words.includes('lock file')) return `Another Opvangloket is just starting on the data in ${cluster}.`
  return `PostgreSQL does not start on ${cluster}${account ? ` as ${account.name}` : ''}:\n${words}`
}

interface Spawned {
  pid: number
  exited: Promise<void>
  hasExited: () => boolean
}

function spawnServer(
  binaries: Binaries,
  account: Account | undefined,
  cluster: string,
  at: Address,
  options: EmbeddedOptions,
  logFile: string,
): Spawned {
  const settings = { ...serverSettings(options.durable ?? true), ...at.settings, ...options.settings }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Appended, and begun anew when large: what is logged is little.
  const large = (fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000
  const output = fs.openSync(logFile, large ? 'w' : 'a', 0o600)
  const child = spawn(join(binaries.folder, 'bin', 'postgres'), ['-D', cluster, ...flags], {
    ...runningAs(account),
    cwd: '/',
    // In a session of its own: Ctrl-C must reach the launcher only, which ends web and worker before the database.
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  })
  fs.closeSync(output)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  child.unref()
  return {
    pid: child.pid ?? 0,
    exited,
    hasExited: () => child.exitCode !== null || child.signalCode !== null || !child.pid,
  }
}

/** Waits as long as the server lives: recovery after a crash may take its time. */
async function answers(at: Address, server: Spawned, signal: AbortSignal | undefined): Promise<boolean> {
  while (!server.hasExited()) {
    if (signal?.aborted) await stopPostmaster(server.pid)
    signal?.throwIfAborted()
    const attempt = await connectOnce(at, 'opvangloket')
    if (attempt instanceof Client) {
      await attempt.end()
      return true
    }
    await pause(20)
  }
  return false
}

function lastWords(logFile: string): string {
  return fs.readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-6).join('\n')
}

/** The log never holds statements, values or details of rows: those are personal data. */
const serverSettings = (durable: boolean): Record<string, string> => ({
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  max_connections: '100',
  shared_buffers: '128MB',
  ...(durable
    ? {}
    : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' }),
})
