import type { Module } from '../../platform/module.ts'
import { annualReportPermissions } from './annual-report-permissions.ts'
import { draftRoutes } from './draft/draft-routes.tsx'
import { improvementsRoutes } from './improvements/improvements-routes.tsx'
import { printReportJob } from './report/print-job.ts'
import { reportRoutes } from './report/report-routes.tsx'
import { remindJob, remindTimer, tellParentsJob } from './send/send-job.ts'

export const annualReports: Module = {
  permissions: annualReportPermissions,
  routes(web, platform) {
    reportRoutes(web, platform)
    draftRoutes(web, platform)
    improvementsRoutes(web, platform)
  },
  menu: [
    {
      label: 'draft.staff.menu',
      href: '/werk/jaarverslag',
      permission: 'annual-reports.write',
      staff: true,
      manage: 'draft.staff.hint',
    },
  ],
  jobs: (platform) => [printReportJob(platform), tellParentsJob(platform), remindJob(platform)],
  timers: [remindTimer],
}
