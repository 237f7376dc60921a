import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { carryOutList } from './list-actions.ts'
import { dropOldLists } from './list-queries.ts'

/** Makes the requests of a list that was carried out on the page; `list` is its id. */
export const importListJob = (platform: Platform): Job<{ list: string }> => ({
  task: 'requests_import_list',
  run: ({ list }) => carryOutList(platform, list),
})

export const sweepListsTimer = '50 3 * * * requests_sweep_lists'

export const sweepListsJob = ({ db, clock }: Platform): Job => ({
  task: 'requests_sweep_lists',
  run: () => db.work((tx) => dropOldLists(tx, clock.now().subtract({ hours: 7 * 24 }))),
})
