import { shortDay } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import type { Text } from '../../../text-keys.ts'
import {
  Actions,
  Alert,
  Cluster,
  type Column,
  EmptyState,
  LinkButton,
  Meta,
  Page,
  Table,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import type { CertificateState } from './certificate.ts'
import type { CertificateFile, WorkFile, WorkTab } from './certificate-queries.ts'
import { mostListed, standsAt } from './certificate-work.ts'

export const workTabs: readonly WorkTab[] = ['doen', 'loopt', 'klaar']
export const certificatesPath = '/werk/attesten'
export const tabPath = (tab: WorkTab): string =>
  tab === 'doen' ? certificatesPath : `${certificatesPath}?lijst=${tab}`

export interface CertificatesPageProps {
  readonly tab: WorkTab
  readonly rows: readonly WorkFile[]
  readonly now: Temporal.Instant
  /** The reader is authorised today, at one of the desks at least. */
  readonly mayOpen: boolean
  /** Who is: to ask. */
  readonly authorised: readonly string[]
  readonly coordinates: boolean
}

/** Certificates that a desk prepares or looks after, what is due first on top. */
export function CertificatesPage({ tab, rows, now, mayOpen, authorised, coordinates }: CertificatesPageProps) {
  const { t } = useView()
  const items = workTabs.map((one) => ({ label: t(`certificates.staff.tab.${one}`), href: tabPath(one) }))
  return (
    <Page title={t('certificates.staff.title')} intro={t('certificates.staff.intro')} dense>
      {!mayOpen && <NotAuthorised authorised={authorised} />}
      <Actions>
        {mayOpen && <LinkButton href={`${certificatesPath}/nieuw`}>{t('certificates.staff.new')}</LinkButton>}
        <LinkButton kind="secondary" href={`${certificatesPath}/gemachtigden`}>
          {t(coordinates ? 'certificates.staff.authorised' : 'certificates.staff.authorised.see')}
        </LinkButton>
      </Actions>
      <Tabs label={t('certificates.staff.tabs')} items={items} current={tabPath(tab)} />
      {rows.length === 0 ? (
        <EmptyState title={t(`certificates.staff.empty.${tab}`)}>
          {t(`certificates.staff.empty.${tab}.body`)}
        </EmptyState>
      ) : (
        <Files tab={tab} rows={rows} now={now} />
      )}
      {rows.length === mostListed && <p>{t('certificates.staff.list.first', { count: rows.length })}</p>}
    </Page>
  )
}

/** What a colleague may know, and whom to ask for the rest. */
export function NotAuthorised({ authorised }: { authorised: readonly string[] }) {
  const { t } = useView()
  return (
    <Alert kind="info" title={t('certificates.staff.closed.title')}>
      <p>{t('certificates.staff.closed.body')}</p>
      <p>
        {authorised.length === 0
          ? t('certificates.staff.closed.nobody')
          : t('certificates.staff.closed.ask', { names: authorised.join(', ') })}
      </p>
    </Alert>
  )
}

function Files({ tab, rows, now }: { tab: WorkTab; rows: readonly WorkFile[]; now: Temporal.Instant }) {
  const { t, lang } = useView()
  const severalDesks = new Set(rows.map(({ deskName }) => deskName)).size > 1
  const todayFor = ({ zone }: CertificateFile) => localDay(now, zone)
  const columns: Column<WorkFile>[] = [
    { label: t('certificates.staff.column.term'), cell: (row) => <TermTag file={row} today={todayFor(row)} /> },
    {
      label: t('certificates.staff.column.file'),
      head: true,
      cell: (row) => (
        <>
          <a href={`${certificatesPath}/${row.number}`}>{row.childName ?? row.number}</a>
          {row.childName !== null && <Meta items={[row.number]} />}
        </>
      ),
    },
    {
      label: t('certificates.staff.column.kind'),
      cell: ({ kind }) => (kind ? t(`certificates.staff.kind.${kind}`) : '–'),
    },
    { label: t('certificates.staff.column.state'), cell: (row) => <StateTag state={row.state} /> },
    { label: t('certificates.staff.column.why'), cell: (row) => whyInWords(row, t) },
    ...(severalDesks ? [{ label: t('certificates.staff.column.desk'), cell: (row: WorkFile) => row.deskName }] : []),
    {
      label: t('certificates.staff.column.due'),
      short: true,
      cell: ({ dueOn }) => (dueOn ? shortDay(dueOn, lang) : '–'),
    },
  ]
  return (
    <Table
      caption={t(`certificates.staff.tab.${tab}`)}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      phone="cards"
      rowTone={(row) => (row.dueOn && standsAt(todayFor(row), row.dueOn).late ? 'bad' : undefined)}
    />
  )
}

/** "Vóór de start. Nog 3 zaken te regelen." */
export function whyInWords({ dueWhy, missing }: Pick<CertificateFile, 'dueWhy' | 'missing'>, t: Text): string {
  const why = dueWhy ? t(`certificates.staff.why.${dueWhy}`) : '–'
  return missing > 0 ? `${why} ${t('certificates.staff.missing', { count: missing })}` : why
}

export function TermTag({
  file: { dueOn },
  today,
}: {
  file: Pick<CertificateFile, 'dueOn'>
  today: Temporal.PlainDate
}) {
  const { t } = useView()
  if (!dueOn) return <Tag>{t('certificates.staff.no-term')}</Tag>
  const { late, days } = standsAt(today, dueOn)
  const tone = late ? 'bad' : days <= 3 ? 'warn' : 'info'
  return <Tag tone={tone}>{t(late ? 'certificates.staff.late' : 'certificates.staff.left', { days })}</Tag>
}

const toneOfState = {
  asked: 'warn',
  preparing: 'info',
  sent: 'info',
  granted: 'ok',
  renewed: undefined,
  lapsed: 'bad',
  stopped: undefined,
} as const satisfies Record<CertificateState, unknown>

export function StateTag({ state }: { state: CertificateState }) {
  const { t } = useView()
  return <Tag tone={toneOfState[state]}>{t(`certificates.staff.state.${state}`)}</Tag>
}

export interface ClosedPageProps {
  readonly file: CertificateFile
  readonly today: Temporal.PlainDate
  readonly authorised: readonly string[]
}

/** A file, for a colleague who is not authorised: that it exists, and how it stands. */
export function ClosedPage({ file, today, authorised }: ClosedPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('certificates.staff.file', { number: file.number })}
      dense
      crumbs={[{ label: t('certificates.staff.title'), href: certificatesPath }]}
      tags={
        <Cluster>
          <StateTag state={file.state} />
          {file.dueOn && <TermTag file={file} today={today} />}
        </Cluster>
      }
    >
      <NotAuthorised authorised={authorised} />
    </Page>
  )
}
