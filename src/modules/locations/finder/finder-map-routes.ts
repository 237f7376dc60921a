import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cellSize } from '../../../lib/geo.ts'
import type { Text } from '../../../text-keys.ts'
import type { Platform } from '../../../platform/platform.ts'
import { understandBox } from './finder-box-queries.ts'
import { type Filters, readFilters, searchPath } from './finder-filters.ts'
import { degreesOf, lastZoom, type MapBox, mapBoxOf, type Viewport, viewOf } from './finder-map.ts'
import { jointMarks, reachOf, withMargin } from './finder-map-page.tsx'
import { clustersOfLocations, type FoundCluster } from './finder-queries.ts'
import { searchOf } from './finder-search.ts'
import { contextOf, markPixels } from './finder-view-queries.ts'
import { locationPath } from '../location.ts'
import { keptMunicipalities } from './municipality-queries.ts'
import { type DrawnOutline, isInView, placeNames } from './municipality-shapes.ts'
import type { MapAnswer, BoundariesAnswer } from './finder-map-answer.ts'
import { wishedPath } from './wish.ts'

const config = { permission: 'locations.find' }

/** What the moving map asks for while it moves. */
export function finderMapRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/zoek/kaart.json', { config }, async (request, reply) => {
    reply.header('cache-control', 'no-cache')
    return marksInView(platform, request)
  })
  web.get('/zoek/grenzen.json', { config }, async (request, reply) => {
    reply.header('cache-control', 'public, max-age=600')
    return boundariesInView(platform, request)
  })
}

/** Everything in this part of the map that the filters let through; what lies outside the distance of the list as well. */
async function marksInView(platform: Platform, request: FastifyRequest): Promise<MapAnswer> {
  const filters = readFilters(request.query)
  const zoom = readZoom(request.query)
  if (!filters.box) return { marks: [] }
  const db = platform.db.published
  const context = contextOf(platform, request)
  const { spot, words } = await understandBox(db, filters.q, { ...context, land: filters.land ?? context.land })
  const search = searchOf(filters, spot, words, context.today)
  const { clusters } = await clustersOfLocations(db, search, { metres: cellSize(zoom, markPixels) })
  const marks = jointMarks(clusters, viewOf(mapBoxOf(filters.box), zoom))
  return { marks: marks.map((cluster) => answeredMark(cluster, filters, request.t)) }
}

function answeredMark({ count, x, y, name, land, registerId, ...box }: FoundCluster, filters: Filters, t: Text) {
  const { west: lon, south: lat } = degreesOf({ west: x, east: x, south: y, north: y })
  const mark = { lat, lon, count, radius: reachOf(count) }
  if (count === 1) return { ...mark, title: name, href: wishedPath(locationPath({ land, registerId }), filters.care) }
  const { west, south, east, north } = degreesOf(box)
  const title = t('locations.finder.map.cluster', { count })
  return isOnePlace(box)
    ? { ...mark, title, href: searchPath(filters, { box: degreesOf(withMargin(box)) }) }
    : { ...mark, title, box: [west, south, east, north] }
}

// Nearer than the nearest map can show apart.
const onePlace = 60

const isOnePlace = ({ west, south, east, north }: MapBox) => east - west < onePlace && north - south < onePlace

async function boundariesInView(platform: Platform, request: FastifyRequest): Promise<BoundariesAnswer> {
  const { box } = readFilters(request.query)
  const zoom = readZoom(request.query)
  if (!box) return { zoom, outlines: [] }
  const { outlines, drawnAt } = await keptMunicipalities(platform, contextOf(platform, request).today)
  const view = viewOf(mapBoxOf(box), zoom)
  const inView = outlines.filter((outline) => isInView(outline, view))
  const names = placeNames(inView, view)
  const ids = new Set(inView.map(({ id }) => id))
  const drawn = drawnAt(zoom).filter(({ id }) => ids.has(id))
  return { zoom, outlines: drawn.map((outline) => answered(outline, names.get(outline.id), view)) }
}

function answered({ name, rings }: DrawnOutline, place: { x: number; y: number } | undefined, { left, top }: Viewport) {
  return { rings, ...(place ? { name, at: [place.x + left, place.y + top] } : {}) }
}

/** In half steps, as the moving map goes. */
function readZoom(query: unknown): number {
  const { z } = Object.fromEntries(Object.entries(query ?? {}))
  const zoom = Math.round(2 * Number(z)) / 2
  return Number.isFinite(zoom) ? Math.min(Math.max(zoom, 5), lastZoom) : 10
}
