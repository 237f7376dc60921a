import type { Module } from '../../platform/module.ts'
import { feedbackPermissions } from './feedback-permissions.ts'
import { sendLinksJob, sweepLinksJob, sweepLinksTimer } from './follow/link-job.ts'
import { followRoutes } from './follow/status-routes.tsx'
import { speakRoutes } from './speak/speak-routes.tsx'

export const feedback: Module = {
  permissions: feedbackPermissions,
  routes(web, platform) {
    speakRoutes(web, platform)
    followRoutes(web, platform)
  },
  menu: [{ label: 'speak.menu', href: '/reactie', permission: 'feedback.speak', staff: false }],
  jobs: (platform) => [sendLinksJob(platform), sweepLinksJob(platform)],
  timers: [sweepLinksTimer],
}
