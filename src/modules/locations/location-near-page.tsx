import { CardList, LocationMap, Section, useView } from '../../ui/index.ts'
import { toMercator } from '../../lib/geo.ts'
import { distanceText } from './finder/finder-cards-page.tsx'
import { readFilters } from './finder/finder-filters.ts'
import { pixelOf } from './finder/finder-map.ts'
import { finderMarks, mapShapes } from './finder/finder-map-page.tsx'
import { kindName } from './finder/finder-words.ts'
import type { LocationPageProps } from './location-page.tsx'
import { locationPath, writtenPostcode } from './location.ts'
import type { Location } from './location-queries.ts'

type Text = ReturnType<typeof useView>['t']

/** Where it is and what else is there, with how sure the point is in words. */
export function SmallMap({ location, surroundings, municipalities: { outlines, drawnAt } }: LocationPageProps) {
  const { t } = useView()
  if (!surroundings) return <p>{t('locations.location.map.none')}</p>
  const { viewport, clusters, point } = surroundings
  return (
    <LocationMap
      label={t('locations.location.map.label', { name: location.name })}
      width={viewport.width}
      height={viewport.height}
      shapes={mapShapes(outlines, drawnAt(viewport.zoom), viewport)}
      marks={finderMarks(t, clusters, viewport, readFilters({}))}
      spot={pixelOf(viewport, toMercator(point))}
    >
      <p>{pointText(t, location)}</p>
    </LocationMap>
  )
}

const pointText = (t: Text, { pointSource }: Location): string =>
  pointSource === 'postcode' ? t('locations.location.map.postcode') : t('locations.location.map.place')

/** The nearest registered locations. */
export function Neighbours({ location, surroundings }: LocationPageProps) {
  const { t } = useView()
  if (!surroundings || surroundings.neighbours.length === 0) return null
  const { neighbours, point } = surroundings
  const cards = neighbours.map((one) => ({
    key: locationPath(one),
    title: one.name,
    level: 3 as const,
    href: locationPath(one),
    meta: [
      kindName(t, one.kind, one.land),
      distanceText(t, one, point),
      one.capacity === null ? undefined : t('locations.finder.places', { count: one.capacity }),
    ].filter((fact) => fact !== undefined),
  }))
  return (
    <Section title={t('locations.location.near')} id="near">
      <CardList cards={cards} />
      <p>
        <a href={nearPath(location)}>{t('locations.location.near.all')}</a>
      </p>
    </Section>
  )
}

/** The finder around this location. */
function nearPath({ postcode, place }: Location): string {
  const around = postcode ? writtenPostcode(postcode) : place
  return around ? `/zoek?${new URLSearchParams({ q: around }).toString()}` : '/zoek'
}
