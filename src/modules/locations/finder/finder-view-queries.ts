import type { FastifyRequest } from 'fastify'
import type { Read } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { boxAround, cellSize, type Point } from '../../../lib/geo.ts'
import { type BoxContext, type Understood, understandBox } from './finder-box-queries.ts'
import type { Filters } from './finder-filters.ts'
import { boxAroundAll, fit, mapBoxOf, type MapBox, type Viewport } from './finder-map.ts'
import { asksForCare } from '../capacity/wanted-care.ts'
import {
  clustersOfLocations,
  countLocations,
  type FoundClusters,
  type LocationPage,
  pageOfLocations,
} from './finder-queries.ts'
import { boxOfSearch, type Search, searchOf } from './finder-search.ts'
import { type Help, helpOutOfNothing } from './finder-ways-out-queries.ts'

/** Everything that one page of the finder shows. */
export interface Found {
  readonly understood: Understood
  readonly search: Search
  readonly page: LocationPage
  readonly total: number
  /** How many have the wanted care free; null where none was asked for. */
  readonly fitting: number | null
  readonly clusters: FoundClusters['clusters']
  /** Undefined where nothing was found and no place was asked for. */
  readonly viewport: Viewport | undefined
  /** Where nothing was found. */
  readonly help: Help | null
}

/** The picture of the map, in pixels. */
export const mapWidth = 416
export const mapHeight = 480
const margin = 24
/** One mark for about every so many pixels. */
export const markPixels = 44

/** Three questions to the database: what the box means, one page of locations, and all of them laid on the map. */
export async function find(db: Read, filters: Filters, context: BoxContext): Promise<Found> {
  const understood = await understandBox(db, filters.q, { ...context, land: filters.land ?? context.land })
  const { spot, words } = understood
  const search = searchOf(filters, spot, words, context.today)
  const known = boxOfSearch(search)
  const viewport = known && fit(mapBoxOf(known), mapWidth, mapHeight)
  const [page, fitting, { total, clusters }] = await Promise.all([
    pageOfLocations(db, search, filters.cursor),
    countFitting(db, search),
    clustersOfLocations(db, search, viewport ? { metres: cellSize(viewport.zoom, markPixels) } : wholeMap),
  ])
  const around = boxAroundAll(clusters) ?? (spot?.point ? boxOfPoint(spot.point) : undefined)
  return {
    understood,
    search,
    page,
    total,
    fitting,
    clusters,
    viewport: viewport ?? (around && fit(around, mapWidth, mapHeight, margin)),
    help: total === 0 ? await helpOutOfNothing(db, filters, search) : null,
  }
}

/** Where only those are shown, the total says it. */
const countFitting = (db: Read, search: Search): Promise<number> | null =>
  asksForCare(search.care) && !search.care.onlyFree
    ? countLocations(db, { ...search, care: { ...search.care, onlyFree: true } })
    : null

const wholeMap = { columns: mapWidth / markPixels, rows: mapHeight / markPixels }

/** A town around its middle. */
const boxOfPoint = (point: Point): MapBox => mapBoxOf(boxAround(point, 5000))

/** Which land comes first on this site, and which day it is there. */
export function contextOf({ clock }: Platform, { site }: Pick<FastifyRequest, 'site'>): BoxContext {
  return { land: site.land, today: clock.now().toZonedDateTimeISO(site.zone).toPlainDate() }
}
