import type { Module } from '../../platform/module.ts'
import { chainJobs, chainTimers } from './chain/chain-job.ts'

export { sealAudit } from './chain/seal-actions.ts'

export const audit: Module = {
  jobs: chainJobs,
  timers: chainTimers,
}
