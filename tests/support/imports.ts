import { runImport, type RunOptions } from '../../src/modules/locations/import/import-run-actions.ts'
import { type ImportRun, insertRun, type NewRun } from '../../src/modules/locations/import/import-run-queries.ts'
import { newId } from '../../src/platform/tokens.ts'
import type { House } from './house.ts'

/** A file for an importer: text becomes UTF-8, bytes stay as they are. */
export const bytesOf = (file: string | Uint8Array) =>
  async function* () {
    const bytes = Buffer.from(file)
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
  }

export async function plannedRun(house: House, run: Partial<NewRun> = {}): Promise<string> {
  const id = newId()
  const plain = { kind: 'lrk', land: 'nl', fileId: null, fileName: 'register.csv', dryRun: false, options: {} } as const
  const createdAt = house.clock.now()
  await house.platform.db.work((tx) => insertRun(tx, { id, startedBy: null, createdAt, ...plain, ...run }))
  return id
}

/** Runs one file to its end, as the command line does. */
export async function importFile(
  house: House,
  file: string | Uint8Array,
  run: Partial<NewRun> = {},
  options: RunOptions = {},
): Promise<ImportRun> {
  return runImport(house.platform, await plannedRun(house, run), { bytes: bytesOf(file), ...options })
}
