import type { Module } from '../../platform/module.ts'
import { devRoutes } from './dev-routes.tsx'
import { lettersRoutes } from './letters-routes.tsx'
import { operationsPermissions } from './operations-permissions.ts'

export const operations: Module = {
  permissions: operationsPermissions,
  routes(web, platform) {
    lettersRoutes(web, platform)
    devRoutes(web, platform)
  },
  menu: [
    { label: 'operations.staff.letters', href: '/werk/brieven', permission: 'operations.see_letters', staff: true },
  ],
}
