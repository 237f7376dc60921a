import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Retained } from '../../../platform/retention.ts'
import { wipeAll } from './wipe-actions.ts'

// At night in both lands, and after their midnight.
export const wipeTimer = '10 2 * * * audit_wipe'

export const wipeJob = (platform: Platform, kinds: readonly Retained[]): Job => ({
  task: 'audit_wipe',
  run: async () => void (await wipeAll(platform, kinds)),
})
