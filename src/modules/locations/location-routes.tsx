import type { FastifyInstance, FastifyRequest } from 'fastify'
import { orNotFound } from '../../platform/errors.ts'
import { sendKeptPage } from '../../platform/pages.tsx'
import type { Platform } from '../../platform/platform.ts'
import { cellSize, toMercator } from '../../lib/geo.ts'
import type { Read } from '../../platform/database.ts'
import { keptAsked } from '../tariffs/index.ts'
import type { Asked } from '../tariffs/rules.ts'
import { freeOfLocation } from './capacity/free-place-queries.ts'
import { firstDay } from './capacity/wanted-care.ts'
import { readFilters } from './finder/finder-filters.ts'
import { boxOf, degreesOf, viewAround } from './finder/finder-map.ts'
import { clustersOfLocations } from './finder/finder-queries.ts'
import { searchOf } from './finder/finder-search.ts'
import { contextOf, markPixels } from './finder/finder-view-queries.ts'
import { readWishHere } from './finder/wish.ts'
import { isLand } from './location.ts'
import { LocationPage, type Surroundings } from './location-page.tsx'
import { takesRequestsOn } from './desks/desk-queries.ts'
import { findProfile } from './profile/profile-queries.ts'
import { deskOf, findLocation, type Location, neighboursOf } from './location-queries.ts'
import { keptMunicipalities } from './finder/municipality-queries.ts'

type LocationRequest = FastifyRequest<{ Params: { land: string; registerId: string } }>

/** The page of one location. */
export function locationRoutes(web: FastifyInstance, platform: Platform): void {
  const config = { permission: 'locations.find' }
  web.get('/opvang/:land/:registerId', { config }, async (request: LocationRequest, reply) => {
    const asked = await keptAsked(request, platform)
    return sendKeptPage(request, reply, platform, () => locationPage(platform, request, asked))
  })
}

async function locationPage(platform: Platform, request: LocationRequest, asked: readonly Asked[]) {
  const { land, registerId } = request.params
  const db = platform.db.published
  const location = orNotFound(isLand(land) ? await findLocation(db, land, registerId) : undefined)
  const { municipalityCode } = location
  const { today } = contextOf(platform, request)
  const wish = readWishHere(Object.fromEntries(Object.entries(request.query ?? {})))
  const from = firstDay(wish, today)
  const [desk, surroundings, free, profile, municipalities] = await Promise.all([
    municipalityCode === null ? undefined : deskOf(db, location.land, municipalityCode),
    surroundingsOf(db, location, today),
    freeOfLocation(db, location.id, from, today),
    findProfile(db, location.id),
    keptMunicipalities(platform, today),
  ])
  const takesRequests = desk === undefined || (await takesRequestsOn(db, desk.id, today))
  return (
    <LocationPage
      location={location}
      desk={desk}
      takesRequests={takesRequests}
      surroundings={surroundings}
      places={{ ...free, from, today, wish }}
      profile={profile}
      municipalities={municipalities}
      updatedOn={updatedOn(location, request)}
      asked={asked}
    />
  )
}

const smallMap = { width: 320, height: 240, zoom: 12 }
const neighbourCount = 5

async function surroundingsOf(
  db: Read,
  { id, lat, lon }: Location,
  today: Temporal.PlainDate,
): Promise<Surroundings | null> {
  if (lat === null || lon === null) return null
  const point = { lat, lon }
  const viewport = viewAround(toMercator(point), smallMap.zoom, smallMap.width, smallMap.height)
  const inView = searchOf({ ...readFilters({}), box: degreesOf(boxOf(viewport)) }, null, [], today)
  const [neighbours, { clusters }] = await Promise.all([
    neighboursOf(db, { id, ...point }, neighbourCount),
    clustersOfLocations(db, inView, { metres: cellSize(smallMap.zoom, markPixels) }),
  ])
  return { point, neighbours, viewport, clusters }
}

const updatedOn = ({ updatedAt }: Location, { site }: FastifyRequest): Temporal.PlainDate =>
  updatedAt.toZonedDateTimeISO(site.zone).toPlainDate()
