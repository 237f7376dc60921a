import { longDay, moment, shortDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Card,
  DataList,
  type DataItem,
  Details,
  LinkButton,
  Page,
  Quote,
  Section,
  Stack,
  Tag,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import type { DeskPart } from '../complaints-desk/desk-part-queries.ts'
import { QuestionPart } from '../complaints-desk/question-part-page.tsx'
import type { JudgementContent } from '../judge/judge-queries.ts'
import { JudgementText } from '../judge/judgement-page.tsx'
import { DraftPart } from '../judge/draft-page.tsx'
import { MeasuresPart } from '../measures/measures-part-page.tsx'
import type { Reaction, ReactionEvent } from '../reaction-queries.ts'
import type { ReactionActor } from '../reaction-states.ts'
import { isRunning, wasKept } from '../reaction-terms.ts'
import { SituationCard } from '../situation/situation-page.tsx'
import type { SituationPart } from '../situation/situation-queries.ts'
import { strictPath } from '../strict/strict-page.tsx'
import { strictAdvised } from '../strict/strict.ts'
import { useStandIn } from '../substitutes/substitutes-page.tsx'
import { TasksPart } from '../tasks/tasks-part-page.tsx'
import type { Task } from '../tasks/task-queries.ts'
import { Unsent } from '../unsent-page.tsx'
import type { Template } from '../templates/template-queries.ts'
import { TermSum } from '../term-page.tsx'
import { Escalations, escalationsPath } from '../ways/escalation-page.tsx'
import type { Colleague } from './colleague-queries.ts'
import type { DossierLetter, OtherReaction } from './dossier-queries.ts'
import type { Handover } from '../handover/handover-queries.ts'
import { HandoverPart } from '../handover/handover-page.tsx'
import type { Taker } from '../handover/handover.ts'
import { FileForm, HearingPart, InquiryPart, NoteForm } from './hearing-part-page.tsx'
import { NextStep, OtherSteps } from './step-forms-page.tsx'
import { DueTag } from './work-list-page.tsx'

export const dossierNotices = [
  'gedaan',
  'verstuurd',
  'gehoord',
  'gevraagd',
  'notitie',
  'bewaard',
  'voorgelegd',
  'maatregel',
  'taak',
  'bestand',
  'situatie',
  'nieuw',
  'beoordeeld',
  'bemiddeling',
  'overdracht',
] as const

export interface DossierPageProps {
  readonly reaction: Reaction
  /** In which capacities the reader may act. */
  readonly own: readonly ReactionActor[]
  readonly me: string
  readonly colleagues: readonly Colleague[]
  readonly letters: readonly DossierLetter[]
  readonly others: readonly OtherReaction[]
  /** How many signals about the location came in fourteen months, this one counted. */
  readonly signals: number
  readonly judgement?: JudgementContent | undefined
  readonly situation: SituationPart
  /** Where a complaints desk is asked. */
  readonly part?: DeskPart | undefined
  readonly templates: readonly Template[]
  readonly tasks: readonly Task[]
  readonly handovers: readonly Handover[]
  /** Who may be asked to take it over. */
  readonly takers: readonly Taker[]
  /** On the calendar of the house. */
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly notice?: (typeof dossierNotices)[number] | undefined
  /** A colleague or the reporter was faster; nothing was done, and the words still stand in their boxes. */
  readonly changed?: boolean | undefined
}

/** Everything about one reaction, with one next step on top. */
export function DossierPage(props: DossierPageProps) {
  const { reaction, today, notice, errors, changed = false } = props
  const { t, lang } = useView()
  const { number, kind, location, holder, channel } = reaction
  const received = longDay(reaction.receivedAt.toZonedDateTimeISO(holder.zone).toPlainDate(), lang)
  // Before anybody is chosen it has to be read; afterwards the next step comes first.
  const unread = reaction.handler === null
  const about = location?.name ?? (reaction.concerns || t(`desk.staff.about.${reaction.about}`))
  return (
    <Page
      title={t('desk.staff.dossier.title', { kind, about })}
      dense
      tags={
        <>
          <Tag>{t(`desk.staff.state.${reaction.state}`)}</Tag>
          {reaction.strict && <Tag tone="warn">{t('strict.staff.tag')}</Tag>}
          {reaction.dueOn && <DueTag {...reaction} land={holder.land} today={today} />}
        </>
      }
      intro={t('desk.staff.dossier.intro', { number, received, channel: t(`desk.staff.channel.${channel}`) })}
      crumbs={[{ label: t('desk.staff.title'), href: '/werk/reacties' }]}
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`desk.staff.notice.${notice}`)}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" title={t('desk.staff.changed.title')} live>
              {t('desk.staff.changed')}
            </Alert>
          )}
        </>
      }
      aside={<Aside {...props} />}
    >
      <Stack>
        {changed && <Unsent typed={props.typed} />}
        <Warnings {...props} />
        {unread ? <Said reaction={reaction} /> : null}
        {props.part ? <QuestionPart {...props} part={props.part} /> : <NextStep {...props} />}
        {unread ? null : <Said reaction={reaction} />}
        {props.judgement && (
          <Section title={t('judge.title')}>
            <JudgementText content={props.judgement} measures={reaction.measures} today={today} />
            {reaction.judgements.some(({ printed }) => printed) && (
              <Actions>
                <LinkButton kind="secondary" href={`/werk/reacties/${number}/oordeel.pdf`}>
                  {t('desk.staff.pdf')}
                </LinkButton>
              </Actions>
            )}
          </Section>
        )}
        {kind === 'complaint' && reaction.handler !== null && (
          <>
            <HearingPart {...props} />
            <InquiryPart {...props} />
            <MeasuresPart {...props} />
            <DraftPart {...props} />
          </>
        )}
        {(reaction.escalations.length > 0 || (kind === 'complaint' && reaction.filedOn !== null)) && (
          <Section title={t('desk.staff.outside')}>
            {reaction.escalations.length > 0 && <Escalations reaction={reaction} today={today} />}
            <Actions>
              <LinkButton kind="secondary" href={escalationsPath(reaction)}>
                {t('desk.staff.outside.note')}
              </LinkButton>
            </Actions>
          </Section>
        )}
        <TasksPart {...props} />
        <OtherSteps {...props} />
        <HandoverPart {...props} />
        <Section title={t('desk.staff.history')}>
          <Timeline items={useHistory(reaction)} />
          <NoteForm {...props} />
          <FileForm {...props} />
        </Section>
      </Stack>
    </Page>
  )
}

function Warnings({ reaction, signals, letters, own }: DossierPageProps) {
  const { t } = useView()
  const failed = letters.find(({ state }) => state === 'failed')
  return (
    <>
      {reaction.crisis && <Alert kind="bad">{t('desk.staff.danger')}</Alert>}
      {signals > 1 && <Alert kind="warn">{t('desk.staff.signals', { count: signals })}</Alert>}
      {reaction.openness === 'anonymous' && <Alert>{t('desk.staff.anonymous')}</Alert>}
      {reaction.openness !== 'anonymous' && reaction.contactEmail === null && reaction.contactSealed === null && (
        <Alert kind="warn">{t('desk.staff.no-email')}</Alert>
      )}
      {strictAdvised(reaction) && own.includes('coordinator') && (
        <Alert kind="warn">
          {t('strict.staff.advised')} <a href={strictPath(reaction)}>{t('strict.staff.make-link')}</a>
        </Alert>
      )}
      {failed && <Alert kind="bad">{t('desk.staff.letter-failed', { subject: failed.subject })}</Alert>}
    </>
  )
}

function Said({ reaction }: { reaction: Reaction }) {
  const { t } = useView()
  const { words, wish, happened, talked, files, number, concerns } = reaction
  const items: DataItem[] = [
    ...(concerns === '' ? [] : [{ label: t('speak.concerns'), value: concerns }]),
    ...(happened === '' ? [] : [{ label: t('speak.happened'), value: happened }]),
    ...(wish === '' ? [] : [{ label: t('speak.wish'), value: wish }]),
    ...(talked === null ? [] : [{ label: t('speak.talked'), value: t(`speak.talked.${talked}`) }]),
    ...(files.length === 0
      ? []
      : [
          {
            label: t('follow.files'),
            value: files.map(({ id, name }) => (
              <div key={id}>
                <a href={`/werk/reacties/${number}/bestand/${id}`}>{name}</a>
              </div>
            )),
          },
        ]),
  ]
  return (
    <Section title={t('desk.staff.said')}>
      <Quote>{words}</Quote>
      {items.length > 0 && <DataList items={items} />}
    </Section>
  )
}

/** A complaint about a crisis is itself reported to the authority (Opgroeien, Snelinfo, 20 June 2024, 2.1). No word of it goes along. */
function CrisisCard({ reaction: { kind, location, holder } }: { reaction: Reaction }) {
  const { t } = useView()
  if (kind !== 'complaint' || location === null || holder.kind !== 'organiser' || holder.land !== 'vl') return null
  return (
    <Card flat title={t('desk.staff.crisis')}>
      <p>{t('desk.staff.crisis.body')}</p>
      <p>
        <a href={`/werk/meldplicht/nieuw?opvang=${location.id}&soort=crisis_complaint`}>
          {t('desk.staff.crisis.report')}
        </a>
      </p>
    </Card>
  )
}

function Aside({ reaction, letters, others, today, situation, own, typed, errors }: DossierPageProps) {
  const { t, lang } = useView()
  const running = reaction.terms.filter(isRunning)
  const past = reaction.terms.filter((term) => !isRunning(term) && !term.dropped && term.name !== 'progress')
  return (
    <>
      {running.length > 0 && (
        <Card flat title={t('desk.staff.terms')}>
          {running.map((term) => (
            <TermSum key={term.id} term={term} reaction={reaction} />
          ))}
        </Card>
      )}
      {past.length > 0 && (
        <Card flat title={t('desk.staff.terms.past')}>
          <DataList
            stacked
            items={past.map((term) => ({
              label: t(`feedback.term.${term.name}`),
              value: t(wasKept(term, today) === true ? 'desk.staff.kept' : 'desk.staff.missed', {
                due: shortDay(term.dueOn, lang),
                met: term.metOn ? shortDay(term.metOn, lang) : '',
              }),
            }))}
          />
        </Card>
      )}
      {reaction.holder.kind === 'desk' && reaction.location && (
        <Card flat title={reaction.location.name}>
          <p>
            <a
              href={`/werk/signalen/opvang/${reaction.location.land}/${encodeURIComponent(reaction.location.registerId)}`}
            >
              {t('desk.staff.signals.of')}
            </a>
          </p>
        </Card>
      )}
      {reaction.holder.kind === 'authority' && reaction.location && (
        <OtherSide reaction={reaction} location={reaction.location} />
      )}
      <Card flat title={t('desk.staff.reporter')}>
        <DataList stacked items={useReporter(reaction)} />
        {!reaction.mayName && reaction.openness === 'open' && <p>{t('desk.staff.name-kept')}</p>}
        {reaction.openness === 'confidential' && (
          <p>
            <a href={`/werk/reacties/${reaction.number}/melder`}>{t('identity.staff.see')}</a>
          </p>
        )}
        {own.includes('coordinator') && reaction.closedAt === null && (
          <p>
            <a href={strictPath(reaction)}>{t(reaction.strict ? 'strict.staff.see' : 'strict.staff.make-link')}</a>
          </p>
        )}
      </Card>
      <CrisisCard reaction={reaction} />
      <SituationCard {...{ reaction, typed, errors }} part={situation} decides={own.includes('coordinator')} />
      {others.length > 0 && (
        <Card flat title={t('desk.staff.others')}>
          <ul>
            {others.map(({ number, kind, receivedAt }) => (
              <li key={number}>
                <a href={`/werk/reacties/${number}`}>{number}</a> {t('feedback.kind', { kind })},{' '}
                {shortDay(receivedAt.toZonedDateTimeISO(reaction.holder.zone).toPlainDate(), lang)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {letters.length > 0 && (
        <Details summary={t('desk.staff.letters', { count: letters.length })}>
          <ul>
            {letters.map(({ id, subject, state, createdAt }) => (
              <li key={id}>
                {subject} ({t(`desk.staff.letter.${state}`)}, {moment(createdAt, reaction.holder.zone, lang)})
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

/** At an authority: the side of the organiser, and the whole story of the location (module supervision). */
function OtherSide({ reaction, location }: { reaction: Reaction; location: NonNullable<Reaction['location']> }) {
  const { t } = useView()
  return (
    <Card flat title={t('desk.staff.other-side')}>
      <p>
        <a href={`/werk/toezicht/doorgeven/${reaction.number}`}>{t('desk.staff.other-side.pass')}</a>
      </p>
      <p>
        <a href={`/werk/toezicht/opvang/${location.land}/${encodeURIComponent(location.registerId)}`}>
          {t('desk.staff.other-side.dossier', { name: location.name })}
        </a>
      </p>
    </Card>
  )
}

function useReporter(reaction: Reaction): DataItem[] {
  const { t } = useView()
  const { contactName, contactEmail, contactPhone, contactAddress, onBehalfOf, consent, sender, handler } = reaction
  const facts: readonly (readonly [string, string | null])[] = [
    [t('desk.staff.name'), contactName || t(`desk.staff.openness.${reaction.openness}`)],
    [t('speak.sender'), t(`speak.sender.${sender}`)],
    [t('speak.email'), contactEmail],
    [t('speak.phone'), contactPhone],
    [t('speak.address'), contactAddress],
    [t('speak.behalf.of'), onBehalfOf],
    [t('speak.consent'), consent],
    [t('desk.staff.handler'), handler?.name ?? null],
  ]
  return [
    ...facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
    ...useStandIn(reaction.standIn),
    ...(reaction.subjects.length === 0
      ? []
      : [{ label: t('desk.staff.subjects'), value: reaction.subjects.map(({ name }) => name).join(', ') }]),
    ...(reaction.satisfaction === null
      ? []
      : [
          {
            label: t('desk.staff.mark'),
            value: (
              <>
                {t('desk.staff.mark.given', { mark: reaction.satisfaction })}
                {reaction.satisfactionWords !== '' && <Quote>{reaction.satisfactionWords}</Quote>}
              </>
            ),
          },
        ]),
  ]
}

/** What happened, the latest first, with the words that were said. */
export function useHistory({ history, holder }: Reaction): TimelineItem[] {
  const { t, lang } = useView()
  return history.toReversed().map((event): TimelineItem => ({
    state: 'done',
    title: t(`desk.staff.event.${eventKind(event)}`),
    when: moment(event.at, holder.zone, lang),
    dateTime: event.at.toString(),
    by: [
      event.personName ?? t(`desk.staff.actor.${event.actor}`),
      event.audience === 'staff' ? t('desk.staff.internal') : '',
    ]
      .filter(Boolean)
      .join(' · '),
    ...(event.words === '' ? {} : { words: <Quote>{event.words}</Quote> }),
  }))
}

const eventKinds = [
  'received', 'formalise', 'settle', 'assign', 'convert', 'ask', 'reply', 'unanswered', 'tell', 'promise', 'write', 'submit', 'return',
  'approve', 'answer', 'refer', 'dismiss', 'withdraw', 'finish', 'reopen_ask', 'reopen', 'keep_closed', 'object', 'refuse_objection', 'drop_objection', 'mend', 'file_added', 'heard',
  'asked_location', 'noted', 'measure_claim', 'measure_verify', 'measure_reject', 'measure_cancel', 'measure_move', 'escalated', 'escalation_ruled', 'situation_joined', 'identity_asked', 'identity_granted', 'identity_refused', 'identity_viewed', 'opened_up',
  'handover_asked', 'handed_over', 'handover_returned', 'situation_left', 'mail_attached', 'files_left_out', 'made_strict', 'recipient_named', 'recipient_left', 'strict_taken_over', 'other',
] as const // prettier-ignore
type EventKind = (typeof eventKinds)[number]

/** The word for what happened. */
export const eventKind = ({ kind }: Pick<ReactionEvent, 'kind'>): EventKind =>
  eventKinds.find((one) => one === kind) ?? 'other'
