import { shortDay } from '../../lib/format.ts'
import type { Lang } from '../../lib/lang.ts'
import { type Column, EmptyState, Meta, Page, Table, Tabs, Tag, useView } from '../../ui/index.ts'
import { halfDaysInWords } from '../locations/rules.ts'
import { endOf, mostListed } from './placement.ts'
import type { Placement } from './placement-queries.ts'

export interface PlacementsPageProps {
  readonly over: boolean
  readonly rows: readonly Placement[]
}

/** The children of a location: who has a place, who comes, who leaves. */
export function PlacementsPage({ over, rows }: PlacementsPageProps) {
  const { t } = useView()
  const list = '/werk/plaatsen'
  const tabs = [
    { label: t('placements.staff.tab.running'), href: list },
    { label: t('placements.staff.tab.over'), href: `${list}?lijst=voorbij` },
  ]
  return (
    <Page title={t('placements.staff.title')} dense>
      <Tabs label={t('placements.staff.tabs')} items={tabs} current={over ? `${list}?lijst=voorbij` : list} />
      {rows.length === 0 ? (
        <EmptyState title={t('placements.staff.none.title')}>{t('placements.staff.none.body')}</EmptyState>
      ) : (
        <PlacementsTable rows={rows} />
      )}
      {rows.length === mostListed && <p>{t('placements.staff.most', { count: mostListed })}</p>}
    </Page>
  )
}

function PlacementsTable({ rows }: Pick<PlacementsPageProps, 'rows'>) {
  const { t, lang } = useView()
  const several = new Set(rows.map(({ location }) => location.id)).size > 1
  const columns: Column<Placement>[] = [
    {
      label: t('requests.staff.column.child'),
      head: true,
      cell: ({ id, childName, number }) => (
        <>
          <a href={`/werk/plaatsen/${id}`}>{childName}</a>
          <Meta items={[number]} />
        </>
      ),
    },
    { label: t('placements.staff.column.state'), cell: ({ state }) => <StateTag state={state} /> },
    { label: t('answers.offer.days'), cell: ({ halfDays }) => halfDaysInWords(halfDays, t, lang) },
    { label: t('answers.offer.start'), short: true, cell: ({ startOn }) => shortDay(startOn, lang) },
    { label: t('placements.last'), short: true, cell: (place) => endInWords(endOf(place), lang) },
    { label: t('answers.offer.group'), cell: ({ ageGroupName }) => ageGroupName ?? '' },
    ...(several
      ? [{ label: t('requests.staff.column.location'), cell: ({ location }: Placement) => location.name }]
      : []),
  ]
  return (
    <Table
      caption={t('placements.staff.title')}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      phone="cards"
    />
  )
}

const endInWords = (end: Temporal.PlainDate | null, lang: Lang) => (end ? shortDay(end, lang) : '')

const tones = { planned: 'info', started: 'ok', leaving: 'warn', ended: undefined, annulled: undefined } as const

export function StateTag({ state }: Pick<Placement, 'state'>) {
  const { t } = useView()
  return <Tag tone={tones[state]}>{t(`placements.state.${state}`)}</Tag>
}
