import type { ComponentChildren } from 'preact'
import { longDay, moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  DataList,
  Details,
  FileField,
  Form,
  Hidden,
  LinkButton,
  Page,
  Panel,
  Paragraphs,
  Quote,
  Radios,
  Section,
  Stack,
  Tag,
  TextArea,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import { largestFileMegabytes } from '../evidence.ts'
import type { JudgementContent } from '../judge/judge-queries.ts'
import { OpenUp, OwnOpenness } from '../identity/open-up-page.tsx'
import { JudgementText } from '../judge/judgement-page.tsx'
import type { Mediation } from '../mediate/mediation-queries.ts'
import { waitsFor } from '../mediate/mediation.ts'
import { SideOfMediation } from '../mediate/side-page.tsx'
import type { Reaction, ReactionEvent } from '../reaction-queries.ts'
import { canTake, type ReactionState } from '../reaction-states.ts'
import { isRunning, type Term, type TermName } from '../reaction-terms.ts'
import { isInTime, isUnderObjection, mayObject, objectionUntil } from '../step-facts.ts'
import { useStandIn } from '../substitutes/substitutes-page.tsx'
import { TermSum } from '../term-page.tsx'
import { Unsent } from '../unsent-page.tsx'
import { Ways } from '../ways/way-cards-page.tsx'
import { purposesFor } from '../ways/ways.ts'

export const followNotices = [
  'bericht',
  'ingetrokken',
  'opnieuw',
  'openheid',
  'bezwaar',
  'bezwaar-terug',
  'formeel',
  'cijfer',
  'bestand',
  'bemiddeling',
] as const
export type FollowNotice = (typeof followNotices)[number]

export interface StatusPageProps {
  readonly own: Reaction
  /** On the calendar of the house. */
  readonly today: Temporal.PlainDate
  readonly judgement?: JudgementContent | undefined
  readonly mediation?: Mediation | undefined
  readonly notice?: FollowNotice | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** Something changed while the reporter was writing: nothing was sent, and the words still stand in their box. */
  readonly changed?: boolean
}

/** Where it stands, who has it now, by when, and the one thing to do, if any. */
export function StatusPage(props: StatusPageProps) {
  const { own, judgement, mediation, today, notice, typed = {}, errors = [], changed = false } = props
  const { t } = useView()
  return (
    <Page
      title={t('follow.title')}
      ownHeading
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`follow.notice.${notice}`)}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" live>
              {t('follow.changed')}
            </Alert>
          )}
          <Standing {...props} />
        </>
      }
      aside={<Beside {...props} />}
    >
      <Stack>
        {changed && <Unsent typed={typed} />}
        {own.state === 'waiting' && <Question own={own} typed={typed} errors={errors} />}
        {judgement && <OwnJudgement own={own} judgement={judgement} today={today} />}
        {mediation && (
          <SideOfMediation {...{ mediation, today, typed, errors }} side="parent" path="/mijn-reactie/bemiddeling" />
        )}
        <Section title={t('follow.way')}>
          <Timeline items={useWay(own)} />
        </Section>
        <Section title={t('follow.talk')} id="berichten">
          <Messages own={own} />
          {own.state !== 'waiting' && canTake(own.state, 'write', 'reporter') && (
            <WriteForm own={own} typed={typed} errors={errors} />
          )}
        </Section>
        <Files own={own} errors={errors} />
        {own.filedOn !== null && <Independent own={own} today={props.today} />}
        <Last {...props} />
      </Stack>
    </Page>
  )
}

function Standing({ own, today, mediation }: StatusPageProps) {
  const { t, lang } = useView()
  const { state, number, kind, holder, handler } = own
  const due = shownDue(own)
  const thing = isUnderObjection(own) ? t('follow.your-objection') : t('feedback.your-kind', { kind })
  const values = { house: holder.name, handler: handler?.name ?? holder.name, thing }
  return (
    <Panel title={t(`follow.state.${state}`, values)} number={number} numberLabel={t('follow.number')} tone="calm">
      {mediation && waitsFor(mediation).includes('parent') ? (
        <p>
          <a href="#bemiddeling">{t('mediate.yours', { house: holder.name })}</a>
        </p>
      ) : (
        <p>{t(`follow.acts.${state}`, values)}</p>
      )}
      {due && (
        <p>
          {Temporal.PlainDate.compare(today, due) > 0
            ? t('follow.overdue', { due: longDay(due, lang), house: holder.name })
            : t('follow.due', { due: longDay(due, lang) })}
        </p>
      )}
    </Panel>
  )
}

/** The day that counts for the reporter: his own while he acts, else the next of the house. */
function shownDue({ state, terms, dueOn }: Reaction): Temporal.PlainDate | undefined {
  if (state === 'waiting') return terms.findLast(({ name }) => name === 'reply')?.dueOn
  return dueOn ?? undefined
}

interface FormProps {
  readonly own: Reaction
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

function Question({ own, typed, errors }: FormProps) {
  const { t } = useView()
  const asked = own.history.findLast(({ kind }) => kind === 'ask')
  return (
    <Card title={t('follow.question')}>
      {asked && <Quote>{asked.words}</Quote>}
      <Form action="/mijn-reactie/bericht" values={typed} errors={errors} keep={`reply-${own.number}`}>
        <Hidden name="versie" value={String(own.version)} />
        <TextArea name="words" label={t('follow.answer')} rows={5} />
        <Actions>
          <Button>{t('follow.answer.send')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

function OwnJudgement({
  own,
  judgement,
  today,
}: {
  own: Reaction
  judgement: JudgementContent
  today: Temporal.PlainDate
}) {
  const { t } = useView()
  const printed = own.judgements.findLast(({ approvedAt }) => approvedAt !== null)?.printed === true
  return (
    <Section title={t('judge.title')} id="oordeel">
      <JudgementText content={judgement} measures={own.measures} today={today} />
      {printed && (
        <Actions>
          <LinkButton kind="secondary" href="/mijn-reactie/oordeel.pdf">
            {t('follow.judgement.pdf')}
          </LinkButton>
        </Actions>
      )}
    </Section>
  )
}

/** Whom one can go to outside the house, with the day until which: with a judgement it stands open, before it folded. */
function Independent({ own, today }: { own: Reaction; today: Temporal.PlainDate }) {
  const { t } = useView()
  const { filedOn, holder, regimes, state } = own
  if (filedOn === null) return null
  const judgedOn = own.terms.find(({ name, metOn }) => name === 'judgement' && metOn !== null)?.metOn ?? null
  const ways = (
    <Ways
      land={holder.land}
      today={today}
      regimes={regimes}
      purposes={purposesFor(holder.kind, ['dispute', 'advice', 'authority', 'trust'])}
      filed={{ filedOn, judgedOn }}
    />
  )
  if (judgedOn === null && state !== 'dismissed') return <Details summary={t('follow.independent')}>{ways}</Details>
  return <Section title={t('follow.disagree')}>{ways}</Section>
}

const endsObjection: ReadonlySet<string> = new Set(['approve', 'refuse_objection', 'drop_objection'])

const steps: readonly { readonly state: ReactionState; readonly term: TermName }[] = [
  { state: 'received', term: 'handler' },
  { state: 'handling', term: 'proposal' },
  { state: 'judged', term: 'judgement' },
]

/** A parcel's way: what is done, where it is now, and what comes with its day. */
function useWay(own: Reaction): TimelineItem[] {
  const { t, lang } = useView()
  const { history, terms, holder, handler, receivedAt, state } = own
  const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(holder.zone).toPlainDate()
  const received: TimelineItem = {
    state: 'done',
    title: t('follow.way.received'),
    when: longDay(local(receivedAt), lang),
    dateTime: receivedAt.toString(),
  }
  if (own.kind !== 'complaint' || own.filedOn === null) return [received, ...useSimpleWay(own)]
  const doneAt = (kind: string) => history.find((event) => event.kind === kind)?.at
  const [assigned, judged, closed] = [doneAt('assign'), doneAt('approve'), own.closedAt]
  const objected = doneAt('object')
  const objectionEnd = objected && history.find(({ kind, at }) => endsObjection.has(kind) && Temporal.Instant.compare(at, objected) > 0)?.at // prettier-ignore
  const stopped = ['referred', 'dismissed', 'withdrawn'].includes(state)
  const item = (
    title: string,
    at: Temporal.Instant | null | undefined,
    current: boolean,
    term?: Term,
  ): TimelineItem => {
    if (at) return { state: 'done', title, when: longDay(local(at), lang), dateTime: at.toString() }
    const due = term?.promisedOn ?? term?.dueOn
    return {
      state: current ? 'current' : 'todo',
      title,
      ...(due ? { when: t('follow.by', { due: longDay(due, lang) }), dateTime: due.toString() } : {}),
    }
  }
  const termOf = (name: TermName) => terms.findLast((term) => term.name === name && isRunning(term))
  const items = [
    item(assigned && handler ? t('follow.way.handler', { handler: handler.name }) : t('follow.way.handler-coming'), assigned, !assigned, termOf('handler')), // prettier-ignore
    item(t('follow.way.judged'), judged, Boolean(assigned) && !judged, termOf('judgement')),
    ...(objected ? [item(t('follow.way.objected'), objected, false), item(t('follow.way.objection-judged'), objectionEnd, !objectionEnd, termOf('objection'))] : []), // prettier-ignore
    item(t('follow.way.closed'), closed, Boolean(judged) && !closed && (!objected || Boolean(objectionEnd))),
  ]
  if (!stopped) return [received, ...items]
  const kept = items.filter((one) => one.state === 'done').slice(0, steps.length - 1)
  const end: TimelineItem = {
    state: 'stopped',
    title: t(`follow.way.${state as 'referred' | 'dismissed' | 'withdrawn'}`),
  }
  return [received, ...kept, { ...end, ...(closed ? { when: longDay(local(closed), lang) } : {}) }]
}

function useSimpleWay({ state, terms, closedAt, holder }: Reaction): TimelineItem[] {
  const { t, lang } = useView()
  const due = terms.findLast((term) => term.name === 'answer' && isRunning(term))?.dueOn
  if (closedAt) {
    const when = longDay(closedAt.toZonedDateTimeISO(holder.zone).toPlainDate(), lang)
    const ended = state === 'answered' || state === 'closed'
    return [
      { state: ended ? 'done' : 'stopped', title: ended ? t('follow.way.answered') : t('follow.way.ended'), when },
    ]
  }
  return [
    { state: 'current', title: t('follow.way.answer-coming'), ...(due ? { when: t('follow.by', { due: longDay(due, lang) }) } : {}) }, // prettier-ignore
  ]
}

const spoken: ReadonlySet<string> = new Set([
  'ask',
  'reply',
  'tell',
  'write',
  'promise',
  'answer',
  'refer',
  'dismiss',
  'reopen_ask',
  'reopen',
  'keep_closed',
  'object',
  'refuse_objection',
  'mend',
  'handover_asked',
  'handed_over',
  'handover_returned',
])

/** What was said to and fro, the latest last. */
function Messages({ own }: { own: Reaction }) {
  const { t } = useView()
  const said = own.history.filter(
    ({ kind, words, audience }) => audience === 'reporter' && spoken.has(kind) && words !== '',
  )
  return (
    <>
      <Message own={own} by={t('follow.you')} at={own.receivedAt} words={own.words} />
      {said.map((event) => (
        <Message key={event.id} own={own} by={byOf(event, own, t('follow.you'))} at={event.at} words={event.words} />
      ))}
    </>
  )
}

const byOf = (event: ReactionEvent, own: Reaction, you: string) =>
  event.actor === 'reporter' ? you : [event.personName, houseAt(event, own)].filter(Boolean).join(', ')

/** Who said it then: a reaction may have gone to another house since. */
function houseAt({ at, kind }: ReactionEvent, { history, holder }: Reaction): string {
  const left = history.find((one) => one.kind === 'handed_over' && Temporal.Instant.compare(one.at, at) > 0)
  if (kind === 'handed_over' || left === undefined) return holder.name
  return String(left.details['from'] ?? holder.name)
}

function Message({ own, by, at, words }: { own: Reaction; by: string; at: Temporal.Instant; words: string }) {
  const { lang } = useView()
  return (
    <div>
      <p class="kd-meta">
        <strong>{by}</strong>
        <time datetime={at.toString()}>{moment(at, own.holder.zone, lang)}</time>
      </p>
      <Quote>{words}</Quote>
    </div>
  )
}

function WriteForm({ own, typed, errors }: FormProps) {
  const { t } = useView()
  return (
    <Form action="/mijn-reactie/bericht" values={typed} errors={errors} keep={`write-${own.number}`}>
      <Hidden name="versie" value={String(own.version)} />
      <TextArea name="words" label={t('follow.write')} rows={3} />
      <Actions>
        <Button kind="secondary">{t('follow.write.send')}</Button>
      </Actions>
    </Form>
  )
}

function Files({ own, errors }: { own: Reaction; errors: readonly FieldError[] }) {
  const { t } = useView()
  const files = own.files.filter(({ sender }) => sender === 'reporter')
  return (
    <Section title={t('follow.files')} id="bestanden">
      {files.length > 0 && (
        <ul>
          {files.map(({ id, name }) => (
            <li key={id}>
              <a href={`/mijn-reactie/bestand/${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <Form action="/mijn-reactie/bestand" errors={errors} files>
        <FileField
          name="file"
          label={t('follow.files.add')}
          hint={t('follow.files.hint', { megabytes: largestFileMegabytes })}
          accept=".jpg,.jpeg,.png,.webp,.pdf,.txt"
        />
        <Actions>
          <Button kind="secondary">{t('follow.files.send')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

function Beside({ own }: StatusPageProps) {
  const { t } = useView()
  const { holder, handler } = own
  const running = own.terms.filter(isRunning).filter(({ name }) => name !== 'reply' && name !== 'progress')
  return (
    <>
      <Card flat title={t('follow.who')}>
        <DataList
          stacked
          items={[
            { label: t('follow.who.house'), value: holder.name },
            ...(handler ? [{ label: t('follow.who.handler'), value: handler.name }] : []),
            ...useStandIn(own.standIn),
            ...(holder.phone === null
              ? []
              : [
                  {
                    label: t('follow.who.phone'),
                    value: <a href={`tel:${holder.phone.replaceAll(' ', '')}`}>{holder.phone}</a>,
                  },
                ]),
          ]}
        />
        {own.mayName || own.openness !== 'open' ? null : <p>{t('follow.name-kept')}</p>}
        <p>
          <a href="/mijn-reactie/wie-keek">{t('looked.link')}</a>
        </p>
      </Card>
      <OwnOpenness own={own} />
      {running.length > 0 && (
        <Card flat title={t('follow.terms')}>
          {running.map((term) => (
            <TermSum key={term.id} term={term} reaction={own} />
          ))}
        </Card>
      )}
      <Card flat title={t('follow.independent')}>
        <p>{t('follow.independent.body')}</p>
        <p>
          <a href={`/wie-helpt-bij-klachten?land=${holder.land}`}>{t('follow.independent.link')}</a>
        </p>
      </Card>
    </>
  )
}

/** How it was, another look, or stopping: what comes at the end. */
function Last({ own, today, typed = {}, errors = [] }: StatusPageProps) {
  const { t } = useView()
  const ended = own.closedAt !== null || own.state === 'judged'
  const version = <Hidden name="versie" value={String(own.version)} />
  return (
    <>
      {ended && own.state !== 'withdrawn' && <Mark own={own} typed={typed} errors={errors} />}
      {canTake(own.state, 'formalise', 'reporter') && (
        <Ending title={t('follow.formal.title')}>
          <p>{t('follow.formal.body')}</p>
          <Form action="/mijn-reactie/formeel" values={typed} errors={errors}>
            {version}
            <Hidden name="formal_words" value="" />
            <Button kind="secondary">{t('follow.formal.send')}</Button>
          </Form>
        </Ending>
      )}
      <Objection {...{ own, today, typed, errors }} />
      {canTake(own.state, 'reopen_ask', 'reporter') && isInTime(own, today) && !mayObject(own, today) && (
        <Ending title={t('follow.reopen.title')} open={errors.some(({ field }) => field === 'reopen_words')}>
          <Form action="/mijn-reactie/opnieuw" values={typed} errors={errors} name="reopen">
            {version}
            <TextArea name="reopen_words" label={t('follow.reopen.why')} rows={4} />
            <Button kind="secondary">{t('follow.reopen.send')}</Button>
          </Form>
        </Ending>
      )}
      <OpenUp {...{ own, typed, errors }} />
      {canTake(own.state, 'withdraw', 'reporter') && !isUnderObjection(own) && (
        <Ending title={t('follow.withdraw.title')} open={errors.some(({ field }) => field === 'withdraw_words')}>
          <p>{t('follow.withdraw.body')}</p>
          <Form action="/mijn-reactie/intrekken" values={typed} errors={errors} name="withdraw">
            {version}
            <TextArea name="withdraw_words" label={t('follow.withdraw.why')} rows={3} optional />
            <Button kind="danger">{t('follow.withdraw.send')}</Button>
          </Form>
        </Ending>
      )}
    </>
  )
}

/** Inside the house: somebody who did not judge looks at it again. */
function Objection({
  own,
  today,
  typed = {},
  errors = [],
}: Pick<StatusPageProps, 'own' | 'today' | 'typed' | 'errors'>) {
  const { t, lang } = useView()
  const version = <Hidden name="versie" value={String(own.version)} />
  const until = objectionUntil(own)
  if (until && canTake(own.state, 'object', 'reporter') && mayObject(own, today)) {
    return (
      <Ending title={t('follow.object.title')} open={errors.some(({ field }) => field === 'object_words')}>
        <p>{t('follow.object.body', { house: own.holder.name, due: longDay(until, lang) })}</p>
        <Form action="/mijn-reactie/bezwaar" values={typed} errors={errors} name="object" keep={`object-${own.number}`}>
          {version}
          <TextArea name="object_words" label={t('follow.object.why')} rows={5} />
          <Button kind="secondary">{t('follow.object.send')}</Button>
        </Form>
      </Ending>
    )
  }
  if (!isUnderObjection(own) || !canTake(own.state, 'drop_objection', 'reporter')) return null
  return (
    <Ending title={t('follow.drop.title')}>
      <p>{t('follow.drop.body')}</p>
      <Form action="/mijn-reactie/bezwaar-terug" values={typed} errors={errors} name="drop">
        {version}
        <Hidden name="drop_words" value="" />
        <Button kind="danger">{t('follow.drop.send')}</Button>
      </Form>
    </Ending>
  )
}

function Ending({ title, open = false, children }: { title: string; open?: boolean; children: ComponentChildren }) {
  return (
    <Details summary={title} open={open}>
      <Stack>{children}</Stack>
    </Details>
  )
}

function Mark({ own, typed, errors }: FormProps) {
  const { t } = useView()
  if (own.satisfaction !== null) {
    return (
      <Section title={t('follow.mark.title')}>
        <p>
          <Tag>{t('follow.mark.given', { mark: own.satisfaction })}</Tag>
        </p>
        {own.satisfactionWords !== '' && <Paragraphs text={own.satisfactionWords} />}
      </Section>
    )
  }
  return (
    <Section title={t('follow.mark.title')}>
      <Form action="/mijn-reactie/cijfer" values={typed} errors={errors} name="mark">
        <Radios
          name="mark"
          label={t('follow.mark')}
          options={([1, 2, 3, 4, 5] as const).map((value) => ({
            value: String(value),
            label: t(`follow.mark.${value}`),
          }))}
        />
        <TextArea name="mark_words" label={t('follow.mark.words')} rows={3} optional />
        <Actions>
          <Button kind="secondary">{t('follow.mark.send')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}
