import type { Module } from '../../platform/module.ts'
import { finderMapRoutes } from './finder/finder-map-routes.ts'
import { finderRoutes } from './finder/finder-routes.tsx'
import { locationRoutes } from './location-routes.tsx'
import { importJob, importSweepJob, importSweepTimer } from './import/import-job.ts'
import { locationPermissions } from './location-permissions.ts'

export { type Land, locationKinds, type LocationKind, locationPath, requestPath } from './location.ts'
export { deskOf, findLocation, locationById, type Desk, type Location } from './location-queries.ts'

export const locations: Module = {
  permissions: locationPermissions,
  jobs: (platform) => [importJob(platform), importSweepJob(platform)],
  timers: [importSweepTimer],
  menu: [{ label: 'locations.finder.menu', href: '/zoek', permission: 'locations.find', staff: false }],
  routes: (web, platform) => {
    finderRoutes(web, platform)
    finderMapRoutes(web, platform)
    locationRoutes(web, platform)
  },
}
