import { type Actor, hasRole } from '../../lib/actor.ts'
import type { Module } from '../../platform/module.ts'
import { offerScopes } from '../accounts/index.ts'
import { areaRoutes } from './areas/area-routes.tsx'
import { askConfirmationsJob, askConfirmationsTimer } from './capacity/confirm-job.ts'
import { capacityRoutes } from './capacity/capacity-routes.tsx'
import { compareRoutes } from './compare/compare-routes.tsx'
import { claimRoutes } from './claims/claim-routes.tsx'
import { deskRoutes } from './desks/desk-routes.tsx'
import { writeRoutes } from './desks/write-routes.tsx'
import { finderMapRoutes } from './finder/finder-map-routes.ts'
import { finderRoutes } from './finder/finder-routes.tsx'
import { locationRoutes } from './location-routes.tsx'
import { importJob, importSweepJob, importSweepTimer } from './import/import-job.ts'
import { importRoutes } from './import/import-routes.tsx'
import { linkRoutes } from './link/link-routes.tsx'
import { sweepLinksJob, sweepLinksTimer } from './link/link-job.ts'
import { photoRoutes } from './profile/photo-routes.ts'
import { profileRoutes } from './profile/profile-routes.tsx'
import { scopesOfOrganisation } from './location-queries.ts'
import { locationPermissions } from './location-permissions.ts'

export type { GroupWithRoom } from './capacity/age-group.ts'
export { closuresOf } from './capacity/capacity-queries.ts'
export {
  ageGroupsFor,
  correct,
  hasPlan,
  type Occupied,
  occupy,
  prolong,
  release,
  settle,
} from './capacity/ledger-queries.ts'
export { takesRequestsOn } from './desks/desk-queries.ts'
export { runImport } from './import/import-run-actions.ts'
export { type ImportRun, type ReportLine, reportLines, type RunProgress } from './import/import-run-queries.ts'
export { planLocalImport } from './import/import-start-actions.ts'
export { changeWords, failureWords, reasonWords } from './import/import-words.ts'
export { contactOf, makeLocationLink } from './link/link-queries.ts'
export { locationPath } from './location.ts'
export { deskOf, findLocation, locationById } from './location-queries.ts'

/** Who runs locations has own ones; a desk helps with those of its municipalities. */
const keptWord = (actor: Actor) =>
  hasRole(actor, 'desk_manager', 'desk_worker') && !hasRole(actor, 'organiser_manager', 'location_worker')
    ? 'capacity.staff.menu.desk'
    : 'capacity.staff.menu'

export const locations: Module = {
  permissions: locationPermissions,
  jobs: (platform) => [
    importJob(platform),
    importSweepJob(platform),
    sweepLinksJob(platform),
    askConfirmationsJob(platform),
  ],
  timers: [importSweepTimer, sweepLinksTimer, askConfirmationsTimer],
  menu: [
    { label: 'locations.finder.menu', href: '/zoek', permission: 'locations.find', staff: false },
    { label: keptWord, href: '/werk/opvang', permission: 'locations.run_list', staff: true },
    {
      label: 'claims.staff.menu',
      href: '/werk/claims',
      permission: 'locations.check_claims',
      staff: true,
      manage: 'claims.staff.hint',
    },
    {
      label: 'desks.staff.menu',
      href: '/werk/loketpagina',
      permission: 'locations.desk_page',
      staff: true,
      manage: 'desks.staff.intro',
    },
    { label: 'locations.staff.import.menu', href: '/werk/import', permission: 'locations.import', staff: true },
    { label: 'locations.staff.areas.menu', href: '/werk/gebieden', permission: 'locations.areas', staff: true },
  ],
  footer: [
    { label: 'desks.menu', href: '/loketten', visitorsOnly: true },
    { label: 'desks.menu.help', href: '/wie-helpt', visitorsOnly: true },
  ],
  routes: (web, platform) => {
    finderRoutes(web, platform)
    finderMapRoutes(web, platform)
    locationRoutes(web, platform)
    compareRoutes(web, platform)
    capacityRoutes(web, platform)
    importRoutes(web, platform)
    areaRoutes(web, platform)
    linkRoutes(web, platform)
    claimRoutes(web, platform)
    profileRoutes(web, platform)
    photoRoutes(web, platform)
    deskRoutes(web, platform)
    writeRoutes(web, platform)
    offerScopes(web, scopesOfOrganisation)
  },
}
