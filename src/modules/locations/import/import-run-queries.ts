import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type Bulk } from '../../../platform/bulk.ts'
import type { ImportCounts, ImportKind, ImportOptions, ImportState, LineOutcome } from './import-run.ts'
import type { Land } from '../location.ts'

export interface ImportRun {
  readonly id: string
  readonly kind: ImportKind
  readonly land: Land
  readonly fileId: string | null
  readonly fileName: string
  readonly dryRun: boolean
  readonly options: ImportOptions
  readonly state: ImportState
  readonly linesDone: number
  readonly linesTotal: number | null
  readonly counts: ImportCounts | null
  readonly failure: string | null
  readonly createdAt: Temporal.Instant
  readonly finishedAt: Temporal.Instant | null
}

export interface NewRun extends Pick<ImportRun, 'id' | 'kind' | 'land' | 'fileId' | 'fileName' | 'dryRun' | 'options'> {
  readonly startedBy: string | null
  readonly createdAt: Temporal.Instant
}

export async function insertRun(tx: Write, run: NewRun): Promise<void> {
  await tx
    .insertInto('locations.import_run')
    .values({
      id: run.id,
      kind: run.kind,
      land: run.land,
      file_id: run.fileId,
      file_name: run.fileName,
      dry_run: run.dryRun,
      options: JSON.stringify(run.options),
      started_by: run.startedBy,
      created_at: run.createdAt,
    })
    .execute()
}

const runs = (db: Read) =>
  db
    .selectFrom('locations.import_run as r')
    .select(['r.id', 'r.kind', 'r.land', 'r.file_id', 'r.file_name', 'r.dry_run', 'r.options', 'r.state', 'r.failure'])
    .select(['r.lines_done', 'r.lines_total', 'r.count_new', 'r.count_changed', 'r.count_gone', 'r.count_unchanged'])
    .select(['r.count_rejected', 'r.created_at', 'r.finished_at'])

type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>

const runOf = (row: RunRow): ImportRun => ({
  id: row.id,
  kind: row.kind,
  land: row.land,
  fileId: row.file_id,
  fileName: row.file_name,
  dryRun: row.dry_run,
  // Written by insertRun and by nobody else.
  options: row.options as ImportOptions,
  state: row.state,
  linesDone: row.lines_done,
  linesTotal: row.lines_total,
  counts: row.count_unchanged === null ? null : countsOf(row),
  failure: row.failure,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
})

const countsOf = (row: RunRow): ImportCounts => ({
  new: row.count_new ?? 0,
  changed: row.count_changed ?? 0,
  gone: row.count_gone ?? 0,
  unchanged: row.count_unchanged ?? 0,
  rejected: row.count_rejected ?? 0,
})

export async function findRun(db: Read, id: string): Promise<ImportRun | undefined> {
  const row = await runs(db).where('r.id', '=', id).executeTakeFirst()
  return row && runOf(row)
}

export const runById = async (db: Read, id: string): Promise<ImportRun> => orNotFound(await findRun(db, id))

/** The newest first; `before` is the id of the last one of the page above. */
export async function latestRuns(db: Read, limit: number, before?: string): Promise<ImportRun[]> {
  const all = runs(db).orderBy('r.created_at', 'desc').orderBy('r.id', 'desc').limit(limit)
  const older = sql<boolean>`(r.created_at, r.id) < (select created_at, id from locations.import_run where id = ${before ?? null})`
  return (await (before ? all.where(older) : all).execute()).map(runOf)
}

export interface ReportLine {
  readonly line: number
  readonly registerId: string | null
  readonly name: string | null
  readonly reason: string | null
  /** Facts with their old and new value, or of a rejected line the value at fault; only the name where it is personal. */
  readonly changes: Readonly<Record<string, unknown>>
}

/** A page of the report in the order of the file; what is gone has negative lines, counted downwards. */
export function reportLines(
  db: Read,
  runId: string,
  outcome: LineOutcome,
  page: { readonly after: number; readonly limit: number },
): Promise<ReportLine[]> {
  return (
    db
      .selectFrom('locations.import_line as l')
      .select(['l.line', 'l.register_id as registerId', 'l.name', 'l.reason'])
      // An object or nothing: see the queries that write it.
      .select(sql<Record<string, unknown>>`coalesce(l.changes, '{}')`.as('changes'))
      .where('l.run_id', '=', runId)
      .where('l.outcome', '=', outcome)
      .where(sql<boolean>`abs(l.line) > ${page.after}`)
      .orderBy(sql`abs(l.line)`)
      .limit(page.limit)
      .execute()
  )
}

/** Where the page before this one starts: the cursor of `reportLines`; nothing on the first page. */
export async function cursorBefore(
  db: Read,
  runId: string,
  outcome: LineOutcome,
  page: { readonly after: number; readonly limit: number },
): Promise<number | undefined> {
  if (page.after === 0) return undefined
  const row = await db
    .selectFrom('locations.import_line as l')
    .select(sql<number>`abs(l.line)`.as('line'))
    .where('l.run_id', '=', runId)
    .where('l.outcome', '=', outcome)
    .where(sql<boolean>`abs(l.line) <= ${page.after}`)
    .orderBy('line', 'desc')
    .offset(page.limit)
    .limit(1)
    .executeTakeFirst()
  return row?.line ?? 0
}

export interface RunProgress {
  readonly state: ImportState
  readonly done: number
  readonly total: number | null
}

/** Beside the long transaction, so that everybody sees it at once. A run that is over stays as it is. */
export async function noteProgress(tx: Write, runId: string, { state, done, total }: RunProgress): Promise<void> {
  await tx
    .updateTable('locations.import_run')
    .set({ state, lines_done: done, lines_total: total })
    .where('id', '=', runId)
    .where('state', 'not in', ['done', 'failed'])
    .execute()
}

export interface RunEnd {
  readonly state: 'done' | 'failed'
  readonly failure: string | null
  readonly counts: ImportCounts | null
  readonly unknownColumns?: readonly string[]
  readonly at: Temporal.Instant
}

/** In the transaction of what was applied: a run is done exactly when its changes are there. */
export async function endRun(db: Bulk, runId: string, end: RunEnd): Promise<void> {
  const { state, failure, counts, at, unknownColumns = [] } = end
  await db.query(
    `update locations.import_run set state = $2, failure = $3, finished_at = $4, lines_done = coalesce(lines_total, lines_done),
       count_new = $5, count_changed = $6, count_gone = $7, count_unchanged = $8, count_rejected = $9,
       options = options || $10
     where id = $1 and state not in ('done', 'failed')`,
    [
      runId,
      state,
      failure,
      at.toString(),
      counts?.new ?? null,
      counts?.changed ?? null,
      counts?.gone ?? null,
      counts?.unchanged ?? null,
      counts?.rejected ?? null,
      JSON.stringify(unknownColumns.length > 0 ? { unknownColumns } : {}),
    ],
  )
}

/**
 * Runs from a command line that was stopped: nobody starts them again, as the queue does with a stored file. Ask while no other
 * import works.
 */
export async function endAbandoned(db: Bulk, exceptId: string, at: Temporal.Instant): Promise<void> {
  await db.query(
    `update locations.import_run set state = 'failed', failure = 'interrupted', finished_at = $2
     where id <> $1 and file_id is null and state in ('reading', 'comparing', 'applying')`,
    [exceptId, at.toString()],
  )
}

/** Removes stored files of runs that started before this moment; the runs and their reports stay. */
export async function dropOldFiles(tx: Write, before: Temporal.Instant): Promise<void> {
  const old = await tx
    .updateTable('locations.import_run as r')
    .set({ file_id: null })
    .from('locations.import_run as before')
    .whereRef('before.id', '=', 'r.id')
    .where('r.created_at', '<', before)
    .where('r.file_id', 'is not', null)
    .returning('before.file_id')
    .execute()
  const ids = old.flatMap(({ file_id }) => file_id ?? [])
  const used = tx.selectFrom('locations.import_run').select('file_id').where('file_id', 'is not', null)
  if (ids.length > 0) await tx.deleteFrom('platform.file').where('id', 'in', ids).where('id', 'not in', used).execute()
}

/** A stored file in slices of some megabytes, from the first byte on. */
export async function* storedBytes(read: <T>(ask: (db: Read) => Promise<T>) => Promise<T>, fileId: string) {
  const slice = 4 * 1024 * 1024
  for (let from = 1; ; from += slice) {
    const row = await read((db) =>
      db
        .selectFrom('platform.file')
        .select(sql<Buffer>`substring(bytes from ${from}::int for ${slice}::int)`.as('bytes'))
        .where('id', '=', fileId)
        .executeTakeFirst(),
    )
    const bytes = orNotFound(row).bytes
    if (bytes.length > 0) yield bytes
    if (bytes.length < slice) return
  }
}
