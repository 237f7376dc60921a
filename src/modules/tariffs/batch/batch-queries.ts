import type { Read, Write } from '../../../platform/database.ts'
import type { BatchLand } from './batch-lines.ts'
import type { BatchRun } from './batch-run.ts'

const runs = (db: Read) =>
  db
    .selectFrom('tariffs.cost_batch as b')
    .select(['b.id', 'b.file_name as fileName', 'b.land', 'b.lines_total as linesTotal', 'b.lines_done as linesDone'])
    .select(['b.count_estimate as estimates', 'b.count_rejected as rejected', 'b.created_at as createdAt'])
    .select(['b.finished_at as finishedAt', 'b.expires_at as expiresAt'])

/** Undefined when it is of somebody else, or its term is over. */
export const findRun = (db: Read, id: string, now: Temporal.Instant): Promise<BatchRun | undefined> =>
  runs(db).where('b.id', '=', id).where('b.expires_at', '>', now).executeTakeFirst()

/** The latest of who acts. */
export const ownRuns = (db: Read, now: Temporal.Instant): Promise<BatchRun[]> =>
  runs(db).where('b.expires_at', '>', now).orderBy('b.created_at', 'desc').orderBy('b.id').limit(20).execute()

export interface NewRun {
  readonly id: string
  readonly organisationId: string
  readonly locationId: string | null
  readonly startedBy: string
  readonly fileName: string
  readonly land: BatchLand
  /** Null when everything is calculated already. */
  readonly sealedRows: Buffer | null
  readonly linesTotal: number
  readonly estimates: number
  readonly rejected: number
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export async function insertRun(tx: Write, run: NewRun): Promise<void> {
  const done = run.sealedRows === null
  await tx
    .insertInto('tariffs.cost_batch')
    .values({
      id: run.id,
      organisation_id: run.organisationId,
      location_id: run.locationId,
      started_by: run.startedBy,
      file_name: run.fileName,
      land: run.land,
      sealed_rows: run.sealedRows,
      lines_total: run.linesTotal,
      lines_done: done ? run.linesTotal : 0,
      count_estimate: run.estimates,
      count_rejected: run.rejected,
      created_at: run.createdAt,
      finished_at: done ? run.createdAt : null,
      expires_at: run.expiresAt,
    })
    .execute()
}

/** What is left to calculate; undefined when nothing is. */
export async function lockRows(tx: Write, id: string): Promise<{ done: number; sealedRows: Buffer } | undefined> {
  const row = await tx
    .selectFrom('tariffs.cost_batch')
    .select(['lines_done', 'sealed_rows'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.sealed_rows ? { done: row.lines_done, sealedRows: row.sealed_rows } : undefined
}

export async function insertPart(tx: Write, id: string, fromLine: number, sealedLines: Buffer): Promise<void> {
  await tx
    .insertInto('tariffs.cost_batch_part')
    .values({ batch_id: id, from_line: fromLine, sealed_lines: sealedLines })
    .execute()
}

export interface Step {
  readonly count: number
  readonly estimates: number
  readonly rejected: number
  /** The last one: the file itself goes. */
  readonly last: boolean
}

export async function noteStep(tx: Write, id: string, step: Step, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('tariffs.cost_batch')
    .set((eb) => ({
      lines_done: eb('lines_done', '+', step.count),
      count_estimate: eb('count_estimate', '+', step.estimates),
      count_rejected: eb('count_rejected', '+', step.rejected),
      ...(step.last ? { sealed_rows: null, finished_at: now } : {}),
    }))
    .where('id', '=', id)
    .execute()
}

export async function sealedParts(db: Read, id: string): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('tariffs.cost_batch_part')
    .select('sealed_lines')
    .where('batch_id', '=', id)
    .orderBy('from_line')
    .execute()
  return rows.map(({ sealed_lines }) => sealed_lines)
}

/** @returns whether it was there, and of who acts */
export async function deleteRun(tx: Write, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('tariffs.cost_batch').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteExpiredRuns(tx: Write, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('tariffs.cost_batch').where('expires_at', '<=', now).execute()
}
