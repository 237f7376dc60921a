import { localDay } from '../../../lib/days.ts'
import { list, longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  DataList,
  Details,
  Form,
  Hidden,
  LinkButton,
  MailAddress,
  Page,
  Quote,
  Section,
  Stack,
  TextArea,
  Timeline,
  type DataItem,
  useView,
} from '../../../ui/index.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import { wordsLimit } from '../asked.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { canTake, type ChoiceStep } from '../choice.ts'
import { useDeskTimeline } from '../desk/dossier-history-page.tsx'
import { NowTag, TermTag, termInWords, toneOfTerm } from '../desk/work-list-page.tsx'
import type { SiblingChoice } from './sibling-queries.ts'
import type { AnswerStep } from './answer-steps.ts'
import { AnswerForms, type Room } from './answer-page.tsx'
import { usualAnswerBy } from './answer-terms.ts'
import { ageInWords } from './child-age.ts'
import { OfferFacts } from './offer-facts-page.tsx'
import { VisitFacts } from './visit-facts-page.tsx'

export interface QuestionPageProps {
  readonly asked: Case
  readonly choice: CaseChoice
  readonly room: Room
  /** The other children of the family who are asked for here. */
  readonly siblings: readonly SiblingChoice[]
  readonly answer: AnswerStep
  readonly today: Temporal.PlainDate
  readonly notice?: 'sent' | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** Somebody was faster: the words that found no form any more. */
  readonly overtaken?: { readonly words: string } | undefined
}

/** One child that is asked for: what the family wants, what is free, and the answer. */
export function QuestionPage(props: QuestionPageProps) {
  const { asked, choice, today, notice, overtaken, errors = [] } = props
  const { t, lang } = useView()
  const received = longDay(localDay(asked.receivedAt, asked.desk.zone), lang)
  return (
    <Page
      title={asked.childName}
      dense
      tags={
        <>
          <TermTag {...choice} land={asked.desk.land} today={today} />
          <NowTag {...choice} urgency={asked.urgency} />
        </>
      }
      intro={t('answers.staff.question.intro', { number: asked.number, received, location: choice.location.name })}
      crumbs={[{ label: t('answers.staff.inbox.title'), href: '/werk/vragen' }]}
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t('requests.staff.notice.sent')}
            </Alert>
          )}
          {overtaken && <Overtaken {...overtaken} />}
        </>
      }
      aside={<QuestionFacts asked={asked} />}
    >
      <Siblings {...props} />
      <Due {...props} />
      <NextStep {...props} />
      <Section title={t('requests.staff.history')}>
        <Timeline items={useDeskTimeline(asked, choice)} />
      </Section>
    </Page>
  )
}

function Overtaken({ words }: { words: string }) {
  const { t } = useView()
  return (
    <Alert kind="warn" title={t('requests.overtaken.title')} live>
      <p>{t('requests.overtaken.body')}</p>
      {words !== '' && <Quote>{words}</Quote>}
    </Alert>
  )
}

/** Who comes along: a family that wants its children together needs an answer for each. */
function Siblings({ asked, siblings }: QuestionPageProps) {
  const { t, lang } = useView()
  if (siblings.length === 0) return null
  const names = list(
    siblings.map(({ childName }) => childName),
    lang,
  )
  return (
    <Alert
      kind={asked.together ? 'warn' : 'info'}
      title={t(asked.together ? 'answers.staff.siblings.together' : 'answers.staff.siblings.apart', { names })}
    >
      {asked.together && <p>{t('answers.staff.siblings.body')}</p>}
      <ul>
        {siblings.map(({ choiceId, childName, state }) => (
          <li key={choiceId}>
            <a href={`/werk/vragen/${choiceId}`}>{childName}</a>: {t(`requests.staff.state.${state}`)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Due({ asked, choice, today }: QuestionPageProps) {
  const { t, lang } = useView()
  const { dueOn, acts } = choice
  if (!dueOn || acts === 'family' || acts === 'nobody') return null
  return (
    <Alert kind={toneOfTerm({ ...choice, land: asked.desk.land }, today)}>
      <p>
        <strong>{t('answers.staff.due', { due: longDay(dueOn, lang) })}</strong>{' '}
        {termInWords(t, asked.desk.land, today, dueOn)}.
      </p>
    </Alert>
  )
}

function NextStep(props: QuestionPageProps) {
  const { asked, choice, room, siblings, answer, today, typed = {}, errors = [] } = props
  const { t } = useView()
  const can = (step: ChoiceStep) => canTake(choice.state, step, 'organiser')
  const here = `/werk/vragen/${choice.id}`
  const latest = choice.offers.at(-1)
  return (
    <Section title={t(`answers.staff.next.${choice.state}`)} id="vervolgstap">
      {can('offer') && (
        <AnswerForms
          asked={asked}
          choice={choice}
          room={room}
          siblings={siblings}
          step={answer}
          here={here}
          action={`${here}/antwoord`}
          today={today}
          usualAnswerBy={usualAnswerBy(asked, today)}
          familyDays={asked.terms.family}
          typed={typed}
          errors={errors}
        />
      )}
      {choice.visit && <VisitFacts visit={choice.visit} zone={asked.desk.zone} />}
      {latest && choice.state !== 'asked' && <OfferFacts offer={latest} asked={asked.halfDays} />}
      {choice.state === 'accepted' && (
        <Actions>
          <LinkButton href="/werk/plaatsen">{t('answers.staff.to-placements')}</LinkButton>
        </Actions>
      )}
      <Stack>
        {(['tell', 'mend'] as const).map(
          (step) => can(step) && <StepDetails key={step} {...props} typed={typed} errors={errors} step={step} />,
        )}
      </Stack>
    </Section>
  )
}

interface StepProps extends QuestionPageProps {
  readonly step: 'tell' | 'mend'
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

function StepDetails({ choice, step, typed, errors }: StepProps) {
  const { t } = useView()
  const field = `${step}_words`
  const open = errors.some((error) => error.field === field) || (typed[field] ?? '') !== ''
  return (
    <Details summary={t(`requests.staff.${step}.title`)} open={open}>
      {step === 'mend' && <p>{t('requests.staff.mend.body')}</p>}
      <Form action={`/werk/vragen/${choice.id}/stap`} values={typed} errors={errors}>
        <Hidden name="keuze" value={choice.id} />
        <Hidden name="versie" value={String(choice.version)} />
        <Hidden name="stap" value={step} />
        <TextArea name={field} label={t(`requests.staff.${step}.words`)} maxLength={wordsLimit} rows={4} />
        <Actions>
          <Button kind="secondary">{t(`requests.staff.${step}.send`)}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function QuestionFacts({ asked }: { asked: Case }) {
  const { t, lang } = useView()
  const { birth, startOn, halfDays, contactName, contactEmail, contactPhone, language, remarks } = asked
  const items: DataItem[] = [
    { label: t('answers.staff.age'), value: ageInWords(birth, startOn, t) },
    'bornOn' in birth
      ? { label: t('requests.fact.born'), value: longDay(birth.bornOn, lang) }
      : { label: t('requests.fact.expected'), value: longDay(birth.expectedOn, lang) },
    { label: t('requests.fact.start'), value: longDay(startOn, lang) },
    { label: t('requests.fact.days'), value: halfDaysInWords(halfDays, t, lang) },
    {
      label: t('answers.staff.flexible'),
      value: t('answers.staff.flexible.what', { days: asked.daysFlexible, start: asked.startFlexible }),
    },
    { label: t('ask.staff.urgency'), value: t(`ask.urgency.${asked.urgency}`) },
    ...(remarks === '' ? [] : [{ label: t('requests.fact.remarks'), value: <Quote>{remarks}</Quote> }]),
    { label: t('requests.fact.contact-name'), value: contactName },
    ...(contactEmail === null
      ? []
      : [
          {
            label: t('requests.fact.email'),
            value: (
              <a href={`mailto:${contactEmail}`}>
                <MailAddress address={contactEmail} />
              </a>
            ),
          },
        ]),
    ...(contactPhone === null
      ? []
      : [
          {
            label: t('requests.fact.phone'),
            value: <a href={`tel:${contactPhone.replaceAll(/[^+\d]/g, '')}`}>{contactPhone}</a>,
          },
        ]),
    { label: t('requests.fact.language'), value: t(`requests.language.${language}`) },
  ]
  return (
    <Card title={t('requests.staff.facts')}>
      <DataList stacked items={items} />
    </Card>
  )
}
