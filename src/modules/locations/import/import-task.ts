import type { Bulk } from '../../../platform/bulk.ts'
import type { ImportCounts, ImportKind, ImportOptions, ImportRefused, ImportState } from './import-run.ts'
import type { Bytes } from './import-text.ts'
import type { Land } from '../location.ts'

/** What an importer is handed: one run, inside its one transaction. */
export interface ImportTask {
  readonly run: {
    readonly id: string
    readonly kind: ImportKind
    readonly land: Land
    readonly dryRun: boolean
    readonly options: ImportOptions
  }
  readonly db: Bulk
  /** The file from its first byte; may be asked for twice. */
  readonly bytes: () => Bytes
  readonly at: Temporal.Instant
  /** Shows how far it is, at once and to everybody. */
  tell(state: ImportState, done?: number, total?: number): Promise<void>
}

export interface ImportResult {
  readonly counts: ImportCounts
  /** Columns that the file has and we do not know: they were left out. */
  readonly unknownColumns?: readonly string[]
  /** Nothing was applied, but the report is worth keeping. */
  readonly refused?: ImportRefused
}

export type Importer = (task: ImportTask) => Promise<ImportResult>
