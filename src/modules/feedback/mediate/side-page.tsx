import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  DataList,
  type DataItem,
  Details,
  Form,
  Hidden,
  LinkButton,
  Quote,
  Section,
  Stack,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { Ways } from '../ways/way-cards-page.tsx'
import { halfDaysUsed, isOver, lastSaid, mayStep, type Side } from './mediation.ts'
import type { Mediation } from './mediation-queries.ts'

export interface SideProps {
  readonly mediation: Mediation
  readonly side: Side
  /** Where the answer goes, and where the document is. */
  readonly path: string
  /** On the calendar of the house. */
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** A mediation as one of its sides reads it: what it is about, who acts, what was agreed; nothing that the other side said. */
export function SideOfMediation(props: SideProps) {
  const { mediation, side } = props
  const { t } = useView()
  const { state, holder } = mediation
  return (
    <Section title={t('mediate.title', { house: holder.name })} id="bemiddeling">
      <Stack>
        <p>
          <strong>{t(`mediate.state.${stateFor(props)}`, wordsOf(props))}</strong> <Due {...props} />
        </p>
        <p>{t('mediate.subject')}</p>
        <Quote>{mediation.subject}</Quote>
        <Facts {...props} />
        {mayStep(state, 'accept', side) && <TakePart {...props} />}
        <Agreed {...props} />
        {mayStep(state, 'leave', side) && <Leave {...props} />}
        {state === 'ended' && <WaysOut {...props} />}
      </Stack>
    </Section>
  )
}

/** What was read is answered by this side already, where the other one still has to. */
function stateFor({ mediation, side }: SideProps) {
  const { state, answers, recordVersion } = mediation
  if (state !== 'reading') return state === 'asked' || state === 'proposed' ? (mayStep(state, 'accept', side) ? 'yours' : 'theirs') : state // prettier-ignore
  return lastSaid(answers, side, recordVersion) === undefined ? 'reading' : 'read'
}

/** The names, as this side reads them. */
const wordsOf = ({ mediation, side }: Pick<SideProps, 'mediation' | 'side'>) => ({
  house: mediation.holder.name,
  other: side === 'parent' ? mediation.organiserName : (mediation.parentName ?? ''),
  side,
})

function Due({ mediation, side, today }: SideProps) {
  const { t, lang } = useView()
  const { state, replyBy, answers, recordVersion } = mediation
  const acts = mayStep(state, 'accept', side) || (state === 'reading' && !lastSaid(answers, side, recordVersion))
  if (!acts) return null
  const late = Temporal.PlainDate.compare(today, replyBy) > 0
  return <>{t(late ? 'mediate.due.late' : 'mediate.due', { due: longDay(replyBy, lang) })}</>
}

function Facts({ mediation, side }: SideProps) {
  const { t, lang } = useView()
  const { sessions, freeHalfDays, state, parentName } = mediation
  const items: readonly (DataItem | false)[] = [
    side === 'organiser' && parentName !== null && { label: t('mediate.with'), value: parentName },
    !isOver(state) && { label: t('mediate.cost'), value: t('mediate.cost.free', { count: freeHalfDays }) },
    (state === 'talking' || sessions.length > 0) && {
      label: t('mediate.sessions'),
      value: t('mediate.sessions.used', { used: halfDaysUsed(sessions), count: sessions.length }),
    },
    ...sessions.map(({ onDay, how, halfDays }) => ({
      label: longDay(onDay, lang),
      value: t('mediate.session', { how: t(`mediate.how.${how}`), halfDays, count: Math.ceil(halfDays) }),
    })),
  ]
  return <DataList items={items.filter((item) => item !== false)} />
}

function TakePart(props: SideProps) {
  const { t } = useView()
  return (
    <AnswerForm {...props} name="take-part" wordsLabel={t('mediate.take-part.words', wordsOf(props))}>
      <p>{t(`mediate.take-part.${props.side}`, wordsOf(props))}</p>
      <Choices
        choices={[
          ['accept', t('mediate.accept')],
          ['decline', t('mediate.decline')],
        ]}
      />
    </AnswerForm>
  )
}

const Choices = ({ choices }: { choices: readonly (readonly [string, string])[] }) => (
  <Actions>
    {choices.map(([value, label], index) => (
      <Button key={value} kind={index === 0 ? 'primary' : 'secondary'} name="antwoord" value={value}>
        {label}
      </Button>
    ))}
  </Actions>
)

interface AnswerFormProps extends SideProps {
  readonly name: string
  readonly wordsLabel: string
  readonly children: preact.ComponentChildren
}

function AnswerForm({ mediation, path, typed, errors, name, wordsLabel, children }: AnswerFormProps) {
  const [last, ...first] = [children].flat().toReversed()
  return (
    <Form action={path} values={typed} errors={errors} name={name} keep={`mediation-${mediation.number}-${name}`}>
      <Hidden name="verslag" value={String(mediation.recordVersion)} />
      {first.toReversed()}
      <TextArea name="mediation_words" label={wordsLabel} rows={3} optional />
      {last}
    </Form>
  )
}

/** What both agree, as far as it was written; the newest version only, for older ones hold no more. */
function Agreed(props: SideProps) {
  const { t } = useView()
  const { mediation, side, path } = props
  const { records, recordVersion, state, answers } = mediation
  const record = records.find(({ version }) => version === recordVersion)
  if (!record || state === 'ended') return null
  const said = lastSaid(answers, side, recordVersion)
  return (
    <>
      <h3>{t('mediate.record')}</h3>
      <p class="kd-hint">{t('mediate.record.version', { version: recordVersion })}</p>
      <Quote>{record.words}</Quote>
      {said && state !== 'agreed' && (
        <Alert kind="ok">{t(`mediate.said.${said === 'agree' ? 'agree' : 'change'}`)}</Alert>
      )}
      {state === 'reading' && said === undefined && (
        <AnswerForm {...props} name="record" wordsLabel={t('mediate.change.words', wordsOf(props))}>
          <Choices
            choices={[
              ['agree', t('mediate.agree')],
              ['change', t('mediate.change')],
            ]}
          />
        </AnswerForm>
      )}
      {state === 'agreed' && record.printed && (
        <Actions>
          <LinkButton kind="secondary" href={`${path}/afspraken.pdf`}>
            {t('mediate.pdf')}
          </LinkButton>
        </Actions>
      )}
    </>
  )
}

function Leave(props: SideProps) {
  const { t } = useView()
  return (
    <Details summary={t('mediate.leave.title')}>
      <AnswerForm {...props} name="leave" wordsLabel={t('mediate.take-part.words', wordsOf(props))}>
        <p>{t('mediate.leave.body', wordsOf(props))}</p>
        <Button kind="danger" name="antwoord" value="leave">
          {t('mediate.leave')}
        </Button>
      </AnswerForm>
    </Details>
  )
}

/** Where one can go without an agreement. */
function WaysOut({ mediation, side, today }: SideProps) {
  const { t } = useView()
  if (side === 'organiser' || mediation.endedBecause === null) return null
  return (
    <>
      <p>{t(`mediate.ended.${mediation.endedBecause}`)}</p>
      <h3>{t('mediate.ways')}</h3>
      <Ways
        land={mediation.holder.land}
        today={today}
        regimes={['childcare']}
        purposes={['dispute', 'authority']}
      />{' '}
      {/* prettier-ignore */}
    </>
  )
}
