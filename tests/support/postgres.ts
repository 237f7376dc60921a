import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Pool } from 'pg'
import { startEmbedded } from '../../src/platform/embedded-postgres.ts'
import { lentAccount, type Account } from '../../src/platform/postgres-account.ts'
import { address } from '../../src/platform/postgres-address.ts'
import { postgresBinaries } from '../../src/platform/postgres-binaries.ts'
import { createCluster } from '../../src/platform/postgres-cluster.ts'
import { isAlive, livingPostmaster, stopPostmaster } from '../../src/platform/postmaster.ts'

/** A PostgreSQL server for tests: keeps nothing, and is gone when the process is. */
export interface TestCluster {
  /** Url of a new, empty database, or of a copy of the database with the given url, to which nobody may be connected. */
  createDatabase(template?: string): Promise<string>
  /** Where its tables are, of a server of our own. */
  readonly dataFolder?: string
  dropDatabase(url: string): Promise<void>
  stop(): Promise<void>
}

let cluster: Promise<TestCluster> | undefined

/** The one server of this process; `TEST_DATABASE_URL` (15 or newer, may create databases and roles) names another. */
export function testCluster(): Promise<TestCluster> {
  const given = process.env['TEST_DATABASE_URL']
  cluster ??= given ? givenCluster(given) : embeddedCluster()
  return cluster
}

async function givenCluster(url: string): Promise<TestCluster> {
  const { rows } = await query(
    url,
    `select d.datname as name from pg_database d where d.datname like 'opvangloket\\_test\\_%'
       and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
  )
  const databases = new Databases(url)
  for (const { name } of rows) if (madeByTheDead(String(name))) await databases.dropNamed(String(name))
  return {
    createDatabase: (template) => databases.create(template),
    dropDatabase: (database) => databases.drop(database),
    stop: () => databases.dropAll(),
  }
}

const madeByTheDead = (name: string) => Number(name.split('_')[2]) < Date.now() / 1000 - 3600

async function embeddedCluster(): Promise<TestCluster> {
  await removeAbandoned()
  const folder = fs.mkdtempSync(join(temporary(), `${prefix}${process.pid}-`))
  fs.chmodSync(folder, 0o755)
  placeCluster(join(folder, 'postgres'))
  const server = await startEmbedded({ dataDirectory: folder, log: () => undefined, durable: false })
  const forget = endAtExit(folder, server.pid)
  await query(server.adminUrl, 'alter role opvangloket createdb')
  const databases = new Databases(server.url)
  return {
    createDatabase: (template) => databases.create(template),
    dropDatabase: (database) => databases.drop(database),
    dataFolder: join(folder, 'postgres'),
    async stop() {
      forget()
      await stopPostmaster(server.pid, 0)
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

class Databases {
  readonly #made = new Set<string>()
  readonly #server: string

  /** @param server url of a database on it, as a role that may create others */
  constructor(server: string) {
    this.#server = server
  }

  async create(template?: string): Promise<string> {
    const name = `opvangloket_test_${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString('hex')}`
    // Copying files takes 40 ms where writing every page to the log, the usual way, takes 100.
    const from = template ? nameOf(template) : 'template0'
    await query(this.#server, `create database ${name} template ${from} strategy file_copy`)
    const url = new URL(this.#server)
    url.pathname = `/${name}`
    this.#made.add(url.href)
    return url.href
  }

  async drop(url: string) {
    this.#made.delete(url)
    await this.dropNamed(nameOf(url))
  }

  /**
   * By force, past a connection that is still closing. Refused while PostgreSQL's own cleaner (autovacuum), who is a superuser, is at work
   * there; a plain drop sends that away.
   */
  async dropNamed(name: string) {
    const isCleaned = (cause: unknown) => cause instanceof Error && 'code' in cause && cause.code === '42501'
    await query(this.#server, `drop database if exists ${name} with (force)`).catch((cause: unknown) =>
      isCleaned(cause) ? query(this.#server, `drop database if exists ${name}`) : Promise.reject(cause),
    )
  }

  async dropAll() {
    for (const url of this.#made) await this.drop(url)
  }
}

const nameOf = (url: string) => new URL(url).pathname.slice(1)

async function query(connectionString: string, text: string) {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await client.query<Record<string, unknown>>(text)
  } finally {
    await client.end()
  }
}

/** Several connections at once. The end of a pool does not wait until they are closed: one that meets the end of its database is no news. */
export function poolOn(connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const prefix = 'opvangloket-test-'

/** `TMPDIR` may be a folder of root alone, which the account of PostgreSQL cannot enter. */
const temporary = () => (hasRoom(memory) ? memory : process.getuid?.() === 0 ? '/tmp' : tmpdir())

/** Where Linux keeps files in memory: a copy of a database is a thousand small files, and takes a quarter of the time there. */
const memory = '/dev/shm'

/** Some machines give it a few megabytes only. */
function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = fs.statfsSync(folder)
    return bavail * bsize > 4 * 1024 ** 3
  } catch {
    return false
  }
}

/** A new cluster in that folder: `initdb` takes a second, a copy of what it made before takes a tenth of that. */
export function placeCluster(target: string) {
  const account = lentAccount()
  const binaries = postgresBinaries(account)
  const owner = process.getuid?.() ?? 0
  const cache = join(import.meta.dirname, `../../node_modules/.cache/opvangloket-initdb-${binaries.version}-${owner}`)
  if (fs.existsSync(cache)) return copyTree(cache, target, account)
  createCluster(binaries, account, target, address(join(target, '..'), account))
  keepInCache(target, cache)
}

function keepInCache(from: string, cache: string) {
  const unfinished = `${cache}.unfinished-${process.pid}`
  try {
    fs.mkdirSync(join(cache, '..'), { recursive: true })
    copyTree(from, unfinished, undefined)
    fs.renameSync(unfinished, cache)
  } catch {
    // Read-only packages, or another run was first: the next run makes its own cluster again.
    fs.rmSync(unfinished, { recursive: true, force: true })
  }
}

function copyTree(from: string, to: string, account: Account | undefined) {
  fs.mkdirSync(to, { mode: 0o700 })
  if (account) fs.chownSync(to, account.uid, account.gid)
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyTree(source, target, account)
    else {
      fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE)
      if (account) fs.chownSync(target, account.uid, account.gid)
    }
  }
}

/** Ends the server whichever way this process ends, `kill -9` excepted: the next run removes what that leaves. */
function endAtExit(folder: string, pid: number): () => void {
  const end = () => {
    process.kill(pid, 'SIGQUIT')
    const until = performance.now() + 2000
    while (isAlive(pid) && performance.now() < until) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', end)
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => process.exit(code))
  return () => process.off('exit', end)
}

async function removeAbandoned() {
  for (const name of fs.readdirSync(temporary())) {
    const [pid] = /(?<=^opvangloket-test-)\d+/.exec(name) ?? []
    const folder = join(temporary(), name)
    if (!pid || isAlive(Number(pid)) || fs.lstatSync(folder).uid !== process.getuid?.()) continue
    const server = livingPostmaster(join(folder, 'postgres'))
    if (server) await stopPostmaster(server, 0)
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
