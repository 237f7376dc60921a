import { CursorPages, FilterSummary, Page, SearchLayout, Section, useView } from '../../../ui/index.ts'
import type { Understood } from './finder-box-queries.ts'
import { FinderCards } from './finder-cards-page.tsx'
import { type Filters, searchPath } from './finder-filters.ts'
import { FinderForm } from './finder-form-page.tsx'
import { FinderMap, type FinderMapProps } from './finder-map-page.tsx'
import { NothingFound, OtherSpots } from './finder-nothing-page.tsx'
import type { Cursor } from './finder-cursor.ts'
import type { LocationPage } from './finder-queries.ts'
import { canSortBySoonest, type Search } from './finder-search.ts'
import type { Help } from './finder-ways-out-queries.ts'
import type { Asked } from '../../tariffs/rules.ts'
import { anyCare } from '../capacity/wanted-care.ts'
import type { Land } from '../location.ts'
import { filterLabels } from './finder-words.ts'
import type { Municipality } from './municipality-queries.ts'

export interface FinderPageProps {
  readonly filters: Filters
  readonly search: Search
  readonly understood: Understood
  readonly land: Land
  readonly page: LocationPage
  readonly total: number
  /** How many have the wanted care free; null where none was asked for. */
  readonly fitting: number | null
  /** Where nothing was found. */
  readonly help: Help | null
  readonly map: FinderMapProps
  readonly municipalities: readonly Municipality[]
  /** What this browser told the calculator. */
  readonly asked: readonly Asked[]
}

/** Search, list and map of the same question. */
export function FinderPage(props: FinderPageProps) {
  const { t } = useView()
  const { filters, map } = props
  return (
    <Page
      title={t('locations.finder.title')}
      description={t('locations.finder.description')}
      canonical={searchPath(filters, { cursor: filters.cursor })}
      htmx
      scripts={['finder.js']}
    >
      <SearchLayout form={<FinderForm {...props} />} results={<Results {...props} />} map={<FinderMap {...map} />} />
    </Page>
  )
}

function Results(props: FinderPageProps) {
  const { filters, search, understood, land, page, total, fitting, help, municipalities, asked } = props
  const { t, lang } = useView()
  const labels = filterLabels(t, filters, municipalities, { land, lang })
  return (
    <Section title={t('locations.finder.results')} titleHidden id="results">
      <p role="status">
        <Count total={total} search={search} />
        {fitting !== null && total > 0 && <> · {t('locations.finder.count.fitting', { count: fitting })}</>}
      </p>
      <OtherSpots understood={understood} filters={filters} />
      <FilterSummary items={labels} clear={searchPath(emptied(filters))} />
      {!help && canSortBySoonest(filters.care) && <Sorting filters={filters} search={search} />}
      {help ? (
        <NothingFound filters={filters} search={search} understood={understood} help={help} land={land} />
      ) : (
        <FinderCards locations={page.locations} search={search} asked={asked} />
      )}
      <Leafing filters={filters} page={page} total={total} />
    </Section>
  )
}

/** Two orders, and which one it is now. */
function Sorting({ filters, search: { spot, sort } }: Pick<FinderPageProps, 'filters' | 'search'>) {
  const { t } = useView()
  const orders = [
    { sort: 'usual', label: t(spot?.point ? 'locations.finder.sort.near' : 'locations.finder.sort.name') },
    { sort: 'soonest', label: t('locations.finder.sort.soonest') },
  ] as const
  return (
    <nav aria-label={t('locations.finder.sort')}>
      <p>
        {t('locations.finder.sort')}:{' '}
        {orders.map((one, index) => (
          <span key={one.sort}>
            {index > 0 && ' · '}
            {one.sort === sort ? (
              <strong aria-current="true">{one.label}</strong>
            ) : (
              <a href={searchPath(filters, { sort: one.sort })}>{one.label}</a>
            )}
          </span>
        ))}
      </p>
    </nav>
  )
}

/** The same box without any filter. */
const emptied = (filters: Filters): Filters => ({
  ...filters,
  distance: null,
  kinds: [],
  register: 'registered',
  municipality: null,
  care: anyCare,
  sort: 'usual',
  box: null,
  land: null,
})

function Count({ total, search }: { total: number; search: Search }) {
  const { t } = useView()
  const { spot, radius, words, area, box } = search
  const where = () => {
    if (box) return t('locations.finder.found.map')
    if (words.length > 0) return t('locations.finder.found.words', { words: words.join(' ') })
    if (!spot) return t('locations.finder.found')
    if (area) return t('locations.finder.found.in', { place: spot.name })
    if (!radius) return t('locations.finder.found.from', { place: spot.name })
    const exact = spot.exact ? 'yes' : 'no'
    return t('locations.finder.found.within', { kilometres: radius / 1000, exact, place: spot.name })
  }
  return (
    <>
      <strong>{t('locations.finder.count', { count: total })}</strong> {where()}
    </>
  )
}

type LeafingProps = Pick<FinderPageProps, 'filters' | 'page' | 'total'>

function Leafing({ filters, page, total }: LeafingProps) {
  const { t } = useView()
  const [first, last] = [page.locations[0], page.locations.at(-1)]
  if (!first || !last) return null
  const from = firstRank(filters.cursor, page.locations.length)
  const until = from + page.locations.length - 1
  const cursor = (to: Cursor['to'], { id, key }: typeof first, rank: number): Cursor => ({ to, key, id, rank })
  return (
    <CursorPages
      label={t('locations.finder.pages')}
      previous={page.before ? searchPath(filters, { cursor: cursor('before', first, from) }) : null}
      next={page.after ? searchPath(filters, { cursor: cursor('after', last, until) }) : null}
      where={t('locations.finder.range', { first: from, last: until, total })}
    />
  )
}

/** The rank is what the cursor says; while leafing the facts may have changed, and then it is nearly right. */
function firstRank(cursor: Cursor | null, count: number): number {
  if (!cursor) return 1
  return cursor.to === 'after' ? cursor.rank + 1 : Math.max(1, cursor.rank - count)
}
