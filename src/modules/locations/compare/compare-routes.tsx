import type { FastifyInstance } from 'fastify'
import { sendKeptPage } from '../../../platform/pages.tsx'
import type { Read } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { keptAsked } from '../../tariffs/index.ts'
import { contextOf } from '../finder/finder-view-queries.ts'
import { ComparePage } from './compare-page.tsx'
import { findLocation, type Neighbour, neighboursOf } from '../location-queries.ts'
import { type ComparedLocation, comparedLocations } from './compare-queries.ts'
import { mostCompared, readCompared } from './compared.ts'

export function compareRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/vergelijk', { config: { permission: 'locations.find' } }, async (request, reply) => {
    const asked = await keptAsked(request, platform)
    return sendKeptPage(request, reply, platform, async () => {
      const { today } = contextOf(platform, request)
      const db = platform.db.published
      const locations = await comparedLocations(db, readCompared(request.query), today)
      return <ComparePage locations={locations} near={await nearOf(db, locations)} asked={asked} />
    })
  })
}

const offered = 5

/** What could stand beside them: near the first, and not there yet. */
async function nearOf(db: Read, locations: readonly ComparedLocation[]): Promise<Neighbour[]> {
  const [first] = locations
  if (!first || locations.length >= mostCompared) return []
  const found = await findLocation(db, first.land, first.registerId)
  if (!found || found.lat === null || found.lon === null) return []
  const point = { id: found.id, lat: found.lat, lon: found.lon }
  const near = await neighboursOf(db, point, offered + mostCompared)
  return near
    .filter((one) => !locations.some(({ land, registerId }) => land === one.land && registerId === one.registerId))
    .slice(0, offered)
}
