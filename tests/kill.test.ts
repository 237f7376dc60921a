import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { registerText } from '../bench/lrk-generator.ts'
import { until } from './support/clone.ts'
import { Installation } from './support/installation.ts'
import { assertFilings, type Filing, houseOfStorm, tell } from './support/storm-reactions.ts'
import { acceptOffer, type Heard, sendRequest } from './support/storm-families.ts'
import { promisePlaces } from './support/storm-offers.ts'
import { assertPlaces, assertRequests, assertTold, jobsLeft } from './support/storm-recount.ts'

/**
 * The real `npm start`, killed with -9 in turn at web, worker and database, while families send their requests, others take their places and
 * people say what they think by form and by mail (`npm run test:deep`: five hundred, a hundred, five hundred) and a register comes in. Whatever was acknowledged must be there, once; the
 * import must end by itself; nobody helps.
 */
const deep = process.env['STEPS'] !== undefined
const [families, acceptances, rows, filed] = deep ? [500, 100, 8_000, 500] : [30, 8, 800, 10]
/** Who is killed after how many acknowledged requests: progress decides, not the clock. */
const blows = deep
  ? ([
      [0.04, 'worker'],
      [0.12, 'server'],
      [0.24, 'postgres'],
      [0.4, 'server'],
      [0.56, 'worker'],
      [0.72, 'postgres'],
      [0.88, 'server'],
    ] as const) // prettier-ignore
  : ([
      [0.1, 'server'],
      [0.4, 'postgres'],
      [0.7, 'worker'],
    ] as const)
const plan = blows.map(([share, who]) => [Math.round(share * families), who] as const)

const skip = process.platform !== 'linux' && 'finds processes in /proc'

describe('kill -9 while people write and a register comes in', { skip }, () => {
  let installation: Installation

  before(async () => {
    installation = await Installation.start('kill')
  })
  after(() => installation?.close())

  test('nothing acknowledged is lost, nothing comes twice, and everything goes on by itself', async (t) => {
    const promised = await promisePlaces(installation, acceptances)
    const house = await houseOfStorm(installation)
    const run = await startImport(installation)
    const acknowledged = new Set<string>()
    const killed = { server: 0, worker: 0, postgres: 0 }
    let later = 0
    const waiting = [...promised.places]

    /** The next family takes its place with a double click, again and again until the house says that it is taken. */
    const takeNext = async () => {
      const place = waiting.pop()
      if (!place) return
      let tries = 0
      for (let clicks: Heard[] = []; !clicks.includes('taken'); tries += 1) {
        if (tries > 0) await pause(100)
        clicks = await Promise.all([acceptOffer(installation.port, place), acceptOffer(installation.port, place)])
        assert.ok(!clicks.includes('refused'), 'an open offer is not refused to the family that it was made to')
      }
      if (tries > 1) later += 1
    }
    /** Each blow falls while some take their places: as soon as one is written, before its transaction has ended. */
    const strike = async (name: keyof typeof killed) => {
      const taking = Promise.all(Array.from({ length: Math.ceil(acceptances / (blows.length + 2)) }, takeNext))
      await Promise.race([installation.sees('insert into "placements"'), taking])
      await installation.kill(name)
      killed[name] += 1
      await taking
    }
    const killer = async () => {
      // The first blow falls on the worker in the middle of the import.
      const onItsWay = async () =>
        ['reading', 'comparing', 'applying'].includes((await stateOf(installation, run)) ?? '')
      await until(onItsWay, 'an import on its way')
      await installation.kill('worker')
      killed.worker += 1
      assert.notEqual(await stateOf(installation, run), 'done')
      for (const [after, name] of plan) {
        await until(
          () => acknowledged.size >= after,
          () => `${after} acknowledged (${installation.output})`,
        )
        await strike(name)
      }
    }
    const queue = Array.from({ length: families }, () => randomUUID())
    const sender = async () => {
      for (let key = queue.pop(); key; key = queue.pop()) {
        while (!(await sendRequest(installation.port, promised.keys[0] ?? '', key))) await pause(100)
        acknowledged.add(key)
        // Places are taken as requests come in, so that there are some all the time.
        if (acknowledged.size % Math.round(families / acceptances) === 0) await takeNext()
      }
    }
    // One in five writes a mail; they keep step with the requests, so that every blow falls among them.
    const filings = Array.from({ length: filed }, (_, index): Filing => ({
      key: randomUUID(),
      by: index % 5 === 0 ? 'mail' : 'form',
    }))
    let again = 0
    const unfiled = [...filings.entries()].toReversed()
    const teller = async () => {
      for (let next = unfiled.pop(); next; next = unfiled.pop()) {
        const [index, filing] = next
        await until(() => acknowledged.size >= (index / filed) * families, 'the requests')
        while (!(await tell(installation, house.slug, house.mailbox, filing))) {
          again += 1
          await pause(100)
        }
      }
    }
    await Promise.all([killer(), ...Array.from({ length: 6 }, sender), ...Array.from({ length: 3 }, teller)])
    while (waiting.length > 0) await takeNext()
    await until(() => installation.isReady(), 'the end of the storm')

    assert.equal(acknowledged.size, families)
    await assertRequests(installation, acknowledged)
    await assertPlaces(installation, promised)
    await assertImport(installation, run)
    await until(
      async () => (await jobsLeft(installation)) === 0,
      () => `every letter (${installation.output})`,
    )
    const told = await assertTold(installation)
    const heard = await assertFilings(installation, filings)
    assert.equal(killed.server + killed.worker + killed.postgres, blows.length + 1)
    t.diagnostic(
      `${filed} reactions (${again} tries that were not answered) with ${heard.letters} letters, ${families} requests, ${acceptances} acceptances (${later} answered only after another click), ${told.events} events, ` +
        `${told.letters} letters, ${rows} register lines; killed ${JSON.stringify(killed)}`,
    )
  })
})

/** As the import page does it: the file, the run, the job. @returns the run */
async function startImport(installation: Installation): Promise<string> {
  const file = join(installation.folder, 'register.csv')
  writeFileSync(file, [...registerText({ rows, seed: 'storm' })].join(''))
  const [run] = await installation.query<{ id: string }>(
    `with person as (
       select person_id as id from accounts.membership where role = 'operator' limit 1
     ), file as (
       insert into platform.file (id, name, media_type, bytes, created_by) select gen_random_uuid(), 'register.csv', 'text/csv', $1, id from person returning id, created_by
     ), run as (
       insert into locations.import_run (id, kind, land, file_id, file_name, dry_run, started_by)
       select gen_random_uuid(), 'lrk', 'nl', file.id, 'register.csv', false, created_by from file returning id
     ), job as (
       select platform.plan_job('import_register', json_build_object('run', run.id), 'import:' || run.id, null, 'import') from run
     ) select run.id from run, job`,
    [readFileSync(file)],
  )
  return run?.id ?? ''
}

const stateOf = async (installation: Installation, run: string) =>
  (await installation.query<{ state: string }>('select state from locations.import_run where id = $1', [run]))[0]?.state

async function assertImport(installation: Installation, run: string): Promise<void> {
  const done = async () => (await stateOf(installation, run)) === 'done'
  await until(done, () => `the end of the import (${installation.output})`)
  const [counted] = await installation.query<{ n: number; new: number; rejected: number }>(
    `select (select count(*)::int from locations.location where source = 'lrk') as n, count_new as new, count_rejected as rejected from locations.import_run`,
  )
  assert.equal(counted?.n, counted?.new)
  assert.equal((counted?.new ?? 0) + (counted?.rejected ?? 0), rows)
}
