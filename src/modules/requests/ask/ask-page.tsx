import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Button,
  Card,
  CheckGrid,
  Chips,
  DateField,
  Details,
  Form,
  Hidden,
  Page,
  Radios,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { remarksLimit } from '../asked.ts'
import { dayParts, weekdays } from '../../locations/rules.ts'
import { type AskingStep, type AskStep, askSteps, fieldsBeside, stepBefore } from './ask-steps.ts'

/** About which place the form is, and which form it is. */
export interface AskSubject {
  /** `nl-100178376` */
  readonly opvang: string
  readonly locationName: string
  readonly locationPlace: string | null
  readonly locationPath: string
  readonly deskName: string
  /** Of this form: sent twice, it is one request. */
  readonly key: string
  /** How many working days the desk has to answer. */
  readonly answerDays: number
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
}

export interface AskPageProps {
  readonly subject: AskSubject
  readonly step: AskingStep
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  /** The person came from "check your answers" to change something, and goes back there. */
  readonly checking: boolean
}

/** One topic of the form; the answers of the other topics travel along unseen. */
export function AskPage({ subject, step, typed, errors, checking }: AskPageProps) {
  const { t } = useView()
  const Questions = { kind: ChildQuestions, opvang: CareQuestions, contact: ContactQuestions }[step]
  const before = stepBefore(step)
  return (
    <Page
      title={t(`requests.ask.${step}.title`)}
      step={{ current: askSteps.indexOf(step) + 1, total: askSteps.length }}
      back={{ label: subject.locationName, href: subject.locationPath }}
      errors={errors}
      aside={<Beside subject={subject} step={step} />}
    >
      <Form action="/aanvraag/nieuw" errors={errors} values={typed} guard>
        <Carried subject={subject} step={step} typed={typed} checking={checking} />
        <Questions subject={subject} typed={typed} />
        <Actions>
          <Button name="naar" value="volgende">
            {checking ? t('requests.ask.to-check') : t('requests.ask.next')}
          </Button>
          {before && !checking && (
            <Button kind="secondary" name="naar" value={before}>
              {t('requests.ask.previous')}
            </Button>
          )}
        </Actions>
      </Form>
    </Page>
  )
}

interface CarriedProps {
  readonly subject: AskSubject
  readonly step: AskStep
  readonly typed: Typed
  readonly checking?: boolean
}

/** What this page does not ask: which form it is, and every answer given before or after. */
export function Carried({ subject, step, typed, checking = false }: CarriedProps) {
  return (
    <>
      <Hidden name="opvang" value={subject.opvang} />
      <Hidden name="sleutel" value={subject.key} />
      <Hidden name="stap" value={step} />
      {checking && <Hidden name="terug" value="controle" />}
      {fieldsBeside(step).map((name) => (
        <Hidden key={name} name={name} value={[typed[name] ?? []].flat().join(' ')} />
      ))}
    </>
  )
}

/** Beside every page of the form: about which place it is, and why we ask, or what comes after it. */
export function Beside({ subject, step }: { subject: AskSubject; step: AskStep }) {
  const { t } = useView()
  const { locationName, locationPlace, deskName } = subject
  return (
    <>
      <Card flat title={t('requests.ask.where.title')}>
        <p>{locationPlace === null ? locationName : `${locationName}, ${locationPlace}`}</p>
      </Card>
      <Card flat title={step === 'controle' ? t('requests.sent.next.title') : t('requests.ask.why.title')}>
        <p>
          {step === 'controle'
            ? t('requests.check.next', { desk: deskName, days: subject.answerDays })
            : t(`requests.ask.${step}.why`)}
        </p>
        <p>{t('requests.ask.who-sees', { desk: deskName })}</p>
      </Card>
    </>
  )
}

interface QuestionsProps {
  readonly subject: AskSubject
  readonly typed: Typed
  readonly reader?: Reader
}

/** Whom the labels speak to: the family itself, or the desk that writes down what a family tells. */
type Reader = 'family' | 'desk'

const labelsFor = {
  family: {
    childName: 'requests.field.child-name',
    childHint: 'requests.field.child-name.hint',
    daysHint: 'requests.field.days.hint',
    halfDays: 'requests.field.half-days.open',
    name: 'requests.field.contact-name',
    emailHint: 'requests.field.email.hint',
    phoneHint: 'requests.field.phone.hint',
    language: 'requests.field.language',
    remarks: 'requests.field.remarks',
  },
  desk: {
    childName: 'requests.staff.field.child-name',
    childHint: 'requests.staff.field.child-name.hint',
    daysHint: 'requests.staff.field.days.hint',
    halfDays: 'requests.staff.field.half-days.open',
    name: 'requests.staff.field.contact-name',
    emailHint: 'requests.staff.field.email.hint',
    phoneHint: 'requests.staff.field.phone.hint',
    language: 'requests.staff.field.language',
    remarks: 'requests.staff.field.remarks',
  },
} as const

export function ChildQuestions({ reader = 'family' }: { reader?: Reader }) {
  const { t } = useView()
  const labels = labelsFor[reader]
  return (
    <>
      <TextField name="child_name" label={t(labels.childName)} hint={t(labels.childHint)} />
      <DateField
        name="birth"
        label={t('requests.field.birth')}
        hint={t('requests.field.birth.hint', { example: '27 3 2025' })}
      />
    </>
  )
}

export function CareQuestions({ subject: { today }, typed, reader = 'family' }: QuestionsProps) {
  const { t } = useView()
  const labels = labelsFor[reader]
  const example = `${today.day} ${today.month} ${today.year}`
  const halves = typed['half_days']
  return (
    <>
      <DateField name="start" label={t('requests.field.start')} hint={t('requests.field.start.hint', { example })} />
      <Chips
        name="days"
        label={t('requests.field.days')}
        hint={t(labels.daysHint)}
        options={weekdays.map((day) => ({ value: day, label: capital(t(`locations.day.${day}`)) }))}
      />
      <Details summary={t(labels.halfDays)} open={halves !== undefined && halves.length > 0}>
        <CheckGrid
          name="half_days"
          label={t('requests.field.half-days')}
          optional
          columns={dayParts.map((part) => ({ value: part, label: t(`requests.part.${part}`) }))}
          rows={weekdays.map((day) => ({ value: day, label: t(`locations.day.${day}`) }))}
          cell={(part, day) => `${day.value}-${part.value}`}
        />
      </Details>
    </>
  )
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

export function ContactQuestions({ reader = 'family' }: { reader?: Reader }) {
  const { t } = useView()
  const labels = labelsFor[reader]
  // The browser of a desk worker must not propose his own address.
  const own = (what: string) => (reader === 'family' ? what : 'off')
  return (
    <>
      <TextField name="contact_name" label={t(labels.name)} autocomplete={own('name')} />
      <TextField
        name="contact_email"
        type="email"
        label={t('requests.field.email')}
        hint={t(labels.emailHint)}
        autocomplete={own('email')}
        optional
      />
      <TextField
        name="contact_phone"
        type="tel"
        width={16}
        label={t('requests.field.phone')}
        hint={t(labels.phoneHint)}
        autocomplete={own('tel')}
        optional
      />
      <Radios
        name="language"
        label={t(labels.language)}
        options={(['nl', 'fr', 'en'] as const).map((lang) => ({ value: lang, label: t(`requests.language.${lang}`) }))}
      />
      <TextArea
        name="remarks"
        label={t(labels.remarks)}
        hint={t('requests.field.remarks.hint')}
        maxLength={remarksLimit}
        optional
      />
    </>
  )
}
