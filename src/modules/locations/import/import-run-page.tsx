import {
  Actions,
  Alert,
  Button,
  Checkbox,
  CursorPages,
  EmptyState,
  Form,
  Kpis,
  LinkButton,
  Live,
  Meta,
  Page,
  PostButton,
  Progress,
  Section,
  Stack,
  Table,
  Tabs,
  useView,
} from '../../../ui/index.ts'
import { RunTag } from './import-page.tsx'
import { areManyGone, type ImportCounts, isOver, type LineOutcome, lineOutcomes, readFailure } from './import-run.ts'
import type { ImportRun, ReportLine } from './import-run-queries.ts'
import { changeWords, failureWords, reasonWords } from './import-words.ts'
import { locationPath } from '../location.ts'

export interface RunPageProps {
  readonly run: ImportRun
  readonly outcome: LineOutcome
  readonly lines: readonly ReportLine[]
  readonly previous: string | null
  readonly next: string | null
  /** The box that says that so many are really gone was not ticked. */
  readonly unticked: boolean
}

/** One run: how far it is, and then what it found. */
export function RunPage(props: RunPageProps) {
  const { t } = useView()
  const { run, unticked } = props
  const over = isOver(run.state)
  const errors = unticked ? [{ field: 'accept', message: t('locations.staff.import.accept-empty') }] : []
  return (
    <Page
      title={run.fileName}
      crumbs={[{ href: '/werk/import', label: t('locations.staff.import.title') }]}
      errors={errors}
      htmx={!over}
      dense
    >
      <Live id="run" href={`/werk/import/${run.id}`} every={over ? undefined : 1}>
        <Stack>
          <RunFacts run={run} />
          {over ? <Ended {...props} errors={errors} /> : <Running run={run} />}
        </Stack>
      </Live>
    </Page>
  )
}

function RunFacts({ run }: { run: ImportRun }) {
  const { t } = useView()
  const { kind, land, createdAt } = run
  return (
    <Meta
      items={[
        <RunTag key="state" run={run} />,
        t(`locations.staff.import.kind.${kind}`),
        t(`locations.staff.import.land.${land}`),
        t('locations.staff.import.begun', { at: createdAt }),
      ]}
    />
  )
}

function Running({ run }: { run: ImportRun }) {
  const { t } = useView()
  const { state, linesDone, linesTotal } = run
  const reading = state === 'reading' && linesTotal !== null
  const label = reading
    ? t('locations.staff.import.lines', { done: linesDone, total: linesTotal })
    : t(`locations.staff.import.doing.${state === 'comparing' || state === 'applying' ? state : 'waiting'}`)
  return (
    <>
      {reading ? <Progress label={label} value={linesDone} max={linesTotal} /> : <Progress label={label} />}
      <p>{t('locations.staff.import.running')}</p>
      <Actions>
        <LinkButton href={`/werk/import/${run.id}`} kind="secondary" small>
          {t('locations.staff.import.refresh')}
        </LinkButton>
      </Actions>
    </>
  )
}

type EndedProps = RunPageProps & { readonly errors: readonly { field: string; message: string }[] }

function Ended(props: EndedProps) {
  const { run } = props
  return (
    <>
      <Verdict {...props} />
      {run.counts && <Figures run={run} counts={run.counts} />}
      {run.counts && <Report {...props} counts={run.counts} />}
    </>
  )
}

function Verdict({ run, errors }: EndedProps) {
  const { t } = useView()
  const { counts, failure } = run
  const unknown = run.options.unknownColumns ?? []
  return (
    <>
      {failure && readFailure(failure).failure === 'many_gone' && <ManyGone run={run} errors={errors} />}
      {failure && readFailure(failure).failure !== 'many_gone' && (
        <Alert kind="bad" title={t('locations.staff.import.failed')}>
          <p>{failureWords(t, failure)}</p>
          <LinkButton href="/werk/import" kind="secondary" small>
            {t('locations.staff.import.another')}
          </LinkButton>
        </Alert>
      )}
      {!failure && run.dryRun && counts && <CarryOut run={run} counts={counts} />}
      {!failure && !run.dryRun && (
        <Alert kind="ok" title={t('locations.staff.import.done')}>
          {t('locations.staff.import.done-hint')}
        </Alert>
      )}
      {unknown.length > 0 && (
        <Alert kind="warn">{t('locations.staff.import.unknown-columns', { columns: unknown.join(', ') })}</Alert>
      )}
    </>
  )
}

function CarryOut({ run, counts }: { run: ImportRun; counts: ImportCounts }) {
  const { t } = useView()
  const changes = counts.new + counts.changed + counts.gone
  return (
    <Alert kind="info" title={t('locations.staff.import.dry-title')}>
      <p>{changes === 0 ? t('locations.staff.import.dry-nothing') : t('locations.staff.import.dry-body')}</p>
      {run.fileId !== null && changes > 0 && (
        <PostButton action={`/werk/import/${run.id}/uitvoeren`}>{t('locations.staff.import.carry-out')}</PostButton>
      )}
      {run.fileId === null && <p>{t('locations.staff.import.no-file')}</p>}
    </Alert>
  )
}

function ManyGone({ run, errors }: Pick<EndedProps, 'run' | 'errors'>) {
  const { t } = useView()
  return (
    <Alert kind="warn" title={t('locations.staff.import.many-gone', { count: run.counts?.gone ?? 0 })}>
      <p>{t('locations.staff.import.many-gone-body')}</p>
      {run.fileId === null ? (
        <p>{t('locations.staff.import.no-file')}</p>
      ) : (
        <Form action={`/werk/import/${run.id}/uitvoeren`} errors={errors}>
          <Checkbox name="accept" label={t('locations.staff.import.accept')} />
          <Actions>
            <Button kind="danger">{t('locations.staff.import.carry-out')}</Button>
          </Actions>
        </Form>
      )}
    </Alert>
  )
}

function Figures({ run, counts }: { run: ImportRun; counts: ImportCounts }) {
  const { t } = useView()
  const figure = (count: number) => t('locations.staff.import.figure', { count })
  // Before this run: what is there now and was there then.
  const many = run.kind === 'lrk' && areManyGone(counts.gone, counts.unchanged + counts.changed + counts.gone)
  return (
    <Kpis
      label={t('locations.staff.import.figures')}
      items={[
        { label: t('locations.staff.import.outcome.new'), value: figure(counts.new) },
        { label: t('locations.staff.import.outcome.changed'), value: figure(counts.changed) },
        {
          label: t('locations.staff.import.outcome.gone'),
          value: figure(counts.gone),
          ...(many ? { note: t('locations.staff.import.many'), tone: 'warn' as const } : {}),
        },
        { label: t('locations.staff.import.outcome.unchanged'), value: figure(counts.unchanged) },
        {
          label: t('locations.staff.import.outcome.rejected'),
          value: figure(counts.rejected),
          ...(counts.rejected > 0 ? { note: t('locations.staff.import.look'), tone: 'warn' as const } : {}),
        },
      ]}
    />
  )
}

function Report(props: RunPageProps & { readonly counts: ImportCounts }) {
  const { t } = useView()
  const { run, counts, outcome, lines } = props
  const tab = (one: LineOutcome) => `/werk/import/${run.id}?toon=${one}`
  return (
    <Section title={t('locations.staff.import.report')}>
      <Tabs
        label={t('locations.staff.import.report')}
        current={tab(outcome)}
        items={lineOutcomes.map((one) => ({
          href: tab(one),
          label: t(`locations.staff.import.outcome.${one}`),
          count: counts[one],
        }))}
      />
      {lines.length === 0 ? (
        <EmptyState title={t('locations.staff.import.no-lines')} level={3}>
          {run.kind === 'postcode_points' && outcome !== 'rejected'
            ? t('locations.staff.import.points-only-rejected')
            : undefined}
        </EmptyState>
      ) : (
        <Lines {...props} />
      )}
      <CursorPages previous={props.previous} next={props.next} label={t('locations.staff.import.report')} />
    </Section>
  )
}

function Lines({ run, outcome, lines }: RunPageProps) {
  const { t, lang } = useView()
  const line = {
    label: t('locations.staff.import.line'),
    short: true,
    cell: (one: ReportLine) => t('locations.staff.import.figure', { count: one.line }),
  }
  const number = {
    label: t('locations.staff.import.number'),
    short: true,
    cell: ({ registerId }: ReportLine) => registerId ?? '',
  }
  const name = {
    label: t('locations.staff.import.name'),
    head: true,
    cell: (one: ReportLine) => <LineName run={run} line={one} />,
  }
  const what =
    outcome === 'rejected'
      ? {
          label: t('locations.staff.import.reason'),
          head: true,
          cell: ({ reason, changes }: ReportLine) => reasonWords(t, reason, changes['value']),
        }
      : {
          label: t('locations.staff.import.changes'),
          cell: ({ changes }: ReportLine) =>
            changeWords(t, lang, changes).map((words) => <div key={words}>{words}</div>),
        }
  const columns = {
    new: [name, number, line],
    changed: [name, what, number, line],
    gone: [name, number],
    rejected: [what, number, line],
  }
  return (
    <Table
      caption={t(`locations.staff.import.outcome.${outcome}`)}
      captionHidden
      phone="cards"
      rows={lines}
      rowKey={(one) => String(one.line)}
      columns={columns[outcome]}
    />
  )
}

/** The page of the location, once there is one. */
function LineName({ run, line }: { run: ImportRun; line: ReportLine }) {
  const { registerId, name } = line
  const there = run.kind === 'lrk' && run.state === 'done' && (!run.dryRun || line.line < 0)
  if (!there || !registerId) return <>{name}</>
  return <a href={locationPath({ land: run.land, registerId })}>{name}</a>
}
