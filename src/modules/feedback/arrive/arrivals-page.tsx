import { moment } from '../../../lib/format.ts'
import { Alert, EmptyState, Meta, Page, Table, Tabs, Tag, useView } from '../../../ui/index.ts'
import { type ArrivalTab, arrivalTabs, judgedWithinHours } from './arrival.ts'
import type { ArrivalRow } from './arrival-queries.ts'
import { workingHoursBetween } from './working-hours.ts'

export interface ArrivalsPageProps {
  readonly tab: ArrivalTab
  readonly rows: readonly ArrivalRow[]
  readonly counts: Readonly<Record<ArrivalTab, number>>
  readonly now: Temporal.Instant
  readonly done?: 'weg' | undefined
}

export const postPath = '/werk/reacties/post'

/** What came in by mail: the oldest first, because its terms run already. */
export function ArrivalsPage({ tab, rows, counts, now, done }: ArrivalsPageProps) {
  const { t } = useView()
  const address = (name: ArrivalTab) => `${postPath}?lijst=${name}`
  return (
    <Page
      title={t('arrive.staff.title')}
      intro={t('arrive.staff.intro', { hours: judgedWithinHours })}
      crumbs={[{ label: t('desk.staff.title'), href: '/werk/reacties' }]}
      dense
      notice={
        done && (
          <Alert kind="ok" live>
            {t('arrive.staff.done.weg')}
          </Alert>
        )
      }
    >
      <Tabs
        label={t('arrive.staff.tabs')}
        items={arrivalTabs.map((name) => ({
          label: t(`arrive.staff.tab.${name}`),
          href: address(name),
          count: counts[name],
        }))}
        current={address(tab)}
      />
      {rows.length === 0 ? (
        <EmptyState title={t(`arrive.staff.empty.${tab}`)}>{t('arrive.staff.empty.body')}</EmptyState>
      ) : (
        <ArrivalTable caption={t(`arrive.staff.tab.${tab}`)} rows={rows} now={now} />
      )}
    </Page>
  )
}

function ArrivalTable({ caption, rows, now }: { caption: string; rows: readonly ArrivalRow[]; now: Temporal.Instant }) {
  const { t, lang } = useView()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      phone="cards"
      rowTone={(row) => (isLate(row, now) ? 'warn' : undefined)}
      columns={[
        {
          label: t('arrive.staff.column.came'),
          cell: (row) => (
            <>
              {isLate(row, now) && <Tag tone="warn">{t('arrive.staff.late')}</Tag>}
              <Meta items={[moment(row.cameAt, row.house.zone, lang)]} />
            </>
          ),
        },
        {
          label: t('arrive.staff.column.subject'),
          head: true,
          cell: (row) => (
            <>
              <a href={`${postPath}/${row.id}`}>{titleOf(row, t('arrive.staff.no-subject'))}</a>
              {row.replyTo && <Meta items={[t('arrive.staff.reply-to', { number: row.replyTo.number })]} />}
            </>
          ),
        },
        { label: t('arrive.staff.column.from'), cell: ({ fromName, fromAddress }) => fromName || (fromAddress ?? '') },
        { label: t('arrive.staff.column.house'), cell: ({ house }) => house.name },
      ]}
    />
  )
}

/** What a mail is called: its subject, else its first words. */
export const titleOf = ({ subject, words }: Pick<ArrivalRow, 'subject' | 'words'>, otherwise: string): string =>
  subject || words.slice(0, 80) || otherwise

/** Nobody judged it within the hours that the house has for it. */
function isLate({ state, automatic, cameAt, house }: ArrivalRow, now: Temporal.Instant): boolean {
  if (automatic || (state !== 'waiting' && state !== 'unread')) return false
  const at = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(house.zone)
  return workingHoursBetween(house.land, at(cameAt), at(now), judgedWithinHours) >= judgedWithinHours
}
