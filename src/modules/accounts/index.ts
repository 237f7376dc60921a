import type { Module } from '../../platform/module.ts'
import { accountsJobs } from './accounts-job.ts'
import { accountsPermissions } from './accounts-permissions.ts'
import { invitationRoutes } from './invitations/invitation-routes.tsx'
import { loginRoutes } from './login/login-routes.tsx'
import { passwordRoutes } from './password/password-routes.tsx'
import { secondFactorRoutes } from './second-factor/second-factor-routes.tsx'

export { findPersonWhoActs } from './actor-queries.ts'
export { letterViewOf, originOf } from './letter-house-queries.ts'
export { siteByHost, styleBySlug } from './site-queries.ts'

export const accounts: Module = {
  permissions: accountsPermissions,
  routes(web, platform) {
    loginRoutes(web, platform)
    passwordRoutes(web, platform)
    invitationRoutes(web, platform)
    secondFactorRoutes(web, platform)
  },
  jobs: accountsJobs,
  timers: ['17 3 * * * sweep_accounts'],
}
