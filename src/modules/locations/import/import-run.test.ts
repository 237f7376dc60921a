import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Client } from 'pg'
import { unreachable } from '../../../lib/states.ts'
import { bytesOf, importFile, plannedRun } from '../../../../tests/support/imports.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { newId } from '../../../platform/tokens.ts'
import { areManyGone, failureText, importMachine, ImportRefused, readFailure } from './import-run.ts'
import { runImport } from './import-run-actions.ts'
import type { RunProgress } from './import-run-queries.ts'

const example = readFileSync(join(import.meta.dirname, 'lrk-example.csv'))

let house: House

const value = async (sql: string, ...values: unknown[]): Promise<unknown> => {
  const { rows } = await house.owner.query<{ value: unknown }>(`select (${sql}) as value`, values)
  return rows[0]?.value
}

const locations = () => value('select count(*)::int from locations.location')
const stateOf = (id: string) => value('select state from locations.import_run where id = $1', id)

/** The connection on which an import carries out such a statement. */
const importer = (
  statement: string,
) => `select pid from pg_stat_activity where datname = current_database() and state <> 'idle'
  and pid <> pg_backend_pid() and query ~* '^${statement}' limit 1`

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(10)
}

/** As bytes, but calls `halfway` once after the first half. */
const interrupted = (halfway: () => Promise<unknown>) =>
  async function* () {
    const half = Math.floor(example.length / 2)
    yield example.subarray(0, half)
    await halfway()
    yield example.subarray(half)
  }

describe('import run', () => {
  before(async () => void (house = await makeHouse()))
  after(() => house.close())
  beforeEach(() =>
    house.owner.query(
      'truncate locations.location, locations.organiser, locations.municipality, locations.import_run, platform.file cascade',
    ),
  )

  describe('a run that is killed', () => {
    test('while reading leaves nothing, and runs again to its end', async () => {
      const id = await plannedRun(house)
      let reads = 0
      // Every file is read twice: first to look at it, then to stage it.
      const bytes = interrupted(async () => {
        if ((reads += 1) !== 2) return
        const reading = importer('copy staged')
        await until(async () => (await value(reading)) != null)
        assert.equal(await value(`select pg_terminate_backend((${reading}))`), true)
      })
      await assert.rejects(runImport(house.platform, id, { bytes }))
      assert.deepEqual([await locations(), await stateOf(id)], [0, 'reading'])
      assert.equal((await runImport(house.platform, id, { bytes: bytesOf(example) })).state, 'done')
      assert.equal(await locations(), 9)
    })

    test('while applying leaves the old facts whole, and runs again to its end', async () => {
      await importFile(house, example)
      const before = await value(`select jsonb_agg(l order by register_id) from locations.location as l`)
      const next = new TextDecoder('windows-1252').decode(example).replaceAll('Strandlaan', 'Zeelaan')
      const id = await plannedRun(house)
      const blocker = new Client({ connectionString: house.databaseUrl })
      await blocker.connect()
      await blocker.query('begin; lock table locations.location_private in exclusive mode')
      const run = runImport(house.platform, id, { bytes: bytesOf(next) })
      run.catch(() => {})
      // It waits for the table, so the statement stays the same until it is killed.
      const waiting = importer('delete from locations.location_private')
      await until(async () => (await value(waiting)) != null)
      assert.equal(await value(`select pg_terminate_backend((${waiting}))`), true)
      await blocker.end()
      await assert.rejects(run)
      assert.deepEqual(await value(`select jsonb_agg(l order by register_id) from locations.location as l`), before)
      assert.equal(await value('select count(*)::int from locations.import_line where run_id = $1', id), 0)
      const again = await runImport(house.platform, id, { bytes: bytesOf(next) })
      assert.deepEqual([again.state, again.counts?.changed], ['done', 3])
    })

    test('by a fault of ours ends as failed and is not tried for ever', async () => {
      const id = await plannedRun(house)
      const bytes = interrupted(() => Promise.reject(new TypeError('ours')))
      await assert.rejects(runImport(house.platform, id, { bytes }), TypeError)
      assert.deepEqual([await stateOf(id), await locations()], ['failed', 0])
      assert.equal((await runImport(house.platform, id, { bytes: bytesOf(example) })).state, 'failed')
    })
  })

  describe('a command that was stopped halfway', () => {
    test('is said to be stopped when the next import starts; a stored file is left to the queue', async () => {
      const { rows } = await house.owner.query<{ id: string }>(
        `insert into platform.file (id, name, media_type, bytes, created_by) values (gen_random_uuid(), 'a', 'b', '', gen_random_uuid()) returning id`,
      )
      const [stopped, stored] = [await plannedRun(house), await plannedRun(house, { fileId: rows[0]?.id ?? null })]
      await house.owner.query(`update locations.import_run set state = 'reading'`)
      await importFile(house, example)
      assert.deepEqual([await stateOf(stopped), await stateOf(stored)], ['failed', 'reading'])
    })
  })

  describe('two runs at once', () => {
    test('go one after the other', async () => {
      const [first, second] = [await plannedRun(house), await plannedRun(house)]
      let seen: unknown
      let other: ReturnType<typeof runImport> | undefined
      let reads = 0
      const bytes = interrupted(async () => {
        if ((reads += 1) !== 2) return
        other = runImport(house.platform, second, { bytes: bytesOf(example) })
        await until(
          async () =>
            (await value(`select count(*)::int from pg_locks where locktype = 'advisory' and not granted`)) === 1,
        )
        seen = await stateOf(second)
      })
      const one = await runImport(house.platform, first, { bytes })
      assert.equal(seen, 'waiting')
      assert.deepEqual([one.counts?.new, (await other)?.counts?.new, (await other)?.counts?.unchanged], [9, 0, 9])
    })

    test('of the same file and number are one', async () => {
      const id = await plannedRun(house)
      const both = await Promise.all([1, 2].map(() => runImport(house.platform, id, { bytes: bytesOf(example) })))
      assert.deepEqual(
        both.map(({ counts }) => counts?.new),
        [9, 9],
      )
      assert.equal(await value('select count(*)::int from locations.import_line where run_id = $1', id), 20)
    })
  })

  describe('the worker', () => {
    async function storedFile(bytes: Uint8Array): Promise<string> {
      const id = newId()
      await house.owner.query(
        `insert into platform.file (id, name, media_type, bytes, created_by) values ($1, 'lrk.csv', 'text/csv', $2, gen_random_uuid())`,
        [id, bytes],
      )
      return id
    }

    const plan = (id: string) =>
      house.owner.query(`select graphile_worker.add_job('import_register', json_build_object('run', $1::text))`, [id])

    test('carries out a planned run with its stored file, and lets go of the file', async () => {
      const fileId = await storedFile(example)
      const id = await plannedRun(house, { fileId })
      await plan(id)
      await house.runJobs()
      assert.deepEqual([await stateOf(id), await locations()], ['done', 9])
      assert.equal(await value('select count(*)::int from platform.file'), 0)
    })

    test('keeps the file of a dry run, for when it is meant', async () => {
      const fileId = await storedFile(example)
      const id = await plannedRun(house, { fileId, dryRun: true })
      await plan(id)
      await house.runJobs()
      assert.equal(await value('select count(*)::int from platform.file'), 1)
    })

    test('sweeps files that nobody carried out within a week', async () => {
      await plannedRun(house, { fileId: await storedFile(example), dryRun: true })
      const sweep = () => house.owner.query(`select graphile_worker.add_job('sweep_import_files')`)
      await sweep()
      await house.runJobs()
      assert.equal(await value('select count(*)::int from platform.file'), 1)
      house.clock.moveTo(house.clock.now().add({ hours: 8 * 24 }))
      await sweep()
      await house.runJobs()
      assert.equal(await value('select count(*)::int from platform.file'), 0)
    })

    test('says so when the file is gone', async () => {
      const id = await plannedRun(house)
      assert.equal((await runImport(house.platform, id)).failure, 'file_gone')
    })
  })

  test('everybody sees how far a run is', async () => {
    const heard: RunProgress[] = []
    await importFile(house, example, {}, { hear: (progress) => heard.push(progress) })
    assert.deepEqual(
      heard.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1]),
      ['reading', 'comparing', 'applying'],
    )
    assert.equal(heard[0]?.total, 21)
  })

  describe('the states of a run', () => {
    test('can all be reached', () => assert.deepEqual(unreachable(importMachine), []))

    test('a failure is kept by name with what it is about', () => {
      assert.deepEqual(readFailure(failureText(new ImportRefused('missing_columns', 've, status'))), {
        failure: 'missing_columns',
        about: 've, status',
      })
      assert.deepEqual(readFailure('empty'), { failure: 'empty', about: '' })
    })

    test('a fifth is not many, more than a fifth is', () => {
      assert.deepEqual([areManyGone(20, 100), areManyGone(21, 100), areManyGone(0, 0)], [false, true, false])
    })
  })
})
