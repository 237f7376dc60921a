import type { ComponentChildren } from 'preact'
import { localDay } from '../../../lib/days.ts'
import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  DataList,
  Form,
  Hidden,
  LinkButton,
  Page,
  Panel,
  PostButton,
  Quote,
  Section,
  TextArea,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import type { Case, CaseChoice, CaseEvent } from '../case-queries.ts'
import { canTake } from '../choice.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import { eventState, foremost } from '../history.ts'
import { standing } from '../request-terms.ts'

export interface StatusPageProps {
  readonly own: Case
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  readonly notice?: 'replied' | 'withdrawn' | undefined
  /** What the family typed, when it could not be sent. */
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** Something changed while the family was writing: nothing was sent, and these were its words. */
  readonly overtaken?: { readonly words: string } | undefined
}

/** Where the request stands, who has it now, by when, and the one thing to do, if any. */
export function StatusPage({ own, today, notice, typed = {}, errors = [], overtaken }: StatusPageProps) {
  const { t } = useView()
  const choice = foremost(own.choices, 'family')
  if (!choice) throw new Error('a request without a choice')
  const asks = choice.acts === 'family'
  return (
    <Page
      title={t('requests.status.title')}
      ownHeading
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`requests.notice.${notice}`)}
            </Alert>
          )}
          {overtaken && <Overtaken words={asks ? '' : overtaken.words} />}
          <Standing own={own} choice={choice} today={today} />
        </>
      }
      aside={<Beside own={own} />}
    >
      {asks && <ReplyForm own={own} choice={choice} typed={typed} errors={errors} />}
      <Section title={t('requests.status.history')}>
        <Timeline items={useTimeline(own, choice)} />
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

interface ChoiceProps {
  readonly own: Case
  readonly choice: CaseChoice
}

function Standing({ own, choice, today }: ChoiceProps & { today: Temporal.PlainDate }) {
  const { t } = useView()
  const { state, dueOn } = choice
  const late = dueOn !== null && standing(own.desk.land, today, dueOn).late
  const well = state === 'offered' || (state === 'asked' && !late)
  return (
    <Panel
      title={t(`requests.standing.${state}.title`, { child: own.childName })}
      number={own.number}
      numberLabel={t('requests.number.label')}
      tone={well ? 'ok' : 'calm'}
    >
      <p>{useStanding(own, choice, late)}</p>
      <ToDo state={state} late={late && state === 'asked'} />
    </Panel>
  )
}

function useStanding({ desk: { name: desk, phone } }: Case, choice: CaseChoice, late: boolean) {
  const { t } = useView()
  const { state, dueOn, location } = choice
  if (!dueOn) return t(`requests.standing.${state === 'asked' || state === 'question' ? 'offered' : state}`, { desk })
  if (state !== 'asked')
    return t(late ? 'requests.standing.question-late' : 'requests.standing.question', { due: dueOn, desk })
  if (!late) return t('requests.standing.asked', { desk, location: location.name, due: dueOn })
  return phone === null
    ? t('requests.standing.late', { desk, due: dueOn })
    : t('requests.standing.late-call', { desk, due: dueOn, phone })
}

interface ReplyProps extends ChoiceProps {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** The one thing to do comes first. */
function ReplyForm({ own, choice, typed, errors }: ReplyProps) {
  const { t } = useView()
  const question = own.history.findLast(({ kind, choiceId }) => kind === 'asked_family' && choiceId === choice.id)
  return (
    <Section title={t('requests.reply.title')} id="antwoord">
      {question && <Quote>{question.words}</Quote>}
      <Form action="/aanvraag/antwoord" errors={errors} values={typed} guard>
        <Hidden name="keuze" value={choice.id} />
        <Hidden name="versie" value={String(choice.version)} />
        <TextArea name="words" label={t('requests.reply.words')} maxLength={2000} />
        <Actions>
          <Button>{t('requests.reply.send')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

function Beside({ own }: Pick<ChoiceProps, 'own'>) {
  const { t, lang } = useView()
  const { desk, halfDays, startOn } = own
  return (
    <>
      <Card title={t('requests.status.facts')}>
        <DataList
          stacked
          items={[
            { label: t('requests.fact.location'), value: <Choices choices={own.choices} /> },
            { label: t('requests.fact.start'), value: longDay(startOn, lang) },
            { label: t('requests.fact.days'), value: halfDaysInWords(halfDays, t, lang) },
          ]}
        />
      </Card>
      <Card flat title={t('requests.status.help')}>
        <p>{desk.name}</p>
        {desk.phone !== null && (
          <p>
            <a href={`tel:${desk.phone.replaceAll(/[^+\d]/g, '')}`}>{desk.phone}</a>
            {desk.hours !== null && <> ({desk.hours})</>}
          </p>
        )}
        <p>{t('requests.status.change')}</p>
        {own.choices.some(({ state }) => canTake(state, 'withdraw', 'family')) && (
          <p>
            <a href="/aanvraag/intrekken">{t('requests.withdraw.link')}</a>
          </p>
        )}
      </Card>
      <Actions>
        <PostButton kind="secondary" action="/uitloggen">
          {t('requests.status.leave')}
        </PostButton>
      </Actions>
    </>
  )
}

/** The one location, or all of them with what came of each. */
function Choices({ choices }: Pick<Case, 'choices'>) {
  const { t } = useView()
  const [only, ...others] = choices
  if (only && others.length === 0) return <>{only.location.name}</>
  return (
    <ol>
      {choices.map(({ id, location, state }) => (
        <li key={id}>
          {location.name}: {t(`requests.state.${state}`)}
        </li>
      ))}
    </ol>
  )
}

/** Nothing, or the one thing; after an answer the message itself says what to do. */
function ToDo({ state, late }: { state: CaseChoice['state']; late: boolean }) {
  const { t } = useView()
  if (state === 'refused' || state === 'withdrawn') {
    return (
      <Actions>
        <LinkButton href="/zoek">{t('requests.todo.search')}</LinkButton>
      </Actions>
    )
  }
  if (state === 'offered' || late) return null
  return (
    <p>
      <strong>{state === 'question' ? t('requests.todo.question') : t('requests.todo.nothing')}</strong>
    </p>
  )
}

// Where the title does not say who did it.
const signed = new Set(['offered', 'refused', 'asked_family', 'corrected'])

function useTimeline(own: Case, choice: CaseChoice): TimelineItem[] {
  const { t, lang } = useView()
  const { desk, history, choices } = own
  const nameOf = (id: string | null) => (choices.find((one) => one.id === id) ?? choice).location.name
  const happened = history.flatMap((event): TimelineItem[] => {
    const title = titleOf(event, { desk: desk.name, location: nameOf(event.choiceId) }, t)
    if (title === undefined) return []
    const day = localDay(event.at, desk.zone)
    const words = <EventWords event={event} />
    const when = { when: longDay(day, lang), dateTime: day.toString() }
    return [
      { title, words, state: eventState(history, event), by: signed.has(event.kind) ? desk.name : undefined, ...when },
    ]
  })
  const comes = choices.flatMap((one) => whatComes(one, { desk: desk.name, location: one.location.name }, { t, lang }))
  return [...happened, ...comes]
}

function EventWords({ event }: { event: CaseEvent }): ComponentChildren {
  const { t } = useView()
  return (
    <>
      {event.reason !== null && <p>{t(`requests.reason.${event.reason}`)}</p>}
      {event.words !== '' && <Quote>{event.words}</Quote>}
    </>
  )
}

interface Names {
  readonly desk: string
  readonly location: string
}

type View = ReturnType<typeof useView>

function titleOf({ kind, actor }: CaseEvent, names: Names, t: View['t']): string | undefined {
  switch (kind) {
    case 'received':
      return t('requests.event.received')
    case 'offered':
    case 'refused':
    case 'asked_family':
    case 'corrected':
      return t(`requests.event.${kind}`, names)
    case 'family_replied':
    case 'withdrawn':
      return t(`requests.event.${kind}`, { actor: actor === 'family' ? 'family' : 'desk', desk: names.desk })
    default:
      return undefined
  }
}

/** Who has it now, what comes next, and by when. */
function whatComes(
  { state, dueOn }: CaseChoice,
  { desk, location }: Names,
  { t, lang }: Pick<View, 't' | 'lang'>,
): TimelineItem[] {
  if (!dueOn) return []
  const by = { when: t('requests.by', { due: longDay(dueOn, lang) }), dateTime: dueOn.toString() }
  return state === 'question'
    ? [
        { state: 'current', title: t('requests.next.you'), ...by },
        { state: 'todo', title: t('requests.next.desk-again', { desk }) },
      ]
    : [
        { state: 'current', title: t('requests.next.desk', { desk, location }) },
        { state: 'todo', title: t('requests.next.answer'), ...by },
      ]
}
