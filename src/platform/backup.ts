import { createWriteStream } from 'node:fs'
import * as fs from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { type Entry, tarOf } from './tar-stream.ts'

export interface Backup {
  file: string
  bytes: number
  /** Every write that was acknowledged before this moment is in the backup; a later one may be. */
  moment: Date
}

/**
 * Copies a running cluster (PGDATA `directory`) into one `.tar.gz` in the folder, by PostgreSQL's own backup functions; everybody
 * goes on working meanwhile. The copy alone is torn; with the write-ahead log of the same time in it, it is whole.
 */
export async function backUp(adminUrl: string, directory: string, folder: string): Promise<Backup> {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `opvangloket-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z.tar.gz`)
  const unfinished = `${file}.unfinished`
  const session = new Client({ connectionString: adminUrl, application_name: 'opvangloket backup' })
  await session.connect()
  try {
    const copied: { moment?: Date } = {}
    await writeDurably(tarOf(contents(session, directory, copied)), unfinished)
    await fs.rename(unfinished, file)
    return { file, bytes: (await fs.stat(file)).size, moment: copied.moment ?? new Date() }
  } finally {
    // Ends the backup mode and lets go of the log, also after a fault.
    await session.end()
    await fs.rm(unfinished, { force: true })
  }
}

async function writeDurably(archive: NodeJS.ReadableStream, file: string) {
  // Personal data: for the eyes of this account only.
  await pipeline(archive, createGzip({ level: 3 }), createWriteStream(file, { mode: 0o600, flush: true }))
}

async function* contents(session: Client, directory: string, copied: { moment?: Date }): AsyncGenerator<Entry> {
  // The slot keeps the log from being recycled; being temporary, it goes with the session.
  await session.query(
    `select pg_create_physical_replication_slot('opvangloket_backup_' || pg_backend_pid(), true, true)`,
  )
  const start = await one(session, `select pg_backup_start('opvangloket', fast => true)::text as lsn`)
  yield* filesIn(directory, directory)
  yield { path: controlFile, bytes: await untorn(join(directory, controlFile)) }
  copied.moment = new Date()
  const stop = await one(session, 'select lsn::text, labelfile from pg_backup_stop(wait_for_archive => false)')
  yield { path: 'backup_label', bytes: Buffer.from(stop['labelfile'] ?? '') }
  for (const segment of await segments(session, start['lsn'], stop['lsn']))
    yield { path: `pg_wal/${segment}`, file: join(directory, 'pg_wal', segment), required: true }
}

const controlFile = 'global/pg_control'

/** No log mends this small file, so it is read until two readings agree. */
async function untorn(file: string): Promise<Buffer> {
  for (let last = await fs.readFile(file); ;) {
    const again = await fs.readFile(file)
    if (again.equals(last)) return again
    last = again
  }
}

/** Files that belong to the running server, not to its data (PostgreSQL manual 25.3.4, "Backing up the data directory"). */
const left = /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|tablespace_map(?:\.old)?|current_logfiles)$/
const alsoLeft = /(?:^|\/)(?:pgsql_tmp[^/]*|pg_internal\.init[^/]*)$/
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])

async function* filesIn(folder: string, directory: string): AsyncGenerator<Entry> {
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name)
    const path = relative(directory, file)
    if (path === controlFile || left.test(path) || alsoLeft.test(path)) continue
    if (!entry.isDirectory()) yield { path, file }
    else {
      yield { path, folder: true }
      if (!emptied.has(path)) yield* filesIn(file, directory)
    }
  }
}

/** The names of the log segments between two positions, the last one included. */
async function segments(session: Client, start: string | undefined, stop: string | undefined): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `with sizes as (select setting::numeric as size from pg_settings where name = 'wal_segment_size')
     select pg_walfile_name('0/0'::pg_lsn + n * size + 1) as name
     from sizes, generate_series(div($1::pg_lsn - '0/0', size), div($2::pg_lsn - '0/0' - 1, size)) as n order by n`,
    [start, stop],
  )
  return rows.map((row) => row.name)
}

async function one(session: Client, text: string): Promise<Record<string, string>> {
  const { rows } = await session.query<Record<string, string>>(text)
  return rows[0] ?? {}
}
