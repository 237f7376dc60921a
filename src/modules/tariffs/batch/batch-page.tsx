import { number } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  FileField,
  Form,
  Kpis,
  Page,
  Section,
  Table,
  useView,
} from '../../../ui/index.ts'
import { type Batch, batchColumns } from './batch-lines.ts'

interface BatchPageProps {
  readonly batch?: Batch
  readonly fault?: 'file' | 'not_a_sheet' | 'too_large' | 'empty' | 'headings'
}

const mostShown = 100

/** Many families at once: look first, then take the result along. */
export function BatchPage({ batch, fault }: BatchPageProps) {
  const { t } = useView()
  const errors = fault ? [{ field: 'file', message: t(`batch.staff.error.${fault}`) }] : []
  return (
    <Page title={t('batch.staff.title')} intro={t('batch.staff.intro')} errors={errors} dense aside={<Columns />}>
      {batch && <Outcome batch={batch} />}
      <Section title={batch ? t('batch.staff.again') : t('batch.staff.choose')}>
        <Form action="/werk/kosten" files errors={errors}>
          <FileField name="file" label={t('batch.staff.file')} hint={t('batch.staff.file.hint')} accept=".csv,.xlsx" />
          <Actions>
            <Button>{t('batch.staff.look')}</Button>
            <Button kind="secondary" action="/werk/kosten/bestand">
              {t('batch.staff.download')}
            </Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  )
}

function Outcome({ batch: { lines } }: { batch: Batch }) {
  const { t, lang } = useView()
  const rejected = lines.filter(({ fault }) => fault !== null)
  const estimates = lines.filter(({ result }) => result?.certainty === 'estimate')
  return (
    <>
      <Kpis
        label={t('batch.staff.outcome')}
        items={[
          { label: t('batch.staff.calculated'), value: number(lines.length - rejected.length, lang) },
          { label: t('batch.staff.estimates'), value: number(estimates.length, lang) },
          { label: t('batch.staff.rejected'), value: number(rejected.length, lang) },
        ]}
      />
      {rejected.length === 0 ? (
        <Alert kind="ok" live>
          {t('batch.staff.all-right')}
        </Alert>
      ) : (
        <Section title={t('batch.staff.rejected.title')}>
          <Table
            caption={t('batch.staff.rejected.title')}
            captionHidden
            phone="cards"
            columns={[
              { label: t('batch.staff.line'), head: true, numeric: true, cell: ({ line }) => line },
              { label: t('batch.staff.reference'), long: true, cell: ({ reference }) => reference || '–' },
              { label: t('batch.staff.column'), cell: ({ fault }) => fault?.column },
              {
                label: t('batch.staff.typed'),
                long: true,
                cell: ({ fault }) => fault?.typed || t('batch.staff.nothing'),
              },
            ]}
            rows={rejected.slice(0, mostShown)}
            rowKey={({ line }) => String(line)}
          />
          {rejected.length > mostShown && <p>{t('batch.staff.more', { count: rejected.length - mostShown })}</p>}
        </Section>
      )}
    </>
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
      <p>{t('batch.staff.kept')}</p>
    </Card>
  )
}
