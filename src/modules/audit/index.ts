import type { Module } from '../../platform/module.ts'
import { chainJobs, chainTimers } from './chain/chain-job.ts'
import { wipeJob, wipeTimer } from './keep/wipe-job.ts'

export { sealAudit } from './chain/seal-actions.ts'

/** Beside these modules: what they keep is wiped when its term is over. */
export function auditOf(modules: readonly Module[]): Module {
  const kinds = modules.flatMap(({ retained = [] }) => retained)
  return {
    jobs: (platform) => [...chainJobs(platform), wipeJob(platform, kinds)],
    timers: [...chainTimers, wipeTimer],
  }
}
