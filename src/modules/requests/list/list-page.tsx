import { moment } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  Checkbox,
  EmptyState,
  FileField,
  Form,
  type FormError,
  type FormValues,
  Grid,
  Kpis,
  Live,
  Page,
  Section,
  Select,
  Stack,
  Table,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { listFields, neededFields } from './list-columns.ts'
import type { KeptLine, ListImport } from './list-queries.ts'
import type { Looked } from './list-actions.ts'
import { countsOf, type LineReason } from './list-report.ts'

const here = '/werk/wachtlijst'

export interface ListsPageProps {
  readonly desks: readonly { readonly id: string; readonly name: string }[]
  readonly lists: readonly ListImport[]
  readonly errors: readonly FormError[]
  readonly values: FormValues
}

/** Bring the waiting list along that the desk kept until now. */
export function ListsPage({ desks, lists, errors, values }: ListsPageProps) {
  const { t } = useView()
  return (
    <Page title={t('list.staff.title')} intro={t('list.staff.intro')} errors={errors} dense>
      <Stack>
        <Form action={here} errors={errors} values={values} files>
          {desks.length > 1 ? (
            <Select
              name="desk"
              label={t('list.staff.desk')}
              options={desks.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <FileField name="file" label={t('list.staff.file')} hint={t('list.staff.file-hint')} accept=".xlsx,.csv" />
          <Actions>
            <Button>{t('list.staff.look')}</Button>
          </Actions>
        </Form>
        <Section title={t('list.staff.earlier')}>
          {lists.length === 0 ? (
            <EmptyState title={t('list.staff.none')} level={3}>
              {t('list.staff.none-hint')}
            </EmptyState>
          ) : (
            <ListTable lists={lists} />
          )}
        </Section>
      </Stack>
    </Page>
  )
}

function ListTable({ lists }: Pick<ListsPageProps, 'lists'>) {
  const { t, lang } = useView()
  return (
    <Table
      caption={t('list.staff.earlier')}
      captionHidden
      phone="cards"
      rows={lists}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('list.staff.file'),
          head: true,
          cell: ({ id, fileName }) => <a href={`${here}/${id}`}>{fileName}</a>,
        },
        { label: t('list.staff.when'), cell: ({ createdAt, zone }) => moment(createdAt, zone, lang) },
        {
          label: t('list.staff.state'),
          cell: ({ state }) => <Tag tone={state === 'done' ? 'ok' : 'info'}>{t(`list.staff.state.${state}`)}</Tag>,
        },
        {
          label: t('list.staff.result'),
          cell: ({ counts }) => (counts ? t('list.staff.counts', counts) : ''),
        },
      ]}
    />
  )
}

export interface MapPageProps {
  readonly list: ListImport
  readonly looked: Looked
  readonly errors: readonly FormError[]
  readonly values: FormValues
}

/** Say which column is which, and see at once what would become of every row. */
export function MapPage({ list, looked, errors, values }: MapPageProps) {
  const { t } = useView()
  const columns = looked.headings.map((heading, index) => ({
    value: String(index),
    label: heading || t('list.staff.column', { number: index + 1 }),
  }))
  const fresh = countsOf(looked.lines).new
  const chosen = Object.fromEntries(listFields.map((field) => [field, String(list.mapping[field] ?? '')]))
  return (
    <Page title={list.fileName} crumbs={[{ href: here, label: t('list.staff.title') }]} errors={errors} dense>
      <Stack>
        <Alert kind="info">{t('list.staff.trial')}</Alert>
        <Outcome looked={looked} />
        <Form
          action={`${here}/${list.id}`}
          errors={errors}
          values={{ ...chosen, letters: list.sendLetters ? 'yes' : '', ...values }}
        >
          <Section title={t('list.staff.columns')}>
            <Grid>
              {listFields.map((field) => (
                <Select
                  key={field}
                  name={field}
                  label={t(`list.staff.field.${field}`)}
                  optional={!neededFields.includes(field)}
                  options={[{ value: '', label: t('list.staff.no-column') }, ...columns]}
                />
              ))}
            </Grid>
          </Section>
          <Sample looked={looked} />
          <Checkbox name="letters" value="yes" label={t('list.staff.letters')} hint={t('list.staff.letters-hint')} />
          <Actions>
            <Button name="doe" value="kijk" kind="secondary">
              {t('list.staff.look-again')}
            </Button>
            {fresh > 0 && (
              <Button name="doe" value="uitvoeren">
                {t('list.staff.carry-out', { count: fresh })}
              </Button>
            )}
          </Actions>
        </Form>
      </Stack>
    </Page>
  )
}

interface SampleRow {
  readonly cells: readonly string[]
  readonly index: number
}

function Sample({ looked: { headings, sample } }: { looked: Looked }) {
  const { t } = useView()
  return (
    <Section title={t('list.staff.sample')}>
      <Table
        caption={t('list.staff.sample')}
        captionHidden
        rows={sample.map((cells, index): SampleRow => ({ cells, index }))}
        rowKey={({ index }) => String(index)}
        columns={headings.map((heading, index) => ({
          label: heading || t('list.staff.column', { number: index + 1 }),
          head: index === 0,
          long: true,
          cell: ({ cells }: SampleRow) => cells[index] ?? '',
        }))}
      />
    </Section>
  )
}

function Outcome({ looked: { lines } }: { looked: Looked }) {
  const { t } = useView()
  const rejected = lines.flatMap((line) => (line.outcome === 'rejected' ? [line] : []))
  return (
    <>
      <Counts counts={countsOf(lines)} />
      {rejected.length > 0 ? (
        <Section title={t('list.staff.rejected')}>
          <Rejected lines={rejected} />
        </Section>
      ) : null}
    </>
  )
}

function Counts({ counts }: { counts: NonNullable<ListImport['counts']> }) {
  const { t } = useView()
  return (
    <Kpis
      label={t('list.staff.result')}
      items={(['new', 'duplicate', 'rejected'] as const).map((outcome) => ({
        label: t(`list.staff.outcome.${outcome}`),
        value: String(counts[outcome]),
      }))}
    />
  )
}

const shown = 100

function Rejected({ lines }: { lines: readonly { readonly line: number; readonly reason: LineReason }[] }) {
  const { t } = useView()
  return (
    <>
      <Table
        caption={t('list.staff.rejected')}
        captionHidden
        phone="cards"
        rows={lines.slice(0, shown)}
        rowKey={({ line }) => String(line)}
        columns={[
          { label: t('list.staff.line'), numeric: true, cell: ({ line }) => line },
          { label: t('list.staff.reason'), head: true, cell: ({ reason }) => t(`list.staff.reason.${reason}`) },
        ]}
      />
      {lines.length > shown ? <p>{t('list.staff.more', { count: lines.length - shown })}</p> : null}
    </>
  )
}

export interface DonePageProps {
  readonly list: ListImport
  readonly lines: readonly KeptLine[]
}

/** Being carried out, or done: what became of every row. */
export function ListDonePage({ list, lines }: DonePageProps) {
  const { t } = useView()
  const waiting = list.state === 'waiting'
  const rejected = lines.flatMap(({ line, reason }) => (reason === null ? [] : [{ line, reason }]))
  const made = lines.flatMap(({ line, number }) => (number === null ? [] : [{ line, number }]))
  return (
    <Page title={list.fileName} crumbs={[{ href: here, label: t('list.staff.title') }]} dense htmx>
      <Live id="lijst" href={`${here}/${list.id}`} every={waiting ? 2 : undefined}>
        <Stack>
          <Alert kind={waiting ? 'info' : 'ok'}>{t(waiting ? 'list.staff.busy' : 'list.staff.done')}</Alert>
          {list.counts ? <Counts counts={list.counts} /> : null}
          {rejected.length > 0 ? (
            <Section title={t('list.staff.rejected')}>
              <Rejected lines={rejected} />
            </Section>
          ) : null}
          {made.length > 0 ? (
            <Section title={t('list.staff.made')}>
              <Made made={made} />
            </Section>
          ) : null}
        </Stack>
      </Live>
    </Page>
  )
}

function Made({ made }: { made: readonly { readonly line: number; readonly number: string }[] }) {
  const { t } = useView()
  return (
    <>
      <Table
        caption={t('list.staff.made')}
        captionHidden
        phone="cards"
        rows={made.slice(0, shown)}
        rowKey={({ number }) => number}
        columns={[
          { label: t('list.staff.line'), numeric: true, cell: ({ line }) => line },
          {
            label: t('list.staff.request'),
            head: true,
            cell: ({ number }) => <a href={`/werk/aanvragen/${number}`}>{number}</a>,
          },
        ]}
      />
      {made.length > shown ? <p>{t('list.staff.more', { count: made.length - shown })}</p> : null}
    </>
  )
}
