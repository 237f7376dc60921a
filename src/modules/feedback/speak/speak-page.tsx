import type { ComponentChildren } from 'preact'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  Checkbox,
  DataList,
  type DataItem,
  Details,
  Form,
  Hidden,
  LeaveQuickly,
  Only,
  Page,
  Quote,
  Radios,
  Section,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { opennesses, seenThings } from '../openness.ts'
import { type ReactionKind, reactionKinds, senders, wishLimit, wordsLimit } from '../reaction.ts'
import { authorityPath, isReport } from './report.ts'
import type { Subject } from './subject-queries.ts'
import { allFields, type Danger, dangersIn, fieldsOf, type SpeakStep, speakSteps, type Told } from './told.ts'

export interface SpeakPageProps {
  readonly subject: Subject
  readonly step: Exclude<SpeakStep, 'check'>
  /** Made with the form: sent twice is one reaction. */
  readonly formKey: string
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
}

/** One page of "tell us". Nothing is kept here before it is sent: what other pages asked goes along with the form. */
export function SpeakPage({ subject, step, formKey, typed, errors = [] }: SpeakPageProps) {
  const Questions = { kind: KindQuestions, story: StoryQuestions, contact: ContactQuestions }[step]
  return (
    <SpeakFrame subject={subject} step={step} errors={errors}>
      <Form action="/reactie/nieuw" errors={errors} values={typed} keep="speak">
        <Carried subject={subject} step={step} formKey={formKey} />
        <Questions typed={typed} subject={subject} />
        <StepButtons step={step} />
      </Form>
    </SpeakFrame>
  )
}

interface FrameProps {
  readonly subject: Subject
  readonly step: SpeakStep
  readonly errors?: readonly FieldError[]
  readonly children: ComponentChildren
}

function SpeakFrame({ subject, step, errors = [], children }: FrameProps) {
  const { t } = useView()
  return (
    <Page
      title={t(`speak.${step}.title`)}
      step={{ current: speakSteps.indexOf(step) + 1, total: speakSteps.length }}
      errors={errors}
      aside={<Beside subject={subject} step={step} />}
    >
      <LeaveQuickly />
      {children}
    </Page>
  )
}

function Beside({ subject: { name, location, holder, claimed }, step }: { subject: Subject; step: SpeakStep }) {
  const { t } = useView()
  const house = holder?.name ?? ''
  return (
    <>
      <Card flat title={t('speak.beside.about')}>
        <p>{location?.place ? `${name}, ${location.place}` : name}</p>
        <p>{claimed ? t('speak.beside.handles', { house }) : t('speak.beside.desk-handles', { house, name })}</p>
      </Card>
      <Card flat title={t('speak.beside.why')}>
        <p>{t(`speak.${step}.why`)}</p>
      </Card>
    </>
  )
}

/** What the form carries along unseen. */
function Carried({ subject, step, formKey }: Pick<SpeakPageProps, 'subject' | 'formKey'> & { step: SpeakStep }) {
  const shown: readonly string[] = step === 'check' ? [] : fieldsOf[step]
  return (
    <>
      <Hidden name="over" value={subject.key} />
      <Hidden name="sleutel" value={formKey} />
      <Hidden name="stap" value={step} />
      <Hidden name="via" />
      {allFields
        .filter((name) => !shown.includes(name))
        .map((name) => (
          <Hidden key={name} name={name} />
        ))}
    </>
  )
}

function StepButtons({ step }: { step: SpeakStep }) {
  const { t } = useView()
  return (
    <Actions>
      <Button name="naar" value={step === 'check' ? 'verstuur' : 'volgende'}>
        {step === 'check' ? t('speak.send') : t('speak.next')}
      </Button>
      {step !== 'kind' && (
        <Button kind="secondary" name="naar" value="vorige">
          {t('speak.previous')}
        </Button>
      )}
    </Actions>
  )
}

interface QuestionsProps {
  readonly typed: Typed
  readonly subject: Subject
}

function KindQuestions({ subject }: QuestionsProps) {
  const { t } = useView()
  return (
    <>
      <Radios
        name="danger"
        label={t('speak.danger')}
        options={dangersFor(subject).map((value) => ({
          value,
          label: t(`speak.danger.${value}`),
          ...(value === 'no' ? {} : { hint: t(dangerHint(subject, value)) }),
        }))}
      />
      <Radios
        name="kind"
        label={t('speak.kind')}
        options={kindsFor(subject).map((value) => ({
          value,
          label: t(kindWord(subject, value), { house: subject.name }),
          hint: t(kindHint(subject, value), { house: subject.holder?.name ?? '' }),
        }))}
      />
      <Details summary={t('speak.sender.more')}>
        <Radios
          name="sender"
          label={t('speak.sender')}
          optional
          options={senders.map((value) => ({ value, label: t(`speak.sender.${value}`) }))}
        />
      </Details>
      {subject.location && <OtherWay subject={subject} location={subject.location} />}
    </>
  )
}

/** Talking first is offered and never asked for; whoever rather turns to the authority may. */
function OtherWay({ subject, location }: { subject: Subject; location: NonNullable<Subject['location']> }) {
  const { t } = useView()
  const address = `${subject.land}-${encodeURIComponent(location.registerId)}`
  if (isReport(subject))
    return (
      <p>
        {t('speak.report.first')}{' '}
        <a href={`/reactie/nieuw?opvang=${address}`}>{t('speak.report.first.link', { name: subject.name })}</a>.
      </p>
    )
  return (
    <p>
      {t('speak.talk-first', { name: subject.name })}{' '}
      <a href={authorityPath(subject.land, location.registerId)}>{t('speak.report.rather')}</a>
    </p>
  )
}

const dangerHint = (subject: Subject, danger: Exclude<Danger, 'no'>) =>
  isReport(subject) && danger === 'crisis' ? ('speak.report.danger.crisis.hint' as const) : (`speak.danger.${danger}.hint` as const) // prettier-ignore

/** An authority also reads of a crisis in a land where the form for a house does not name it. */
const dangersFor = (subject: Subject) => (isReport(subject) ? dangersIn('vl') : dangersIn(subject.land))

const isDesk = ({ holder }: Pick<Subject, 'holder'>) => holder?.kind === 'complaints_desk'

/** What is said about other childcare is a question to a complaints desk; a complaint there is about the desk itself. */
const kindWord = (subject: Subject, kind: ReactionKind) => {
  if (isReport(subject) && (kind === 'complaint' || kind === 'question')) return `speak.report-kind.${kind}` as const
  return isDesk(subject) ? (`speak.desk-kind.${kind}` as const) : (`speak.kind.${kind}` as const)
}
const kindHint = (subject: Subject, kind: ReactionKind) => `${kindWord(subject, kind)}.hint` as const
const kindsFor = (subject: Subject) => {
  if (isReport(subject)) return ['complaint', 'question'] as const
  return isDesk(subject) ? (['question', 'complaint', 'suggestion', 'compliment'] as const) : reactionKinds
}
const nameQuestion = (subject: Subject) =>
  isDesk(subject) ? ('speak.desk-may-name' as const) : ('speak.may-name' as const)

function StoryQuestions({ typed, subject }: QuestionsProps) {
  const { t } = useView()
  const complaint = typed['kind'] === 'complaint'
  return (
    <>
      <TextArea name="words" label={t('speak.words')} hint={t('speak.words.hint')} rows={9} maxLength={wordsLimit} />
      {isDesk(subject) && typed['kind'] === 'question' && (
        <TextField name="concerns" label={t('speak.concerns')} hint={t('speak.concerns.hint')} optional />
      )}
      {complaint && (
        <>
          <TextField name="happened" label={t('speak.happened')} hint={t('speak.happened.hint')} optional />
          <TextArea
            name="wish"
            label={t('speak.wish')}
            hint={t('speak.wish.hint')}
            rows={3}
            maxLength={wishLimit}
            optional
          />
          <Radios
            name="talked"
            label={t('speak.talked')}
            hint={t('speak.talked.hint')}
            optional
            options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`speak.talked.${value}`) }))}
          />
        </>
      )}
    </>
  )
}

function ContactQuestions({ subject, typed }: QuestionsProps) {
  const { t } = useView()
  return (
    <>
      <Radios
        name="openness"
        label={t('speak.openness')}
        {...(typed['openness'] === undefined || typed['openness'] === '' ? { value: 'open' } : {})}
        options={opennesses.toReversed().map((value) => ({
          value,
          label: t(`speak.openness.${value}`),
          hint:
            value === 'open'
              ? t('speak.openness.open.hint', { house: subject.holder?.name ?? '' })
              : t(`speak.openness.${value}.hint`),
        }))}
      />
      <Details summary={t('speak.openness.table')}>
        <WhoSeesWhat />
      </Details>
      <Only name="openness" among={['open', 'confidential']}>
        <NamedQuestions />
      </Only>
      <Only name="openness" among={['open']}>
        <OpenQuestions subject={subject} />
      </Only>
    </>
  )
}

/** Before anything is sent: who reads what, and what nobody can promise. */
function WhoSeesWhat() {
  const { t } = useView()
  return (
    <>
      <Table
        caption={t('speak.openness.table')}
        captionHidden
        phone="cards"
        rows={seenThings}
        rowKey={(thing) => thing}
        columns={[
          { label: t('speak.seen'), head: true, cell: (thing) => t(`speak.seen.${thing}`) },
          ...opennesses.toReversed().map((one) => ({
            label: t(`speak.openness.${one}.short`),
            cell: (thing: (typeof seenThings)[number]) => t(`speak.seen.${thing}.${one}`),
          })),
        ]}
      />
      <p>{t('speak.openness.honest')}</p>
    </>
  )
}

function NamedQuestions() {
  const { t } = useView()
  return (
    <>
      <TextField name="contact_name" label={t('speak.name')} autocomplete="name" />
      <TextField
        name="contact_email"
        type="email"
        label={t('speak.email')}
        hint={t('speak.email.hint')}
        autocomplete="email"
        optional
      />
      <TextField name="contact_phone" type="tel" label={t('speak.phone')} autocomplete="tel" optional />
      <Details summary={t('speak.address.more')}>
        <TextArea name="contact_address" label={t('speak.address')} rows={3} optional />
      </Details>
    </>
  )
}

function OpenQuestions({ subject }: { subject: Subject }) {
  const { t } = useView()
  return (
    <>
      <Radios
        name="may_name"
        label={t(nameQuestion(subject), { name: subject.name })}
        options={[
          { value: 'yes', label: t('speak.may-name.yes') },
          { value: 'no', label: t('speak.may-name.no'), hint: t('speak.may-name.no.hint') },
        ]}
      />
      <Details summary={t('speak.behalf.more')}>
        <Checkbox name="behalf" value="other" label={t('speak.behalf')} />
        <TextField name="on_behalf_of" label={t('speak.behalf.of')} optional />
        <TextField name="consent" label={t('speak.consent')} hint={t('speak.consent.hint')} optional />
      </Details>
    </>
  )
}

export interface SpeakCheckProps {
  readonly subject: Subject
  readonly told: Told
  readonly formKey: string
  readonly typed: Typed
}

/** Everything once more before it is sent. */
export function SpeakCheckPage({ subject, told, formKey, typed }: SpeakCheckProps) {
  const { t } = useView()
  const house = subject.holder?.name ?? ''
  return (
    <SpeakFrame subject={subject} step="check">
      <Section title={t(kindWord(subject, told.kind), { house })}>
        <Quote>{told.words}</Quote>
        <DataList items={useStoryItems(told)} />
      </Section>
      <Section title={t('speak.contact.title')}>
        <DataList items={useContactItems(told, subject)} />
        {told.openness === 'anonymous' && <Alert>{t('speak.code-coming')}</Alert>}
        {told.openness !== 'anonymous' && told.contactEmail === null && (
          <Alert kind="warn">{t('speak.no-email', { house })}</Alert>
        )}
      </Section>
      <Form action="/reactie/nieuw" values={typed} keep="speak">
        <Carried subject={subject} step="check" formKey={formKey} />
        <p>{t('speak.check.goes-to', { house })}</p>
        <StepButtons step="check" />
      </Form>
    </SpeakFrame>
  )
}

function useStoryItems({ concerns = '', happened, wish, talked, kind, sender }: Told): DataItem[] {
  const { t } = useView()
  return [
    ...(concerns === '' ? [] : [{ label: t('speak.concerns'), value: concerns }]),
    ...(happened === '' ? [] : [{ label: t('speak.happened'), value: happened }]),
    ...(wish === '' ? [] : [{ label: t('speak.wish'), value: wish }]),
    ...(kind === 'complaint' && talked ? [{ label: t('speak.talked'), value: t(`speak.talked.${talked}`) }] : []),
    { label: t('speak.sender'), value: t(`speak.sender.${sender}`) },
  ]
}

function useContactItems(told: Told, subject: Subject): DataItem[] {
  const { t } = useView()
  const mayName: DataItem = {
    label: t(nameQuestion(subject), { name: subject.name }),
    value: t(told.mayName ? 'speak.may-name.yes' : 'speak.may-name.no'),
  }
  const known: readonly (readonly [string, string | null])[] = [
    [t('speak.name'), told.contactName],
    [t('speak.email'), told.contactEmail],
    [t('speak.phone'), told.contactPhone],
    [t('speak.address'), told.contactAddress],
    [t('speak.behalf.of'), told.onBehalfOf],
    [t('speak.consent'), told.consent],
  ]
  return [
    { label: t('speak.openness'), value: t(`speak.openness.${told.openness ?? 'open'}`) },
    ...known.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }])),
    ...(told.openness === 'open' || told.openness === undefined ? [mayName] : []),
  ]
}
