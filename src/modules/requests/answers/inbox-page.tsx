import { localDay } from '../../../lib/days.ts'
import { list, shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  type Column,
  CursorPages,
  EmptyState,
  Form,
  Hidden,
  Meta,
  Page,
  Select,
  Table,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import { type InboxTab, inboxTabs } from '../desk/work-list.ts'
import { NowTag, TermTag, toneOfTerm } from '../desk/work-list-page.tsx'
import { ageInWords } from './child-age.ts'
import type { InboxRow, OwnLocation } from './inbox-queries.ts'

export interface InboxPageProps {
  readonly tab: InboxTab
  readonly rows: readonly InboxRow[]
  readonly counts: { readonly doen: number; readonly wacht: number }
  readonly locations: readonly OwnLocation[]
  /** The one location that is shown; undefined is all of them. */
  readonly only: string | undefined
  /** Only families that need care at once. */
  readonly urgent: boolean
  readonly now: Temporal.Instant
  readonly next: string | null
  readonly first: string | null
}

/** What families ask of the locations that one runs, what waits longest on top. */
export function InboxPage({ tab, rows, counts, locations, only, urgent, now, next, first }: InboxPageProps) {
  const { t } = useView()
  const address = (list: InboxTab) => inboxAddress({ tab: list, only, urgent })
  const items = inboxTabs.map((name) => ({
    label: t(`answers.staff.inbox.tab.${name}`),
    href: address(name),
    count: name === 'klaar' ? undefined : counts[name],
  }))
  return (
    <Page title={t('answers.staff.inbox.title')} intro={t('answers.staff.inbox.intro')} dense>
      <Which tab={tab} only={only} urgent={urgent} locations={locations} />
      <Tabs label={t('answers.staff.inbox.tabs')} items={items} current={address(tab)} />
      <p>
        <a href={inboxAddress({ tab, only, urgent: !urgent })}>
          {t(urgent ? 'requests.staff.now.all' : 'requests.staff.now.only')}
        </a>
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t(urgent ? 'requests.staff.now.none' : `answers.staff.inbox.empty.${tab}.title`)}>
          {t(urgent ? 'requests.staff.now.none.body' : `answers.staff.inbox.empty.${tab}.body`)}
        </EmptyState>
      ) : (
        <InboxTable
          caption={t(`answers.staff.inbox.tab.${tab}`)}
          rows={rows}
          now={now}
          several={locations.length > 1}
        />
      )}
      <CursorPages previous={first} next={next} />
    </Page>
  )
}

/** A few locations stand beside each other, more of them in a list. */
const fewLocations = 4

function Which({ tab, only, urgent, locations }: InboxShown & Pick<InboxPageProps, 'locations'>) {
  const { t } = useView()
  if (locations.length < 2) return null
  if (locations.length > fewLocations) {
    return (
      <Form method="get" action="/werk/vragen" values={{ opvang: only ?? '' }}>
        <Hidden name="lijst" value={tab} />
        {urgent && <Hidden name="snel" value="nu" />}
        <Select
          name="opvang"
          label={t('answers.staff.inbox.locations')}
          empty={t('answers.staff.inbox.all')}
          options={locations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Actions>
          <Button kind="secondary" small>
            {t('answers.staff.inbox.only')}
          </Button>
        </Actions>
      </Form>
    )
  }
  const items = [
    { label: t('answers.staff.inbox.all'), href: inboxAddress({ tab, only: undefined, urgent }) },
    ...locations.map(({ id, name }) => ({ label: name, href: inboxAddress({ tab, only: id, urgent }) })),
  ]
  return <Tabs label={t('answers.staff.inbox.locations')} items={items} current={inboxAddress({ tab, only, urgent })} />
}

type InboxShown = Pick<InboxPageProps, 'tab' | 'only' | 'urgent'>

export const inboxAddress = ({ tab, only, urgent }: InboxShown): string =>
  `/werk/vragen?lijst=${tab}${only ? `&opvang=${only}` : ''}${urgent ? '&snel=nu' : ''}`

interface InboxTableProps {
  readonly caption: string
  readonly rows: readonly InboxRow[]
  readonly now: Temporal.Instant
  readonly several: boolean
}

function InboxTable({ caption, rows, now, several }: InboxTableProps) {
  const { t, lang } = useView()
  const columns: Column<InboxRow>[] = [
    {
      label: t('requests.staff.column.term'),
      cell: (row) => (
        <>
          <TermTag {...row} today={localDay(now, row.zone)} /> <NowTag {...row} />{' '}
          {row.asks && row.acts === 'family' && <Tag tone="warn">{t('answers.staff.inbox.asks')}</Tag>}
        </>
      ),
    },
    {
      label: t('requests.staff.column.child'),
      head: true,
      cell: (row) => (
        <>
          <a href={`/werk/vragen/${row.choiceId}`}>{row.childName}</a>
          <Meta items={[ageInWords(row.birth, row.startOn, t), row.number]} />
          {row.along.length > 0 && <Tag>{t('answers.staff.inbox.along', { names: list(row.along, lang) })}</Tag>}
        </>
      ),
    },
    { label: t('requests.fact.days'), cell: (row) => halfDaysInWords(row.halfDays, t, lang) },
    { label: t('requests.staff.column.start'), short: true, cell: (row) => shortDay(row.startOn, lang) },
    ...(several ? [{ label: t('requests.staff.column.location'), cell: (row: InboxRow) => row.locationName }] : []),
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
      rowKey={({ choiceId }) => choiceId}
      phone="cards"
      rowTone={(row) => {
        const tone = toneOfTerm(row, localDay(now, row.zone))
        return tone === 'bad' || tone === 'warn' ? tone : undefined
      }}
    />
  )
}
