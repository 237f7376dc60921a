import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { extract } from 'tar'
import { requireStopped, startEmbedded } from './embedded-postgres.ts'
import { requireKeys } from './key-probe.ts'
import type { Keys } from './keys.ts'
import { lentAccount } from './postgres-account.ts'
import { noteRestore } from './restored.ts'

export interface Restored {
  /** Where the data of before are kept; absent when there were none. */
  before?: string
  sound: Soundness
}

/** What was read in full and found in order. */
interface Soundness {
  tables: number
  rows: number
  indexes: number
}

/**
 * Puts the data of a backup in the place of today's. They are unpacked, started and examined elsewhere first: a damaged backup
 * changes nothing. Today's data are moved aside, never removed.
 * @param keys that have to open what is sealed in it; left out nobody looks
 * @throws AlreadyRunning when the server runs
 * @throws WrongKeys
 */
export async function restore(
  file: string,
  dataDirectory: string,
  log: (line: string) => void,
  keys?: Keys,
): Promise<Restored> {
  await requireStopped(dataDirectory, log)
  fs.mkdirSync(dataDirectory, { recursive: true, mode: 0o755 })
  await removeInterrupted(dataDirectory, log)
  const trial = fs.mkdtempSync(join(dataDirectory, trialName))
  try {
    fs.chmodSync(trial, 0o755)
    await unpack(file, join(trial, 'postgres'))
    const sound = await examine(trial, log, keys)
    const before = moveIntoPlace(join(trial, 'postgres'), join(dataDirectory, 'postgres'))
    return { sound, ...(before ? { before } : {}) }
  } finally {
    fs.rmSync(trial, { recursive: true, force: true })
  }
}

const trialName = 'restore-'

async function removeInterrupted(dataDirectory: string, log: (line: string) => void) {
  for (const name of fs.readdirSync(dataDirectory).filter((name) => name.startsWith(trialName))) {
    await requireStopped(join(dataDirectory, name), log)
    fs.rmSync(join(dataDirectory, name), { recursive: true })
  }
}

async function unpack(file: string, cluster: string) {
  fs.mkdirSync(cluster, { mode: 0o700 })
  await extract({
    file,
    cwd: cluster,
    strict: true,
    filter: (_, entry) => 'type' in entry && /^(File|Directory)$/.test(entry.type),
  })
  if (!fs.existsSync(join(cluster, 'backup_label'))) throw new Error(`${file} is no backup of Opvangloket.`)
  const account = lentAccount()
  if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, cluster])
}

async function examine(trial: string, log: (line: string) => void, keys: Keys | undefined): Promise<Soundness> {
  const server = await startEmbedded({ dataDirectory: trial, log })
  try {
    const url = new URL(server.adminUrl)
    url.pathname = '/opvangloket'
    if (keys) await refuseOtherKeys(url.href, keys)
    const sound = await soundness(url.href)
    await noteIn(url.href)
    return sound
  } finally {
    await server.stop()
  }
}

async function noteIn(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await noteRestore(client).finally(() => client.end())
}

/** A backup of before there were probes says nothing of its keys. */
async function refuseOtherKeys(url: string, keys: Keys): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('platform.key_probe') is not null as there`,
    )
    if (rows[0]?.there) await requireKeys(client, keys)
  } finally {
    await client.end()
  }
}

/** Reads every row of every table (pages carry checksums) and holds every index against its table. */
async function soundness(url: string): Promise<Soundness> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    // Undone at the end: the check leaves no trace in the data.
    await client.query('begin')
    await client.query('create extension if not exists amcheck')
    const tables = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'm') and c.relpersistence = 'p'`,
    )
    let rows = 0
    for (const { name } of tables.rows) rows += await rowsIn(client, name)
    const indexes = await client.query(
      `select bt_index_check(i.indexrelid, true) from pg_index i join pg_class c on c.oid = i.indexrelid
       join pg_am a on a.oid = c.relam where a.amname = 'btree' and c.relpersistence = 'p' and i.indisvalid`,
    )
    return { tables: tables.rows.length, rows, indexes: indexes.rows.length }
  } finally {
    await client.end()
  }
}

async function rowsIn(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`)
  return Number(rows[0]?.count)
}

function moveIntoPlace(fresh: string, cluster: string): string | undefined {
  const aside = `${cluster}.before-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`
  const moved = fs.existsSync(cluster)
  if (moved) fs.renameSync(cluster, aside)
  fs.renameSync(fresh, cluster)
  return moved ? aside : undefined
}
