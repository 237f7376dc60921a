import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { Client } from 'pg'
import { until } from '../../tests/support/clone.ts'
import { placeCluster } from '../../tests/support/postgres.ts'
import { type EmbeddedServer, findRunning, startEmbedded } from './embedded-postgres.ts'
import { isAlive } from './postmaster.ts'

const skip = process.platform === 'win32' && 'untested there'
const isRoot = process.getuid?.() === 0
const root = fs.mkdtempSync('/tmp/opvangloket-embedded-')
fs.chmodSync(root, 0o755)

/** A data folder with a new cluster in it. */
function dataFolder(name: string): string {
  const folder = join(root, name)
  fs.mkdirSync(folder, { recursive: true })
  placeCluster(join(folder, 'postgres'))
  return folder
}

const heard: string[] = []
const start = (dataDirectory: string) => startEmbedded({ dataDirectory, log: (line) => void heard.push(line) })

/** Runs with a server and ends it, whatever happens. */
async function withServer(dataDirectory: string, run: (server: EmbeddedServer) => Promise<unknown>) {
  const server = await start(dataDirectory)
  try {
    await run(server)
  } finally {
    await server.stop(0)
  }
}

async function ask(connectionString: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Several statements give several results.
    const results = [await client.query<Record<string, unknown>>(text)].flat()
    return results.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)))
  } finally {
    await client.end()
  }
}

function strangerOf(cluster: string) {
  const { uid, gid } = fs.statSync(cluster)
  return spawn('/bin/sleep', ['60'], { ...(isRoot ? { uid, gid } : {}), cwd: '/' })
}

describe('embedded postgres', () => {
  after(() => fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 }))

  describe('the embedded PostgreSQL', { skip, concurrency: 2 }, () => {
    test('listens on a socket only, behind a folder for its account alone, and waits for the disk', async () => {
      await withServer(dataFolder('settings'), async ({ url, directory }) => {
        const names = [
          'listen_addresses',
          'fsync',
          'synchronous_commit',
          'full_page_writes',
          'timezone',
          'data_checksums',
        ]
        const shown = await Promise.all(names.map((name) => ask(url, `show ${name}`)))
        assert.deepEqual(shown.flat(), ['', 'on', 'on', 'on', 'UTC', 'on'])
        for (const folder of [directory, join(directory, '../socket')])
          assert.equal(fs.statSync(folder).mode & 0o077, 0)
        if (isRoot) assert.notEqual(fs.statSync(directory).uid, 0)
      })
    })

    test('the role of Opvangloket is no superuser, and may make roles and trusted extensions', async () => {
      await withServer(dataFolder('role'), async ({ url }) => {
        assert.deepEqual(await ask(url, 'select rolsuper from pg_roles where rolname = current_user'), [false])
        await ask(url, 'create role opvangloket_reader; create extension pg_trgm; create table t (n int)')
        assert.deepEqual(await ask(url, `select 'é' < 'z', upper('é')`), [false, 'É'])
      })
    })

    test('its log holds no value that somebody typed', async () => {
      await withServer(dataFolder('log'), async ({ url, directory }) => {
        await ask(url, 'create table person (mail text primary key)')
        const insert = `insert into person values ('lotte@example.org')`
        await ask(url, insert)
        await assert.rejects(ask(url, insert), /duplicate key/)
        await assert.rejects(ask(url, `select 'lotte@example.org'::date`), /invalid input/)
        assert.doesNotMatch(fs.readFileSync(join(directory, '../postgres.log'), 'utf8'), /lotte/)
      })
    })

    test('a first start that was killed half way is begun again', async () => {
      const folder = join(root, 'half')
      fs.mkdirSync(join(folder, 'postgres.unfinished-Ab3dE9'), { recursive: true })
      fs.writeFileSync(join(folder, 'postgres.unfinished-Ab3dE9', 'PG_VERSION'), '18\n')
      await withServer(folder, async ({ url }) => assert.deepEqual(await ask(url, 'select 1'), [1]))
      assert.deepEqual(fs.readdirSync(folder).sort(), ['postgres', 'postgres.log', 'socket'])
    })

    test('after kill -9 every acknowledged row is there, whoever has the old process id by now', async () => {
      const folder = dataFolder('killed')
      const first = await start(folder)
      await ask(first.url, 'create table kept (n int); insert into kept values (7)')
      const lock = fs.readFileSync(join(first.directory, 'postmaster.pid'), 'utf8')
      process.kill(first.pid, 'SIGKILL')
      await first.exited
      // A living process of the server's own account that is no PostgreSQL, as after a restart of a container.
      const stranger = strangerOf(first.directory)
      fs.writeFileSync(join(first.directory, 'postmaster.pid'), lock.replace(/^\d+/, String(stranger.pid)))
      await withServer(folder, async ({ url }) => assert.deepEqual(await ask(url, 'select n from kept'), [7]))
      stranger.kill()
    })

    test('a server whose keeper was killed is ended and started again', async () => {
      const folder = dataFolder('orphan')
      const script = `const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))})
      const { pid } = await startEmbedded({ dataDirectory: ${JSON.stringify(folder)}, log() {} })
      console.log(pid); setInterval(() => {}, 1000)`
      const keeper = spawn(process.execPath, ['--input-type=module', '-e', script])
      const pid = Number(await new Promise((said) => void keeper.stdout.once('data', (bytes) => said(String(bytes)))))
      await assert.rejects(start(folder), new RegExp(`already runs .* \\(process ${keeper.pid}\\)`))
      keeper.kill('SIGKILL')
      await new Promise((ended) => void keeper.once('exit', ended))
      assert.ok(isAlive(pid))
      await until(
        async () =>
          start(folder).then(
            (server) => server.stop(0).then(() => true),
            () => false,
          ),
        'a new start',
      )
      assert.ok(!isAlive(pid))
      assert.match(heard.join('\n'), new RegExp(`left by an earlier crash \\(process ${pid}\\)`))
    })

    test('two beside each other do not notice; a stopped one is found by nobody', async () => {
      const [one, two] = [dataFolder('one'), dataFolder('two')]
      const a = await start(one)
      await withServer(two, async (b) => {
        assert.notEqual(a.url, b.url)
        assert.equal(await findRunning(one), a.adminUrl)
        await a.stop()
        assert.ok(!isAlive(a.pid))
        assert.equal(await findRunning(one), undefined)
        assert.deepEqual(await ask(b.url, 'select 2'), [2])
      })
    })

    test('a folder too deep for a socket has its socket elsewhere, and leaves nothing there', async () => {
      const before = fs.readdirSync('/tmp').filter((name) => /^opvangloket-[0-9a-f]{16}$/.test(name))
      await withServer(dataFolder(`deep/${'d'.repeat(120)}`), async ({ url }) => {
        assert.deepEqual(await ask(url, 'select 3'), [3])
      })
      assert.deepEqual(
        fs.readdirSync('/tmp').filter((name) => /^opvangloket-[0-9a-f]{16}$/.test(name)),
        before,
      )
    })

    test('a start that is given up leaves nothing running', async () => {
      const folder = dataFolder('given-up')
      await assert.rejects(startEmbedded({ dataDirectory: folder, log() {}, signal: AbortSignal.abort() }), {
        name: 'AbortError',
      })
      assert.ok(!fs.existsSync(join(folder, 'postgres', 'postmaster.pid')))
    })

    test('data of another PostgreSQL, and a restore that was interrupted, are told apart from a fresh start', async () => {
      const old = dataFolder('old')
      fs.writeFileSync(join(old, 'postgres', 'PG_VERSION'), '14\n')
      await assert.rejects(start(old), /made by PostgreSQL 14; this is 18/)
      fs.renameSync(join(old, 'postgres'), join(old, 'postgres.before-2026-11-22T120000Z'))
      await assert.rejects(start(old), /A restore was interrupted/)
    })

    test(
      'root is told when the account of the server may not enter the folder',
      { skip: !isRoot && 'for root' },
      async () => {
        const closed = join(root, 'closed')
        fs.mkdirSync(closed, { mode: 0o700 })
        await assert.rejects(start(join(closed, 'data')), /may not enter .*closed\/data.*DATA_DIRECTORY/)
      },
    )
  })
})
