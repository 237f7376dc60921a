import type { ComponentChildren } from 'preact'
import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, LinkButton, Page, Quote, Section, Stack, Tabs, Timeline, useView } from '../../../ui/index.ts'
import type { Case, CaseChoice, CaseEvent } from '../case-queries.ts'
import { foremost } from '../history.ts'
import { useDeskTimeline } from './dossier-history-page.tsx'
import { DossierAside } from './dossier-facts-page.tsx'
import {
  AskForFamily,
  type DossierFormProps,
  MendForm,
  NoteForm,
  ReplyForFamily,
  TellForm,
  WithdrawForFamily,
} from './dossier-forms-page.tsx'
import type { DossierLetter } from './dossier-queries.ts'
import { NowTag, TermTag, termInWords, toneOfTerm } from './work-list-page.tsx'
import { canTake, type ChoiceStep } from '../choice.ts'
import type { OfficerProps } from '../officer/officer-page.tsx'
import { AnswerForms, type Room } from '../answers/answer-page.tsx'
import type { SiblingChoice } from '../answers/sibling-queries.ts'
import type { AnswerStep } from '../answers/answer-steps.ts'
import { AnswersForFamily } from '../answers/for-family-page.tsx'
import { usualAnswerBy } from '../answers/answer-terms.ts'
import { OfferFacts } from '../answers/offer-facts-page.tsx'
import { VisitFacts } from '../answers/visit-facts-page.tsx'

export interface DossierPageProps {
  readonly dossier: Case
  readonly letters: readonly DossierLetter[]
  readonly officer: Omit<OfficerProps, 'dossier'>
  /** The reader may prepare a certificate of the income tariff for this desk. */
  readonly certificates: boolean
  /** The children of the family, where they want a place together. */
  readonly family: readonly Case[]
  /** The other children of the family who are asked for at the same location. */
  readonly siblings: readonly SiblingChoice[]
  /** What the location has free for this child. */
  readonly room: Room
  /** Which answer is being written. */
  readonly answer: AnswerStep
  /** The choice that was picked, where a request has several; otherwise what asks for attention first. */
  readonly focus?: string | undefined
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  readonly notice?: 'sent' | 'written' | 'noted' | 'registered' | 'officer' | 'together' | undefined
  /** One of the places was gone: nothing was taken. */
  readonly notTogether?: boolean | undefined
  /** What was typed, when it could not be sent, and what is wrong with it. */
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** A colleague or the family was faster: what happened since, and the words that found no form any more. */
  readonly overtaken?: Overtaken | undefined
}

export interface Overtaken {
  readonly since: readonly CaseEvent[]
  readonly words: string
}

/** Everything about one request; the next step first. */
export function DossierPage(props: DossierPageProps) {
  const { dossier, letters, focus, today, notice, typed = {}, errors = [], overtaken } = props
  const { t, lang } = useView()
  const choice = dossier.choices.find(({ id }) => id === focus) ?? foremost(dossier.choices, 'desk')
  if (!choice) throw new Error('a request without a choice')
  const forms = { dossier, choice, today, typed, errors }
  const { room, answer } = props
  const received = longDay(dossier.receivedAt.toZonedDateTimeISO(dossier.desk.zone).toPlainDate(), lang)
  return (
    <Page
      title={dossier.childName}
      dense
      tags={
        <>
          <TermTag {...choice} land={dossier.desk.land} today={today} />
          <NowTag {...choice} urgency={dossier.urgency} />
        </>
      }
      intro={t('requests.staff.dossier.intro', { number: dossier.number, received, channel: dossier.channel })}
      crumbs={[{ label: t('requests.staff.work.title'), href: '/werk' }]}
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`requests.staff.notice.${notice}`)}
            </Alert>
          )}
          {props.notTogether === true && (
            <Alert kind="warn" live>
              {t('answers.staff.together.changed')}
            </Alert>
          )}
          {overtaken && <OvertakenBy {...overtaken} />}
        </>
      }
      aside={<DossierAside {...props} choice={choice} />}
    >
      <ChoiceTabs dossier={dossier} choice={choice} />
      <Warnings dossier={dossier} choice={choice} letters={letters} today={today} />
      <NextStep {...forms} room={room} answer={answer} family={props.family} siblings={props.siblings} />
      <Section title={t('requests.staff.history')}>
        <Timeline items={useDeskTimeline(dossier, choice)} />
        <NoteForm {...forms} />
      </Section>
    </Page>
  )
}

/** Each choice has a step of its own. */
function ChoiceTabs({ dossier, choice }: Pick<DossierFormProps, 'dossier' | 'choice'>) {
  const { t } = useView()
  if (dossier.choices.length < 2) return null
  const address = ({ id }: { id: string }) => `/werk/aanvragen/${dossier.number}?keuze=${id}`
  const items = dossier.choices.map((one) => ({
    label: `${one.rank}. ${one.location.name}: ${t(`requests.staff.state.${one.state}`)}`,
    href: address(one),
  }))
  return <Tabs label={t('requests.staff.choices')} items={items} current={address(choice)} />
}

function NextStep(props: DossierFormProps & Pick<DossierPageProps, 'room' | 'answer' | 'family' | 'siblings'>) {
  const { t } = useView()
  const { dossier, choice, room, answer, family, siblings, today, typed, errors } = props
  const { state } = choice
  const can = (step: ChoiceStep) => canTake(state, step, 'desk')
  const here = `/werk/aanvragen/${dossier.number}`
  const latest = choice.offers.at(-1)
  return (
    <Section title={t(`requests.staff.next.${state}`)} id="vervolgstap">
      {can('offer') && (
        <AnswerForms
          asked={dossier}
          choice={choice}
          room={room}
          siblings={siblings}
          step={answer}
          here={`${here}?keuze=${choice.id}`}
          action={`${here}/antwoord`}
          today={today}
          usualAnswerBy={usualAnswerBy(dossier, today)}
          familyDays={dossier.terms.family}
          typed={typed}
          errors={errors}
        />
      )}
      {state === 'question' && <p>{t('requests.staff.next.question.body')}</p>}
      {(state === 'visit' || state === 'offered') && <p>{t(`requests.staff.next.body.${state}`)}</p>}
      {state === 'accepted' && (
        <Actions>
          <LinkButton href={`${here}/plaats`}>{t('requests.staff.to-placement')}</LinkButton>
        </Actions>
      )}
      {choice.visit && <VisitFacts visit={choice.visit} zone={dossier.desk.zone} />}
      {latest && state !== 'asked' && <OfferFacts offer={latest} asked={dossier.halfDays} />}
      <Stack>
        <AnswersForFamily {...{ dossier, choice, family, today, errors, typed }} action={`${here}/stap`} />
        {can('reply') && <ReplyForFamily {...props} />}
        {can('tell') && <TellForm {...props} />}
        {can('ask') && <AskForFamily {...props} />}
        {can('mend') && <MendForm {...props} />}
        {can('withdraw') && <WithdrawForFamily {...props} />}
      </Stack>
    </Section>
  )
}

function OvertakenBy({ since, words }: Overtaken) {
  const { t } = useView()
  return (
    <Alert kind="warn" title={t('requests.staff.overtaken.title')} live>
      {since.map((event) => (
        <div key={event.id}>
          <p>
            {t('requests.staff.overtaken.what', {
              who: event.personName ?? t(`requests.staff.actor.${event.actor}`),
              what: t(`requests.staff.event.${event.kind}`),
            })}
          </p>
          {event.words !== '' && <Quote>{event.words}</Quote>}
        </div>
      ))}
      <p>{words === '' ? t('requests.staff.overtaken.kept') : t('requests.staff.overtaken.words')}</p>
      {words !== '' && <Quote>{words}</Quote>}
    </Alert>
  )
}

interface WarningsProps {
  readonly dossier: Case
  readonly choice: CaseChoice
  readonly letters: readonly DossierLetter[]
  readonly today: Temporal.PlainDate
}

/** What a desk worker must know before anything else. */
function Warnings({ dossier, choice, letters, today }: WarningsProps): ComponentChildren {
  const { t, lang } = useView()
  const { desk, contactEmail, contactPhone } = dossier
  const failed = letters.find(({ state }) => state === 'failed')
  return (
    <>
      {dossier.urgency === 'now' && dossier.choices.some(({ acts }) => acts !== 'nobody') && (
        <Alert kind="warn" title={t('requests.staff.now.title')}>
          {contactPhone === null ? (
            t('requests.staff.now.no-phone')
          ) : (
            <p>
              <a href={`tel:${contactPhone.replaceAll(/[^+\d]/g, '')}`}>{contactPhone}</a>
            </p>
          )}
        </Alert>
      )}
      {choice.dueOn && (choice.acts === 'desk' || choice.acts === 'organiser') && (
        <Alert kind={toneOfTerm({ ...choice, land: desk.land }, today)}>
          <p>
            <strong>
              {t(choice.acts === 'desk' ? 'requests.staff.due' : 'requests.staff.due.organiser', {
                due: longDay(choice.dueOn, lang),
              })}
            </strong>{' '}
            {termInWords(t, desk.land, today, choice.dueOn)}.
          </p>
        </Alert>
      )}
      {!choice.location.registered && (
        <Alert kind="bad" title={t('requests.staff.deregistered.title')}>
          {t('requests.staff.deregistered.body')}
        </Alert>
      )}
      {contactEmail === null && (
        <Alert kind="warn" title={t('requests.staff.no-email.title')}>
          {t('requests.staff.no-email.body', { phone: contactPhone ?? '' })}
        </Alert>
      )}
      {failed && (
        <Alert kind="bad" title={t('requests.staff.letter-failed.title')}>
          {t('requests.staff.letter-failed.body', { subject: failed.subject })}
        </Alert>
      )}
    </>
  )
}
