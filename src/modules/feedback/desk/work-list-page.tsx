import type { ComponentChildren } from 'preact'
import { localDay } from '../../../lib/days.ts'
import { shortDay } from '../../../lib/format.ts'
import type { Land } from '../../../lib/law.ts'
import {
  Actions,
  Alert,
  type Column,
  CursorPages,
  EmptyState,
  LinkButton,
  Meta,
  Page,
  SearchBar,
  Table,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { postPath } from '../arrive/arrivals-page.tsx'
import { HandoversAsked } from '../handover/handover-page.tsx'
import type { Handover } from '../handover/handover-queries.ts'
import type { TermName } from '../reaction-terms.ts'
import { StrictCases } from '../strict/strict-elsewhere-page.tsx'
import type { StrictElsewhere } from '../strict/strict-queries.ts'
import { type Bulk, BulkForm, usePickColumn } from './bulk-page.tsx'
import type { OwnTask } from '../tasks/task-queries.ts'
import { OwnTasks } from '../tasks/tasks-part-page.tsx'
import { soonDays, standing, type WorkTab, workTabs } from './work-list.ts'
import type { WorkRow } from './work-list-queries.ts'

export interface WorkListProps {
  readonly tab: WorkTab
  readonly rows: readonly WorkRow[]
  /** What the reader promised to do. */
  readonly tasks?: readonly OwnTask[] | undefined
  /** What another house asks this one to take over. */
  readonly handovers?: readonly Handover[] | undefined
  readonly counts: { readonly mij: number; readonly lopend: number; readonly wacht: number; readonly late: number }
  /** The reader makes the report of a year. */
  readonly reports?: boolean | undefined
  readonly now: Temporal.Instant
  readonly page: number
  readonly more: boolean
  /** What was looked for, where this is what was found. */
  readonly words?: string | undefined
  /** Where several can be given to somebody at once. */
  readonly bulk?: Bulk | undefined
  /** How many just were. */
  readonly assigned?: number | undefined
  /** Strict cases that others were named for. */
  readonly strict?: readonly StrictElsewhere[] | undefined
  /** Mails that wait to be judged; not told where none ever comes in. */
  readonly post?: number | undefined
}

/** The work of who handles reactions: what is due first on top, with the reason in words. */
export function WorkListPage({
  tab,
  rows,
  counts,
  now,
  page,
  more,
  words,
  bulk,
  assigned,
  tasks = [],
  handovers = [],
  reports = false,
  post,
  strict = [],
}: WorkListProps) {
  const { t } = useView()
  const address = (name: WorkTab) => `/werk/reacties?lijst=${name}`
  const items = workTabs.map((name) => ({
    label: t(`desk.staff.tab.${name}`),
    href: address(name),
    count: name === 'klaar' ? undefined : counts[name],
  }))
  return (
    <Page
      title={t('desk.staff.title')}
      intro={counts.late > 0 ? t('desk.staff.late', { count: counts.late }) : t('desk.staff.nothing-late')}
      dense
      errors={bulk?.errors ?? []}
      notice={
        assigned !== undefined && (
          <Alert kind="ok" live>
            {t('desk.staff.bulk.done', { count: assigned })}
          </Alert>
        )
      }
    >
      <SearchBar
        action="/werk/reacties/zoeken"
        method="post"
        name="zoek"
        label={t('desk.staff.search')}
        button={t('desk.staff.search.go')}
        value={words ?? ''}
      />
      <Actions>
        <LinkButton href="/werk/reacties/nieuw">{t('desk.staff.new')}</LinkButton>
        {post !== undefined && (
          <LinkButton kind="secondary" href={postPath}>
            {t('arrive.staff.link', { count: post })}
          </LinkButton>
        )}
        <LinkButton kind="secondary" href="/werk/maatregelen">
          {t('measures.staff.title')}
        </LinkButton>
        <LinkButton kind="secondary" href="/werk/reacties/vervanging">
          {t('substitutes.staff.menu')}
        </LinkButton>
        {reports && (
          <LinkButton kind="secondary" href="/werk/jaarverslag">
            {t('desk.staff.report')}
          </LinkButton>
        )}
      </Actions>
      <HandoversAsked asked={handovers} />
      <OwnTasks tasks={tasks} now={now} />
      {words === undefined ? (
        <Tabs label={t('desk.staff.tabs')} items={items} current={address(tab)} />
      ) : (
        <p role="status">{t('desk.staff.found', { count: rows.length })}</p>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t(words === undefined ? `desk.staff.empty.${tab}` : 'desk.staff.empty.found')}>
          {t('desk.staff.empty.body')}
        </EmptyState>
      ) : (
        <MaybeBulk bulk={bulk}>
          <WorkTable caption={t(`desk.staff.tab.${tab}`)} rows={rows} now={now} picks={bulk !== undefined} />
        </MaybeBulk>
      )}
      <StrictCases cases={strict} now={now} />
      <CursorPages
        previous={page > 1 ? `${address(tab)}&blad=${page - 1}` : null}
        next={more ? `${address(tab)}&blad=${page + 1}` : null}
      />
    </Page>
  )
}

const MaybeBulk = ({ bulk, children }: { bulk: Bulk | undefined; children: ComponentChildren }) =>
  bulk ? <BulkForm bulk={bulk}>{children}</BulkForm> : <>{children}</>

interface WorkTableProps {
  readonly caption: string
  readonly rows: readonly WorkRow[]
  readonly now: Temporal.Instant
  readonly picks: boolean
}

function WorkTable({ caption, rows, now, picks }: WorkTableProps) {
  const { t, lang } = useView()
  const pick = usePickColumn()
  const columns: Column<WorkRow>[] = [
    ...(picks ? [pick] : []),
    {
      label: t('desk.staff.column.term'),
      cell: (row) => (
        <>
          <DueTag {...row} today={localDay(now, row.zone)} />
          {row.dueTerm && <Meta items={[t(`desk.staff.term.${row.dueTerm}`)]} />}
        </>
      ),
    },
    {
      label: t('desk.staff.column.reaction'),
      head: true,
      cell: (row) => (
        <>
          <a href={`/werk/reacties/${row.number}`}>{row.number}</a> {row.strict && <Tag>{t('strict.staff.tag')}</Tag>}
          <Meta items={[t('feedback.kind', { kind: row.kind }), t(`desk.staff.channel.${row.channel}`)]} />
        </>
      ),
    },
    {
      label: t('desk.staff.column.about'),
      cell: (row) => (
        <>
          {row.locationName ?? row.holderName}
          {row.signals !== null && row.signals > 1 && (
            <Meta items={[t('desk.staff.signals', { count: row.signals })]} />
          )}
        </>
      ),
    },
    { label: t('desk.staff.column.who'), cell: (row) => row.contactName || t(`desk.staff.openness.${row.openness}`) },
    {
      label: t('desk.staff.column.turn'),
      cell: (row) =>
        row.acts === 'handler' && row.handlerName !== null ? row.handlerName : t(`desk.staff.turn.${row.acts}`),
    },
    {
      label: t('desk.staff.column.received'),
      short: true,
      cell: (row) => shortDay(localDay(row.receivedAt, row.zone), lang),
    },
  ]
  return (
    <Table
      caption={caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      phone="cards"
      rowTone={(row) => {
        const tone = toneOf(row, localDay(now, row.zone))
        return tone === 'bad' || tone === 'warn' ? tone : undefined
      }}
    />
  )
}

interface Due {
  readonly land: Land
  readonly state: WorkRow['state']
  readonly dueOn: Temporal.PlainDate | null
  readonly dueTerm: TermName | null
}

/** "Nog 6 werkdagen", "2 werkdagen te laat", or what it came to. */
export function DueTag({ today, ...due }: Due & { today: Temporal.PlainDate }) {
  const { t } = useView()
  if (!due.dueOn) return <Tag>{t(`desk.staff.state.${due.state}`)}</Tag>
  const { late, days } = standing(due.land, today, due.dueOn)
  return (
    <Tag tone={toneOf(due, today)}>
      {late ? t('desk.staff.due.late', { days }) : t('desk.staff.due.left', { days })}
    </Tag>
  )
}

function toneOf({ land, dueOn }: Due, today: Temporal.PlainDate): 'bad' | 'warn' | 'info' | undefined {
  if (!dueOn) return undefined
  const { late, days } = standing(land, today, dueOn)
  if (late) return 'bad'
  return days <= soonDays ? 'warn' : 'info'
}
