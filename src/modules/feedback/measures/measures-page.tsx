import { list, longDay, shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Cluster,
  type Column,
  CursorPages,
  EmptyState,
  LinkButton,
  Meta,
  Page,
  Table,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { soonDays, standing } from '../desk/work-list.ts'
import { toneOfMeasure } from './measures-part-page.tsx'
import type { MeasureEntry } from './measure-list-queries.ts'
import { type MeasureOrigin, measureOrigins } from './measure-origin.ts'

export interface MeasuresPageProps {
  readonly done: boolean
  readonly origin: MeasureOrigin
  readonly rows: readonly MeasureEntry[]
  readonly open: number
  readonly late: number
  readonly page: number
  readonly more: boolean
  /** Watches over a house, and may add what is to improve there. */
  readonly coordinates: boolean
  /** Over more than one. */
  readonly houses: number
  readonly added: boolean
  readonly now: Temporal.Instant
}

const listPath = (done: boolean, origin: MeasureOrigin) =>
  `/werk/maatregelen?lijst=${done ? 'klaar' : 'open'}${origin === 'alle' ? '' : `&soort=${origin}`}`

/** Everything that will be different, with who sees to it and by when. */
export function MeasuresPage(props: MeasuresPageProps) {
  const { done, origin, rows, open, late, page, more, coordinates, added } = props
  const { t } = useView()
  const address = (to: number) => `${listPath(done, origin)}&blad=${to}`
  return (
    <Page
      title={t('measures.staff.title')}
      intro={late > 0 ? t('measures.staff.late', { count: late }) : t('measures.staff.nothing-late')}
      dense
      crumbs={[{ label: t('desk.staff.title'), href: '/werk/reacties' }]}
      notice={added && <Added />}
    >
      {coordinates && (
        <Actions>
          <LinkButton href="/werk/maatregelen/nieuw">{t('measures.staff.new')}</LinkButton>
        </Actions>
      )}
      <Tabs
        label={t('measures.staff.tabs')}
        items={[
          { label: t('measures.staff.tab.open'), href: listPath(false, origin), count: open },
          { label: t('measures.staff.tab.done'), href: listPath(true, origin) },
        ]}
        current={listPath(done, origin)}
      />
      <Cluster>
        {measureOrigins.map((one) =>
          one === origin ? (
            <strong key={one}>{t(`measures.staff.origin.${one}`)}</strong>
          ) : (
            <a key={one} href={listPath(done, one)}>
              {t(`measures.staff.origin.${one}`)}
            </a>
          ),
        )}
      </Cluster>
      {rows.length === 0 ? (
        <EmptyState title={t(done ? 'measures.staff.empty.done' : 'measures.staff.empty.open')}>
          {t('measures.staff.empty.body')}
        </EmptyState>
      ) : (
        <MeasureTable {...props} />
      )}
      <CursorPages previous={page > 1 ? address(page - 1) : null} next={more ? address(page + 1) : null} />
    </Page>
  )
}

function Added() {
  const { t } = useView()
  return (
    <Alert kind="ok" live>
      {t('measures.staff.added')}
    </Alert>
  )
}

function MeasureTable({ done, rows, houses, now }: MeasuresPageProps) {
  const { t, lang } = useView()
  const todayAt = ({ zone }: MeasureEntry) => now.toZonedDateTimeISO(zone).toPlainDate()
  const columns: Column<MeasureEntry>[] = [
    {
      label: t('measures.staff.due'),
      cell: (row) => (
        <>
          {row.state === 'planned' ? (
            <MeasureDue {...row} today={todayAt(row)} />
          ) : (
            <Tag tone={toneOfMeasure[row.state]}>{t(`feedback.measure.${row.state}`)}</Tag>
          )}
          <Meta items={[shortDay(row.dueOn, lang)]} />
        </>
      ),
    },
    {
      label: t('measures.staff.what'),
      head: true,
      cell: (row) => (
        <>
          <a href={`/werk/maatregelen/${row.id}`}>{row.words}</a>
          <Meta items={[row.locationName ?? '', houses > 1 ? row.organisationName : ''].filter(Boolean)} />
        </>
      ),
    },
    {
      label: t('measures.staff.from'),
      cell: (row) => <Origin {...row} />,
    },
    {
      label: t(done ? 'measures.staff.owner-was' : 'measures.staff.turn'),
      cell: (row) =>
        row.state === 'done' ? t('measures.staff.turn.check', { name: row.doneName ?? row.ownerName }) : row.ownerName,
    },
  ]
  return (
    <Table
      caption={t(done ? 'measures.staff.tab.done' : 'measures.staff.tab.open')}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      phone="cards"
      rowTone={(row) => (row.state === 'planned' ? toneOf(row, todayAt(row)) : undefined)}
    />
  )
}

/** Where it comes from: a reaction, or the house itself. */
export function Origin({ reactionId, reactionNumber, reportYear, situations }: OriginProps) {
  const { t, lang } = useView()
  if (reactionNumber !== null) return <a href={`/werk/reacties/${reactionNumber}`}>{reactionNumber}</a>
  if (reactionId !== null) return t('measures.staff.from.reaction')
  const from = [
    ...situations,
    ...(reportYear === null ? [] : [t('measures.staff.from.report', { year: String(reportYear) })]),
  ]
  return from.length === 0
    ? t('measures.staff.from.house')
    : t('measures.staff.from.several', { what: list(from, lang) })
}

type OriginProps = Pick<MeasureEntry, 'reactionId' | 'reactionNumber' | 'reportYear' | 'situations'>

type Due = Pick<MeasureEntry, 'land' | 'dueOn'>

/** "Nog 6 werkdagen" or "2 werkdagen te laat". */
export function MeasureDue({ land, dueOn, today }: Due & { today: Temporal.PlainDate }) {
  const { t, lang } = useView()
  const { late, days } = standing(land, today, dueOn)
  return (
    <Tag tone={toneOf({ land, dueOn }, today) ?? 'info'}>
      <span title={longDay(dueOn, lang)}>
        {late ? t('desk.staff.due.late', { days }) : t('desk.staff.due.left', { days })}
      </span>
    </Tag>
  )
}

function toneOf({ land, dueOn }: Due, today: Temporal.PlainDate): 'bad' | 'warn' | undefined {
  const { late, days } = standing(land, today, dueOn)
  if (late) return 'bad'
  return days <= soonDays ? 'warn' : undefined
}
