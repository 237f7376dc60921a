import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import { Client, type Pool } from 'pg'

// A job that a killed worker held would wait four hours for the queue's own clean-up. So a living worker holds an advisory lock in
// its name, which PostgreSQL drops the moment its process is gone, and every worker looks for locks of the dead.

const lockOf = (worker: string) => `hashtextextended('opvangloket.worker:' || ${worker}, 0)`

export interface Living {
  /** To hand to the queue's runner: it tells of each worker it makes. */
  readonly events: WorkerEvents
  close(): Promise<void>
}

export async function showLife(databaseUrl: string): Promise<Living> {
  const events: WorkerEvents = new EventEmitter()
  const names = new Set<string>()
  let client: Client | undefined
  let closed = false

  let last: Promise<unknown> = Promise.resolve()
  // One after the other: a connection carries one query at a time.
  const hold = (name: string) => {
    last = last.then(() => client?.query(`select pg_advisory_lock(${lockOf('$1::text')})`, [name]).catch(() => {}))
    return last
  }
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: databaseUrl, keepAlive: true })
    next.on('error', () => {})
    next.on('end', () => {
      client = undefined
      if (!closed) setTimeout(() => void connect().catch(() => {}), 500).unref()
    })
    await next.connect()
    client = next
    for (const name of names) await hold(name)
  }
  events.on('worker:create', ({ worker }) => {
    names.add(worker.workerId)
    void hold(worker.workerId)
  })
  await connect()
  return {
    events,
    async close() {
      closed = true
      await client?.end()
    },
  }
}

/** Gives back the jobs of workers that are no more, so that a living one takes them now. */
export async function freeJobsOfTheDead(pool: Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(locked_by)) from (
       select distinct locked_by from graphile_worker.jobs where locked_by is not null
     ) as holding
     where pg_try_advisory_xact_lock(${lockOf('locked_by')})
     having count(*) > 0`,
  )
}
