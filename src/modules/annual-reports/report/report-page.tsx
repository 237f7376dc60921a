import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  LinkButton,
  Page,
  Paragraphs,
  PrintButton,
  Section,
  Table,
  useView,
} from '../../../ui/index.ts'
import { procedurePath } from '../../feedback/rules.ts'
import type { AnnexRow } from './annual-report.ts'
import { annexNotes } from './annex.ts'
import { ReportFigures, ReportSummary } from './figures-page.tsx'
import { askedWords } from './report-words.ts'
import { type ReportContent, reportPath } from './report-content.ts'

/** A report as everybody reads it. */
export function ReportPage({ content }: { content: ReportContent }) {
  const { t, lang } = useView()
  const { house, report, edition, madeOn, correction } = content
  const named = { house: house.name, year: String(report.year) }
  const path = reportPath(house, report.year)
  return (
    <Page
      title={t('report.title', named)}
      description={t('report.description', named)}
      canonical={path}
      intro={t('report.edition', { edition, day: longDay(Temporal.PlainDate.from(madeOn), lang) })}
      back={{ label: t('report.back', { house: house.name }), href: procedurePath(house) }}
    >
      {correction !== '' && (
        <Alert title={t('report.corrected')}>
          <Paragraphs text={correction} />
        </Alert>
      )}
      <p>{t(`report.${report.due}`, named)}</p>
      <Actions>
        <LinkButton kind="secondary" href={`${path}/verslag.pdf`} download>
          {t('report.pdf')}
        </LinkButton>
        <LinkButton kind="secondary" href={`${path}/cijfers.csv`} download>
          {t('report.csv')}
        </LinkButton>
        <PrintButton />
      </Actions>
      <ReportSummary report={report} />
      <ReportFigures report={report} />
      <ReportWords content={content} />
      <Section title={t('report.annex')}>
        <Annex rows={report.annex} />
      </Section>
    </Page>
  )
}

/** Procedure, how it was made known, and with whom the report was discussed. */
export function ReportWords({ content }: { content: ReportContent }) {
  const { t } = useView()
  const { house, report, words, explained, procedure, lawWeeks, ways } = content
  const { handlerDays: handler, proposalWeeks: proposal, judgementWeeks: judgement } = procedure
  return (
    <>
      <Section title={t('report.procedure')}>
        {words.description?.trim() && <Paragraphs text={words.description} />}
        {words.first_contact?.trim() && <Paragraphs text={words.first_contact} />}
        <p>{t('report.procedure.steps', { handler, proposal, judgement })}</p>
        {lawWeeks !== null && <p>{t('report.procedure.law', { weeks: lawWeeks })}</p>}
        <p>
          <a href={procedurePath(house)}>{t('report.procedure.link')}</a>
        </p>
      </Section>
      <Section title={t('report.made-known')}>
        {words.made_known?.trim() && <Paragraphs text={words.made_known} />}
        <p>{t('report.made-known.page')}</p>
        {explained > 0 && (
          <p>{t('report.made-known.explained', { house: house.name, year: String(report.year), count: explained })}</p>
        )}
      </Section>
      <Section title={t('report.ways')}>
        <ul>
          {ways.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Section>
      <Discussed content={content} />
    </>
  )
}

function Discussed({ content: { discussed } }: { content: ReportContent }) {
  const { t, lang } = useView()
  const { managementOn, panelOn, panelAdvice, panelReason, deviates, asked } = discussed
  if (managementOn === null) return null
  const day = (text: string) => longDay(Temporal.PlainDate.from(text), lang)
  return (
    <Section title={t('report.discussed')}>
      <p>{t('report.discussed.management', { day: day(managementOn) })}</p>
      {panelOn !== null && <p>{t('report.discussed.panel', { day: day(panelOn) })}</p>}
      {asked && <p>{askedWords(t, lang, asked)}</p>}
      {panelAdvice !== '' && (
        <>
          <p>{t('report.discussed.advice')}</p>
          <Paragraphs text={panelAdvice} />
        </>
      )}
      {panelReason !== '' && (deviates || panelOn === null) && (
        <>
          <p>{t(deviates ? 'report.discussed.deviates' : 'report.discussed.no-panel')}</p>
          <Paragraphs text={panelReason} />
        </>
      )}
    </Section>
  )
}

function Annex({ rows }: { rows: readonly AnnexRow[] }) {
  const { t } = useView()
  if (rows.length === 0) return <p>{t('report.annex.none')}</p>
  const numbered = rows.map((row, index) => ({ ...row, key: String(index) }))
  return (
    <>
      <Table
        caption={t('report.annex')}
        captionHidden
        phone="cards"
        rows={numbered}
        rowKey={({ key }) => key}
        columns={[
          { label: t('report.place'), head: true, cell: ({ place }) => place },
          {
            label: t('report.annex.words'),
            cell: ({ words, situation }) => (
              <>
                <Paragraphs text={words || t('report.annex.withheld')} />
                {situation !== null && <p>{t('report.annex.situation', { number: situation })}</p>}
              </>
            ),
          },
          { label: t('report.annex.outcome'), cell: ({ outcome }) => <Paragraphs text={outcome || '–'} /> },
        ]}
      />
      {annexNotes(rows).map((note) => (
        <p key={note.number}>{t('report.annex.note', note)}</p>
      ))}
    </>
  )
}

/** The reports of a house, year by year. */
export function ReportsPage({ house, years }: { house: { name: string; slug: string }; years: readonly number[] }) {
  const { t } = useView()
  const named = { house: house.name }
  return (
    <Page
      title={t('report.list.title', named)}
      description={t('report.list.intro', named)}
      canonical={`${procedurePath(house)}/jaarverslag`}
      intro={t('report.list.intro', named)}
      back={{ label: t('report.back', named), href: procedurePath(house) }}
    >
      {years.length === 0 ? (
        <p>{t('report.list.none', named)}</p>
      ) : (
        <ul>
          {years.map((year) => (
            <li key={year}>
              <a href={reportPath(house, year)}>{t('report.link', { year: String(year) })}</a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
