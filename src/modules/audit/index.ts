import type { Module } from '../../platform/module.ts'
import { auditPermissions } from './audit-permissions.ts'
import { chainJobs, chainTimers } from './chain/chain-job.ts'
import { keepRoutes } from './keep/keep-routes.tsx'
import { wipeJob, wipeTimer } from './keep/wipe-job.ts'
import { logRoutes } from './log/log-routes.tsx'
import { lookedRoutes } from './looked/looked-routes.tsx'

export { sealAudit } from './chain/seal-actions.ts'

/** Beside these modules: what they keep is wiped when its term is over. */
export function auditOf(modules: readonly Module[]): Module {
  const kinds = modules.flatMap(({ retained = [] }) => retained)
  return {
    permissions: auditPermissions,
    routes(web, platform) {
      logRoutes(web, platform)
      lookedRoutes(web, platform)
      keepRoutes(web, platform, kinds)
    },
    menu: [
      {
        label: 'log.staff.menu',
        href: '/werk/logboek',
        permission: 'audit.read_log',
        staff: true,
        manage: 'log.staff.hint',
      },
      {
        label: 'keep.staff.menu',
        href: '/werk/bewaren',
        permission: 'audit.decide',
        staff: true,
        manage: 'keep.staff.hint',
      },
    ],
    jobs: (platform) => [...chainJobs(platform), wipeJob(platform, kinds)],
    timers: [...chainTimers, wipeTimer],
  }
}
