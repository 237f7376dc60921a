import { localDay } from '../../../lib/days.ts'
import { shortDay } from '../../../lib/format.ts'
import type { Land } from '../../../lib/law.ts'
import type { Text } from '../../../text-keys.ts'
import {
  Actions,
  Cluster,
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
import { standing } from '../request-terms.ts'
import { workAddress, type WorkShown, workTabs } from './work-list.ts'
import type { WorkCounts, WorkRow } from './work-list-queries.ts'

export interface WorkListProps extends WorkShown {
  readonly rows: readonly WorkRow[]
  readonly counts: WorkCounts
  readonly now: Temporal.Instant
  readonly next: string | null
  /** Where the list begins, on a later page. */
  readonly first: string | null
}

/** The work of a desk, what is due first on top. */
export function WorkListPage({ tab, rows, counts, mine, urgent, now, next, first }: WorkListProps) {
  const { t } = useView()
  const countOf = { doen: counts.desk, opvang: counts.organiser, wacht: counts.family, klaar: undefined }
  const address = (other: Partial<WorkShown>) => workAddress({ tab, mine, urgent, ...other })
  const items = workTabs.map((name) => ({
    label: t(`requests.staff.tab.${name}`),
    href: address({ tab: name }),
    count: countOf[name],
  }))
  return (
    <Page title={t('requests.staff.work.title')} dense>
      <Tools />
      <Tabs label={t('requests.staff.tabs')} items={items} current={address({})} />
      <Cluster>
        <a href={address({ mine: !mine })}>{t(mine ? 'officer.staff.all' : 'officer.staff.mine')}</a>
        <a href={address({ urgent: !urgent })}>{t(urgent ? 'requests.staff.now.all' : 'requests.staff.now.only')}</a>
      </Cluster>
      {rows.length === 0 ? (
        <EmptyState title={t(urgent ? 'requests.staff.now.none' : `requests.staff.empty.${tab}.title`)}>
          {t(urgent ? 'requests.staff.now.none.body' : `requests.staff.empty.${tab}.body`)}
        </EmptyState>
      ) : (
        <WorkTable caption={t(`requests.staff.tab.${tab}`)} rows={rows} now={now} />
      )}
      <CursorPages previous={first} next={next} />
    </Page>
  )
}

export interface FoundProps {
  readonly words: string
  readonly rows: readonly WorkRow[]
  /** There may be more than are shown. */
  readonly more: boolean
  readonly now: Temporal.Instant
}

/** What was found by name; it has no address of its own, so that no name stands in one. */
export function FoundPage({ words, rows, more, now }: FoundProps) {
  const { t } = useView()
  return (
    <Page title={t('requests.staff.found.title')} back={{ label: t('requests.staff.work.title'), href: '/werk' }} dense>
      <Tools words={words} />
      <p role="status">
        {t(more ? 'requests.staff.found.first' : 'requests.staff.found.count', {
          count: rows.length,
        })}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('requests.staff.found.none.title')}>{t('requests.staff.found.none.body')}</EmptyState>
      ) : (
        <WorkTable caption={t('requests.staff.found.title')} rows={rows} now={now} />
      )}
    </Page>
  )
}

function Tools({ words = '' }: { words?: string }) {
  const { t } = useView()
  return (
    <>
      <SearchBar
        action="/werk/zoeken"
        method="post"
        name="zoek"
        label={t('requests.staff.search')}
        button={t('requests.staff.search.go')}
        value={words}
      />
      <Actions>
        <LinkButton kind="secondary" href="/werk/aanvragen/nieuw">
          {t('requests.staff.new')}
        </LinkButton>
      </Actions>
    </>
  )
}

interface WorkTableProps {
  readonly caption: string
  readonly rows: readonly WorkRow[]
  readonly now: Temporal.Instant
}

function WorkTable({ caption, rows, now }: WorkTableProps) {
  const { t, lang } = useView()
  const severalDesks = new Set(rows.map(({ deskName }) => deskName)).size > 1
  const columns: Column<WorkRow>[] = [
    {
      label: t('requests.staff.column.term'),
      cell: (row) => (
        <>
          <TermTag {...row} today={localDay(now, row.zone)} /> <NowTag {...row} />
        </>
      ),
    },
    {
      label: t('requests.staff.column.child'),
      head: true,
      cell: (row) => (
        <>
          <a href={addressOf(row)}>{row.childName}</a>
          <Meta items={[row.number]} />
        </>
      ),
    },
    { label: t('requests.staff.column.contact'), cell: (row) => row.contactName },
    { label: t('requests.staff.column.location'), cell: (row) => row.locationName },
    ...(severalDesks ? [{ label: t('requests.staff.column.desk'), cell: (row: WorkRow) => row.deskName }] : []),
    { label: t('requests.staff.column.start'), short: true, cell: (row) => shortDay(row.startOn, lang) },
    {
      label: t('requests.staff.column.received'),
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
      rowKey={(row) => row.choiceId}
      phone="cards"
      rowTone={(row) => toneOfRow(row, localDay(now, row.zone))}
    />
  )
}

const addressOf = ({ number, choiceId, oneOfSeveral }: WorkRow) =>
  `/werk/aanvragen/${number}${oneOfSeveral ? `?keuze=${choiceId}` : ''}`

export interface Term {
  readonly land: Land
  readonly state: WorkRow['state']
  readonly acts: WorkRow['acts']
  readonly dueOn: Temporal.PlainDate | null
}

/** "Nog 6 werkdagen", "2 werkdagen te laat", or what it came to. */
export function TermTag({ today, ...term }: Term & { today: Temporal.PlainDate }) {
  const { t } = useView()
  const { acts, state, dueOn } = term
  if (!dueOn || acts === 'nobody') return <Tag tone={toneOfState[state]}>{t(`requests.staff.state.${state}`)}</Tag>
  return <Tag tone={toneOfTerm(term, today)}>{termInWords(t, term.land, today, dueOn)}</Tag>
}

/** A family that cannot wait, while somebody still has to act. */
export function NowTag({ urgency, acts }: Pick<WorkRow, 'urgency' | 'acts'>) {
  const { t } = useView()
  return urgency === 'now' && acts !== 'nobody' ? <Tag tone="warn">{t('ask.urgency.now')}</Tag> : null
}

export function termInWords(t: Text, land: Land, today: Temporal.PlainDate, due: Temporal.PlainDate): string {
  const { late, days } = standing(land, today, due)
  return late ? t('requests.staff.term.late', { days }) : t('requests.staff.term.left', { days })
}

const toneOfState = {
  asked: 'info',
  question: 'info',
  visit: 'info',
  visiting: 'info',
  offered: 'ok',
  accepted: 'ok',
  declined: undefined,
  lapsed: undefined,
  refused: undefined,
  withdrawn: undefined,
  elsewhere: undefined,
} as const

/** From here on a desk worker should look up. */
const soon = 2

/** How much a term asks for attention. */
export function toneOfTerm({ land, acts, dueOn }: Term, today: Temporal.PlainDate) {
  if (!dueOn) return undefined
  const { late, days } = standing(land, today, dueOn)
  if (late) return 'bad'
  return days <= soon && acts === 'desk' ? 'warn' : 'info'
}

function toneOfRow(row: WorkRow, today: Temporal.PlainDate): 'warn' | 'bad' | undefined {
  const tone = toneOfTerm(row, today)
  return tone === 'bad' || tone === 'warn' ? tone : undefined
}
