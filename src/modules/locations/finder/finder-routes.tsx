import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendKeptPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { keptAsked } from '../../tariffs/index.ts'
import type { Asked } from '../../tariffs/rules.ts'
import { readFilters, searchPath } from './finder-filters.ts'
import { FinderPage } from './finder-page.tsx'
import { boxAroundAll, fit, mapBoxOf, type Viewport } from './finder-map.ts'
import type { Outline } from './municipality-shapes.ts'
import { contextOf, find, mapHeight, mapWidth } from './finder-view-queries.ts'
import { keptMunicipalities } from './municipality-queries.ts'
import { StartPage } from './start-page.tsx'
import { figuresOfStart } from './start-queries.ts'

const config = { permission: 'locations.find' }

/** The start page and the finder. */
export function finderRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/', { config }, (request, reply) =>
    sendKeptPage(request, reply, platform, async () => (
      <StartPage figures={await figuresOfStart(platform.db.published)} />
    )),
  )
  web.get('/zoek', { config }, async (request, reply) => {
    // Leaves the empty fields of the form out of the address; a browser without script keeps them, which does no harm.
    if (request.headers['hx-request']) {
      const filters = readFilters(request.query)
      reply.header('hx-push-url', searchPath(filters, { cursor: filters.cursor }))
    }
    const asked = await keptAsked(request, platform)
    return sendKeptPage(request, reply, platform, () => finderPage(platform, request, asked))
  })
}

async function finderPage(platform: Platform, request: FastifyRequest, asked: readonly Asked[]) {
  const filters = readFilters(request.query)
  const context = contextOf(platform, request)
  const [found, municipalities] = await Promise.all([
    find(platform.db.published, filters, context),
    keptMunicipalities(platform, context.today),
  ])
  const { search, clusters } = found
  const { outlines, drawnAt, list } = municipalities
  const viewport = found.viewport ?? viewOfAll(outlines)
  const map = { filters, search, viewport, clusters, outlines, drawn: drawnAt(viewport.zoom) }
  return <FinderPage {...found} filters={filters} land={context.land} map={map} municipalities={list} asked={asked} />
}

/** Nothing found anywhere: the lands of this house. */
function viewOfAll(outlines: readonly Outline[]): Viewport {
  const all =
    boxAroundAll(outlines.map(({ box }) => box)) ?? mapBoxOf({ west: 2.5, south: 50.7, east: 7.3, north: 53.6 })
  return fit(all, mapWidth, mapHeight)
}
