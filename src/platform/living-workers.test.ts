import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Client } from 'pg'
import { type House, makeHouse } from '../../tests/support/house.ts'
import { planJob } from './jobs.ts'
import { freeJobsOfTheDead, showLife } from './living-workers.ts'

let house: House

const holders = async () =>
  (
    await house.owner.query<{ locked_by: string | null }>(
      'select locked_by from graphile_worker._private_jobs order by id',
    )
  ).rows.map((row) => row.locked_by)

async function waitForLock(): Promise<void> {
  const client = new Client({ connectionString: house.databaseUrl })
  await client.connect()
  const held = `select count(*)::int as n from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`
  while ((await client.query<{ n: number }>(held)).rows[0]?.n === 0);
  await client.end()
}

describe('living workers', () => {
  before(async () => void (house = await makeHouse()))
  after(() => house.close())

  test('the job of a killed worker is free at once, that of a living one stays his', async () => {
    for (const key of ['a', 'b'])
      await house.platform.db.work((tx) => planJob(tx, 'send_letter', { letter: key }, { key }))
    await house.owner.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-' || key`)
    const living = await showLife(house.databaseUrl)
    living.events.emit('worker:create', { worker: { workerId: 'worker-a' }, tasks: {} } as never)
    // The lock is taken on the same connection before this answer comes.
    await waitForLock()
    await freeJobsOfTheDead(house.platform.db.queuePool)
    assert.deepEqual(await holders(), ['worker-a', null])
    await living.close()
    await freeJobsOfTheDead(house.platform.db.queuePool)
    assert.deepEqual(await holders(), [null, null])
  })
})
