import type { Module } from '../../platform/module.ts'
import { dossierRoutes } from './desk/dossier-routes.tsx'
import { workRoutes } from './desk/work-routes.tsx'
import { feedbackPermissions } from './feedback-permissions.ts'
import { sendLinksJob, sweepLinksJob, sweepLinksTimer } from './follow/link-job.ts'
import { followRoutes } from './follow/status-routes.tsx'
import { speakRoutes } from './speak/speak-routes.tsx'

export const feedback: Module = {
  permissions: feedbackPermissions,
  routes(web, platform) {
    speakRoutes(web, platform)
    followRoutes(web, platform)
    workRoutes(web, platform)
    dossierRoutes(web, platform)
  },
  menu: [
    { label: 'speak.menu', href: '/reactie', permission: 'feedback.speak', staff: false },
    { label: 'desk.staff.menu', href: '/werk/reacties', permission: 'feedback.handle', staff: true },
  ],
  jobs: (platform) => [sendLinksJob(platform), sweepLinksJob(platform)],
  timers: [sweepLinksTimer],
}
