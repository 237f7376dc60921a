import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { ChangedMeanwhile } from '../../../platform/errors.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { type ImportKind, type ImportOptions, isOver } from './import-run.ts'
import { insertRun, type NewRun, runById } from './import-run-queries.ts'
import type { Land } from '../location.ts'

export interface UploadedImport {
  readonly kind: ImportKind
  readonly land: Land
  readonly dryRun: boolean
  readonly options: ImportOptions
  readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }
}

/** Stores the file and plans its run. @returns the run's id */
export function startImport({ db, clock }: Platform, actor: Person, upload: UploadedImport): Promise<string> {
  const { file, ...run } = upload
  return db.change(actor, async (tx) => {
    const fileId = newId()
    await tx
      .insertInto('platform.file')
      .values({
        id: fileId,
        name: file.name,
        media_type: file.mediaType,
        bytes: file.bytes,
        created_by: actor.personId,
      })
      .execute()
    return planRun(tx, actor, {
      ...run,
      fileId,
      fileName: file.name,
      startedBy: actor.personId,
      createdAt: clock.now(),
    })
  })
}

/** Plans a run whose file stays where it is: for the command line, which carries it out itself. @returns the run's id */
export function planLocalImport(
  { db, clock }: Platform,
  { fileName, ...run }: Omit<UploadedImport, 'file'> & { readonly fileName: string },
): Promise<string> {
  return db.work(async (tx) => {
    const id = newId()
    await insertRun(tx, { id, ...run, fileId: null, fileName, startedBy: null, createdAt: clock.now() })
    await noteStart(tx, 'system', { id, ...run })
    return id
  })
}

/** Carries out what a dry run showed, or what waited for a person's word, with the same file. @returns the new run's id */
export function carryOutImport(
  { db, clock }: Platform,
  actor: Person,
  id: string,
  acceptManyGone: boolean,
): Promise<string> {
  return db.change(actor, async (tx) => {
    const { kind, land, fileId, fileName, options, state, failure } = await runById(tx, id)
    const waits = failure?.startsWith('many_gone') ?? false
    // Somebody else was first, or the file was swept.
    if (!isOver(state) || !fileId || (state === 'failed' && !waits)) throw new ChangedMeanwhile('nothing to carry out')
    const { code, name } = options
    const again = {
      ...(code ? { code } : {}),
      ...(name ? { name } : {}),
      ...(acceptManyGone ? { acceptManyGone } : {}),
    }
    const run = { kind, land, fileId, fileName, dryRun: false, options: again }
    return planRun(tx, actor, { ...run, startedBy: actor.personId, createdAt: clock.now() })
  })
}

async function planRun(tx: Write, actor: Person, run: Omit<NewRun, 'id'>): Promise<string> {
  const id = newId()
  await insertRun(tx, { id, ...run })
  await planJob(tx, 'import_register', { run: id }, { key: `import:${id}`, queue: 'import' })
  await noteStart(tx, actor, { id, ...run })
  return id
}

function noteStart(
  tx: Write,
  actor: Person | 'system',
  run: Pick<NewRun, 'id' | 'kind' | 'land' | 'dryRun' | 'options'>,
) {
  const { id, kind, land, dryRun, options } = run
  return audit(tx, actor, {
    action: 'locations.import_started',
    subjectKind: 'import_run',
    subjectId: id,
    details: { kind, land, dryRun, acceptManyGone: options.acceptManyGone ?? false },
  })
}
