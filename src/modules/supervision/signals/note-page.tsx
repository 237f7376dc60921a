import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  CardList,
  Checkbox,
  DateField,
  Details,
  EmptyState,
  Form,
  Hidden,
  Page,
  Radios,
  SearchBar,
  Select,
  Stack,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { DangerCalls, type Subject } from '../../feedback/index.ts'
import { dangerNumbers } from '../../feedback/rules.ts'
import { howPath } from './how.ts'
import { gravities, signalPath, signalsPath, sources } from './signal.ts'
import type { Signal } from './signal-queries.ts'

const newPath = `${signalsPath}/nieuw`

/** About which location. */
export function WhichLocationPage({ found, words }: { found: readonly Subject[]; words: string }) {
  const { t } = useView()
  return (
    <Page title={t('signals.staff.new')} crumbs={[{ label: t('signals.staff.title'), href: signalsPath }]} dense>
      <Stack>
        <SearchBar
          action={newPath}
          name="zoek"
          value={words}
          label={t('signals.staff.which')}
          hint={t('signals.staff.which.hint')}
          button={t('signals.staff.find')}
        />
        {words !== '' && found.length === 0 && (
          <EmptyState title={t('signals.staff.not-found')}>{t('signals.staff.not-found.body')}</EmptyState>
        )}
        {found.length > 0 && (
          <CardList
            cards={found.map(({ key, name, location }) => ({
              key,
              title: name,
              href: `${newPath}?${key}`,
              meta: [location?.place ?? ''],
            }))}
          />
        )}
      </Stack>
    </Page>
  )
}

interface FormProps {
  readonly typed: Typed
  readonly errors?: readonly FieldError[] | undefined
}

export interface NotePageProps extends FormProps {
  readonly subject: Subject
  readonly formKey: string
  readonly desks: readonly { readonly id: string; readonly name: string }[]
  readonly today: Temporal.PlainDate
}

/** One page, one minute: what was heard, how serious, from what kind of person. Help for danger comes first. */
export function NotePage({ subject, formKey, desks, today, typed, errors = [] }: NotePageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('signals.staff.about', { name: subject.name })}
      crumbs={[
        { label: t('signals.staff.title'), href: signalsPath },
        { label: t('signals.staff.new'), href: newPath },
      ]}
      errors={errors}
      dense
      aside={<Help />}
    >
      <Stack>
        <Details
          summary={t('signals.staff.danger-first', { numbers: dangerNumbers(subject.land, today).join(', ') })}
          open={typed['gravity'] === 'danger'}
        >
          <DangerCalls land={subject.land} today={today} />
        </Details>
        <Form action={newPath} values={typed} errors={errors} keep={`signal-${subject.key}`} guard>
          <Hidden name="over" value={subject.key} />
          <Hidden name="sleutel" value={formKey} />
          {desks.length > 1 ? (
            <Select
              name="loket"
              label={t('signals.staff.desk')}
              options={desks.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : (
            <Hidden name="loket" value={desks[0]?.id ?? ''} />
          )}
          <HeardFields />
          <Actions>
            <Button>{t('signals.staff.save')}</Button>
          </Actions>
        </Form>
      </Stack>
    </Page>
  )
}

function HeardFields() {
  const { t } = useView()
  return (
    <>
      <TextArea
        name="words"
        label={t('signals.staff.words')}
        hint={t('signals.staff.words.hint')}
        rows={6}
        maxLength={5000}
      />
      <Radios
        name="gravity"
        label={t('signals.staff.gravity')}
        options={gravities.map((value) => ({
          value,
          label: t(`signals.staff.gravity.${value}`),
          hint: t(`signals.staff.gravity.${value}.hint`),
        }))}
      />
      <Radios
        name="source"
        label={t('signals.staff.source')}
        hint={t('signals.staff.source.hint')}
        options={sources.map((value) => ({ value, label: t(`signals.staff.source.${value}`) }))}
      />
      <DateField name="heard" label={t('signals.staff.heard')} />
      <TextField
        name="source_name"
        label={t('signals.staff.source-name')}
        hint={t('signals.staff.source-name.hint')}
        optional
      />
      <Checkbox name="agreed" label={t('signals.staff.agreed')} />
    </>
  )
}

export interface CorrectPageProps extends FormProps {
  readonly signal: Signal
}

/** A slip in what was written down. */
export function CorrectPage({ signal, typed, errors = [] }: CorrectPageProps) {
  const { t } = useView()
  const path = signalPath(signal.id)
  return (
    <Page
      title={t('signals.staff.correct.title')}
      crumbs={[
        { label: t('signals.staff.title'), href: signalsPath },
        { label: signal.location.name, href: path },
      ]}
      errors={errors}
      dense
      aside={<Help />}
    >
      <Stack>
        <Alert kind="info">{t('signals.staff.correct.kept')}</Alert>
        <Form action={`${path}/verbeteren`} values={typed} errors={errors} guard>
          <Hidden name="versie" value={String(signal.version)} />
          <HeardFields />
          <Actions>
            <Button>{t('signals.staff.correct.save')}</Button>
          </Actions>
        </Form>
      </Stack>
    </Page>
  )
}

function Help() {
  const { t } = useView()
  return (
    <Card flat title={t('signals.staff.help')}>
      <p>{t('signals.staff.help.names')}</p>
      <p>
        <a href={howPath}>{t('signals.staff.help.how')}</a>
      </p>
    </Card>
  )
}
