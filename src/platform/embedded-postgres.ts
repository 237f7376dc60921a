import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { lentAccount, runningAs, type Account } from './postgres-account.ts'
import { address, forget, superuser, urlOf, type Address } from './postgres-address.ts'
import { postgresBinaries, type Binaries } from './postgres-binaries.ts'
import { createCluster } from './postgres-cluster.ts'
import { answers, becomeKeeper, keeperOf, unref } from './postgres-connection.ts'
import { launchServer } from './postgres-launch.ts'
import { livingPostmaster, removeStaleLocks, signalProcess, stopPostmaster } from './postmaster.ts'

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
  /** In order first, at once after `patience` ms. */
  stop(patience?: number): Promise<void>
}

/** Another process keeps this server running already. */
class AlreadyRunning extends Error {
  override name = 'AlreadyRunning'
}

/** Starts PostgreSQL on this folder, after making it new or ending what a crash left of it. */
export async function startEmbedded({
  durable = true,
  settings = {},
  signal,
  ...given
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = lentAccount()
  const binaries = postgresBinaries(account)
  const base = preparedFolder(given.dataDirectory, account)
  const cluster = join(base, 'postgres')
  const at = address(base, account)
  if (!fs.existsSync(cluster)) {
    refuseHalfRestored(base)
    createCluster(binaries, account, cluster, at)
  }
  refuseOtherVersion(cluster, binaries)
  await endSurvivor(cluster, at, given.log)
  const { pid, exited, outlive } = await launchServer({ binaries, account, cluster, at, durable, settings, signal })
  endAtExit(pid, exited)
  const keeper = await becomeKeeper(at)
  await createDatabase(keeper, at)
  unref(keeper)
  return {
    url: urlOf(at, 'opvangloket', 'opvangloket'),
    adminUrl: urlOf(at, superuser, 'postgres'),
    pid,
    directory: cluster,
    exited,
    async stop(patience) {
      void keeper.end().catch(() => undefined)
      await stopPostmaster(pid, patience)
      await outlive()
      forget(at, base)
    },
  }
}

/** The url of the superuser when the server of this folder is running, whoever started it. */
export async function findRunning(dataDirectory: string): Promise<string | undefined> {
  const found = clusterIn(dataDirectory)
  if (!found || !livingPostmaster(found.cluster)) return undefined
  return (await answers(found.at)) ? urlOf(found.at, superuser, 'postgres') : undefined
}

/**
 * Makes sure that no server runs on this folder: ends one that a crash left behind.
 * @throws AlreadyRunning when somebody keeps it running
 */
export async function requireStopped(dataDirectory: string, log: (line: string) => void) {
  const found = clusterIn(dataDirectory)
  if (found) await endSurvivor(found.cluster, found.at, log)
}

function clusterIn(dataDirectory: string): { cluster: string; at: Address } | undefined {
  if (!fs.existsSync(join(dataDirectory, 'postgres'))) return undefined
  const base = fs.realpathSync(dataDirectory)
  return { cluster: join(base, 'postgres'), at: address(base, lentAccount()) }
}

function preparedFolder(folder: string, account: Account | undefined): string {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
  const base = fs.realpathSync(folder)
  if (!account || mayEnter(base, account)) return base
  throw new Error(
    `As root, PostgreSQL runs as the account "${account.name}", which may not enter ${base}. ` +
      'Choose another DATA_DIRECTORY, or start as an ordinary user.',
  )
}

function mayEnter(folder: string, account: Account): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...runningAs(account), cwd: '/' })
  return asked.status === 0
}

/** Better no start than a new, empty database beside data that somebody was just putting back. */
function refuseHalfRestored(base: string) {
  const aside = fs.readdirSync(base).findLast((name) => name.startsWith('postgres.before-'))
  if (!aside) return
  throw new Error(
    `A restore was interrupted in ${base}: the data are in ${aside}. Restore again, or rename that folder to "postgres".`,
  )
}

function refuseOtherVersion(cluster: string, binaries: Binaries) {
  const found = fs.readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (binaries.version.startsWith(`${found}.`)) return
  throw new Error(
    `The data in ${cluster} were made by PostgreSQL ${found}; this is ${binaries.version}. ` +
      'See "Upgrade" in docs/operations/install.md.',
  )
}

/** After a `kill -9` of its keeper a server lives on; it is ended in order, so that the new one is our own child. */
async function endSurvivor(cluster: string, at: Address, log: (line: string) => void) {
  const pid = livingPostmaster(cluster)
  if (pid) {
    const keeper = await keeperOf(at)
    if (keeper) throw new AlreadyRunning(`Opvangloket already runs on the data in ${cluster} (process ${keeper}).`)
    log(`A PostgreSQL server was left by an earlier crash (process ${pid}); it is stopped first.`)
    await stopPostmaster(pid)
  }
  removeStaleLocks(cluster, at.socketFolder)
}

/** A launcher that fails takes its server along; after `kill -9` the next start finds it. */
function endAtExit(pid: number, exited: Promise<void>) {
  const end = () => void signalProcess(pid, 'SIGINT')
  process.once('exit', end)
  void exited.then(() => process.off('exit', end))
}

/** The role that owns our database may make roles and the extensions that PostgreSQL trusts, and nothing more. */
async function createDatabase(admin: Client, at: Address) {
  const role = await admin.query("select from pg_roles where rolname = 'opvangloket'")
  const password = at.password ? ` password '${at.password}'` : ''
  if (role.rowCount === 0) await admin.query(`create role opvangloket login createrole${password}`)
  const database = await admin.query("select from pg_database where datname = 'opvangloket'")
  if (database.rowCount === 0) await admin.query('create database opvangloket owner opvangloket')
}
