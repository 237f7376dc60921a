import { longDay, moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Button,
  Card,
  Form,
  Hidden,
  Quote,
  Section,
  Stack,
  Tag,
  TextArea,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import { eventKind } from '../desk/dossier-page.tsx'
import { JudgementText } from '../judge/judgement-page.tsx'
import { passedOnPath, stepOfDesk } from './pass-on.ts'
import type { PassedOn, PassedOnWhole } from './pass-on-queries.ts'

export interface PassedOnPartProps {
  readonly one: PassedOnWhole
  /** On the calendar of the authority. */
  readonly today: Temporal.PlainDate
  readonly typed?: Typed | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** What became of something that a desk passed on: where it stands, who acts by when, every step, and room to answer. */
export function PassedOnPart(props: PassedOnPartProps) {
  const { one, today } = props
  const { t } = useView()
  return (
    <Stack>
      <Standing one={one} today={today} />
      {one.own && one.state === 'waiting' && <Write {...props} />}
      {one.judgement && (
        <Section title={t('judge.title')}>
          <JudgementText content={one.judgement} measures={[]} today={today} />
        </Section>
      )}
      <Section title={t('pass-on.staff.steps', { holder: one.holderName })}>
        {!one.own && <p class="kd-hint">{t('pass-on.staff.of-somebody')}</p>}
        <Timeline items={useSteps(one)} />
      </Section>
      {one.own && one.state !== 'waiting' && <Write {...props} />}
    </Stack>
  )
}

function Standing({ one, today }: PassedOnPartProps) {
  const { t } = useView()
  return (
    <Card title={t('pass-on.staff.number', { number: one.number })} tags={<PassedOnTag one={one} />}>
      <p>
        {useTurn(one)} <Due one={one} today={today} />
      </p>
      {one.words !== null && <Quote>{one.words}</Quote>}
    </Card>
  )
}

export function PassedOnTag({ one: { state } }: { one: Pick<PassedOn, 'state'> }) {
  const { t } = useView()
  return <Tag tone={state === 'waiting' ? 'warn' : 'info'}>{t(`desk.staff.state.${state}`)}</Tag>
}

/** Who acts now, in a sentence. */
function useTurn({ acts, holderName, handlerName, own }: PassedOn): string {
  const { t } = useView()
  if (acts === 'nobody') return t('pass-on.staff.turn.nobody')
  if (acts === 'reporter') return t(own ? 'pass-on.staff.turn.you' : 'pass-on.staff.turn.reporter')
  return t('pass-on.staff.turn.authority', { holder: holderName, who: handlerName ?? '', named: String(Boolean(handlerName)) }) // prettier-ignore
}

function Due({ one: { dueOn, acts }, today }: PassedOnPartProps) {
  const { t, lang } = useView()
  if (!dueOn || acts === 'nobody') return null
  const late = Temporal.PlainDate.compare(dueOn, today) < 0
  return <>{t(late ? 'pass-on.staff.late' : 'pass-on.staff.due', { due: longDay(dueOn, lang) })}</>
}

/** Every step that may be told, the latest first. */
function useSteps({ events, zone, holderName }: PassedOnWhole): TimelineItem[] {
  const { t, lang } = useView()
  return events.toReversed().map((event): TimelineItem => ({
    state: 'done',
    title: t(`desk.staff.event.${eventKind(event)}`),
    when: moment(event.at, zone, lang),
    dateTime: event.at.toString(),
    by:
      event.kind === 'received' || event.actor === 'reporter'
        ? t('pass-on.staff.by-desk')
        : (event.personName ?? holderName),
    ...(event.words === '' ? {} : { words: <Quote>{event.words}</Quote> }),
  }))
}

function Write({ one, typed = {}, errors = [] }: PassedOnPartProps) {
  const { t } = useView()
  const step = stepOfDesk(one.state)
  if (!step) return null
  const asked = step === 'reply'
  return (
    <Card title={t(`pass-on.staff.${step}`)}>
      {asked && <Quote>{one.events.findLast(({ kind }) => kind === 'ask')?.words ?? ''}</Quote>}
      <Form
        action={`${passedOnPath(one.number)}/bericht`}
        values={typed}
        errors={errors}
        name={errors.length > 0 ? '' : one.number}
        keep={`passed-on-${one.number}`}
      >
        <Hidden name="versie" value={String(one.version)} />
        <TextArea name="words" label={t('pass-on.staff.words', { holder: one.holderName })} rows={4} />
        <Actions>
          <Button kind={asked ? 'primary' : 'secondary'}>{t('pass-on.staff.send')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}
