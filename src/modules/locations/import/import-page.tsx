import {
  Actions,
  Button,
  Card,
  Checkbox,
  CursorPages,
  Details,
  EmptyState,
  FileField,
  Form,
  type FormError,
  type FormValues,
  Page,
  Radios,
  Section,
  Stack,
  Table,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Text } from '../../../text-keys.ts'
import { isOver, lineOutcomes } from './import-run.ts'
import type { ImportRun } from './import-run-queries.ts'
import { failureWords } from './import-words.ts'

export interface ImportPageProps {
  readonly runs: readonly ImportRun[]
  readonly next: string | null
  readonly errors: readonly FormError[]
  readonly values: FormValues
  readonly megabytes: number
}

/** Registers, points and boundaries: choose a file, and see what earlier files did. */
export function ImportPage({ runs, next, errors, values, megabytes }: ImportPageProps) {
  const { t } = useView()
  return (
    <Page title={t('locations.staff.import.title')} intro={t('locations.staff.import.intro')} errors={errors} dense>
      <Stack>
        <Card title={t('locations.staff.import.new')} level={2} flat>
          <UploadForm errors={errors} values={values} megabytes={megabytes} />
        </Card>
        <Section title={t('locations.staff.import.runs')}>
          {runs.length === 0 ? (
            <EmptyState title={t('locations.staff.import.no-runs')} level={3}>
              {t('locations.staff.import.no-runs-hint')}
            </EmptyState>
          ) : (
            <RunTable runs={runs} />
          )}
          <CursorPages previous={null} next={next} />
        </Section>
      </Stack>
    </Page>
  )
}

function UploadForm({ errors, values, megabytes }: Pick<ImportPageProps, 'errors' | 'values' | 'megabytes'>) {
  const { t } = useView()
  const aboutBoundaries =
    errors.some(({ field }) => field === 'code' || field === 'name') || values['kind'] === 'boundaries'
  return (
    <Form action="/werk/import" errors={errors} values={values} files>
      <Radios
        name="kind"
        label={t('locations.staff.import.kind')}
        options={[
          {
            value: 'lrk',
            label: t('locations.staff.import.kind.lrk'),
            hint: t('locations.staff.import.kind-hint.lrk'),
          },
          {
            value: 'postcode_points',
            label: t('locations.staff.import.kind.postcode_points'),
            hint: t('locations.staff.import.kind-hint.postcode_points'),
          },
          {
            value: 'boundaries',
            label: t('locations.staff.import.kind.boundaries'),
            hint: t('locations.staff.import.kind-hint.boundaries'),
          },
        ]}
      />
      <Radios
        name="land"
        label={t('locations.staff.import.land')}
        options={[
          { value: 'nl', label: t('locations.staff.import.land.nl') },
          { value: 'vl', label: t('locations.staff.import.land.vl') },
        ]}
      />
      <FileField
        name="file"
        label={t('locations.staff.import.file')}
        hint={t('locations.staff.import.file-hint', { megabytes })}
        accept=".csv,.json,.geojson,.txt"
      />
      <Details summary={t('locations.staff.import.properties')} open={aboutBoundaries}>
        <TextField
          name="code"
          label={t('locations.staff.import.property-code')}
          hint={t('locations.staff.import.property-code-hint')}
          width={16}
          optional="sometimes"
        />
        <TextField
          name="name"
          label={t('locations.staff.import.property-name')}
          hint={t('locations.staff.import.property-name-hint')}
          width={16}
          optional="sometimes"
        />
      </Details>
      <Checkbox
        name="dry_run"
        label={t('locations.staff.import.dry-run')}
        hint={t('locations.staff.import.dry-run-hint')}
      />
      <Actions>
        <Button>{t('locations.staff.import.start')}</Button>
      </Actions>
    </Form>
  )
}

function RunTable({ runs }: { runs: readonly ImportRun[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('locations.staff.import.runs')}
      captionHidden
      phone="cards"
      rows={runs}
      rowKey={({ id }) => id}
      rowTone={({ state }) => (state === 'failed' ? 'bad' : undefined)}
      columns={[
        {
          label: t('locations.staff.import.file'),
          head: true,
          long: true,
          cell: ({ id, fileName }) => <a href={`/werk/import/${id}`}>{fileName}</a>,
        },
        { label: t('locations.staff.import.kind'), cell: ({ kind }) => t(`locations.staff.import.kind.${kind}`) },
        {
          label: t('locations.staff.import.started'),
          short: true,
          cell: ({ createdAt }) => t('locations.staff.import.at', { at: createdAt }),
        },
        { label: t('locations.staff.import.state'), short: true, cell: (run) => <RunTag run={run} /> },
        { label: t('locations.staff.import.found'), long: true, cell: (run) => foundWords(t, run) },
      ]}
    />
  )
}

/** What came of it in one line; of what is nothing, nothing. */
function foundWords(t: Text, { counts, failure, state }: ImportRun): string {
  if (failure) return failureWords(t, failure)
  if (!counts) return isOver(state) ? '' : t('locations.staff.import.not-yet')
  const parts = lineOutcomes.flatMap((outcome) =>
    counts[outcome] > 0 ? [t(`locations.staff.import.found.${outcome}`, { count: counts[outcome] })] : [],
  )
  return parts.join(', ') || t('locations.staff.import.found.nothing')
}

const tones = {
  waiting: 'info',
  reading: 'info',
  comparing: 'info',
  applying: 'info',
  done: 'ok',
  failed: 'bad',
} as const

/** How a run stands; a dry run says so, because nothing changed. */
export function RunTag({ run }: { run: Pick<ImportRun, 'state' | 'dryRun'> }) {
  const { t } = useView()
  if (run.dryRun && run.state === 'done') return <Tag>{t('locations.staff.import.state.dry')}</Tag>
  return <Tag tone={tones[run.state]}>{t(`locations.staff.import.state.${run.state}`)}</Tag>
}
