import { LocationMap, MapLegend, type MapMark, markRadius, useView } from '../../../ui/index.ts'
import { toMercator } from '../../../lib/geo.ts'
import { boxPaths, boxWord, type Filters, searchPath } from './finder-filters.ts'
import {
  boxOf,
  degreesOf,
  inView,
  joinNear,
  type MapBox,
  pixelOf,
  pixelsFor,
  type Viewport,
  zoomed,
} from './finder-map.ts'
import type { FoundCluster } from './finder-queries.ts'
import { mapMetres, type Search } from './finder-search.ts'
import { locationPath } from '../location.ts'
import { type DrawnOutline, isInView, type Outline, pathOf, placeNames } from './municipality-shapes.ts'
import { wishedPath } from './wish.ts'

export interface FinderMapProps {
  readonly filters: Filters
  readonly search: Search
  readonly viewport: Viewport
  readonly clusters: readonly FoundCluster[]
  readonly outlines: readonly Outline[]
  readonly drawn: readonly DrawnOutline[]
}

/** The same question as the list, drawn; its links work without script, and script makes it move. */
export function FinderMap({ filters, search, viewport, clusters, outlines, drawn }: FinderMapProps) {
  const { t, asset } = useView()
  const view = boxWord(degreesOf(boxOf(viewport)))
  return (
    <div
      data-map={asset('finder-map.js')}
      data-style={asset('moving-map.css')}
      data-view={view}
      data-search={searchPath(filters, { box: null })}
      data-move={t('locations.finder.map.move')}
      data-here={t('locations.finder.map.here')}
      data-label={t('locations.finder.map.zoom')}
      {...spotData(search)}
    >
      <LocationMap
        label={t('locations.finder.map')}
        width={viewport.width}
        height={viewport.height}
        shapes={mapShapes(outlines, drawn, viewport)}
        marks={finderMarks(t, clusters, viewport, filters)}
        spot={mapSpot(search, viewport)}
      >
        <Zoom filters={filters} viewport={viewport} />
        <Legend />
      </LocationMap>
    </div>
  )
}

function spotData({ spot, radius }: Search) {
  if (!spot?.point || spot.as === 'place') return {}
  return { 'data-spot': `${spot.point.lat},${spot.point.lon}`, 'data-radius': radius ?? undefined }
}

function Zoom({ filters, viewport }: { filters: Filters; viewport: Viewport }) {
  const { t } = useView()
  const link = (steps: number, label: string) => {
    const target = zoomed(viewport, steps)
    const href = target && searchPath(filters, { box: degreesOf(boxOf(target)) })
    return (
      href && (
        <a href={href} data-step={steps}>
          {label}
        </a>
      )
    )
  }
  return (
    <p class="kd-map__steps">
      {link(1, t('locations.finder.map.nearer'))}
      {link(-1, t('locations.finder.map.further'))}
    </p>
  )
}

function Legend() {
  const { t } = useView()
  return (
    <MapLegend
      items={[
        { label: t('locations.finder.map.one'), kind: 'plain' },
        { label: t('locations.finder.map.many'), kind: 'cluster' },
      ]}
    />
  )
}

/** The municipalities in the picture, with the names that fit. */
export function mapShapes(outlines: readonly Outline[], drawn: readonly DrawnOutline[], viewport: Viewport) {
  const shown = outlines.filter((outline) => isInView(outline, viewport))
  const names = placeNames(shown, viewport)
  const ids = new Set(shown.map(({ id }) => id))
  const shapes = drawn.filter(({ id }) => ids.has(id))
  return shapes.map((outline) => {
    const place = names.get(outline.id)
    return { id: outline.id, path: pathOf(outline, viewport), name: place && outline.name, x: place?.x, y: place?.y }
  })
}

type Text = ReturnType<typeof useView>['t']

/** As many marks as fit in the picture beside each other, each whole and with room for a finger. */
export const jointMarks = (clusters: readonly FoundCluster[], viewport: Viewport) =>
  joinNear(inView(clusters, viewport, finger), viewport.zoom, (count) => reachOf(count) + gap)

const finger = 12
const gap = 1

/** In pixels, the mark with the room around it that a finger needs. */
export const reachOf = (count: number): number => Math.max(finger, markRadius(count))

export function finderMarks(
  t: Text,
  clusters: readonly FoundCluster[],
  viewport: Viewport,
  filters: Filters,
): MapMark[] {
  const pathTo = boxPaths(filters)
  return jointMarks(clusters, viewport).map(({ count, name, land, registerId, x, y, ...box }) => {
    const at = pixelOf(viewport, { x, y })
    const one = {
      x: at.x,
      y: at.y,
      count,
      title: name,
      href: wishedPath(locationPath({ land, registerId }), filters.care),
    }
    if (count === 1) return one
    const title = t('locations.finder.map.cluster', { count })
    return Object.assign(one, { title, href: pathTo(degreesOf(withMargin(box))) })
  })
}

// A cluster may lie in one point; its part of the map is still a part.
const margin = 150

export const withMargin = ({ west, south, east, north }: MapBox): MapBox => ({
  west: west - margin,
  south: south - margin,
  east: east + margin,
  north: north + margin,
})

function mapSpot({ spot, radius }: Search, viewport: Viewport) {
  if (!spot?.point || spot.as === 'place') return undefined
  const edge = radius === null ? undefined : pixelsFor(viewport, mapMetres(radius, spot.point))
  return { ...pixelOf(viewport, toMercator(spot.point)), radius: edge }
}
