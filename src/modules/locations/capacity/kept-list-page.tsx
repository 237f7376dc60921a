import { Button, EmptyState, Form, Page, Stack, Table, TextField, useView } from '../../../ui/index.ts'
import type { KeptLocation } from './capacity-queries.ts'
import { keptPath } from './kept-path.ts'
import { nextFor } from './occupation-view.ts'

export interface KeptListPageProps {
  readonly locations: readonly KeptLocation[]
  /** A desk looks among all of its area. */
  readonly search: string | null
  readonly today: Temporal.PlainDate
}

/** The locations that somebody runs, each with what to do next. */
export function KeptListPage({ locations, search, today }: KeptListPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t(search === null ? 'capacity.staff.title' : 'capacity.staff.title.desk')}
      intro={t('capacity.staff.intro')}
      dense
    >
      <Stack>
        {search !== null && (
          <Form action="/werk/opvang" method="get" label={t('capacity.staff.search')}>
            <TextField
              name="q"
              type="search"
              label={t('capacity.staff.search')}
              hint={t('capacity.staff.search.hint')}
              value={search}
            />
            <Button>{t('capacity.staff.search.button')}</Button>
          </Form>
        )}
        {locations.length === 0 ? (
          <Nothing searched={search ?? ''} />
        ) : (
          <Locations locations={locations} today={today} />
        )}
      </Stack>
    </Page>
  )
}

function Nothing({ searched }: { searched: string }) {
  const { t } = useView()
  if (searched !== '')
    return <EmptyState title={t('capacity.staff.none-found')}>{t('capacity.staff.none-found.help')}</EmptyState>
  return <EmptyState title={t('capacity.staff.empty')}>{t('capacity.staff.empty.help')}</EmptyState>
}

function Locations({ locations, today }: Pick<KeptListPageProps, 'locations' | 'today'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('capacity.staff.title')}
      captionHidden
      phone="cards"
      rows={locations}
      rowKey={({ id }) => id}
      rowTone={(place) => (nextFor(place, today) === 'nothing' ? undefined : 'warn')}
      columns={[
        {
          label: t('capacity.staff.column.location'),
          head: true,
          long: true,
          cell: (place) => <a href={keptPath(place)}>{place.name}</a>,
        },
        { label: t('capacity.staff.column.place'), cell: ({ place }) => place ?? '' },
        { label: t('capacity.staff.column.known'), cell: (place) => <Known place={place} /> },
        { label: t('capacity.staff.column.next'), cell: (place) => <Next place={place} today={today} /> },
      ]}
    />
  )
}

function Known({ place: { planned, confirmedOn } }: { place: KeptLocation }) {
  const { t } = useView()
  if (!planned) return <>{t('capacity.staff.known.none')}</>
  return <>{confirmedOn ? t('capacity.staff.known.on', { day: confirmedOn }) : t('capacity.staff.known.never')}</>
}

function Next({ place, today }: { place: KeptLocation; today: Temporal.PlainDate }) {
  const { t } = useView()
  const next = nextFor(place, today)
  if (next === 'nothing') return <>{t('capacity.staff.next.nothing')}</>
  return (
    <a href={keptPath(place, next === 'plan' ? 'plan' : 'klopt')}>
      {t(`capacity.staff.next.${next}`)}
      <span class="kd-hidden">: {place.name}</span>
    </a>
  )
}
