import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { registerText } from '../bench/lrk-generator.ts'
import { findRunning } from '../src/platform/embedded-postgres.ts'
import { until } from './support/clone.ts'
import { freePort } from './support/open-house.ts'
import { temporaryFolder } from './support/temporary.ts'

/**
 * The real `npm start`, killed with -9 in turn at web, worker and database, while families send their requests (`npm run test:deep`: five
 * hundred) and a register comes in. Whatever was acknowledged must be there, once; the import must end by itself; nobody helps.
 */
const families = process.env['STEPS'] === undefined ? 150 : 500
const rows = 8_000
/** Who is killed after how many acknowledged requests: progress decides, not the clock. */
const blows = [[0.04, 'worker'], [0.12, 'server'], [0.24, 'postgres'], [0.4, 'server'], [0.56, 'worker'], [0.72, 'postgres'], [0.88, 'server']] as const // prettier-ignore
const plan = blows.map(([share, who]) => [Math.round(share * families), who] as const)

const skip = process.platform !== 'linux' && 'finds processes in /proc'

describe('kill -9 while people write and a register comes in', { skip }, () => {
  const folder = skip ? '' : temporaryFolder('kill')
  let launcher: ReturnType<typeof spawn>
  let port = 0
  let output = ''

  before(async () => {
    port = await freePort()
    launcher = spawn(process.execPath, ['src/start.ts'], {
      env: {
        ...process.env,
        NODE_ENV: '',
        PORT: String(port),
        DATA_DIRECTORY: folder,
        LOG_LEVEL: 'error',
        DATABASE_URL: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    launcher.stdout?.on('data', (text: Buffer) => (output += text.toString()))
    launcher.stderr?.on('data', (text: Buffer) => (output += text.toString()))
    await until(() => isReady(port), `the start (${output})`, 60_000)
  })
  after(async () => {
    launcher?.kill('SIGTERM')
    if (launcher && launcher.exitCode === null) await new Promise((resolve) => launcher.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  })

  test('nothing acknowledged is lost, nothing comes twice, and everything goes on by itself', async (t) => {
    const place = await query<{ key: string }>(
      folder,
      `select l.land || '-' || l.register_id as key from locations.location as l join locations.desk_area as d using (land, municipality_code)
       where l.registered and l.kind = 'day_care' limit 1`,
    )
    const opvang = place[0]?.key ?? ''
    const file = join(folder, 'register.csv')
    writeFileSync(file, [...registerText({ rows, seed: 'storm' })].join(''))
    const run = importFile(file, folder)

    const acknowledged = new Set<string>()
    const killed = { server: 0, worker: 0, postgres: 0 }
    const killer = (async () => {
      // The first blow falls on the worker in the middle of the import.
      await until(
        async () => ['reading', 'comparing', 'applying'].includes((await state(folder, run)) ?? ''),
        'an import on its way',
      )
      process.kill(await until(() => pidOf('worker', launcher.pid ?? 0, folder), 'a running worker'), 'SIGKILL')
      killed.worker += 1
      assert.notEqual(await state(folder, run), 'done')
      for (const [after, name] of plan) {
        await until(() => acknowledged.size >= after, `${after} acknowledged (${output})`, 60_000)
        const pid = await until(() => pidOf(name, launcher.pid ?? 0, folder), `a running ${name}`)
        process.kill(pid, 'SIGKILL')
        killed[name] += 1
      }
    })()

    const keys = Array.from({ length: families }, () => randomUUID())
    const queue = [...keys]
    const sender = async () => {
      for (let key = queue.pop(); key; key = queue.pop()) {
        while (!(await send(port, opvang, key))) await pause(50)
        acknowledged.add(key)
      }
    }
    await Promise.all(Array.from({ length: 6 }, sender))
    await killer
    await until(() => isReady(port), 'the end of the storm', 30_000)

    const found = await query<{ key: string; letters: number; twice: number; received: number; events: number }>(
      folder,
      `select r.contact_name as key,
         (select count(*)::int from platform.letter as l where l.subject_id = r.id and l.kind = 'requests.received') as letters,
         (select count(*)::int from (select from platform.letter as l where l.subject_id = r.id group by l.kind having count(*) > 1) as twice) as twice,
         (select count(*)::int from requests.event as e where e.request_id = r.id and e.kind = 'received') as received,
         (select count(*)::int from platform.event as e where e.subject_id = r.id and e.name = 'requests.received') as events
       from requests.request as r where r.contact_email = 'storm@example.org'`,
    )
    assert.equal(acknowledged.size, families)
    assert.deepEqual(new Set(found.map(({ key }) => key)), acknowledged)
    assert.equal(found.length, families)
    assert.deepEqual(
      found.filter(
        ({ letters, twice, received, events }) => letters !== 1 || twice !== 0 || received !== 1 || events !== 1,
      ),
      [],
    )

    await until(async () => (await state(folder, run)) === 'done', `the end of the import (${output})`, 120_000)
    const [counted] = await query<{ n: number }>(
      folder,
      `select count(*)::int as n from locations.location where source = 'lrk'`,
    )
    const [report] = await query<{ new: number; rejected: number }>(
      folder,
      'select count_new as new, count_rejected as rejected from locations.import_run',
    )
    assert.equal(counted?.n, report?.new)
    assert.equal((report?.new ?? 0) + (report?.rejected ?? 0), rows)
    await until(async () => (await waiting(folder)) === 0, 'every letter', 60_000)
    assert.deepEqual(killed, { server: 3, worker: 3, postgres: 2 })
    t.diagnostic(`${families} requests, ${rows} register lines; killed ${JSON.stringify(killed)}`)
  })
})

const isReady = (port: number) =>
  fetch(`http://127.0.0.1:${port}/ready`).then(
    (answer) => answer.ok,
    () => false,
  )

/** The form that each family has open, by its name: after a fall it goes on there. */
const passes = new Map<string, string>()

/** Fills in the form page by page and sends it; true when the house says it has it. */
async function send(port: number, opvang: string, name: string): Promise<boolean> {
  const start = Temporal.Now.plainDateISO().add({ months: 6 })
  const child = { opvang, child_name: 'Sam', birth_day: '5', birth_month: '1', birth_year: '2026' }
  const care = {
    start_day: String(start.day),
    start_month: String(start.month),
    start_year: String(start.year),
    days: 'tue',
  }
  const contact = { contact_name: name, contact_email: 'storm@example.org', language: 'nl' }
  if (!passes.has(name)) {
    const begun = await post(port, 'kind', child, `familie=${name}`)
    if (begun?.cookie === undefined) return false
    passes.set(name, begun.cookie)
  }
  for (const [step, fields] of [
    ['dagen', care],
    ['contact', contact],
    ['controle', { naar: 'verstuur' }],
  ] as const) {
    if (!(await post(port, step, fields, passes.get(name) ?? ''))) return false
  }
  return true
}

const addressOf = (cookie: string) => [...cookie].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 250

/** One page of the form; undefined when the house does not say that it has it. */
function post(
  port: number,
  step: string,
  fields: Readonly<Record<string, string>>,
  cookie: string,
): Promise<{ cookie: string | undefined } | undefined> {
  const body = new URLSearchParams(fields).toString()
  return new Promise((resolve) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        // Families do not share one address, which may only ask so much a minute.
        localAddress: `127.1.${addressOf(cookie)}.1`,
        path: `/aanvraag/nieuw/${step}`,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          'content-length': body.length,
          cookie,
        },
      },
      (answer) => {
        answer.resume()
        answer.on('error', () => resolve(undefined))
        const given = answer.headers['set-cookie']?.find((one) => one.startsWith('aanvraag='))?.split(';')[0]
        answer.on('end', () => resolve(answer.statusCode === 303 ? { cookie: given } : undefined))
      },
    )
    asked.on('error', () => resolve(undefined))
    asked.end(body)
  })
}

/** As the import page does it: the file, the run, the job. */
async function importFile(file: string, folder: string): Promise<string> {
  const bytes = readFileSync(file)
  const [person] = await query<{ id: string }>(
    folder,
    `select person_id as id from accounts.membership where role = 'operator' limit 1`,
  )
  const [run] = await query<{ id: string }>(
    folder,
    `with file as (
       insert into platform.file (id, name, media_type, bytes, created_by) values (gen_random_uuid(), 'register.csv', 'text/csv', $1, $2) returning id
     ), run as (
       insert into locations.import_run (id, kind, land, file_id, file_name, dry_run, started_by)
       select gen_random_uuid(), 'lrk', 'nl', file.id, 'register.csv', false, $2 from file returning id
     ), job as (
       select platform.plan_job('import_register', json_build_object('run', run.id), 'import:' || run.id, null, 'import') from run
     ) select run.id from run, job`,
    [bytes, person?.id],
  )
  return run?.id ?? ''
}

const state = async (folder: string, run: Promise<string>) =>
  (await query<{ state: string }>(folder, 'select state from locations.import_run where id = $1', [await run]))[0]
    ?.state

const waiting = async (folder: string) =>
  (
    await query<{ n: number }>(
      folder,
      `select count(*)::int as n from platform.letter where state = 'queued' and to_address = 'storm@example.org'`,
    )
  )[0]?.n

async function query<Row extends object>(folder: string, text: string, values: unknown[] = []): Promise<Row[]> {
  for (let tries = 0; ; tries += 1) {
    const client = new Client({ connectionString: (await findRunning(folder))?.replace('/postgres?', '/opvangloket?') })
    client.on('error', () => {})
    try {
      await client.connect()
      return (await client.query<Row>(text, values)).rows
    } catch (fault) {
      if (tries > 50 || (fault as { severity?: string }).severity === 'ERROR') throw fault
      await pause(200)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

function pidOf(name: 'server' | 'worker' | 'postgres', launcher: number, folder: string): number | undefined {
  const children = readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8').trim().split(' ').map(Number)
  const word = name === 'postgres' ? `${folder}/postgres` : `dist/${name}.js`
  return children.find(
    (pid) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word),
  )
}
