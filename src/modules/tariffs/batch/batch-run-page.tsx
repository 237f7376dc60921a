import { number } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Card,
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
  useView,
} from '../../../ui/index.ts'
import type { BatchLine } from './batch-lines.ts'
import { RunTag } from './batch-page.tsx'
import type { BatchRun } from './batch-run.ts'

interface BatchRunPageProps {
  readonly run: BatchRun
  /** The first of those that were refused. */
  readonly refused: readonly BatchLine[]
}

export const mostShown = 100

/** One list: how far it is, then what came out, for as long as it is kept. */
export function BatchRunPage({ run, refused }: BatchRunPageProps) {
  const { t } = useView()
  const over = run.finishedAt !== null
  const path = `/werk/kosten/${run.id}`
  return (
    <Page
      title={run.fileName}
      crumbs={[{ href: '/werk/kosten', label: t('batch.staff.title') }]}
      htmx={!over}
      dense
      aside={<Kept run={run} />}
    >
      <Live id="lijst" href={path} every={over ? undefined : 1}>
        <Stack>
          <Meta
            items={[
              <RunTag key="state" run={run} />,
              t(`batch.staff.land.${run.land}`),
              t('batch.staff.begun', { at: run.createdAt }),
            ]}
          />
          {over ? <Outcome run={run} refused={refused} /> : <Running run={run} />}
        </Stack>
      </Live>
    </Page>
  )
}

function Running({ run: { id, linesDone, linesTotal } }: { run: BatchRun }) {
  const { t } = useView()
  const label = t('batch.staff.progress', { done: linesDone, total: linesTotal })
  return (
    <>
      <Progress label={label} value={linesDone} max={linesTotal} />
      <p>{t('batch.staff.leave')}</p>
      <Actions>
        <LinkButton href={`/werk/kosten/${id}`} kind="secondary" small>
          {t('batch.staff.refresh')}
        </LinkButton>
      </Actions>
    </>
  )
}

function Outcome({ run, refused }: BatchRunPageProps) {
  const { t, lang } = useView()
  const path = `/werk/kosten/${run.id}/resultaat`
  return (
    <>
      <Kpis
        label={t('batch.staff.outcome')}
        items={[
          { label: t('batch.staff.calculated'), value: number(run.linesTotal - run.rejected, lang) },
          { label: t('batch.staff.estimates'), value: number(run.estimates, lang) },
          { label: t('batch.staff.rejected'), value: number(run.rejected, lang) },
        ]}
      />
      {run.rejected === 0 && <Alert kind="ok">{t('batch.staff.all-right')}</Alert>}
      <Actions>
        <LinkButton href={`${path}.xlsx`} download>
          {t('batch.staff.download.xlsx')}
        </LinkButton>
        <LinkButton href={`${path}.csv`} kind="secondary" download>
          {t('batch.staff.download.csv')}
        </LinkButton>
      </Actions>
      {refused.length > 0 && <Refused run={run} refused={refused} />}
    </>
  )
}

function Refused({ run, refused }: BatchRunPageProps) {
  const { t } = useView()
  return (
    <Section title={t('batch.staff.rejected.title')}>
      <p>{t('batch.staff.rejected.hint')}</p>
      <Table
        caption={t('batch.staff.rejected.title')}
        captionHidden
        phone="cards"
        columns={[
          { label: t('batch.staff.line'), head: true, numeric: true, cell: ({ line }) => line },
          { label: t('batch.staff.reference'), long: true, cell: ({ reference }) => reference || '–' },
          { label: t('batch.staff.column'), cell: ({ fault }) => fault?.column },
          { label: t('batch.staff.typed'), long: true, cell: ({ fault }) => fault?.typed || t('batch.staff.nothing') },
          { label: t('batch.staff.why'), cell: ({ fault }) => fault && t(`batch.staff.why.${fault.why}`) },
        ]}
        rows={refused}
        rowKey={({ line }) => String(line)}
      />
      {run.rejected > refused.length && <p>{t('batch.staff.more', { count: run.rejected - refused.length })}</p>}
    </Section>
  )
}

/** Until when it is kept, and the way to have it wiped before. */
function Kept({ run: { id, expiresAt } }: { run: BatchRun }) {
  const { t } = useView()
  return (
    <Card flat title={t('batch.staff.kept.title')}>
      <p>{t('batch.staff.kept.until', { at: expiresAt })}</p>
      <PostButton kind="secondary" small action={`/werk/kosten/${id}/wissen`}>
        {t('batch.staff.wipe')}
      </PostButton>
    </Card>
  )
}
