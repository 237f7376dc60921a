import { CardList, Tag, useView } from '../../../ui/index.ts'
import type { Point } from '../../../lib/geo.ts'
import type { FoundLocation } from './finder-queries.ts'
import type { Search } from './finder-search.ts'
import { groundMetres } from './finder-search.ts'
import { kindName } from './finder-words.ts'
import { locationPath, writtenPostcode } from '../location.ts'

interface FinderCardsProps {
  readonly locations: readonly FoundLocation[]
  readonly search: Search
}

/** What was found, each with why it stands here. */
export function FinderCards({ locations, search }: FinderCardsProps) {
  const { t } = useView()
  const cards = locations.map((location) => ({
    key: location.id,
    title: location.name,
    level: 3 as const,
    href: locationPath(location),
    meta: facts(t, location, search),
    tags: <Tags registered={location.registered} />,
  }))
  return <CardList cards={cards} />
}

type Text = ReturnType<typeof useView>['t']

function facts(t: Text, location: FoundLocation, search: Search): string[] {
  const { kind, land, capacity, organiserName, name } = location
  return [
    kindName(t, kind, land),
    distanceText(t, location, search.spot?.point),
    capacity === null || kind === 'agency' ? undefined : t('locations.finder.places', { count: capacity }),
    whereabouts(location),
    organiserName === name ? undefined : organiserName,
  ].filter((fact) => typeof fact === 'string')
}

function whereabouts({ kind, address, postcode, place }: FoundLocation): string | undefined {
  const street = kind === 'childminder' ? null : address
  const town = [street && postcode ? writtenPostcode(postcode) : null, place].filter(Boolean).join(' ')
  return [street, town].filter(Boolean).join(', ') || undefined
}

type Measured = Pick<FoundLocation, 'distance' | 'pointSource'>

/** "0,8 km", or "ongeveer 2,1 km" where only the middle of the place is known. */
export function distanceText(t: Text, { distance, pointSource }: Measured, from: Point | null | undefined) {
  if (distance === null || !from) return undefined
  const metres = groundMetres(distance, from)
  if (metres < 100 && pointSource === 'postcode') return t('locations.finder.distance.near')
  if (metres < 1000 && pointSource !== 'postcode') return t('locations.finder.distance.about-near')
  return pointSource === 'postcode'
    ? t('locations.finder.distance.card', { metres })
    : t('locations.finder.distance.about', { metres })
}

function Tags({ registered }: { registered: boolean }) {
  const { t } = useView()
  if (!registered) return <Tag tone="warn">{t('locations.finder.register.deregistered')}</Tag>
  return (
    <>
      <Tag tone="ok">{t('locations.finder.register.registered')}</Tag>
      <Tag>{t('locations.finder.free.unknown')}</Tag>
    </>
  )
}
