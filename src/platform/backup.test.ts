import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Client } from 'pg'
import { placeCluster } from '../../tests/support/postgres.ts'
import { backUp, type Backup } from './backup.ts'
import { type EmbeddedServer, startEmbedded } from './embedded-postgres.ts'
import { restore } from './restore.ts'
import { restoresIn } from './restored.ts'

const skip = process.platform === 'win32' && 'untested there'
const folder = fs.mkdtempSync('/tmp/opvangloket-backup-')
const [here, elsewhere] = [join(folder, 'here'), join(folder, 'elsewhere')]
const log = () => undefined

let server: EmbeddedServer
let acknowledged: { number: number; at: number }[]
let backup: Backup

const connect = async (url: string) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

const numbersIn = async (url: string) => {
  const client = await connect(url)
  const { rows } = await client.query<{ number: number }>('select number from note order by number')
  await client.end()
  return rows.map((row) => row.number)
}

/** Writes one note after the other until it is told to stop; each changes two tables in one transaction. */
async function keepWriting(url: string, signal: AbortSignal) {
  const client = await connect(url)
  await client.query('create table note (number int primary key, words text not null)')
  await client.query('create table total (notes int not null); insert into total values (0)')
  // As the audit of the house, as far as a restore writes in it.
  await client.query(`create schema audit; create table audit.seal (seq int); insert into audit.seal values (7);
    create table audit.entry (id int generated always as identity, at timestamptz default now(), role text, action text, subject_kind text, details jsonb)`)
  const written: typeof acknowledged = []
  for (let number = 1; !signal.aborted; number++) {
    const words = randomBytes(6000).toString('hex')
    await client.query(
      `begin; insert into note values (${number}, '${words}'); update total set notes = notes + 1; commit`,
    )
    written.push({ number, at: Date.now() })
  }
  await client.end()
  return written
}

describe('backup', () => {
  before(async () => {
    fs.chmodSync(folder, 0o755)
    fs.mkdirSync(here)
    placeCluster(join(here, 'postgres'))
    server = await startEmbedded({ dataDirectory: here, log })
    const enough = new AbortController()
    const writing = keepWriting(server.url, enough.signal)
    // The log goes on to a new segment twice while the files are copied.
    const admin = await connect(server.adminUrl)
    const [made] = await Promise.all([
      backUp(server.adminUrl, server.directory, join(folder, 'backups')),
      admin
        .query('select pg_switch_wal(), pg_sleep(0.1)')
        .then(() => admin.query('checkpoint; select pg_switch_wal()')),
    ])
    backup = made
    enough.abort()
    acknowledged = await writing
    await admin.end()
  })

  after(async () => {
    await server?.stop(0)
    fs.rmSync(folder, { recursive: true, force: true })
  })

  test(
    'a backup made during writes holds every write acknowledged before its moment, whole and in order',
    { skip },
    async () => {
      const { sound, before } = await restore(backup.file, elsewhere, log)
      assert.equal(before, undefined)
      assert.ok(sound.rows > 0 && sound.indexes > 0)
      const restored = await startEmbedded({ dataDirectory: elsewhere, log })
      try {
        const numbers = await numbersIn(restored.url)
        const promised = acknowledged.filter((note) => note.at < backup.moment.getTime()).map((note) => note.number)
        assert.ok(promised.length > 0, 'something was written before that moment')
        assert.deepEqual(numbers.slice(0, promised.length), promised)
        // Later ones may be there: then without a gap, and never half of a transaction.
        assert.deepEqual(
          numbers,
          numbers.map((_, i) => i + 1),
        )
        const client = await connect(restored.url)
        const { rows } = await client.query<{ notes: number }>('select notes from total')
        const told = await restoresIn(client)
        await client.end()
        assert.equal(rows[0]?.notes, numbers.length)
        assert.deepEqual(
          told.map(({ sealedTo }) => sealedTo),
          [7],
          'the audit tells of the restore',
        )
      } finally {
        await restored.stop()
      }
    },
  )

  test('a backup is for the eyes of its owner, and leaves no slot behind', { skip }, async () => {
    assert.equal(fs.statSync(backup.file).mode & 0o077, 0)
    assert.deepEqual(fs.readdirSync(join(folder, 'backups')).length, 1)
    const admin = await connect(server.adminUrl)
    const { rows } = await admin.query('select from pg_replication_slots')
    await admin.end()
    assert.equal(rows.length, 0)
  })

  test('nothing is restored over a running database', { skip }, async () => {
    await assert.rejects(restore(backup.file, here, log), { name: 'AlreadyRunning' })
  })

  test('a damaged backup changes nothing; a good one moves the data of before aside', { skip }, async () => {
    await server.stop()
    const bytes = fs.readFileSync(backup.file)
    const damaged = join(folder, 'damaged.tar.gz')
    fs.writeFileSync(damaged, bytes.subarray(0, bytes.length / 2))
    await assert.rejects(restore(damaged, here, log))
    assert.deepEqual(fs.readdirSync(here).sort(), ['postgres', 'postgres.log', 'socket'])
    const { before } = await restore(backup.file, here, log)
    assert.ok(before && fs.existsSync(join(before, 'PG_VERSION')))
  })
})
