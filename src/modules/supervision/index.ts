import type { Module } from '../../platform/module.ts'
import { retainedSignals } from './signals/keep-queries.ts'
import { reportRoutes } from './signals/report-routes.tsx'
import { signalRoutes } from './signals/signal-routes.tsx'
import { signalsRoutes } from './signals/signals-routes.tsx'
import { supervisionPermissions } from './supervision-permissions.ts'

export const supervision: Module = {
  permissions: supervisionPermissions,
  routes(web, platform) {
    signalsRoutes(web, platform)
    reportRoutes(web, platform)
    signalRoutes(web, platform)
  },
  menu: [{ label: 'signals.staff.menu', href: '/werk/signalen', permission: 'supervision.hear_signals', staff: true }],
  retained: [retainedSignals],
}
