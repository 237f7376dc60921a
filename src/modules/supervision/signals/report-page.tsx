import type { Land } from '../../../lib/law.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Button,
  Card,
  DateField,
  Form,
  Hidden,
  Page,
  Quote,
  Radios,
  Section,
  Stack,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { DangerCalls, Ways } from '../../feedback/index.ts'
import { passedOnKinds } from '../../feedback/rules.ts'
import { howPath } from './how.ts'
import { signalPath, signalsPath } from './signal.ts'
import type { Signal } from './signal-queries.ts'

export interface ReportPageProps {
  readonly signal: Signal
  /** Null: nobody on this installation watches over the location. */
  readonly authority: { readonly name: string } | null
  readonly formKey: string
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors?: readonly FieldError[] | undefined
}

/** The desk tells the authority itself: here where it is, otherwise the telephone numbers, with room to note that it was done. */
export function ReportPage(props: ReportPageProps) {
  const { signal, authority, today, errors = [] } = props
  const { t } = useView()
  const { location } = signal
  return (
    <Page
      title={
        authority ? t('signals.staff.report.to', { authority: authority.name }) : t('signals.staff.report.outside')
      }
      crumbs={[
        { label: t('signals.staff.title'), href: signalsPath },
        { label: location.name, href: signalPath(signal.id) },
      ]}
      errors={errors}
      dense
      aside={
        <Card flat title={t('signals.staff.heard-words')}>
          <Quote>{signal.words}</Quote>
          <p>
            <a href={howPath}>{t('signals.staff.help.how')}</a>
          </p>
        </Card>
      }
    >
      <Stack>
        {signal.gravity === 'danger' && <DangerCalls land={location.land} today={today} />}
        {authority ? <Inside {...props} authority={authority} /> : <Outside {...props} land={location.land} />}
      </Stack>
    </Page>
  )
}

function Inside({ signal, authority, formKey, typed, errors }: ReportPageProps & { authority: { name: string } }) {
  const { t } = useView()
  return (
    <>
      <p>{t('signals.staff.report.name', { desk: signal.deskName, authority: authority.name })}</p>
      <Form
        action={`${signalPath(signal.id)}/melden`}
        values={typed}
        errors={errors}
        keep={`report-${signal.id}`}
        guard
      >
        <Hidden name="sleutel" value={formKey} />
        <Radios
          name="report_kind"
          label={t('signals.staff.report.kind')}
          options={passedOnKinds.map((value) => ({
            value,
            label: t(`signals.staff.report.kind.${value}`),
            hint: t(`signals.staff.report.kind.${value}.hint`),
          }))}
        />
        <TextArea
          name="report_words"
          label={t('signals.staff.report.words')}
          hint={t('signals.staff.report.words.hint')}
          rows={8}
          maxLength={9000}
        />
        <Radios
          name="told"
          label={t('signals.staff.report.told')}
          options={(['nothing', 'kind', 'name'] as const).map((value) => ({
            value,
            label: t(`signals.staff.report.told.${value}`, { source: t(`signals.staff.source.${signal.source}`) }),
          }))}
        />
        <TextField name="told_name" label={t('signals.staff.report.told-name')} optional="sometimes" />
        <TextField name="told_consent" label={t('signals.staff.report.consent')} optional="sometimes" />
        <Radios
          name="may_name"
          label={t('signals.staff.report.may-name')}
          options={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`signals.staff.report.may-name.${value}`),
          }))}
        />
        <TextField
          name="email"
          type="email"
          label={t('signals.staff.report.email')}
          hint={t('signals.staff.report.email.hint')}
        />
        <TextField name="phone" type="tel" label={t('signals.staff.report.phone')} optional />
        <Actions>
          <Button>{t('signals.staff.report.send')}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** Nobody here watches over it: whom to call or write to, and a note that it was done. */
function Outside({ signal, formKey, land, today, typed, errors }: ReportPageProps & { land: Land }) {
  const { t } = useView()
  return (
    <>
      <p>{t('signals.staff.report.nobody')}</p>
      <Ways land={land} today={today} purposes={['authority']} level={2} />
      <Section title={t('signals.staff.outside')}>
        <Form action={`${signalPath(signal.id)}/buiten`} values={typed} errors={errors}>
          <Hidden name="sleutel" value={formKey} />
          <TextField name="whom" label={t('signals.staff.outside.whom')} hint={t('signals.staff.outside.whom.hint')} />
          <DateField name="outside" label={t('signals.staff.outside.day')} />
          <TextArea
            name="outside_words"
            label={t('signals.staff.outside.words')}
            hint={t('signals.staff.outside.words.hint')}
            rows={2}
            optional
          />
          <Actions>
            <Button>{t('signals.staff.outside.save')}</Button>
          </Actions>
        </Form>
      </Section>
    </>
  )
}
