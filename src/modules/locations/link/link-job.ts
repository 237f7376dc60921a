import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { deleteExpiredLocationLinks } from './link-queries.ts'

/** Links that open nothing any more are not kept. */
export const sweepLinksJob = ({ db, clock }: Platform): Job => ({
  task: 'sweep_location_links',
  run: () => db.work((tx) => deleteExpiredLocationLinks(tx, clock.now())),
})

export const sweepLinksTimer = '23 3 * * * sweep_location_links'
