import { shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Card,
  CardList,
  type Column,
  CursorPages,
  EmptyState,
  LinkButton,
  Meta,
  Page,
  SearchBar,
  Section,
  Stack,
  Table,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { locationPath } from '../../locations/index.ts'
import { howPath } from './how.ts'
import { patternMonths } from '../../feedback/rules.ts'
import { locationSignalsPath, signalPath, signalsPath, type SignalTab } from './signal.ts'
import type { Pattern } from './pattern-queries.ts'
import type { Signal, SignalLocation } from './signal-queries.ts'

export interface Counts {
  readonly open: number
  readonly serious: number
  readonly closed: number
}

/** The lists of a desk; the last one is what it told an authority. */
export function SignalTabs({ counts, current }: { counts: Counts; current: string }) {
  const { t } = useView()
  const items = [
    { label: t('signals.staff.tab.open'), href: signalsPath, count: counts.open },
    { label: t('signals.staff.tab.ernstig'), href: `${signalsPath}?lijst=ernstig`, count: counts.serious },
    { label: t('signals.staff.tab.dicht'), href: `${signalsPath}?lijst=dicht`, count: counts.closed },
    { label: t('signals.staff.tab.gemeld'), href: `${signalsPath}/gemeld` },
  ]
  return <Tabs label={t('signals.staff.tabs')} items={items} current={current} />
}

export interface SignalsPageProps {
  readonly tab: SignalTab
  readonly rows: readonly Signal[]
  readonly counts: Counts
  readonly patterns: readonly Pattern[]
  /** What was looked for, where this is what was found. */
  readonly words?: string | undefined
  readonly today: Temporal.PlainDate
  readonly page: number
  readonly more: boolean
}

/** What a desk heard: what still asks something first, and where a pattern shows. */
export function SignalsPage({ tab, rows, counts, patterns, words, today, page, more }: SignalsPageProps) {
  const { t } = useView()
  const here = tab === 'open' ? signalsPath : `${signalsPath}?lijst=${tab}`
  const sheet = (number: number) => `${signalsPath}?lijst=${tab}&blad=${number}`
  return (
    <Page title={t('signals.staff.title')} intro={t('signals.staff.intro')} dense>
      <Stack>
        <SearchBar
          action={`${signalsPath}/zoeken`}
          method="post"
          name="zoek"
          label={t('signals.staff.search')}
          button={t('signals.staff.find')}
          value={words ?? ''}
        />
        <Actions>
          <LinkButton href={`${signalsPath}/nieuw`}>{t('signals.staff.new')}</LinkButton>
          <LinkButton kind="secondary" href={howPath}>
            {t('signals.staff.help.how')}
          </LinkButton>
        </Actions>
        {words === undefined && <Patterns patterns={patterns} />}
        {words === undefined ? (
          <SignalTabs counts={counts} current={here} />
        ) : (
          <p role="status">{t('signals.staff.found', { count: rows.length })}</p>
        )}
        {rows.length === 0 ? (
          <EmptyState title={t('signals.staff.empty')}>{t('signals.staff.empty.body')}</EmptyState>
        ) : (
          <SignalTable rows={rows} today={today} />
        )}
        <CursorPages previous={page > 1 ? sheet(page - 1) : null} next={more ? sheet(page + 1) : null} />
      </Stack>
    </Page>
  )
}

/** Where more than one signal came in: what one conversation does not show. */
function Patterns({ patterns }: { patterns: readonly Pattern[] }) {
  const { t, lang } = useView()
  if (patterns.length === 0) return null
  return (
    <Section title={t('signals.staff.patterns')}>
      <CardList
        cards={patterns.map(({ location, signals, open, lastOn }) => ({
          key: location.key,
          level: 3 as const,
          title: location.name,
          href: locationSignalsPath(location),
          meta: [location.place ?? '', t('signals.staff.last', { day: shortDay(lastOn, lang) })],
          tags: (
            <>
              <Tag tone={signals > 2 ? 'warn' : 'info'}>
                {t('signals.staff.pattern', { count: signals, months: patternMonths })}
              </Tag>
              {open > 0 && <Tag>{t('signals.staff.pattern.open', { count: open })}</Tag>}
            </>
          ),
        }))}
      />
    </Section>
  )
}

function SignalTable({ rows, today }: { rows: readonly Signal[]; today: Temporal.PlainDate }) {
  const { t, lang } = useView()
  const columns: Column<Signal>[] = [
    { label: t('signals.staff.column.heard'), short: true, cell: ({ heardOn }) => shortDay(heardOn, lang) },
    {
      label: t('signals.staff.column.location'),
      head: true,
      cell: ({ id, location }) => (
        <>
          <a href={signalPath(id)}>{location.name}</a>
          <Meta items={[location.place ?? '']} />
        </>
      ),
    },
    { label: t('signals.staff.column.what'), long: true, cell: ({ words }) => shortened(words) },
    { label: t('signals.staff.column.source'), cell: ({ source }) => t(`signals.staff.source.${source}`) },
    { label: t('signals.staff.column.gravity'), cell: (one) => <GravityTag {...one} /> },
    { label: t('signals.staff.column.next'), cell: (one) => <NextTag signal={one} today={today} /> },
  ]
  return (
    <Table
      caption={t('signals.staff.title')}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      phone="cards"
      rowTone={({ gravity, state }) => (gravity === 'danger' && state !== 'closed' ? 'bad' : undefined)}
    />
  )
}

const shortened = (words: string) => (words.length > 120 ? `${words.slice(0, 120).trimEnd()}…` : words)

export function GravityTag({ gravity }: Pick<Signal, 'gravity'>) {
  const { t } = useView()
  const tone = ({ worry: 'info', serious: 'warn', danger: 'bad' } as const)[gravity]
  return <Tag tone={tone}>{t(`signals.staff.gravity.${gravity}`)}</Tag>
}

/** What the desk still has to do, and by when. */
export function NextTag({ signal: { state, dueOn }, today }: { signal: Signal; today: Temporal.PlainDate }) {
  const { t, lang } = useView()
  if (state === 'closed') return <Tag tone="ok">{t('signals.staff.state.closed')}</Tag>
  if (!dueOn) return <Tag tone={state === 'noted' ? 'warn' : 'info'}>{t(`signals.staff.next.${state}`)}</Tag>
  const late = Temporal.PlainDate.compare(dueOn, today) < 0
  const words = t(late ? 'signals.staff.next.late' : 'signals.staff.next.due', { due: shortDay(dueOn, lang) })
  return <Tag tone={late ? 'bad' : 'info'}>{words}</Tag>
}

export interface LocationSignalsPageProps {
  readonly location: SignalLocation
  readonly rows: readonly Signal[]
  /** In the months of a pattern. */
  readonly signals: number
  readonly today: Temporal.PlainDate
}

/** All that this desk heard about one location. */
export function LocationSignalsPage({ location, rows, signals, today }: LocationSignalsPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('signals.staff.of', { name: location.name })}
      crumbs={[{ label: t('signals.staff.title'), href: signalsPath }]}
      dense
      aside={
        <Card flat title={t('signals.staff.location')}>
          <p>{location.place}</p>
          <p>
            <a href={locationPath(location)}>{t('signals.staff.location.profile')}</a>
          </p>
        </Card>
      }
    >
      <Stack>
        <p>{t('signals.staff.pattern', { count: signals, months: patternMonths })}</p>
        <Actions>
          <LinkButton href={`${signalsPath}/nieuw?opvang=${encodeURIComponent(location.key)}`}>
            {t('signals.staff.new')}
          </LinkButton>
        </Actions>
        {rows.length === 0 ? (
          <EmptyState title={t('signals.staff.empty')}>{t('signals.staff.empty.body')}</EmptyState>
        ) : (
          <SignalTable rows={rows} today={today} />
        )}
      </Stack>
    </Page>
  )
}
