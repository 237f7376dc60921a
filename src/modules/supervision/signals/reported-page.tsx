import { shortDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Alert, Card, type Column, EmptyState, Meta, Page, Stack, Table, useView } from '../../../ui/index.ts'
import { type PassedOn, PassedOnPart, PassedOnTag, type PassedOnWhole } from '../../feedback/index.ts'
import { passedOnPath } from '../../feedback/rules.ts'
import { signalPath, signalsPath } from './signal.ts'
import { type Counts, SignalTabs } from './signals-page.tsx'

export type ReportedRow = PassedOn & { readonly locationName: string | null }

export interface ReportedListPageProps {
  readonly rows: readonly ReportedRow[]
  readonly counts: Counts
}

/** All that this desk told an authority: in its own name, and what it wrote down for somebody else. */
export function ReportedListPage({ rows, counts }: ReportedListPageProps) {
  const { t, lang } = useView()
  const columns: Column<ReportedRow>[] = [
    {
      label: t('signals.staff.reported.number'),
      head: true,
      cell: ({ number, locationName }) => (
        <>
          <a href={passedOnPath(number)}>{number}</a>
          <Meta items={[locationName ?? '']} />
        </>
      ),
    },
    {
      label: t('signals.staff.reported.by'),
      cell: ({ own }) => t(own ? 'signals.staff.reported.own' : 'signals.staff.reported.somebody'),
    },
    { label: t('signals.staff.reported.at'), cell: ({ holderName }) => holderName },
    {
      label: t('signals.staff.reported.on'),
      short: true,
      cell: ({ receivedAt, zone }) => shortDay(receivedAt.toZonedDateTimeISO(zone).toPlainDate(), lang),
    },
    { label: t('signals.staff.reported.state'), cell: (one) => <PassedOnTag one={one} /> },
    {
      label: t('signals.staff.reported.due'),
      short: true,
      cell: ({ dueOn, acts }) => (dueOn && acts !== 'nobody' ? shortDay(dueOn, lang) : '—'),
    },
  ]
  return (
    <Page title={t('signals.staff.title')} intro={t('signals.staff.reported.intro')} dense>
      <Stack>
        <SignalTabs counts={counts} current={`${signalsPath}/gemeld`} />
        {rows.length === 0 ? (
          <EmptyState title={t('signals.staff.reported.empty')}>{t('signals.staff.reported.empty.body')}</EmptyState>
        ) : (
          <Table
            caption={t('signals.staff.tab.gemeld')}
            captionHidden
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            phone="cards"
          />
        )}
      </Stack>
    </Page>
  )
}

export interface ReportedPageProps {
  readonly one: PassedOnWhole
  /** The signal that it was made from. */
  readonly signalId: string | null
  readonly locationName: string | null
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors?: readonly FieldError[] | undefined
  readonly sent?: boolean | undefined
  readonly changed?: boolean | undefined
}

/** One report, with every step that the authority takes. */
export function ReportedPage(props: ReportedPageProps) {
  const { one, signalId, locationName, today, typed, errors = [], sent = false, changed = false } = props
  const { t } = useView()
  return (
    <Page
      title={t('signals.staff.reported.title', { name: locationName ?? one.holderName })}
      crumbs={[
        { label: t('signals.staff.title'), href: signalsPath },
        { label: t('signals.staff.tab.gemeld'), href: `${signalsPath}/gemeld` },
      ]}
      errors={errors}
      dense
      notice={
        <>
          {sent && (
            <Alert kind="ok" live>
              {t('signals.staff.reported.sent')}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" live>
              {t('signals.staff.changed')}
            </Alert>
          )}
        </>
      }
      aside={
        signalId !== null && (
          <Card flat title={t('signals.staff.reported.signal')}>
            <p>
              <a href={signalPath(signalId)}>{t('signals.staff.reported.signal.link')}</a>
            </p>
          </Card>
        )
      }
    >
      <PassedOnPart one={one} today={today} typed={typed} errors={errors} />
    </Page>
  )
}
