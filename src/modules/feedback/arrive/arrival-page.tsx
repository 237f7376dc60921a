import { moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  type DataItem,
  DataList,
  Form,
  Hidden,
  Page,
  PostButton,
  Quote,
  Radios,
  Section,
  Select,
  Stack,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { reactionKinds, wordsLimit } from '../reaction.ts'
import { Unsent } from '../unsent-page.tsx'
import { ReporterPart } from '../register/reporter-part-page.tsx'
import type { Subject } from '../speak/subject-queries.ts'
import { postPath, titleOf } from './arrivals-page.tsx'
import type { Arrival } from './arrival-queries.ts'

export interface ArrivalPageProps {
  readonly arrival: Arrival
  /** What it can be about: the house first, then its locations. */
  readonly subjects: readonly Subject[]
  /** Whoever reads it may make a reaction of it. */
  readonly accepts: boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  /** A colleague judged it meanwhile. */
  readonly changed: boolean
}

/** One mail as plain words, and what can be made of it. */
export function ArrivalPage(props: ArrivalPageProps) {
  const { arrival, accepts, errors, changed } = props
  const { t, lang } = useView()
  const waits = arrival.state === 'waiting'
  const came = moment(arrival.cameAt, arrival.house.zone, lang)
  return (
    <Page
      title={titleOf(arrival, t('arrive.staff.no-subject'))}
      tags={<Tag>{t(`arrive.staff.state.${arrival.state}`)}</Tag>}
      intro={t('arrive.staff.came', { came, house: arrival.house.name })}
      crumbs={[
        { label: t('desk.staff.title'), href: '/werk/reacties' },
        { label: t('arrive.staff.title'), href: postPath },
      ]}
      errors={errors}
      dense
      notice={<Notices arrival={arrival} changed={changed} />}
      aside={<Aside {...props} />}
    >
      <Stack>
        <Section title={t('arrive.staff.words')}>
          <Said arrival={arrival} />
        </Section>
        {waits && accepts && (
          <Section title={t('arrive.staff.accept')}>
            <AcceptForm {...props} />
          </Section>
        )}
        {changed && <Unsent typed={props.typed} />}
      </Stack>
    </Page>
  )
}

function Notices({ arrival, changed }: Pick<ArrivalPageProps, 'arrival' | 'changed'>) {
  const { t, lang } = useView()
  const { state, decidedName: by, decidedAt, house, reactionNumber, replyTo } = arrival
  const at = decidedAt ? moment(decidedAt, house.zone, lang) : ''
  return (
    <>
      {changed && (
        <Alert kind="warn" title={t('desk.staff.changed.title')} live>
          {t('arrive.staff.changed')}
        </Alert>
      )}
      {(state === 'joined' || state === 'reaction') && (
        <Alert kind="info">
          <p>{by === null ? t('arrive.staff.joined-itself', { at }) : t(`arrive.staff.became.${state}`, { by, at })}</p>
          {reactionNumber && (
            <p>
              <a href={`/werk/reacties/${reactionNumber}`}>{reactionNumber}</a>
            </p>
          )}
        </Alert>
      )}
      {state === 'waiting' && replyTo && (
        <Alert kind="warn" title={t('arrive.staff.answers.title', { number: replyTo.number })}>
          {t('arrive.staff.answers.body')}
        </Alert>
      )}
      {state === 'waiting' && arrival.automatic && <Alert kind="info">{t('arrive.staff.automatic')}</Alert>}
    </>
  )
}

function Said({ arrival }: { arrival: Arrival }) {
  const { t } = useView()
  const { state, words, files, leftOut, id } = arrival
  if (state === 'unread') return <p>{t('arrive.staff.unread')}</p>
  if (state === 'joined' || state === 'reaction') return <p>{t('arrive.staff.moved')}</p>
  return (
    <Stack>
      {words === '' ? <p>{t('arrive.staff.no-words')}</p> : <Quote>{words}</Quote>}
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <a href={`${postPath}/${id}/bestand/${file.id}`}>{file.name}</a>
            </li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <Alert kind="warn" title={t('arrive.staff.left-out', { count: leftOut.length })}>
          <ul>
            {leftOut.map(({ name, why }, index) => (
              <li key={index}>
                {name}: {t(`arrive.staff.left-out.${why}`)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </Stack>
  )
}

function Aside(props: ArrivalPageProps) {
  const { t } = useView()
  const { arrival } = props
  const { state, fromName, fromAddress, reason } = arrival
  const items: DataItem[] = [
    ...(fromName === '' ? [] : [{ label: t('desk.staff.name'), value: fromName }]),
    ...(fromAddress === null ? [] : [{ label: t('speak.email'), value: fromAddress }]),
    ...(reason === '' ? [] : [{ label: t('arrive.staff.reason'), value: reason }]),
  ]
  return (
    <>
      {items.length > 0 && (
        <Card flat title={t('arrive.staff.from')}>
          <DataList stacked items={items} />
          {state === 'waiting' && <p>{t('arrive.staff.from.unsure')}</p>}
        </Card>
      )}
      {state === 'waiting' && (
        <Card flat title={t('register.staff.danger')}>
          <p>{t('register.staff.danger.body')}</p>
          <p>
            <a href={`/reactie/veilig?land=${arrival.house.land}`}>{t('speak.door.danger')}</a>
          </p>
        </Card>
      )}
      {state === 'waiting' && <AttachForm {...props} />}
      {state === 'waiting' && <AsideForm {...props} />}
      {state === 'set_aside' && (
        <Card flat title={t('arrive.staff.take-back')}>
          <PostButton action={`${postPath}/${arrival.id}/terug`} fields={{ versie: String(arrival.version) }}>
            {t('arrive.staff.take-back.go')}
          </PostButton>
        </Card>
      )}
    </>
  )
}

const Version = ({ arrival }: Pick<ArrivalPageProps, 'arrival'>) => (
  <Hidden name="versie" value={String(arrival.version)} />
)

/** The form of a reaction, filled in with the mail; one press makes it one. */
function AcceptForm({ arrival, subjects, typed, errors }: ArrivalPageProps) {
  const { t } = useView()
  return (
    <Form action={`${postPath}/${arrival.id}/reactie`} values={typed} errors={errors} name="accept" guard>
      <p>{t('arrive.staff.accept.term')}</p>
      <Version arrival={arrival} />
      <Hidden name="danger" value="no" />
      <Radios
        name="kind"
        label={t('register.staff.kind')}
        options={reactionKinds.map((value) => ({ value, label: t('feedback.kind', { kind: value }) }))}
      />
      <Select
        name="about"
        label={t('register.staff.which')}
        options={subjects.map(({ key, name, location }) => ({ value: key, label: [name, location?.place].filter(Boolean).join(', ') }))} // prettier-ignore
      />
      <TextArea
        name="words"
        label={t('register.staff.words')}
        hint={t('arrive.staff.accept.words')}
        rows={8}
        maxLength={wordsLimit}
      />
      <ReporterPart mayNameHint={t('arrive.staff.accept.may-name')} />
      <Actions>
        <Button>{t('arrive.staff.accept.go')}</Button>
      </Actions>
    </Form>
  )
}

function AttachForm({ arrival, typed, errors }: ArrivalPageProps) {
  const { t } = useView()
  const values = typed['number'] === undefined ? { number: arrival.replyTo?.number ?? '' } : typed
  return (
    <Card flat title={t('arrive.staff.attach')}>
      <Form action={`${postPath}/${arrival.id}/bijvoegen`} values={values} errors={errors} name="attach">
        <Version arrival={arrival} />
        <TextField name="number" label={t('arrive.staff.attach.number')} hint={t('arrive.staff.attach.hint')} />
        <Radios
          name="by_reporter"
          label={t('arrive.staff.attach.by')}
          options={[
            { value: 'yes', label: t('arrive.staff.attach.by.yes') },
            { value: 'no', label: t('arrive.staff.attach.by.no') },
          ]}
        />
        <Button kind="secondary">{t('arrive.staff.attach.go')}</Button>
      </Form>
    </Card>
  )
}

function AsideForm({ arrival, typed, errors }: ArrivalPageProps) {
  const { t } = useView()
  return (
    <Card flat title={t('arrive.staff.aside')}>
      <Form action={`${postPath}/${arrival.id}/weg`} values={typed} errors={errors} name="aside">
        <Version arrival={arrival} />
        <TextField name="reason" label={t('arrive.staff.aside.reason')} hint={t('arrive.staff.aside.hint')} />
        <Button kind="secondary">{t('arrive.staff.aside.go')}</Button>
      </Form>
    </Card>
  )
}
