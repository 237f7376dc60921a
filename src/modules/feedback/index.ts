import type { Module } from '../../platform/module.ts'
import { feedbackPermissions } from './feedback-permissions.ts'
import { procedureRoutes } from './procedure/procedure-routes.tsx'
import { waysRoutes } from './ways/ways-routes.tsx'

export const feedback: Module = {
  permissions: feedbackPermissions,
  footer: [{ label: 'ways.menu', href: '/reactie' }],
  menu: [
    {
      label: 'procedure.staff.menu',
      href: '/werk/procedure',
      permission: 'feedback.set_procedure',
      staff: true,
      manage: 'procedure.staff.hint',
    },
  ],
  routes: (web, platform) => {
    waysRoutes(web, platform)
    procedureRoutes(web, platform)
  },
}
