import type { Module } from '../../platform/module.ts'
import { movePlacementsJob, movePlacementsTimer, reopenAfterMistake, reopenJob } from './placement-job.ts'
import { placementPermissions } from './placement-permissions.ts'
import { placementRoutes } from './placement-routes.tsx'

export { familiesPlacedAt } from './placement-queries.ts'

export const placements: Module = {
  permissions: placementPermissions,
  routes: placementRoutes,
  menu: [{ label: 'placements.staff.menu', href: '/werk/plaatsen', permission: 'placements.list', staff: true }],
  jobs: (platform) => [movePlacementsJob(platform), reopenJob(platform)],
  listeners: [reopenAfterMistake],
  timers: [movePlacementsTimer],
}
