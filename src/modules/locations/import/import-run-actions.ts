import { type Bulk, isPassingFault } from '../../../platform/bulk.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { importBoundaries } from './boundaries-actions.ts'
import { importRegister } from './import-register-actions.ts'
import { failureText, type ImportKind, ImportRefused, type ImportState, isOver } from './import-run.ts'
import {
  endAbandoned,
  endRun,
  type ImportRun,
  noteProgress,
  runById,
  type RunEnd,
  type RunProgress,
  storedBytes,
} from './import-run-queries.ts'
import type { Importer } from './import-task.ts'
import type { Bytes } from './import-text.ts'
import { importPostcodePoints } from './postcode-points-actions.ts'

const importers: Readonly<Record<ImportKind, Importer>> = {
  lrk: importRegister,
  postcode_points: importPostcodePoints,
  boundaries: importBoundaries,
}

export interface RunOptions {
  /** The file, when it is not the one that was stored with the run. */
  readonly bytes?: () => Bytes
  readonly hear?: (progress: RunProgress) => void
}

/**
 * Carries out one run in one transaction, one run at a time. A file that cannot be taken in ends the run with a reason; when the
 * database was away the fault is thrown and the run can start again.
 * @returns the run as it ended
 */
export async function runImport(
  platform: Pick<Platform, 'db' | 'clock'>,
  runId: string,
  options: RunOptions = {},
): Promise<ImportRun> {
  const { db, clock } = platform
  const run = await db.work((tx) => runById(tx, runId))
  if (isOver(run.state)) return run
  const end = (failure: string): RunEnd => ({ state: 'failed', failure, counts: null, at: clock.now() })
  try {
    await db.bulk((bulk) => carryOut(platform, bulk, run, options))
  } catch (fault) {
    if (fault instanceof ImportRefused) await db.bulk((bulk) => endRun(bulk, runId, end(failureText(fault))))
    else {
      if (!isPassingFault(fault)) await db.bulk((bulk) => endRun(bulk, runId, end('fault')))
      throw fault
    }
  }
  return db.work((tx) => runById(tx, runId))
}

async function carryOut(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  bulk: Bulk,
  run: ImportRun,
  options: RunOptions,
): Promise<void> {
  await bulk.query(`select pg_advisory_xact_lock(hashtext('opvangloket.import'))`)
  if (await wasEndedMeanwhile(bulk, run.id)) return
  const at = clock.now()
  await endAbandoned(bulk, run.id, at)
  const bytes = options.bytes ?? (() => bytesOf(db, run.fileId))
  const tell = teller(run.id, db, options.hear)
  const { counts, refused, unknownColumns = [] } = await importers[run.kind]({ run, db: bulk, bytes, at, tell })
  const state = refused ? 'failed' : 'done'
  await endRun(bulk, run.id, {
    state,
    failure: refused ? failureText(refused) : null,
    counts,
    unknownColumns,
    at: clock.now(),
  })
  if (state === 'done' && !run.dryRun) await leaveBehind(bulk, run)
}

/** The same run may have been planned twice: by a person in a hurry, or by a queue after a crash. */
async function wasEndedMeanwhile(bulk: Bulk, runId: string): Promise<boolean> {
  const { rows } = await bulk.query<{ state: ImportState }>('select state from locations.import_run where id = $1', [
    runId,
  ])
  return !rows[0] || isOver(rows[0].state)
}

async function* bytesOf(db: Platform['db'], fileId: string | null): Bytes {
  if (!fileId) throw new ImportRefused('file_gone')
  try {
    yield* storedBytes((ask) => db.work(ask), fileId)
  } catch (fault) {
    throw fault instanceof NotFound ? new ImportRefused('file_gone') : fault
  }
}

const quiet = 300

/** Notes how far a run is, a few times a second at most, and every new state at once. */
function teller(runId: string, db: Platform['db'], hear: RunOptions['hear']) {
  let known: RunProgress = { state: 'waiting', done: 0, total: null }
  let noted = -quiet
  return async (state: ImportState, done?: number, total?: number): Promise<void> => {
    const now = performance.now()
    const soon = state === known.state && total === undefined && now - noted < quiet
    known = { state, done: done ?? known.done, total: total ?? known.total }
    if (soon) return
    noted = now
    hear?.(known)
    await db.work((tx) => noteProgress(tx, runId, known))
  }
}

/** The file holds names and addresses of people: once it is applied, nobody needs it any more. */
async function leaveBehind(bulk: Bulk, run: ImportRun): Promise<void> {
  // Pages that name the day of the register are stale also when no fact changed.
  await bulk.query(`select pg_notify('facts_changed', 'import_run')`)
  if (!run.fileId) return
  await bulk.query('update locations.import_run set file_id = null where file_id = $1', [run.fileId])
  await bulk.query('delete from platform.file where id = $1', [run.fileId])
}
