import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { acceptanceRoutes } from './acceptance-routes.tsx'
import { ownPlacementRoutes } from './own-placement-routes.tsx'
import { staffPlacementRoutes } from './staff-placement-routes.tsx'

export function placementRoutes(web: FastifyInstance, platform: Platform): void {
  acceptanceRoutes(web, platform)
  ownPlacementRoutes(web, platform)
  staffPlacementRoutes(web, platform)
}
