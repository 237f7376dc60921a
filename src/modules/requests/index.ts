import type { Module } from '../../platform/module.ts'
import { finishViewAudits } from '../../platform/view-audit.ts'
import { askRoutes } from './ask/ask-routes.tsx'
import { warnOfDeregistration } from './deregistered-job.ts'
import { dossierRoutes } from './desk/dossier-routes.tsx'
import { registerRoutes } from './desk/register-routes.tsx'
import { workRoutes } from './desk/work-routes.tsx'
import { familyRoutes } from './family/family-routes.tsx'
import { sendLinksJob, sweepLinksJob } from './family/link-job.ts'
import { requestPermissions } from './request-permissions.ts'
import { settingsRoutes } from './settings/settings-routes.tsx'

export const requests: Module = {
  permissions: requestPermissions,
  routes(web, platform) {
    finishViewAudits(web)
    askRoutes(web, platform)
    familyRoutes(web, platform)
    workRoutes(web, platform)
    registerRoutes(web, platform)
    dossierRoutes(web, platform)
    settingsRoutes(web, platform)
  },
  menu: [
    { label: 'requests.menu.mine', href: '/aanvraag', permission: 'requests.come_back', staff: false },
    { label: 'requests.staff.menu', href: '/werk', permission: 'requests.handle', staff: true },
    { label: 'settings.staff.menu', href: '/werk/instellingen', permission: 'requests.set_terms', staff: true },
  ],
  jobs: (platform) => [sendLinksJob(platform), sweepLinksJob(platform)],
  listeners: [warnOfDeregistration],
  timers: ['17 3 * * * requests_sweep_links'],
}
