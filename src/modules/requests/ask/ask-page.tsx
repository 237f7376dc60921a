import type { ComponentChildren } from 'preact'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Card, Form, Hidden, Page, useView } from '../../../ui/index.ts'
import { type AskingStep, type AskStep, askSteps, stepBefore, stepPath } from './ask-steps.ts'
import { fromFinder } from './from-finder.ts'
import type { Place } from './place-queries.ts'
import { CareQuestions, ChildQuestions, ContactQuestions } from './questions-page.tsx'

/** What every page of the form knows. */
export interface AskSubject {
  /** In the order of the wish. */
  readonly places: readonly Place[]
  /** How many places the desk allows. */
  readonly most: number
  /** Null before a place is chosen. */
  readonly deskName: string | null
  /** How many working days a place has to answer. */
  readonly answerDays: number
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  /** Something is kept already; before the first page is sent, nothing is. */
  readonly kept: boolean
}

export interface AskPageProps {
  readonly subject: AskSubject
  readonly step: AskingStep
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  /** The person came from "check your answers" to change something, and goes back there. */
  readonly checking?: boolean
  /** What the finder was told, before anything is kept. */
  readonly wish?: string
}

/** One topic of the form. */
export function AskPage({ subject, step, typed, errors = [], checking = false, wish = '' }: AskPageProps) {
  const Questions = { kind: ChildQuestions, dagen: CareQuestions, contact: ContactQuestions }[step]
  return (
    <AskFrame subject={subject} step={step} errors={errors}>
      <Form action={stepPath(step)} errors={errors} values={typed} guard>
        {step === 'kind' && <OnReturn />}
        {!subject.kept && <Hidden name="opvang" value={subject.places[0]?.key ?? ''} />}
        {!subject.kept && wish !== '' && <Hidden name="wens" value={wish} />}
        {step === 'dagen' && typed[fromFinder] !== undefined && <Told />}
        <Questions typed={typed} today={subject.today} />
        <StepButtons step={step} checking={checking} />
      </Form>
    </AskFrame>
  )
}

/** So that nobody wonders who filled it in. */
function Told() {
  const { t } = useView()
  return <Alert kind="info">{t('ask.dagen.from-finder')}</Alert>
}

/** Return in a field presses the first button of its form: that must be the one that goes on, not "one child more". */
const OnReturn = () => <button class="kd-hidden" name="naar" value="volgende" tabindex={-1} aria-hidden="true" />

interface FrameProps {
  readonly subject: AskSubject
  readonly step: AskStep
  readonly errors?: readonly FieldError[]
  readonly notice?: ComponentChildren
  readonly children: ComponentChildren
}

/** Steps, heading, and beside it why we ask. */
export function AskFrame({ subject, step, errors = [], notice, children }: FrameProps) {
  const { t } = useView()
  return (
    <Page
      title={step === 'controle' ? t('requests.check.title') : t(`ask.${step}.title`)}
      step={{ current: askSteps.indexOf(step) + 1, total: askSteps.length }}
      crumbs={[{ label: t('ask.crumb.search'), href: '/zoek' }]}
      errors={errors}
      notice={notice}
      aside={<Beside subject={subject} step={step} />}
    >
      {children}
    </Page>
  )
}

/** On, back, and away for now: each keeps what was typed. */
export function StepButtons({ step, checking }: { step: AskStep; checking: boolean }) {
  const { t } = useView()
  return (
    <>
      {checking && <Hidden name="terug" value="controle" />}
      <Actions>
        <Button name="naar" value="volgende">
          {checking ? t('requests.ask.to-check') : t('requests.ask.next')}
        </Button>
        {stepBefore(step) !== undefined && !checking && (
          <Button kind="secondary" name="naar" value="vorige">
            {t('requests.ask.previous')}
          </Button>
        )}
        <Button kind="secondary" name="naar" value="bewaar">
          {t('ask.save')}
        </Button>
      </Actions>
    </>
  )
}

function Beside({ subject, step }: { subject: AskSubject; step: AskStep }) {
  const { t } = useView()
  const { places, deskName: desk, kept, answerDays: days } = subject
  return (
    <>
      {step === 'controle' ? (
        <Card flat title={t('requests.sent.next.title')}>
          <p>{t('ask.check.next', { days })}</p>
        </Card>
      ) : (
        <Card flat title={t('requests.ask.why.title')}>
          <p>{t(`ask.${step}.why`)}</p>
          <p>{desk === null ? t('ask.who-sees.nobody-yet') : t('ask.who-sees', { desk })}</p>
        </Card>
      )}
      {step !== 'plekken' && step !== 'controle' && places.length > 0 && (
        <Card flat title={t('requests.ask.where.title')}>
          {places.map(({ key, name, place }) => (
            <p key={key}>{place === null ? name : `${name}, ${place}`}</p>
          ))}
        </Card>
      )}
      {kept && (
        <Card flat title={t('ask.kept.title')}>
          <p>{t('ask.kept.body')}</p>
        </Card>
      )}
    </>
  )
}
