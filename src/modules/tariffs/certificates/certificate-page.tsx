import { longDay, moment } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Card,
  Cluster,
  DataList,
  LinkButton,
  Page,
  PostButton,
  Quote,
  Section,
  type FormError,
  type FormValues,
  Stack,
  Table,
  Tag,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import type { OpenFile } from './certificate-actions.ts'
import { DeclarationsSection } from './declaration-page.tsx'
import { DocumentsSection, MoreForms } from './certificate-forms-page.tsx'
import type { CertificateEvent } from './certificate-queries.ts'
import { listedUntil } from './certificate-work.ts'
import { certificatesPath, StateTag, TermTag, whyInWords } from './certificates-page.tsx'
import { Estimate } from './estimate-page.tsx'
import type { Expected } from './expected-tariff.ts'
import { type AnswerStep, type FormStep, formSteps, isAnswered } from './household.ts'
import { ResultFacts } from './result-page.tsx'

export interface CertificatePageProps {
  readonly open: OpenFile
  readonly history: readonly CertificateEvent[]
  readonly expected: Expected
  readonly notice?: boolean | undefined
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
}

/** A file, for an authorised person: what is next, the ten steps, what was signed, what was decided, who did what. */
export function CertificatePage(props: CertificatePageProps) {
  const { open, history, expected, notice = false, errors = [] } = props
  const { file, found, result } = open
  const { t } = useView()
  return (
    <Page
      title={found.childName}
      dense
      crumbs={[{ label: t('certificates.staff.title'), href: certificatesPath }]}
      tags={
        <Cluster>
          <StateTag state={file.state} />
          {file.dueOn && <TermTag file={file} today={open.today} />}
        </Cluster>
      }
      intro={t('certificates.staff.file.intro', { number: file.number, kind: found.kind })}
      errors={errors}
      notice={
        notice && (
          <Alert kind="ok" live>
            {t('certificates.staff.saved')}
          </Alert>
        )
      }
      aside={<Facts open={open} expected={expected} />}
    >
      <Stack>
        <Next {...props} />
        {result && (
          <Section title={t('certificates.staff.result')}>
            <ResultFacts result={result} />
            {file.state === 'granted' && (
              <Actions>
                <LinkButton kind="secondary" href={`${certificatesPath}/${file.number}/resultaat`}>
                  {t('certificates.staff.result.mend')}
                </LinkButton>
              </Actions>
            )}
          </Section>
        )}
        <DeclarationsSection {...props} />
        {(file.state === 'preparing' || file.state === 'sent') && (
          <Section title={t('certificates.staff.steps')}>
            <Steps open={open} />
          </Section>
        )}
        {file.state === 'preparing' && <DocumentsSection {...props} />}
        <MoreForms {...props} />
        <Section title={t('certificates.staff.log')}>
          <Log history={history} zone={file.zone} />
        </Section>
      </Stack>
    </Page>
  )
}

/** What has to be done now, and by when. */
function Next({ open }: CertificatePageProps) {
  const { file, found, kept } = open
  const { t, lang } = useView()
  const path = `${certificatesPath}/${file.number}`
  // Two months before a certificate lapses there is something to do.
  const isDue = file.state === 'granted' && file.dueOn && !isAfter(file.dueOn, listedUntil(open.today))
  return (
    <Section title={t('certificates.staff.next')}>
      <p>
        <strong>{t(isDue ? 'certificates.staff.next.due' : `certificates.staff.next.${file.state}`)}</strong>{' '}
        {file.dueOn && whyInWords(file, t)}{' '}
        {file.dueOn && t('certificates.staff.by', { due: longDay(file.dueOn, lang) })}
      </p>
      {(file.state === 'preparing' || file.state === 'sent') && (
        <Actions>
          <LinkButton href={`${path}/overtypen`} kind={file.state === 'sent' ? 'secondary' : 'primary'}>
            {t('certificates.staff.sheet')}
          </LinkButton>
          {file.state === 'sent' && (
            <LinkButton href={`${path}/resultaat`}>{t('certificates.staff.result.record')}</LinkButton>
          )}
        </Actions>
      )}
      {(file.state === 'granted' || file.state === 'lapsed') && (
        <Actions>
          <PostButton action={`${path}/vernieuwen`} fields={{ versie: String(file.version) }} kind="secondary">
            {t('certificates.staff.renew')}
          </PostButton>
          {isDue && (
            <LinkButton kind="secondary" href={`${path}/brief.pdf`} download>
              {t('certificates.staff.letter')}
            </LinkButton>
          )}
        </Actions>
      )}
      <p>
        {kept
          ? t('certificates.staff.kept', { day: longDay(found.eraseOn, lang) })
          : found.erasedAt
            ? t('certificates.staff.erased', { moment: moment(found.erasedAt, file.zone, lang) })
            : t('certificates.staff.not-kept')}
      </p>
    </Section>
  )
}

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0

function Facts({ open: { file, found }, expected }: { open: OpenFile; expected: Expected }) {
  const { t, lang } = useView()
  return (
    <>
      <Card title={t('certificates.staff.facts')}>
        <DataList
          stacked
          items={[
            { label: t('certificates.staff.birth'), value: longDay(found.birth, lang) },
            { label: t('certificates.staff.first'), value: longDay(found.firstDay, lang) },
            { label: t('certificates.staff.contact'), value: found.contactName },
            ...(found.contactEmail === null
              ? []
              : [{ label: t('certificates.staff.email'), value: found.contactEmail }]),
            ...(found.contactPhone === null
              ? []
              : [{ label: t('certificates.staff.phone'), value: found.contactPhone }]),
            { label: t('certificates.staff.language'), value: t(`certificates.staff.language.${found.language}`) },
          ]}
        />
      </Card>
      {(expected.known || file.state === 'preparing') && <Estimate expected={expected} day={found.firstDay} />}
    </>
  )
}

interface StepRow {
  readonly step: FormStep
  readonly done: boolean
}

function Steps({ open: { file, household } }: { open: OpenFile }) {
  const { t } = useView()
  const rows: StepRow[] = formSteps.map((step) => ({
    step,
    done: step === 8 || step === 10 ? file.state === 'sent' : isAnswered(household, step),
  }))
  const path = `${certificatesPath}/${file.number}`
  const addressOf = (step: FormStep) =>
    step === 8 || step === 10 ? `${path}/overtypen` : `${path}/stap/${step satisfies AnswerStep}`
  return (
    <Table
      caption={t('certificates.staff.steps')}
      captionHidden
      phone="fit"
      rows={rows}
      rowKey={({ step }) => String(step)}
      columns={[
        { label: t('certificates.staff.step'), short: true, cell: ({ step }) => step },
        {
          label: t('certificates.staff.step.what'),
          head: true,
          cell: ({ step }) =>
            file.state === 'preparing' ? (
              <a href={addressOf(step)}>{t(`certificates.staff.step.${step}`)}</a>
            ) : (
              t(`certificates.staff.step.${step}`)
            ),
        },
        {
          label: t('certificates.staff.column.state'),
          cell: ({ done }) => (
            <Tag tone={done ? 'ok' : 'warn'}>
              {t(done ? 'certificates.staff.step.done' : 'certificates.staff.step.open')}
            </Tag>
          ),
        },
      ]}
    />
  )
}

/** Who did what, with which mandate. */
function Log({ history, zone }: { history: readonly CertificateEvent[]; zone: string }) {
  const { t, lang } = useView()
  const items = history.map((event): TimelineItem => {
    const who = event.personName ?? t('certificates.staff.clock')
    return {
      title: titleOf(event, t),
      state: event.kind === 'stopped' || event.kind === 'withdrawn' || event.kind === 'lapsed' ? 'stopped' : 'done',
      when: moment(event.at, zone, lang),
      dateTime: event.at.round('second').toString(),
      by: event.mandateOn ? t('certificates.staff.with-mandate', { who, day: longDay(event.mandateOn, lang) }) : who,
      words: event.words === '' ? undefined : <Quote>{event.words}</Quote>,
    }
  })
  return <Timeline items={items} />
}

function titleOf({ kind, details }: CertificateEvent, t: ReturnType<typeof useView>['t']): string {
  const step = details['step']
  const title = t(`certificates.staff.event.${kind}`)
  return kind === 'answered' && typeof step === 'number' ? `${title} (${t('certificates.staff.step')} ${step})` : title
}
