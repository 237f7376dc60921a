import { longDay, moment, shortDay } from '../../../lib/format.ts'
import { boxesOf, dayBoxes } from '../../../lib/typed-day.ts'
import type { Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Checkbox,
  DateField,
  Details,
  Form,
  type FormError,
  Hidden,
  LinkButton,
  Page,
  Paragraphs,
  Quote,
  Section,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { House, ReportText } from '../../feedback/index.ts'
import type { Deadline } from '../report-rules.ts'
import { isFixed } from '../report-state.ts'
import type { Proof, Region, Report } from '../report-queries.ts'
import { ReportFigures, ReportSummary } from '../report/figures-page.tsx'
import { type ReportContent, reportPath } from '../report/report-content.ts'
import { ReportWords } from '../report/report-page.tsx'
import { AskPanel, type PanelAsking } from './ask-panel-page.tsx'
import { Hints } from './hints-page.tsx'
import type { Hint } from './neutral-text.ts'
import { DaysLeft, StateTag, yearPath, yearsPath } from './years-page.tsx'

export type FormName = 'text' | 'ask' | 'discuss' | 'fix' | 'publish' | 'send' | 'correct'

/** A form that was not right, with all that was typed. */
export interface CameBack {
  readonly form: FormName
  readonly errors: readonly FormError[]
  readonly typed: Typed
}

export interface YearPageProps {
  readonly house: House
  readonly year: number
  /** The latest edition; undefined where nobody wrote anything yet. */
  readonly report: Report | undefined
  /** As it was fixed, or as it would be today. */
  readonly content: ReportContent
  readonly texts: readonly ReportText[]
  /** In the text that came back. */
  readonly hints: readonly Hint[]
  readonly regions: readonly Region[]
  readonly proof: readonly Proof[]
  readonly asking: PanelAsking
  readonly deadline: Deadline
  readonly running: boolean
  readonly saved: boolean
  readonly came: CameBack | undefined
}

/** One year: what it counts, what is still to write, and each step until it is sent. */
export function YearPage(props: YearPageProps) {
  const { t } = useView()
  const { house, year, report, content, deadline, running, saved, came } = props
  const state = report?.state ?? null
  const fixed = state !== null && isFixed(state)
  return (
    <Page
      title={t('draft.staff.year.title', { year: String(year), house: house.name })}
      tags={<StateTag state={state} />}
      intro={<Due {...props} />}
      back={{ label: t('draft.staff.back'), href: yearsPath(house) }}
      errors={came?.errors}
      notice={
        saved ? (
          <Alert kind="ok" live>
            {t('draft.staff.saved')}
          </Alert>
        ) : undefined
      }
      dense
    >
      {running && <Alert>{t('draft.staff.running')}</Alert>}
      <Section title={t('draft.staff.left-to-do')}>
        <ToDo {...props} />
        {content.report.due === 'due' && state !== 'sent' && <DaysLeft deadline={deadline} />}
      </Section>
      {fixed && <Steps {...props} />}
      <ReportSummary report={content.report} />
      {!fixed && <Texts {...props} />}
      {fixed ? <ReportWords content={content} /> : <Known {...props} />}
      {!fixed && <Discussion {...props} />}
      {!fixed && (
        <Section title={t('draft.staff.fix')}>
          <p>{t('draft.staff.fix.intro')}</p>
          <Press {...props} form="fix" path="vaststellen" />
        </Section>
      )}
      <ReportFigures report={content.report} />
    </Page>
  )
}

function Due({ house, year, content, deadline }: YearPageProps) {
  const { t, lang } = useView()
  const { due } = content.report
  return (
    <>
      {t(`draft.staff.due.${due}`, { year: String(year), next: String(year + 1) })}{' '}
      {due === 'due' && `${t('draft.staff.deadline')} ${longDay(deadline.lastDay, lang)}. `}
      {t(`draft.staff.source.${house.land}`)}
    </>
  )
}

/** In the order in which somebody does it. */
function ToDo({ content, report, texts }: YearPageProps) {
  const { t } = useView()
  const state = report?.state ?? 'draft'
  const missing = texts.filter(({ reportWords, reportOutcome }) => reportWords === '' || reportOutcome === '').length
  const hidden = content.report.annex.length - texts.length
  const open = !isFixed(state)
  const lines = [
    open && missing > 0 && t('draft.staff.todo.texts', { count: missing }),
    open && hidden > 0 && t('draft.staff.todo.hidden', { count: hidden }),
    open && !content.words.made_known?.trim() && t('draft.staff.todo.made-known'),
    state === 'draft' && t('draft.staff.todo.discuss'),
    open && t('draft.staff.todo.fix'),
    state !== 'published' && state !== 'sent' && t('draft.staff.todo.publish'),
    state !== 'sent' && t('draft.staff.todo.send'),
    state === 'sent' && t('draft.staff.todo.nothing'),
  ].filter((line) => line !== false)
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Texts(props: YearPageProps) {
  const { t } = useView()
  const { texts } = props
  return (
    <Section title={t('draft.staff.texts')} id="teksten">
      <p>{texts.length === 0 ? t('draft.staff.texts.none') : t('draft.staff.texts.intro')}</p>
      {texts.map((text) => (
        <TextForm key={text.id} {...props} text={text} />
      ))}
    </Section>
  )
}

function TextForm({ house, year, came, hints, text }: YearPageProps & { text: ReportText }) {
  const { t, lang } = useView()
  const back = came?.form === 'text' && came.typed['number'] === text.number ? came : undefined
  const written = text.reportWords !== '' && text.reportOutcome !== ''
  const state = t(written ? 'draft.staff.text.written' : 'draft.staff.text.missing')
  const summary = `${t('draft.staff.text', { number: text.number })} · ${shortDay(text.filedOn, lang)} · ${state}`
  return (
    <Details summary={summary} id={`tekst-${text.number}`} open={back !== undefined}>
      <h3>{t('draft.staff.text.original')}</h3>
      <Quote>{text.words}</Quote>
      <p>
        <a href={`/werk/reacties/${text.number}`}>{t('draft.staff.text.open')}</a>
      </p>
      <Form
        action={`${yearPath(house, year)}/tekst`}
        name={back ? '' : text.number}
        errors={back?.errors}
        values={back?.typed ?? { words: text.reportWords, outcome: text.reportOutcome }}
        guard
      >
        <Hidden name="number" value={text.number} />
        <TextArea name="words" label={t('draft.staff.text.words')} maxLength={2000} rows={4} />
        <TextArea name="outcome" label={t('draft.staff.text.outcome')} maxLength={2000} rows={4} />
        {back && hints.length > 0 && <Hints hints={hints} />}
        <Actions>
          <Button>{t('draft.staff.text.save')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function Known({ house, content }: YearPageProps) {
  const { t } = useView()
  return (
    <Section title={t('draft.staff.known')}>
      <Paragraphs text={content.words.made_known?.trim() || t('draft.staff.todo.made-known')} />
      <p>
        <a href={`/werk/procedure/${house.slug}`}>{t('draft.staff.known.change')}</a>
      </p>
    </Section>
  )
}

function Discussion(props: YearPageProps) {
  const {
    house,
    year,
    report,
    came,
    asking: { consultations },
  } = props
  const { t } = useView()
  const back = came?.form === 'discuss' ? came : undefined
  const day = (field: string, held: Temporal.PlainDate | null | undefined) =>
    back ? dayBoxes(back.typed, field) : boxesOf(held ?? null)
  // What the panel said in a consultation stands here until somebody writes it otherwise.
  const said = report?.managementOn ? undefined : consultations.find(({ advisedAt }) => advisedAt !== null)
  const values = back?.typed ?? {
    advice: said?.adviceWords ?? report?.panelAdvice ?? '',
    reason: (said ? said.state === 'deviated' && said.answerWords : report?.panelReason) || '',
    further: String(report?.furtherDisputes ?? 0),
  }
  const saidOn = said?.advisedAt?.toZonedDateTimeISO(house.zone).toPlainDate()
  return (
    <Section title={t('draft.staff.discussed')} id="bespreken">
      <AskPanel {...props} back={came?.form === 'ask' ? came : undefined} />
      <p>{t('draft.staff.discussed.intro')}</p>
      <Form action={`${yearPath(house, year)}/besproken`} errors={back?.errors} values={values} guard>
        <DateField
          name="management"
          label={t('draft.staff.management')}
          value={day('management', report?.managementOn)}
        />
        <DateField
          name="panel"
          label={t('draft.staff.panel')}
          hint={t('draft.staff.panel.hint')}
          value={day('panel', saidOn ?? report?.panelOn)}
          optional
        />
        <TextArea name="advice" label={t('draft.staff.advice')} maxLength={4000} rows={4} optional />
        <Checkbox
          name="deviates"
          label={t('draft.staff.deviates')}
          checked={
            back ? back.typed['deviates'] !== undefined : said ? said.state === 'deviated' : report?.deviates === true
          }
          optional
        />
        <TextArea name="reason" label={t('draft.staff.reason')} hint={t('draft.staff.reason.hint')} rows={3} optional />
        <TextField
          name="further"
          label={t('draft.staff.further')}
          hint={t('draft.staff.further.hint')}
          keyboard="numeric"
          width={4}
          optional
        />
        <Actions>
          <Button>{t('draft.staff.discuss')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

function Press({ house, year, came, form, path }: YearPageProps & { form: 'fix' | 'publish'; path: string }) {
  const { t } = useView()
  return (
    <Form action={`${yearPath(house, year)}/${path}`} errors={came?.form === form ? came.errors : []}>
      <span id={`f-${form}`} />
      <Actions>
        <Button>{t(`draft.staff.${form}`)}</Button>
      </Actions>
    </Form>
  )
}

/** From fixed to sent, and what became of it. */
function Steps(props: YearPageProps) {
  const { t } = useView()
  const { house, year, report } = props
  if (!report) return null
  const { state, printed } = report
  const open = state === 'published' || state === 'sent'
  return (
    <>
      <Actions>
        {open && <LinkButton href={reportPath(house, year)}>{t('draft.staff.public')}</LinkButton>}
        {printed && (
          <LinkButton kind="secondary" href={`${yearPath(house, year)}/verslag.pdf`} download>
            {t('draft.staff.pdf')}
          </LinkButton>
        )}
        <LinkButton kind="secondary" href={`${yearPath(house, year)}/cijfers.csv`} download>
          {t('draft.staff.csv')}
        </LinkButton>
      </Actions>
      {state === 'fixed' && (
        <Section title={t('draft.staff.publish')}>
          <p>{t('draft.staff.publish.intro')}</p>
          {!printed && <p>{t('draft.staff.printing')}</p>}
          <Press {...props} form="publish" path="publiceren" />
        </Section>
      )}
      {state === 'published' && <SendForm {...props} />}
      {state === 'sent' && <ProofList {...props} />}
      <Correction {...props} />
    </>
  )
}

function SendForm({ house, year, regions, came }: YearPageProps) {
  const { t } = useView()
  const back = came?.form === 'send' ? came : undefined
  const known = Object.fromEntries(regions.map(({ supervisor }, index) => [`region_${index}`, supervisor?.email ?? '']))
  return (
    <Section title={t('draft.staff.send')}>
      <p>{t('draft.staff.send.intro')}</p>
      <Form action={`${yearPath(house, year)}/versturen`} errors={back?.errors} values={back?.typed ?? known} guard>
        {regions.map(({ name, supervisor }, index) => (
          <TextField
            key={index}
            name={`region_${index}`}
            label={t('draft.staff.send.region', { region: name || house.name })}
            hint={
              supervisor
                ? t('draft.staff.send.region.known', { name: supervisor.name })
                : t('draft.staff.send.region.hint')
            }
          />
        ))}
        <TextArea
          name="parents"
          label={t('draft.staff.send.parents')}
          hint={t('draft.staff.send.parents.hint')}
          rows={4}
          optional
        />
        <Actions>
          <Button>{t('draft.staff.send.button')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

function ProofList({ proof, report, house }: YearPageProps) {
  const { t, lang } = useView()
  const unreached = report?.unreached ?? 0
  return (
    <Section title={t('draft.staff.proof')}>
      {proof.length === 0 && <p>{t('draft.staff.proof.none')}</p>}
      {unreached > 0 && <Alert kind="warn">{t('draft.staff.proof.unreached', { count: unreached })}</Alert>}
      {proof.length > 0 && (
        <Table
          caption={t('draft.staff.proof')}
          captionHidden
          phone="cards"
          rows={proof.map((one, index) => ({ ...one, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            { label: t('draft.staff.proof.what'), cell: ({ kind }) => t(`draft.staff.proof.kind.${kind}`) },
            { label: t('draft.staff.proof.to'), head: true, long: true, cell: ({ to }) => to },
            {
              label: t('draft.staff.proof.became'),
              cell: ({ state, sentAt }) =>
                t(`draft.staff.proof.state.${state}`, { at: sentAt ? moment(sentAt, house.zone, lang) : '' }),
            },
          ]}
        />
      )}
    </Section>
  )
}

function Correction({ house, year, came }: YearPageProps) {
  const { t } = useView()
  const back = came?.form === 'correct' ? came : undefined
  return (
    <Details summary={t('draft.staff.correct')} open={back !== undefined}>
      <p>{t('draft.staff.correct.intro')}</p>
      <Form action={`${yearPath(house, year)}/correctie`} errors={back?.errors} values={back?.typed}>
        <TextArea name="why" label={t('draft.staff.correct.why')} maxLength={1000} rows={3} />
        <Actions>
          <Button>{t('draft.staff.correct.button')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}
