import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { runImport } from './import-run-actions.ts'
import { dropOldFiles } from './import-run-queries.ts'

/** Carries out a run that was planned on the page; `run` is its id. */
export const importJob = (platform: Platform): Job<{ run: string }> => ({
  task: 'import_register',
  run: async ({ run }) => void (await runImport(platform, run)),
})

export const importSweepTimer = '40 3 * * * sweep_import_files'

/** Files of dry runs that nobody carried out. */
export const importSweepJob = ({ db, clock }: Platform): Job => ({
  task: 'sweep_import_files',
  run: () => db.work((tx) => dropOldFiles(tx, clock.now().subtract({ hours: 7 * 24 }))),
})
