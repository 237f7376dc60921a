import { longDay, moment } from '../../../lib/format.ts'
import type { DossierPageProps } from '../desk/dossier-page.tsx'
import {
  Actions,
  Alert,
  Button,
  Checkbox,
  DataList,
  type DataItem,
  DateField,
  Details,
  Form,
  Hidden,
  LinkButton,
  Quote,
  Radios,
  Section,
  Stack,
  TextArea,
  TextField,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import type { DeskPart } from '../complaints-desk/desk-part-queries.ts'
import { Ways } from '../ways/way-cards-page.tsx'
import {
  chosenEndings,
  halfDaysUsed,
  isOver,
  mayStep,
  sessionHows,
  sessionLengths,
  sideAnswers,
  sides,
  subjectLimit,
  waitsFor,
} from './mediation.ts'
import type { Mediation } from './mediation-queries.ts'

type Props = DossierPageProps & { readonly part: DeskPart }
type OpenProps = Props & { readonly mediation: Mediation }

/** Mediation in the dossier of who mediates: how it stands, and what can be done now. */
export function MediationPart(props: Props) {
  const { t } = useView()
  const { part, reaction } = props
  const { mediation } = part
  const named = reaction.contactName !== ''
  const proposes = named && reaction.state === 'handling' && (mediation === undefined || mediation.state === 'ended')
  if (!mediation && !proposes) return null
  return (
    <Section title={t('mediate.staff.title')} id="bemiddeling">
      <Stack>
        {mediation && <Standing {...props} mediation={mediation} />}
        {proposes && <ProposeForm {...props} />}
      </Stack>
    </Section>
  )
}

function Standing(props: OpenProps) {
  const { t } = useView()
  const { mediation, today, reaction } = props
  const { state, organiserName, subject, endedBecause } = mediation
  return (
    <>
      <p>
        <strong>{t(`mediate.staff.state.${state}`)}</strong>
      </p>
      <p>{t('mediate.staff.subject', { name: organiserName })}</p>
      <Quote>{subject}</Quote>
      <DataList items={useFacts(props)} />
      {mediation.state === 'asked' && !props.part.question?.location?.claimed && (
        <Alert kind="warn">{t('mediate.staff.no-account', { name: organiserName })}</Alert>
      )}
      <Record {...props} />
      <Timeline items={useAnswers(mediation)} />
      {!isOver(state) && (
        <>
          <RecordForm {...props} />
          <SessionForm {...props} />
          <PhoneForm {...props} />
          <StopForm {...props} />
        </>
      )}
      {state === 'ended' && endedBecause !== null && (
        <>
          <p>{t(`mediate.ended.${endedBecause}`)}</p>
          <Details summary={t('mediate.ways')}>
            <Ways
              land={reaction.holder.land}
              today={today}
              regimes={reaction.regimes}
              purposes={['dispute', 'authority']}
            />
          </Details>
        </>
      )}
    </>
  )
}

function useFacts({ mediation, today }: OpenProps): DataItem[] {
  const { t, lang } = useView()
  const { replyBy, sessions, freeHalfDays, parentName, state } = mediation
  const waits = waitsFor(mediation)
  const used = halfDaysUsed(sessions)
  const late = Temporal.PlainDate.compare(today, replyBy) > 0
  const due = longDay(replyBy, lang)
  return [
    ...(waits.length === 0
      ? []
      : [{ label: t('mediate.staff.waits'), value: waits.map((one) => t(`mediate.staff.who.${one}`)).join(', ') }]),
    ...(state === 'proposed' || state === 'asked' || state === 'reading'
      ? [{ label: t('mediate.staff.reply-by'), value: late ? t('mediate.staff.reply-late', { due }) : due }]
      : []),
    ...(parentName === null ? [] : [{ label: t('mediate.staff.parent'), value: parentName }]),
    {
      label: t('mediate.sessions'),
      value: t('mediate.staff.half-days', { used, count: Math.ceil(used), free: freeHalfDays }),
    },
    ...sessions.map(({ onDay, how, halfDays }) => ({
      label: longDay(onDay, lang),
      value: t('mediate.session', { how: t(`mediate.how.${how}`), halfDays, count: Math.ceil(halfDays) }),
    })),
  ]
}

/** The newest version; what was said of it stands below, in the history. */
function Record({ mediation, reaction }: OpenProps) {
  const { t } = useView()
  const record = mediation.records.at(-1)
  if (!record) return null
  return (
    <>
      <h3>{t('mediate.record')}</h3>
      <p class="kd-hint">{t('mediate.record.version', { version: record.version })}</p>
      <Quote>{record.words}</Quote>
      {mediation.state === 'agreed' && record.printed && (
        <Actions>
          <LinkButton kind="secondary" href={`/werk/reacties/${reaction.number}/bemiddeling/afspraken.pdf`}>
            {t('mediate.pdf')}
          </LinkButton>
        </Actions>
      )}
    </>
  )
}

/** What each side said, the latest first; only who mediates reads both. */
function useAnswers({ answers, holder }: Mediation): TimelineItem[] {
  const { t, lang } = useView()
  return answers.toReversed().map(({ side, answer, version, words, how, saidAt }) => ({
    state: answer === 'decline' || answer === 'leave' ? 'stopped' : 'done',
    title: t(`mediate.staff.said.${answer}`, { side: t(`mediate.staff.who.${side}`), version: version ?? 0 }),
    when: moment(saidAt, holder.zone, lang),
    dateTime: saidAt.toString(),
    by: t(`mediate.staff.by.${how}`),
    ...(words === '' ? {} : { words: <Quote>{words}</Quote> }),
  }))
}

const actionOf = ({ reaction }: Props, what: string) => `/werk/reacties/${reaction.number}/bemiddeling${what}`
const wrong = ({ errors, typed }: Props, ...fields: readonly string[]) =>
  errors.some(({ field }) => fields.includes(field)) || fields.some((field) => typed[field] !== undefined)

function ProposeForm(props: Props) {
  const { t } = useView()
  const { reaction, typed, errors, part } = props
  const { location } = part.question ?? {}
  return (
    <Details
      summary={t('mediate.staff.propose')}
      open={wrong(props, 'proposal_words', 'subject', 'organiser_name', 'organiser_email')}
    >
      <Form action={actionOf(props, '')} values={typed} errors={errors} name="propose" guard>
        <Hidden name="versie" value={String(reaction.version)} />
        <p>
          {t('mediate.staff.propose.body', {
            free: reaction.procedure.mediationHalfDays,
            days: reaction.procedure.mediationReplyDays,
          })}
        </p>
        {!location && (
          <>
            <TextField
              name="organiser_name"
              label={t('mediate.staff.organiser')}
              {...(typed['organiser_name'] === undefined ? { value: reaction.concerns } : {})}
            />
            <TextField
              name="organiser_email"
              type="email"
              label={t('mediate.staff.organiser-email')}
              hint={t('mediate.staff.organiser-email.hint')}
              optional
            />
          </>
        )}
        <TextArea
          name="subject"
          label={t('mediate.staff.what')}
          hint={t('mediate.staff.what.hint')}
          rows={3}
          maxLength={subjectLimit}
        />
        <TextArea
          name="proposal_words"
          label={t('mediate.staff.words')}
          hint={t('mediate.staff.words.hint')}
          rows={4}
        />
        <Actions>
          <Button>{t('mediate.staff.propose.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function RecordForm(props: OpenProps) {
  const { t } = useView()
  const { mediation, typed, errors } = props
  if (!mayStep(mediation.state, 'write', 'officer')) return null
  const newest = mediation.records.at(-1)?.words
  return (
    <Details
      summary={t(newest === undefined ? 'mediate.staff.write' : 'mediate.staff.rewrite')}
      open={mediation.state === 'talking' || wrong(props, 'record_words')}
    >
      <Form action={actionOf(props, '/verslag')} values={typed} errors={errors} name="record" guard>
        <Hidden name="versie" value={String(mediation.version)} />
        <TextArea
          name="record_words"
          label={t('mediate.record')}
          hint={t(newest === undefined ? 'mediate.staff.write.hint' : 'mediate.staff.rewrite.hint')}
          rows={8}
          {...(typed['record_words'] === undefined && newest !== undefined ? { value: newest } : {})}
        />
        <Actions>
          <Button>{t('mediate.staff.write.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function SessionForm(props: OpenProps) {
  const { t, lang } = useView()
  const { mediation, typed, errors } = props
  if (!mayStep(mediation.state, 'meet', 'officer')) return null
  const full = halfDaysUsed(mediation.sessions) >= mediation.freeHalfDays
  const halfDays = new Intl.NumberFormat(lang)
  return (
    <Details
      summary={t('mediate.staff.session')}
      open={mediation.sessions.length === 0 || wrong(props, 'session', 'half_days', 'session_how', 'beyond')}
    >
      <Form action={actionOf(props, '/gesprek')} values={typed} errors={errors} name="session">
        <Hidden name="versie" value={String(mediation.version)} />
        <DateField name="session" label={t('mediate.staff.session.day')} />
        <Radios
          name="half_days"
          label={t('mediate.staff.session.length')}
          options={sessionLengths.map((value) => ({ value: String(value), label: halfDays.format(value) }))}
        />
        <Radios
          name="session_how"
          label={t('mediate.staff.session.how')}
          options={sessionHows.map((value) => ({ value, label: t(`mediate.how.${value}`) }))}
        />
        {(full || wrong(props, 'beyond')) && <Checkbox name="beyond" label={t('mediate.staff.session.beyond')} />}
        <Actions>
          <Button kind="secondary">{t('mediate.staff.session.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function PhoneForm(props: OpenProps) {
  const { t } = useView()
  const { mediation, typed, errors } = props
  const open = sideAnswers.filter((one) => sides.some((side) => mayStep(mediation.state, one, side)))
  if (open.length === 0) return null
  const who = sides.filter((side) => open.some((one) => mayStep(mediation.state, one, side)))
  return (
    <Details summary={t('mediate.staff.phone')} open={wrong(props, 'side', 'said', 'said_words')}>
      <Form action={actionOf(props, '/antwoord')} values={typed} errors={errors} name="phone">
        <Hidden name="verslag" value={String(mediation.recordVersion)} />
        <Radios
          name="side"
          label={t('mediate.staff.phone.who')}
          options={who.map((value) => ({ value, label: t(`mediate.staff.who.${value}`) }))}
        />
        <Radios
          name="said"
          label={t('mediate.staff.phone.said')}
          options={open.map((value) => ({ value, label: t(`mediate.staff.answer.${value}`) }))}
        />
        <TextArea name="said_words" label={t('mediate.staff.phone.words')} rows={3} optional />
        <Actions>
          <Button kind="secondary">{t('mediate.staff.phone.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function StopForm(props: OpenProps) {
  const { t } = useView()
  const { typed, errors } = props
  return (
    <Details summary={t('mediate.staff.stop')} open={wrong(props, 'because', 'stop_words')}>
      <Form action={actionOf(props, '/stoppen')} values={typed} errors={errors} name="stop">
        <Radios
          name="because"
          label={t('mediate.staff.stop.because')}
          options={chosenEndings.map((value) => ({ value, label: t(`mediate.staff.ending.${value}`) }))}
        />
        <TextArea name="stop_words" label={t('mediate.staff.stop.words')} rows={3} />
        <Actions>
          <Button kind="danger">{t('mediate.staff.stop.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}
