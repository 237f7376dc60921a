import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { calculateBatch } from './batch-actions.ts'
import { deleteExpiredRuns } from './batch-queries.ts'

/** Calculates a list that was too long to wait for; `batch` is its id. */
export const batchJob = (platform: Platform): Job<{ batch: string }> => ({
  task: 'tariffs_calculate_batch',
  run: ({ batch }) => calculateBatch(platform, batch),
})

export const sweepBatchesTimer = '20 * * * * tariffs_sweep_batches'

export const sweepBatchesJob = ({ db, clock }: Platform): Job => ({
  task: 'tariffs_sweep_batches',
  run: () => db.work((tx) => deleteExpiredRuns(tx, clock.now())),
})
