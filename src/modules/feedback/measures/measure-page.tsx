import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Checkboxes,
  DataList,
  type DataItem,
  DateField,
  Details,
  Form,
  Hidden,
  LinkButton,
  Page,
  Section,
  Select,
  Stack,
  Tabs,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { MeasureStep } from '../measure.ts'
import { ConsultationTag } from '../panel/consultation-parts-page.tsx'
import type { Consultation } from '../panel/consultation-queries.ts'
import { askPath, consultationPath } from '../panel/panel-paths.ts'
import { measureFields } from './measure-fields.ts'
import type { MeasureEntry } from './measure-list-queries.ts'
import { MeasureDue, Origin } from './measures-page.tsx'
import { toneOfMeasure } from './measures-part-page.tsx'

export interface MeasurePageProps {
  readonly measure: MeasureEntry
  /** What panels were asked about it. */
  readonly consultations: readonly Consultation[]
  /** The reader watches over its house. */
  readonly coordinates: boolean
  /** What the reader may do with it now. */
  readonly steps: readonly MeasureStep[]
  readonly me: string
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly saved: boolean
  readonly changed: boolean
}

/** One measure: where it stands, and what its reader can do. */
export function MeasurePage(props: MeasurePageProps) {
  const { measure, steps, me, today, errors, saved, changed } = props
  const { t } = useView()
  const may = (step: MeasureStep) => steps.includes(step)
  const checks = may('verify') && (measure.doneBy !== me || measure.alone)
  return (
    <Page
      title={t('measures.staff.one.title')}
      dense
      tags={
        <>
          <Tag tone={toneOfMeasure[measure.state]}>{t(`feedback.measure.${measure.state}`)}</Tag>
          {measure.state === 'planned' && <MeasureDue {...measure} today={today} />}
        </>
      }
      intro={measure.words}
      crumbs={[{ label: t('measures.staff.title'), href: '/werk/maatregelen' }]}
      errors={errors}
      notice={
        <>
          {saved && (
            <Alert kind="ok" live>
              {t('desk.staff.notice.maatregel')}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" title={t('desk.staff.changed.title')} live>
              {t('desk.staff.changed')}
            </Alert>
          )}
        </>
      }
    >
      <Stack>
        <DataList items={useFacts(measure)} />
        {may('claim') && (
          <Section title={t('measures.staff.claim.open')}>
            <StepForm {...props} step="claim" label={t('measures.staff.claim.proof')} open />
          </Section>
        )}
        {checks && (
          <Section title={t('measures.staff.verify.open')}>
            <StepForm {...props} step="verify" also="reject" label={t('measures.staff.verify.what')} open />
          </Section>
        )}
        {measure.state === 'done' && !checks && <p>{t('measures.staff.verify.other')}</p>}
        {measure.reactionId === null && props.coordinates && <Advice {...props} />}
        {may('move') && <StepForm {...props} step="move" label={t('measures.staff.move.words')} day />}
        {may('cancel') && <StepForm {...props} step="cancel" label={t('measures.staff.cancel.words')} />}
      </Stack>
    </Page>
  )
}

/** What the panel of the house says of an improvement. */
function Advice({ measure, consultations }: MeasurePageProps) {
  const { t } = useView()
  const house = { slug: measure.organisationSlug }
  const open = measure.state === 'planned' || measure.state === 'done'
  return (
    <Section title={t('measures.staff.panel')}>
      <ul>
        {consultations.map((one) => (
          <li key={one.id}>
            <a href={consultationPath(house, one.id)}>{one.panelName}</a> <ConsultationTag state={one.state} />
          </li>
        ))}
      </ul>
      {open && (
        <Actions>
          <LinkButton kind="secondary" href={`${askPath(house)}?over=measure&maatregel=${measure.id}`}>
            {t('measures.staff.panel.ask')}
          </LinkButton>
        </Actions>
      )}
    </Section>
  )
}

function useFacts(measure: MeasureEntry): DataItem[] {
  const { t, lang } = useView()
  const { ownerName, dueOn, organisationName, locationName, proof, doneName, doneOn, verifiedName, verifiedOn } =
    measure
  const facts: readonly (readonly [string, string | null])[] = [
    [t('measures.staff.owner'), ownerName],
    [t('measures.staff.due'), longDay(dueOn, lang)],
    [t('measures.staff.house'), organisationName],
    [t('measures.staff.location'), locationName],
    [t('measures.staff.done-by'), doneName && doneOn ? `${doneName}, ${longDay(doneOn, lang)}` : null],
    [t('measures.staff.proof'), proof === '' ? null : proof],
    [
      t('measures.staff.verified-by'),
      verifiedName && verifiedOn ? `${verifiedName}, ${longDay(verifiedOn, lang)}` : null,
    ],
    [t('measures.staff.reason'), measure.reason === '' ? null : measure.reason],
  ]
  return [
    ...facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
    { label: t('measures.staff.from'), value: <Origin {...measure} /> },
  ]
}

interface StepFormProps extends MeasurePageProps {
  readonly step: Exclude<MeasureStep, 'agree' | 'reject'>
  /** A second button that says the contrary. */
  readonly also?: 'reject'
  readonly label: string
  readonly open?: boolean
  readonly day?: boolean
}

function StepForm({ measure, step, also, label, open = false, day = false, typed, errors }: StepFormProps) {
  const { t } = useView()
  const field = measureFields[step]
  const form = (
    <Form action={`/werk/maatregelen/${measure.id}`} values={typed} errors={errors}>
      <Hidden name="versie" value={String(measure.version)} />
      {day && <DateField name="move" label={t('measures.staff.move.day')} />}
      <TextArea name={field} label={label} rows={3} />
      <Actions>
        <Button kind={step === 'cancel' ? 'danger' : open ? 'primary' : 'secondary'} name="stap" value={step}>
          {t(`measures.staff.${step}`)}
        </Button>
        {also && (
          <Button kind="secondary" name="stap" value={also}>
            {t(`measures.staff.${also}`)}
          </Button>
        )}
      </Actions>
    </Form>
  )
  if (open) return form
  return (
    <Details
      summary={t(`measures.staff.${step}.open`)}
      open={errors.some((one) => one.field === field || one.field === step)}
    >
      {form}
    </Details>
  )
}

export interface NewMeasurePageProps {
  readonly houses: readonly { readonly slug: string; readonly name: string }[]
  readonly house: { readonly slug: string; readonly name: string }
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  /** What happened here lately. */
  readonly situations: readonly { readonly id: string; readonly title: string }[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Something that will be different in the whole house, whoever spoke of it. */
export function NewMeasurePage({ houses, house, colleagues, situations, typed, errors }: NewMeasurePageProps) {
  const { t } = useView()
  const address = (slug: string) => `/werk/maatregelen/nieuw?huis=${slug}`
  return (
    <Page
      title={t('measures.staff.new')}
      intro={t('measures.staff.new.intro', { house: house.name })}
      dense
      crumbs={[{ label: t('measures.staff.title'), href: '/werk/maatregelen' }]}
      errors={errors}
    >
      {houses.length > 1 && (
        <Tabs
          label={t('measures.staff.house')}
          items={houses.map(({ slug, name }) => ({ label: name, href: address(slug) }))}
          current={address(house.slug)}
        />
      )}
      <Form action="/werk/maatregelen/nieuw" values={typed} errors={errors} guard>
        <Hidden name="huis" value={house.slug} />
        <TextArea name="measure_words" label={t('measures.staff.words')} rows={3} />
        <Select
          name="owner"
          label={t('measures.staff.owner')}
          hint={t('measures.staff.owner.hint')}
          empty={t('desk.staff.choose')}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField name="measure" label={t('measures.staff.due')} />
        {situations.length > 0 && (
          <Checkboxes
            name="situations"
            label={t('measures.staff.situations')}
            hint={t('measures.staff.situations.hint')}
            options={situations.map(({ id, title }) => ({ value: id, label: title }))}
            optional
          />
        )}
        <TextField
          name="report_year"
          label={t('measures.staff.report-year')}
          hint={t('measures.staff.report-year.hint')}
          keyboard="numeric"
          width={4}
          optional
        />
        <Actions>
          <Button>{t('measures.staff.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
