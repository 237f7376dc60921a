import { Fragment } from 'preact'
import type { Typed } from '../../../platform/form.ts'
import {
  Actions,
  Button,
  CheckGrid,
  Chips,
  DateField,
  Details,
  Fieldset,
  Hidden,
  Radios,
  Stack,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { dayParts, weekdays } from '../../locations/rules.ts'
import {
  addressLimit,
  contactWays,
  daysFlexibilities,
  mostChildren,
  remarksLimit,
  startFlexibilities,
  urgencies,
} from '../asked.ts'
import { childCount, childFields } from './children.ts'

// The questions of the form, as the family itself answers them page by page, and as the desk does on one page.

/** Whom the labels speak to: the family itself, or the desk that writes down what a family tells. */
type Reader = 'family' | 'desk'

interface QuestionsProps {
  readonly typed: Typed
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  readonly reader?: Reader
}

const labelsFor = {
  family: {
    childName: 'requests.field.child-name',
    childHint: 'requests.field.child-name.hint',
    daysHint: 'requests.field.days.hint',
    halfDays: 'requests.field.half-days.open',
    name: 'requests.field.contact-name',
    emailHint: 'requests.field.email.hint',
    phoneHint: 'ask.field.phone.hint',
    addressHint: 'ask.field.address.hint',
    way: 'ask.field.way',
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
    addressHint: 'ask.staff.field.address.hint',
    way: 'ask.staff.field.way',
    language: 'requests.staff.field.language',
    remarks: 'requests.staff.field.remarks',
  },
} as const

/** One child, or more at once: each has a name and a day. */
export function ChildQuestions({ typed, reader = 'family' }: QuestionsProps) {
  const { t } = useView()
  const count = childCount(typed)
  const children = Array.from({ length: count }, (_, index) => index + 1)
  return (
    <>
      <Hidden name="kinderen" value={String(count)} />
      {children.map((child) =>
        count === 1 ? (
          <OneChild key={child} child={child} reader={reader} />
        ) : (
          <Fieldset key={child} legend={t('ask.child', { child })}>
            <OneChild child={child} reader={reader} />
            <Button kind="plain" name="naar" value={`kind-weg-${child}`}>
              {t('ask.child.remove', { child })}
            </Button>
          </Fieldset>
        ),
      )}
      <Stack>
        {count < mostChildren && (
          <Actions>
            <Button kind="secondary" small name="naar" value="kind-erbij">
              {t('ask.child.add')}
            </Button>
          </Actions>
        )}
        {count > 1 && <Together />}
      </Stack>
    </>
  )
}

function OneChild({ child, reader }: { child: number; reader: Reader }) {
  const { t } = useView()
  const labels = labelsFor[reader]
  const { name, birth } = childFields(child)
  return (
    <>
      <TextField name={name} label={t(labels.childName)} hint={child === 1 ? t(labels.childHint) : undefined} />
      {reader === 'desk' ? (
        <TextField
          name={birth}
          width={16}
          label={t('requests.field.birth')}
          hint={child === 1 ? t('ask.staff.field.day.hint') : undefined}
        />
      ) : (
        <DateField
          name={birth}
          label={t('requests.field.birth')}
          hint={child === 1 ? t('requests.field.birth.hint', { example: '27 3 2025' }) : undefined}
        />
      )}
    </>
  )
}

function Together() {
  const { t } = useView()
  return (
    <Radios
      name="together"
      label={t('ask.field.together')}
      options={[
        { value: 'nee', label: t('ask.field.together.no') },
        { value: 'ja', label: t('ask.field.together.yes'), hint: t('ask.field.together.yes.hint') },
      ]}
    />
  )
}

export function CareQuestions({ typed, today, reader = 'family' }: QuestionsProps) {
  const { t } = useView()
  return (
    <>
      <DaysQuestions typed={typed} reader={reader} />
      <StartQuestions today={today} reader={reader} />
      <Radios
        name="urgency"
        label={t('ask.field.urgency')}
        options={urgencies.map((urgency) => ({
          value: urgency,
          label: t(`ask.urgency.${urgency}`),
          hint: t(`ask.urgency.${urgency}.hint`),
        }))}
      />
    </>
  )
}

export function DaysQuestions({ typed, reader = 'family' }: Omit<QuestionsProps, 'today'>) {
  const { t } = useView()
  const labels = labelsFor[reader]
  const halves = typed['half_days']
  return (
    <>
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
      <Radios
        name="days_flexible"
        label={t('ask.field.days-flexible')}
        options={daysFlexibilities.map((value) => ({ value, label: t(`ask.days-flexible.${value}`) }))}
      />
    </>
  )
}

export function StartQuestions({ today, reader = 'family' }: Omit<QuestionsProps, 'typed'>) {
  const { t } = useView()
  const example = `${today.day} ${today.month} ${today.year}`
  return (
    <>
      {reader === 'desk' ? (
        <TextField name="start" width={16} label={t('requests.field.start')} hint={t('ask.staff.field.start.hint')} />
      ) : (
        <DateField name="start" label={t('requests.field.start')} hint={t('requests.field.start.hint', { example })} />
      )}
      <Radios
        name="start_flexible"
        label={t('ask.field.start-flexible')}
        options={startFlexibilities.map((value) => ({ value, label: t(`ask.start-flexible.${value}`) }))}
      />
    </>
  )
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

export function ContactQuestions({ reader = 'family' }: { reader?: Reader }) {
  const { t } = useView()
  return (
    <>
      <WaysQuestions reader={reader} />
      <TextArea
        name="remarks"
        label={t(labelsFor[reader].remarks)}
        hint={t('requests.field.remarks.hint')}
        maxLength={remarksLimit}
        optional
      />
    </>
  )
}

/** Who asks, and how we reach him. */
export function WaysQuestions({ reader = 'family' }: { reader?: Reader }) {
  const { t } = useView()
  const labels = labelsFor[reader]
  // The browser of a desk worker must not propose his own address.
  const own = (what: string) => (reader === 'family' ? what : 'off')
  return (
    <Fragment>
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
      <TextArea
        name="contact_address"
        label={t('ask.field.address')}
        hint={t(labels.addressHint)}
        maxLength={addressLimit}
        rows={3}
        optional
      />
      <Radios
        name="preferred_way"
        label={t(labels.way)}
        optional
        options={contactWays.map((way) => ({ value: way, label: t(`ask.way.${way}`) }))}
      />
      <Radios
        name="language"
        label={t(labels.language)}
        options={(['nl', 'fr', 'en'] as const).map((lang) => ({ value: lang, label: t(`requests.language.${lang}`) }))}
      />
    </Fragment>
  )
}
