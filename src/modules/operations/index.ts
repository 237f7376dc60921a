import type { Module } from '../../platform/module.ts'
import { devRoutes } from './dev-routes.tsx'
import { retainedLetters } from './keep-queries.ts'
import { lettersRoutes } from './letters-routes.tsx'
import { operationsPermissions } from './operations-permissions.ts'

export const operations: Module = {
  permissions: operationsPermissions,
  routes(web, platform) {
    lettersRoutes(web, platform)
    devRoutes(web, platform)
  },
  retained: [retainedLetters],
  menu: [
    {
      label: 'operations.staff.letters',
      href: '/werk/brieven',
      permission: 'operations.see_letters',
      staff: true,
      manage: 'operations.staff.letters.hint',
    },
  ],
}
