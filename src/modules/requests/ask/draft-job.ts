import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { deleteExpiredDrafts } from './draft-queries.ts'

/** Forms that nobody went on with are forgotten after thirty days. */
export const sweepDraftsJob = ({ db, clock }: Platform): Job => ({
  task: 'requests_sweep_drafts',
  run: () => db.work((tx) => deleteExpiredDrafts(tx, clock.now())),
})
export const sweepDraftsTimer = '27 3 * * * requests_sweep_drafts'
