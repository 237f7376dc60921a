import type { ComponentChildren } from 'preact'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  DateField,
  Fieldset,
  FileField,
  Form,
  Grid,
  Page,
  Radios,
  Section,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { amountNames } from '../flanders/income-tariff-sets.ts'
import {
  bandField,
  bandParts,
  capNames,
  estimateNames,
  type FieldName,
  type FlatField,
  mostBands,
  stepNames,
} from './flat-set.ts'
import { neededColumns, otherColumns } from './set-table.ts'
import { unitWords } from './set-words.ts'
import { newSetPath, setsPath } from './sets-page.tsx'
import { formulaKinds, proposedCertainties } from './typed-proposal.ts'

interface NewSetPageProps {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  /** What is calculated with today, beside each question. */
  readonly now: readonly FlatField[]
}

/** Every value of an income tariff, typed from its source. */
export function NewFlemishPage({ typed, errors, now }: NewSetPageProps) {
  const { t } = useView()
  return (
    <NewPage title={t('sets.staff.form.vl')} errors={errors}>
      <Form action={newSetPath('vl')} values={typed} errors={errors} guard>
        <Section title={t('sets.staff.form.when')}>
          <DateField name="from" label={t('sets.staff.form.from')} hint={t('sets.staff.form.from.hint')} />
          <DateField name="until" label={t('sets.staff.form.until')} hint={t('sets.staff.form.until.hint')} />
          <About />
          <Radios
            name="kind"
            label={t('sets.staff.kind')}
            options={formulaKinds.map((kind) => ({
              value: kind,
              label: t(`sets.staff.kind.${kind}`),
              hint: t(`sets.staff.kind.${kind}.hint`),
            }))}
          />
        </Section>
        <Section title={t('sets.staff.form.amounts')}>
          <p>{t('sets.staff.form.amounts.hint')}</p>
          {amountNames.map((name) => (
            <Value key={name} name={name} field={name} now={now} optional="sometimes" />
          ))}
          <Value name="months" field="months" now={now} />
        </Section>
        <Section title={t('sets.staff.form.bands')}>
          <p>{t('sets.staff.form.bands.hint')}</p>
          <Grid>
            {Array.from({ length: mostBands }, (_, index) => index + 1).map((number) => (
              <Fieldset key={number} legend={t('sets.staff.form.band', { number })}>
                {bandParts.map((part) => (
                  <Value key={part} name={part} field={bandField(part, number)} now={now} optional="sometimes" />
                ))}
              </Fieldset>
            ))}
          </Grid>
        </Section>
        <Section title={t('sets.staff.form.steps')}>
          <p>{t('sets.staff.form.steps.hint')}</p>
          {stepNames.map((name) => (
            <Value key={name} name={name} field={name} now={now} optional="sometimes" />
          ))}
        </Section>
        <Section title={t('sets.staff.form.estimate')}>
          <p>{t('sets.staff.form.estimate.hint')}</p>
          {estimateNames.map((name) => (
            <Value key={name} name={name} field={name} now={now} optional="sometimes" />
          ))}
        </Section>
        <Propose />
      </Form>
    </NewPage>
  )
}

/** A Dutch year: prices and hours typed, the table from a file. */
export function NewDutchPage({ typed, errors, now }: NewSetPageProps) {
  const { t } = useView()
  const [needed, other] = [neededColumns.join(', '), otherColumns.join(', ')]
  return (
    <NewPage title={t('sets.staff.form.nl')} errors={errors}>
      <Form action={newSetPath('nl')} values={typed} errors={errors} files guard>
        <Section title={t('sets.staff.form.when')}>
          <TextField name="year" label={t('sets.staff.form.year')} keyboard="numeric" width={4} />
          <About />
        </Section>
        <Section title={t('sets.staff.form.caps')}>
          {capNames.map((name) => (
            <Value key={name} name={name} field={name} now={now} />
          ))}
          <Value name="most_hours" field="most_hours" now={now} />
        </Section>
        <Section title={t('sets.staff.form.table')}>
          <FileField
            name="file"
            label={t('sets.staff.form.file')}
            hint={t('sets.staff.form.file.hint', { needed, other })}
            accept=".csv,.xlsx"
            optional="sometimes"
          />
          <TextArea
            name="table"
            label={t('sets.staff.form.paste')}
            hint={t('sets.staff.form.paste.hint')}
            rows={8}
            optional="sometimes"
          />
        </Section>
        <Propose />
      </Form>
    </NewPage>
  )
}

interface FrameProps {
  readonly title: string
  readonly errors: readonly FieldError[]
  readonly children: ComponentChildren
}

function NewPage({ title, errors, children }: FrameProps) {
  const { t } = useView()
  return (
    <Page
      title={title}
      intro={t('sets.staff.form.intro')}
      crumbs={[{ href: setsPath, label: t('sets.staff.title') }]}
      errors={errors}
      dense
    >
      {children}
    </Page>
  )
}

function About() {
  const { t } = useView()
  return (
    <>
      <TextField name="source" label={t('sets.staff.source')} hint={t('sets.staff.form.source.hint')} />
      <Radios
        name="certainty"
        label={t('sets.staff.form.certainty')}
        options={proposedCertainties.map((one) => ({ value: one, label: t(`sets.staff.form.certainty.${one}`) }))}
      />
    </>
  )
}

function Propose() {
  const { t } = useView()
  return (
    <>
      <Alert>{t('sets.staff.form.check')}</Alert>
      <Actions>
        <Button>{t('sets.staff.form.propose')}</Button>
      </Actions>
    </>
  )
}

interface ValueProps {
  readonly name: FieldName
  readonly field: string
  readonly now: readonly FlatField[]
  readonly optional?: boolean | 'sometimes'
}

const inEuro: ReadonlySet<FieldName> = new Set<FieldName>([
  'band_up_to',
  'band_cap',
  ...stepNames,
  ...amountNames,
  ...capNames,
  'spread_below_caps',
  'spread_at_caps',
  'spread_above_bands',
  'spread_low_below',
  'spread_low_less',
])

/** One value, with what it is today as a hint. */
function Value({ name, field, now, optional = false }: ValueProps) {
  const { t, lang } = useView()
  const today = now.find((one) => one.field === field)
  const hint =
    today?.value === undefined || today.value === null
      ? undefined
      : t('sets.staff.form.now', { value: unitWords(today.value, today.unit, lang) })
  return (
    <TextField
      name={field}
      label={t(`sets.staff.field.${name}`)}
      hint={hint}
      prefix={inEuro.has(name) ? '€' : undefined}
      keyboard="decimal"
      width={16}
      optional={optional}
    />
  )
}
