import type { ComponentChildren } from 'preact'
import { longDay } from '../../../lib/format.ts'
import type { Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  DataList,
  type DataItem,
  Form,
  Page,
  Quote,
  Section,
  useView,
} from '../../../ui/index.ts'
import type { Asked } from '../asked.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import { type AskSubject, Beside, Carried } from './ask-page.tsx'
import { type AskingStep, askSteps } from './ask-steps.ts'

export interface CheckPageProps {
  readonly subject: AskSubject
  readonly asked: Asked
  readonly typed: Typed
}

/** Everything once more before it is sent; each part can be changed, and nothing gets lost by that. */
export function CheckPage({ subject, asked, typed }: CheckPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('requests.check.title')}
      step={{ current: askSteps.length, total: askSteps.length }}
      back={{ label: subject.locationName, href: subject.locationPath }}
      aside={<Beside subject={subject} step="controle" />}
    >
      <Form action="/aanvraag/nieuw">
        <Carried subject={subject} step="controle" typed={typed} />
        <Part step="kind" items={useChildItems(asked)} />
        <Part step="opvang" items={useCareItems(asked, subject)} />
        <Part step="contact" items={useContactItems(asked)}>
          {asked.contactEmail === null && <Alert kind="warn">{t('requests.check.no-email')}</Alert>}
        </Part>
        <p>{t('requests.check.consent', { desk: subject.deskName })}</p>
        <Actions>
          <Button name="naar" value="verstuur">
            {t('requests.check.send')}
          </Button>
          <Button kind="secondary" name="naar" value="contact">
            {t('requests.ask.previous')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Part({ step, items, children }: { step: AskingStep; items: DataItem[]; children?: ComponentChildren }) {
  const { t } = useView()
  return (
    <Section title={t(`requests.ask.${step}.title`)}>
      <DataList items={items} />
      {children}
      <Button kind="plain" name="naar" value={`wijzig-${step}`}>
        {t(`requests.check.change.${step}`)}
      </Button>
    </Section>
  )
}

export function useChildItems({ childName, birth }: Pick<Asked, 'childName' | 'birth'>): DataItem[] {
  const { t, lang } = useView()
  return [
    { label: t('requests.fact.child-name'), value: childName },
    'bornOn' in birth
      ? { label: t('requests.fact.born'), value: longDay(birth.bornOn, lang) }
      : { label: t('requests.fact.expected'), value: longDay(birth.expectedOn, lang) },
  ]
}

function useCareItems({ startOn, halfDays }: Asked, { locationName }: AskSubject): DataItem[] {
  const { t, lang } = useView()
  return [
    { label: t('requests.fact.location'), value: locationName },
    { label: t('requests.fact.start'), value: longDay(startOn, lang) },
    { label: t('requests.fact.days'), value: halfDaysInWords(halfDays, t, lang) },
  ]
}

function useContactItems({ contactName, contactEmail, contactPhone, language, remarks }: Asked): DataItem[] {
  const { t } = useView()
  const none = t('requests.fact.none')
  return [
    { label: t('requests.fact.contact-name'), value: contactName },
    { label: t('requests.fact.email'), value: contactEmail ?? none },
    { label: t('requests.fact.phone'), value: contactPhone ?? none },
    { label: t('requests.fact.language'), value: t(`requests.language.${language}`) },
    { label: t('requests.fact.remarks'), value: remarks === '' ? none : <Quote>{remarks}</Quote> },
  ]
}
