import type { Module } from '../../platform/module.ts'
import { feedbackPermissions } from './feedback-permissions.ts'
import { waysRoutes } from './ways/ways-routes.tsx'

export const feedback: Module = {
  permissions: feedbackPermissions,
  footer: [{ label: 'ways.menu', href: '/reactie' }],
  routes: (web, platform) => {
    waysRoutes(web, platform)
  },
}
