import { number } from '../../../lib/format.ts'
import { Actions, Button, Card, FileField, Form, Page, Section, Table, Tag, useView } from '../../../ui/index.ts'
import { batchColumns } from './batch-lines.ts'
import { type BatchRun, keptDays } from './batch-run.ts'

interface BatchPageProps {
  /** What who reads this sent before, the latest first. */
  readonly runs: readonly BatchRun[]
  /** What is wrong with the file. */
  readonly wrong?: string | undefined
}

/** Many families at once. */
export function BatchPage({ runs, wrong }: BatchPageProps) {
  const { t } = useView()
  const errors = wrong ? [{ field: 'file', message: wrong }] : []
  return (
    <Page title={t('batch.staff.title')} intro={t('batch.staff.intro')} errors={errors} dense aside={<Columns />}>
      <Section title={t('batch.staff.choose')}>
        <Form action="/werk/kosten" files errors={errors}>
          <FileField name="file" label={t('batch.staff.file')} hint={t('batch.staff.file.hint')} accept=".csv,.xlsx" />
          <Actions>
            <Button>{t('batch.staff.calculate')}</Button>
          </Actions>
        </Form>
      </Section>
      {runs.length > 0 && <Runs runs={runs} />}
    </Page>
  )
}

function Runs({ runs }: Pick<BatchPageProps, 'runs'>) {
  const { t, lang } = useView()
  return (
    <Section title={t('batch.staff.earlier')}>
      <Table
        caption={t('batch.staff.earlier')}
        captionHidden
        phone="cards"
        columns={[
          {
            label: t('batch.staff.file'),
            head: true,
            long: true,
            cell: ({ id, fileName }) => <a href={`/werk/kosten/${id}`}>{fileName}</a>,
          },
          { label: t('batch.staff.sent'), cell: ({ createdAt }) => t('batch.staff.sent-at', { at: createdAt }) },
          { label: t('batch.staff.lines'), numeric: true, cell: ({ linesTotal }) => number(linesTotal, lang) },
          { label: t('batch.staff.state'), cell: (run) => <RunTag run={run} /> },
        ]}
        rows={runs}
        rowKey={({ id }) => id}
      />
    </Section>
  )
}

/** How far it is, and whether something was refused. */
export function RunTag({ run: { finishedAt, rejected } }: { run: BatchRun }) {
  const { t } = useView()
  if (finishedAt === null) return <Tag tone="info">{t('batch.staff.running')}</Tag>
  return rejected === 0 ? (
    <Tag tone="ok">{t('batch.staff.done')}</Tag>
  ) : (
    <Tag tone="warn">{t('batch.staff.done-rejected', { count: rejected })}</Tag>
  )
}

function Columns() {
  const { t } = useView()
  return (
    <Card flat title={t('batch.staff.columns')}>
      {(['vl', 'nl'] as const).map((land) => (
        <p key={land}>
          <strong>{t(`batch.staff.land.${land}`)}</strong>
          <br />
          {t('batch.staff.columns.text', {
            needed: batchColumns[land].needed.join(', '),
            optional: batchColumns[land].optional.join(', '),
          })}
        </p>
      ))}
      <p>{t('batch.staff.kept', { days: keptDays })}</p>
    </Card>
  )
}
