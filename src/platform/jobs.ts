import { type Logger, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type { EventName, Events } from '../events.ts'
import type { Database, Write } from './database.ts'
import { newId } from './tokens.ts'

export interface JobOptions {
  /** Planned twice under one key is one job. */
  readonly key?: string
  readonly runAt?: Temporal.Instant
  /** Jobs of one queue run one after the other. */
  readonly queue?: string
}

/** Plans a job in the transaction that causes it: no commit, no job. */
export async function planJob(tx: Write, task: string, payload: object, options: JobOptions = {}): Promise<void> {
  const { key = null, runAt, queue = null } = options
  await sql`select platform.plan_job(${task}, ${JSON.stringify(payload)}::json, ${key},
    ${runAt?.toString() ?? null}::timestamptz, ${queue})`.execute(tx)
}

/** Tells the modules above, in the transaction that makes it true; they hear it after commit, in order per subject. */
export async function emit<N extends EventName>(tx: Write, name: N, payload: Events[N]): Promise<void> {
  const id = newId()
  await tx
    .insertInto('platform.event')
    .values({ id, name, subject_id: payload.subject, payload: JSON.stringify(payload) })
    .execute()
  await planJob(tx, 'hear', { event: id }, { key: `event:${id}`, queue: `subject:${payload.subject}` })
}

export interface Job<P = never> {
  /** The task's name in the queue. */
  readonly task: string
  /** Idempotent: it may run again after a crash. */
  run(payload: P): Promise<void>
}

/** What a module does when it hears an event: one idempotent transaction. */
export interface Listener<N extends EventName = EventName> {
  readonly event: N
  /** `module.what_it_does`, unique per event */
  readonly name: string
  hear(tx: Write, payload: Events[N]): Promise<void>
}

export interface WorkerOptions {
  readonly db: Database
  readonly jobs: readonly Job[]
  readonly listeners: readonly Listener[]
  /** crontab lines: `0 4 * * * task` */
  readonly timers?: string
  readonly logger: Logger
  readonly concurrency?: number
  readonly events?: WorkerEvents
}

export async function startWorker({
  timers,
  logger,
  events,
  concurrency = 4,
  ...work
}: WorkerOptions): Promise<Runner> {
  return run({
    pgPool: work.db.queuePool,
    taskList: taskListOf(work),
    concurrency,
    logger,
    ...(events ? { events } : {}),
    noHandleSignals: true,
    pollInterval: 2000,
    ...(timers ? { crontab: timers } : { crontab: '' }),
  })
}

/** Every task that the queue may hand out, by name. */
export function taskListOf({ db, jobs, listeners }: Pick<WorkerOptions, 'db' | 'jobs' | 'listeners'>): TaskList {
  return Object.fromEntries([
    ...jobs.map((job) => [job.task, (payload: unknown) => job.run(payload as never)] as const),
    ['hear', (payload: unknown) => passOn(db, listeners, (payload as { event: string }).event)] as const,
    [
      'listen',
      (payload: unknown) => listenOnce(db, listeners, payload as { event: string; listener: string }),
    ] as const,
  ])
}

/** One event becomes one job per listener, so that a failing listener is tried again alone. */
async function passOn(db: Database, listeners: readonly Listener[], event: string): Promise<void> {
  await db.work(async (tx) => {
    const { name, subject_id } = await tx
      .selectFrom('platform.event')
      .select(['name', 'subject_id'])
      .where('id', '=', event)
      .executeTakeFirstOrThrow()
    for (const listener of listeners.filter((l) => l.event === name)) {
      const options = { key: `${event}:${listener.name}`, queue: `subject:${subject_id}:${listener.name}` }
      await planJob(tx, 'listen', { event, listener: listener.name }, options)
    }
  })
}

async function listenOnce(
  db: Database,
  listeners: readonly Listener[],
  job: { event: string; listener: string },
): Promise<void> {
  const listener = listeners.find((l) => l.name === job.listener)
  if (!listener) return // the listener was removed since; nobody wants to know any more
  await db.work(async (tx) => {
    const event = await tx
      .selectFrom('platform.event')
      .select('payload')
      .where('id', '=', job.event)
      .executeTakeFirstOrThrow()
    await listener.hear(tx, event.payload as Events[EventName])
  })
}
