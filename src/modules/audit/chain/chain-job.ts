import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { sendHead } from './head-actions.ts'
import { sealAudit } from './seal-actions.ts'

export const chainTimers = ['* * * * * audit_seal', '40 1 * * * audit_head']

export const chainJobs = (platform: Platform): readonly Job[] => [
  { task: 'audit_seal', run: async () => void (await sealAudit(platform.db)) },
  { task: 'audit_head', run: async () => void (await sendHead(platform)) },
]
