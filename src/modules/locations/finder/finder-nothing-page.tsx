import { Alert, EmptyState, LinkButton, useView } from '../../../ui/index.ts'
import type { OtherSpot, Understood } from './finder-box-queries.ts'
import { distanceText } from './finder-cards-page.tsx'
import { type Filters, searchPath } from './finder-filters.ts'
import type { Search } from './finder-search.ts'
import type { WayOut } from './finder-ways-out.ts'
import type { Help } from './finder-ways-out-queries.ts'
import { kindName } from './finder-words.ts'
import { type Land, locationPath } from '../location.ts'
import { wishedPath } from './wish.ts'

interface OtherSpotsProps {
  readonly understood: Understood
  readonly filters: Filters
}

/** A name or a postcode that exists more than once: the others are one click away. */
export function OtherSpots({ understood: { others }, filters }: OtherSpotsProps) {
  if (others.length === 0) return null
  return (
    <Alert>
      {others.map((other) => (
        <OtherSpotLine key={`${other.land} ${other.municipality?.code ?? ''}`} other={other} filters={filters} />
      ))}
    </Alert>
  )
}

function OtherSpotLine({ other: { land, name, municipality }, filters }: { other: OtherSpot; filters: Filters }) {
  const { t } = useView()
  if (municipality === null) {
    return (
      <p>
        {t('locations.finder.other.postcode', { postcode: name, land })}{' '}
        <a href={searchPath(filters, { land })}>{t('locations.finder.other.postcode.link')}</a>
      </p>
    )
  }
  const href = searchPath(filters, { q: '', land: null, municipality: { land, code: municipality.code } })
  return (
    <p>
      {t('locations.finder.other.place', { place: name, municipality: municipality.name })}{' '}
      <a href={href}>{t('locations.finder.other.place.link')}</a>
    </p>
  )
}

interface NothingFoundProps {
  readonly filters: Filters
  readonly search: Search
  readonly understood: Understood
  readonly help: Help
  readonly land: Land
}

/** Nothing found, and the nearest ways on: each says what it gives. */
export function NothingFound({ filters, search, understood: { unknownPostcode }, help, land }: NothingFoundProps) {
  const { t } = useView()
  const { nearest, ways, similar } = help
  if (help.empty) return <EmptyState title={t('locations.finder.empty')}>{t('locations.finder.empty.help')}</EmptyState>
  const [first, ...others] = ways
  const distance = nearest && distanceText(t, nearest, search.spot?.point)
  return (
    <EmptyState
      title={
        unknownPostcode ? t('locations.finder.unknown', { postcode: unknownPostcode }) : t('locations.finder.none')
      }
      actions={first && <LinkButton href={searchPath(first.way.filters)}>{wayText(t, first, land)}</LinkButton>}
    >
      {unknownPostcode && <p>{t('locations.finder.unknown.hint')}</p>}
      {nearest && distance && (
        <p>
          <a href={wishedPath(locationPath(nearest), filters.care)}>
            {t('locations.finder.none.nearest', { name: nearest.name, distance })}
          </a>
        </p>
      )}
      <Similar names={similar} filters={filters} />
      {others.length > 0 && (
        <ul>
          {others.map(({ way, count }) => (
            <li key={searchPath(way.filters)}>
              <a href={searchPath(way.filters)}>{wayText(t, { way, count }, land)}</a>
            </li>
          ))}
        </ul>
      )}
      {!nearest && !first && similar.length === 0 && !unknownPostcode && <p>{t('locations.finder.none.nothing')}</p>}
    </EmptyState>
  )
}

function Similar({ names, filters }: { names: readonly string[]; filters: Filters }) {
  const { t } = useView()
  if (names.length === 0) return null
  return (
    <p>
      {t('locations.finder.none.similar')}{' '}
      {names.map((name, index) => (
        <>
          {index > 0 && ', '}
          <a href={searchPath(filters, { q: name, box: null, land: null })}>{name}</a>
        </>
      ))}
    </p>
  )
}

type Text = ReturnType<typeof useView>['t']

function wayText(t: Text, { way, count }: { way: WayOut; count: number }, land: Land): string {
  if (way.by === 'wider')
    return t('locations.finder.none.wider', { kilometres: String(way.kilometres ?? 'all'), count })
  if (way.filter === 'register') return t('locations.finder.none.deregistered', { count })
  return t('locations.finder.none.without', { filter: droppedName(t, way, land), count })
}

function droppedName(t: Text, { filter, dropped }: Extract<WayOut, { by: 'without' }>, land: Land): string {
  if (filter === 'free') return t('locations.finder.only-free.chip')
  if (filter === 'words') return `‘${dropped.q}’`
  if (filter === 'kinds') return dropped.kinds.map((kind) => kindName(t, kind, land)).join(', ')
  return filter === 'box' ? t('locations.finder.box.chip') : t('locations.finder.municipality')
}
