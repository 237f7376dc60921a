import type { ComponentChildren } from 'preact'
import { longDay } from '../../../lib/format.ts'
import type { FieldError } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  DataList,
  type DataItem,
  Form,
  LinkButton,
  Quote,
  Section,
  useView,
} from '../../../ui/index.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import type { Asked, AskedCare, AskedChild } from '../asked.ts'
import { AskFrame, type AskSubject } from './ask-page.tsx'
import { type AskStep, stepPath } from './ask-steps.ts'

export interface CheckPageProps {
  readonly subject: AskSubject
  readonly asked: Asked
  readonly errors?: readonly FieldError[]
}

/** Everything once more before it is sent; each part can be changed, and nothing gets lost by that. */
export function CheckPage({ subject, asked, errors = [] }: CheckPageProps) {
  const { t } = useView()
  return (
    <AskFrame subject={subject} step="controle" errors={errors}>
      <Part step="kind">
        {asked.children.map((child, index) => (
          <ChildFacts key={index} child={child} />
        ))}
        {asked.children.length > 1 && <p>{t(asked.together ? 'ask.check.together' : 'ask.check.apart')}</p>}
      </Part>
      <Part step="dagen">
        <DataList items={useCareItems(asked)} />
      </Part>
      <Part step="plekken">
        <ol>
          {subject.places.map(({ key, name, place }) => (
            <li key={key}>{place === null ? name : `${name}, ${place}`}</li>
          ))}
        </ol>
      </Part>
      <Part step="contact">
        <DataList items={useContactItems(asked)} />
        {asked.contactEmail === null && (
          <Alert kind="warn">
            {t(asked.contactAddress === null ? 'requests.check.no-email' : 'ask.check.on-paper')}
          </Alert>
        )}
      </Part>
      <Form action={stepPath('controle')}>
        <p>{t('ask.check.consent', { desk: subject.deskName ?? '' })}</p>
        <Actions>
          <Button name="naar" value="verstuur">
            {t('requests.check.send')}
          </Button>
          <Button kind="secondary" name="naar" value="vorige">
            {t('requests.ask.previous')}
          </Button>
          <Button kind="secondary" name="naar" value="bewaar">
            {t('ask.save')}
          </Button>
        </Actions>
      </Form>
    </AskFrame>
  )
}

function Part({ step, children }: { step: Exclude<AskStep, 'controle'>; children: ComponentChildren }) {
  const { t } = useView()
  return (
    <Section title={t(`ask.${step}.title`)}>
      {children}
      <LinkButton kind="plain" href={stepPath(step, true)}>
        {t(`ask.check.change.${step}`)}
      </LinkButton>
    </Section>
  )
}

function ChildFacts({ child }: { child: AskedChild }) {
  return <DataList items={useChildItems(child)} />
}

export function useChildItems({ childName, birth }: AskedChild): DataItem[] {
  const { t, lang } = useView()
  return [
    { label: t('requests.fact.child-name'), value: childName },
    'bornOn' in birth
      ? { label: t('requests.fact.born'), value: longDay(birth.bornOn, lang) }
      : { label: t('requests.fact.expected'), value: longDay(birth.expectedOn, lang) },
  ]
}

/** When care is wanted and how firmly, also for the page of a desk. */
export function useCareItems(care: AskedCare): DataItem[] {
  const { t, lang } = useView()
  return [
    { label: t('requests.fact.days'), value: halfDaysInWords(care.halfDays, t, lang) },
    { label: t('ask.field.days-flexible'), value: t(`ask.days-flexible.${care.daysFlexible}`) },
    { label: t('requests.fact.start'), value: longDay(care.startOn, lang) },
    { label: t('ask.field.start-flexible'), value: t(`ask.start-flexible.${care.startFlexible}`) },
    { label: t('ask.field.urgency'), value: t(`ask.urgency.${care.urgency}`) },
  ]
}

function useContactItems(asked: Asked): DataItem[] {
  const { t } = useView()
  const none = t('requests.fact.none')
  const { contactAddress: address, remarks } = asked
  return [
    { label: t('requests.fact.contact-name'), value: asked.contactName },
    { label: t('requests.fact.email'), value: asked.contactEmail ?? none },
    { label: t('requests.fact.phone'), value: asked.contactPhone ?? none },
    { label: t('ask.field.address'), value: address === null ? none : <Quote>{address}</Quote> },
    { label: t('ask.field.way'), value: t(`ask.way.${asked.preferredWay}`) },
    { label: t('requests.fact.language'), value: t(`requests.language.${asked.language}`) },
    { label: t('requests.fact.remarks'), value: remarks === '' ? none : <Quote>{remarks}</Quote> },
  ]
}
