import type { Module } from '../../platform/module.ts'
import { accountsJobs } from './accounts-job.ts'
import { accountsPermissions } from './accounts-permissions.ts'
import { invitationRoutes } from './invitations/invitation-routes.tsx'
import { loginRoutes } from './login/login-routes.tsx'
import { organisationRoutes } from './organisations/organisation-routes.tsx'
import { passwordRoutes } from './password/password-routes.tsx'
import { peopleRoutes } from './people/people-routes.tsx'
import { secondFactorRoutes } from './second-factor/second-factor-routes.tsx'
import { passkeyRoutes } from './passkeys/passkey-routes.tsx'
import { backChannelRoutes } from './single-sign-on/back-channel-routes.ts'
import { signOnRoutes } from './single-sign-on/sign-on-routes.tsx'
import { signOnSettingsRoutes } from './single-sign-on/sign-on-settings-routes.tsx'
import { wordingRoutes } from './wording/wording-routes.tsx'
import { retainedSessions } from './sessions/keep-queries.ts'
import { sessionRoutes } from './sessions/session-routes.tsx'

export { findPersonWhoActs } from './actor-queries.ts'
export { type FirstInvitation, inviteFirst } from './invitations/first-invitation-actions.ts'
export { writeInvitation } from './invitations/invite-actions.ts'
export { letterViewOf, originOf } from './letter-house-queries.ts'
export { hostPattern, slugPattern } from './organisations/organisation.ts'
export { closeAccess, foundOrganiser, takeBackInvitation } from './organisations/organiser-actions.ts'
export { offerScopes } from './scopes-routes.ts'
export { organisationKinds, rolesOf } from './roles.ts'
export { siteByHost, styleBySlug } from './site-queries.ts'

export const accounts: Module = {
  permissions: accountsPermissions,
  routes(web, platform) {
    loginRoutes(web, platform)
    signOnRoutes(web, platform)
    backChannelRoutes(web, platform)
    signOnSettingsRoutes(web, platform)
    passkeyRoutes(web, platform)
    passwordRoutes(web, platform)
    invitationRoutes(web, platform)
    secondFactorRoutes(web, platform)
    sessionRoutes(web, platform)
    peopleRoutes(web, platform)
    organisationRoutes(web, platform)
    wordingRoutes(web, platform)
  },
  menu: [
    {
      label: 'accounts.staff.menu.people',
      href: '/werk/mensen',
      permission: 'accounts.manage_people',
      staff: true,
      manage: 'accounts.staff.people.hint',
    },
    {
      label: 'single-sign-on.staff.menu',
      href: '/werk/inloggen-via',
      permission: 'accounts.manage_people',
      staff: true,
      manage: 'single-sign-on.staff.hint',
    },
    {
      label: 'accounts.staff.menu.organisations',
      href: '/werk/organisaties',
      permission: 'accounts.manage_organisations',
      staff: true,
    },
    {
      label: 'wording.staff.menu',
      href: '/werk/teksten',
      permission: 'accounts.reword',
      staff: true,
      manage: 'wording.staff.hint',
    },
    {
      label: 'accounts.staff.menu.sessions',
      href: '/werk/sessies',
      permission: 'accounts.see_own_account',
      staff: true,
      manage: 'accounts.staff.menu.sessions.hint',
    },
  ],
  footer: [{ label: 'accounts.menu.login', href: '/inloggen', visitorsOnly: true }],
  retained: [retainedSessions],
  jobs: accountsJobs,
  timers: ['17 3 * * * sweep_accounts'],
}
