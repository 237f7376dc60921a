import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Form,
  Hidden,
  LinkButton,
  Page,
  Panel,
  PrintButton,
  Quote,
  Section,
  Stack,
  Tabs,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { ChoiceToDo } from '../answers/family-visit-page.tsx'
import type { Asked } from '../../tariffs/rules.ts'
import { foremost } from '../history.ts'
import { standing } from '../request-terms.ts'
import { ChoiceCard } from './choice-card-page.tsx'
import { movableOf } from './order.ts'
import { Beside } from './status-beside-page.tsx'
import { StatusHistory } from './status-history-page.tsx'

export const statusNotices = [
  'replied',
  'withdrawn',
  'changed',
  'ordered',
  'declined',
  'picked',
  'no-slot',
  'asked',
] as const
export type StatusNotice = (typeof statusNotices)[number]

export interface StatusPageProps {
  /** All children of the family, in order. */
  readonly family: readonly Case[]
  /** The one that is looked at. */
  readonly own: Case
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  /** What this browser told the calculator: to show own prices with. */
  readonly asked: readonly Asked[]
  readonly notice?: StatusNotice | undefined
  /** What the family typed, when it could not be sent. */
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** Something changed while the family was writing: nothing was sent, and these were its words. */
  readonly overtaken?: { readonly words: string } | undefined
}

/** The page of one child of the family. @param child counted from 1 */
export const statusPath = (child: number): string => (child === 1 ? '/aanvraag' : `/aanvraag?kind=${child}`)

/** Where the request stands, who has it now, by when, and the one thing to do, if any. */
export function StatusPage({ family, own, today, asked, notice, typed = {}, errors = [], overtaken }: StatusPageProps) {
  const { t } = useView()
  const choice = foremost(own.choices, 'family')
  if (!choice) throw new Error('a request without a choice')
  const movable = movableOf(own.choices)
  return (
    <Page
      title={t('requests.status.title')}
      ownHeading
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`family.notice.${notice}`)}
            </Alert>
          )}
          {overtaken && <Overtaken words={choice.state === 'question' ? '' : overtaken.words} />}
          <Children family={family} own={own} />
          <Standing own={own} choice={choice} today={today} />
        </>
      }
      aside={<Beside family={family} own={own} />}
    >
      {own.choices.map(
        (one) =>
          one.state === 'question' && <ReplyForm key={one.id} own={own} choice={one} typed={typed} errors={errors} />,
      )}
      <Section title={t('family.places')}>
        <Stack>
          {own.choices.map((one) => (
            <ChoiceCard key={one.id} own={own} choice={one} today={today} movable={movable} asked={asked}>
              <ChoiceToDo choice={one} />
            </ChoiceCard>
          ))}
        </Stack>
      </Section>
      <Section title={t('family.history')}>
        <StatusHistory own={own} />
      </Section>
      <PrintButton />
    </Page>
  )
}

/** Each child its own page. */
function Children({ family, own }: Pick<StatusPageProps, 'family' | 'own'>) {
  const { t } = useView()
  if (family.length === 1) return null
  const items = family.map(({ childName, choices }, index) => {
    const waits = choices.filter(({ acts }) => acts === 'family').length
    return { label: childName, href: statusPath(index + 1), ...(waits > 0 && { count: waits }) }
  })
  return (
    <Tabs
      label={t('family.children')}
      items={items}
      current={statusPath(family.findIndex(({ id }) => id === own.id) + 1)}
    />
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
  const well = state === 'offered' || state === 'accepted' || state === 'elsewhere' || (state === 'asked' && !late)
  return (
    <Panel
      title={t(`requests.standing.${state}.title`, { child: own.childName })}
      number={own.number}
      numberLabel={t('requests.number.label')}
      tone={well ? 'ok' : 'calm'}
    >
      <p>{useStanding(own, choice, late)}</p>
      <ToDo own={own} late={late} />
    </Panel>
  )
}

function useStanding(
  { choices, desk: { name: desk, phone } }: Case,
  { state, dueOn, acts, location }: CaseChoice,
  late: boolean,
) {
  const { t } = useView()
  switch (state) {
    case 'asked': {
      const due = lastDue(choices) ?? dueOn
      if (!due || !dueOn) return t('family.standing.waits', { desk })
      if (!late)
        return t('family.standing.asked', { count: choices.filter(({ state: one }) => one === 'asked').length, due })
      if (acts === 'organiser')
        return t('family.standing.organiser-late', { location: location.name, due: dueOn, desk })
      return phone === null
        ? t('requests.standing.late', { desk, due: dueOn })
        : t('requests.standing.late-call', { desk, due: dueOn, phone })
    }
    case 'question':
      return dueOn
        ? t(late ? 'requests.standing.question-late' : 'requests.standing.question', { due: dueOn, desk })
        : t('requests.todo.question')
    case 'offered':
      return dueOn
        ? t('family.standing.offered', { location: location.name, due: dueOn })
        : t('requests.standing.offered', { desk })
    case 'visit':
    case 'visiting':
    case 'accepted':
    case 'declined':
    case 'lapsed':
    case 'elsewhere':
    case 'refused':
    case 'withdrawn':
      return t(`requests.standing.${state}`, { desk })
  }
}

/** By then every place has answered. */
const lastDue = (choices: readonly CaseChoice[]) =>
  choices
    .flatMap(({ acts, dueOn }) => (dueOn && (acts === 'desk' || acts === 'organiser') ? [dueOn] : []))
    .sort(Temporal.PlainDate.compare)
    .at(-1)

/** Nothing, or the one thing. */
function ToDo({ own, late }: { own: Case; late: boolean }) {
  const { t } = useView()
  const waits = own.choices.some(({ acts }) => acts === 'family')
  const runs = own.choices.some(({ acts }) => acts !== 'nobody')
  const placed = own.choices.some(({ state }) => state === 'accepted')
  if (!runs && !placed) {
    return (
      <Actions>
        <LinkButton href="/zoek">{t('requests.todo.search')}</LinkButton>
      </Actions>
    )
  }
  if (late && !waits) return null
  return (
    <p>
      <strong>{waits ? t('family.todo.yours') : t('requests.todo.nothing')}</strong>
    </p>
  )
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
      {own.choices.length > 1 && <p>{t('family.reply.about', { location: choice.location.name })}</p>}
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
