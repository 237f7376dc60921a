import {
  Actions,
  Alert,
  Button,
  FileField,
  Form,
  Hidden,
  LinkButton,
  Page,
  Section,
  Select,
  Tabs,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { longDay } from '../../../lib/format.ts'
import { largestFileMegabytes } from '../evidence.ts'
import type { House } from '../procedure/house-queries.ts'
import { type FormState, settingsPath } from '../procedure/settings-page.tsx'
import { ChangesTable } from './changes-page.tsx'
import type { Subject } from './consultation.ts'
import { askPath, panelsPath } from './panel-paths.ts'
import type { Panel } from './panel-queries.ts'
import type { ProcedureChange } from './procedure-change.ts'

export interface AskPageProps {
  readonly house: House
  readonly panels: readonly Panel[]
  readonly subject: Subject
  readonly subjects: readonly Subject[]
  /** Of the procedure: what has still to begin. */
  readonly changes: readonly ProcedureChange[]
  /** What may be put as a measure. */
  readonly measures: readonly { readonly id: string; readonly words: string }[]
  /** A rule that we know asks the house to put this. */
  readonly must: boolean
  readonly due: Temporal.PlainDate
  readonly weeks: number
  readonly form: FormState
}

/** Something is put to a panel: a subject, the question, until when. */
export function AskPage(props: AskPageProps) {
  const { house, subject, subjects, panels, form } = props
  const { t } = useView()
  const address = (of: Subject) => `${askPath(house)}?over=${of}`
  return (
    <Page
      title={t('panel.staff.ask')}
      intro={t(`panel.staff.ask.${subject}`)}
      errors={form.errors}
      crumbs={[{ label: t('panel.staff.title'), href: panelsPath(house) }]}
      dense
    >
      <Tabs
        label={t('panel.staff.ask.about')}
        items={subjects.map((one) => ({ label: t(`panel.subject.${one}`), href: address(one) }))}
        current={address(subject)}
      />
      {panels.length === 0 ? (
        <>
          <p>{t('panel.staff.ask.no-panel')}</p>
          <Actions>
            <LinkButton href={`${panelsPath(house)}/nieuw`}>{t('panel.staff.new')}</LinkButton>
          </Actions>
        </>
      ) : (
        <Question {...props} />
      )}
    </Page>
  )
}

function Question(props: AskPageProps) {
  const { subject, changes, measures, house } = props
  const { t } = useView()
  if (subject === 'procedure' && changes.length === 0) {
    return (
      <>
        <p>{t('panel.staff.ask.nothing-coming')}</p>
        <Actions>
          <LinkButton href={settingsPath(house)}>{t('procedure.staff.title')}</LinkButton>
        </Actions>
      </>
    )
  }
  if (subject === 'measure' && measures.length === 0) {
    return (
      <>
        <p>{t('panel.staff.ask.no-measure')}</p>
        <Actions>
          <LinkButton href={`/werk/maatregelen/nieuw?huis=${house.slug}`}>{t('measures.staff.new')}</LinkButton>
        </Actions>
      </>
    )
  }
  return <AskForm {...props} />
}

function AskForm({ house, panels, subject, changes, measures, must, due, weeks, form }: AskPageProps) {
  const { t, lang } = useView()
  return (
    <Section title={t('panel.staff.ask.question')}>
      {must && (
        <Alert title={t('panel.staff.must')}>
          <p>{t('panel.staff.must.source')}</p>
          <p>{t('panel.staff.must.doubt')}</p>
        </Alert>
      )}
      {subject === 'procedure' && <ChangesTable changes={changes} />}
      <Form action={askPath(house)} {...form} files guard>
        <Hidden name="sleutel" />
        <Hidden name="over" value={subject} />
        <Select
          name="panel"
          label={t('panel.staff.ask.panel')}
          empty={panels.length > 1 ? t('desk.staff.choose') : undefined}
          options={panels.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {subject === 'measure' && (
          <Select
            name="maatregel"
            label={t('panel.staff.ask.which-measure')}
            empty={t('desk.staff.choose')}
            options={measures.map(({ id, words }) => ({ value: id, label: words }))}
          />
        )}
        <TextField name="title" label={t('panel.staff.ask.title')} hint={t('panel.staff.ask.title-hint')} />
        <TextArea
          name="words"
          label={t('panel.staff.ask.words')}
          hint={t(`panel.staff.ask.words.${subject}`)}
          maxLength={10_000}
          rows={8}
        />
        <FileField
          name="file"
          label={t('panel.staff.ask.file')}
          hint={t('panel.staff.ask.file-hint', { max: largestFileMegabytes })}
          accept=".pdf"
          optional
        />
        <p>{t('panel.staff.ask.due', { weeks, due: longDay(due, lang) })}</p>
        <Actions>
          <Button>{t('panel.staff.ask.send')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}
