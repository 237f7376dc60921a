import { list, number } from '../../../lib/format.ts'
import { BarChart, Kpis, Section, Table, useView } from '../../../ui/index.ts'
import { type Figures, natures, reportTerms, results } from '../../feedback/rules.ts'
import { type AnnualReport, isQuiet, type PlaceFigures, type YearTotals } from './annual-report.ts'
import { disputesWords, marksWords, measuresWords, natureKey, naturesInWords, otherKinds, resultKey, resultsInWords } from './report-words.ts' // prettier-ignore

/** The figures of a year behind the summary, for everybody. */
export function ReportFigures({ report }: { report: AnnualReport }) {
  const { t } = useView()
  const { whole, places, years } = report
  return (
    <>
      <Section title={t('report.places')}>
        <Places places={places} />
      </Section>
      <Section title={t('report.natures')}>
        <Natures whole={whole} />
      </Section>
      <Section title={t('report.results')}>
        <Counts
          caption={t('report.results')}
          rows={results
            .filter((one) => whole.results[one] > 0)
            .map((one) => ({ label: t(resultKey(one)), count: whole.results[one] }))}
        />
        <p>{measuresWords(t, whole)}</p>
      </Section>
      <Section title={t('report.terms')}>
        <Terms whole={whole} />
      </Section>
      <Section title={t('report.marks')}>
        <Marks whole={whole} />
      </Section>
      <Section title={t('report.others')}>
        <Others whole={whole} />
      </Section>
      {years.length > 1 && (
        <Section title={t('report.years')}>
          <Years years={years} />
        </Section>
      )}
    </>
  )
}

/** What one wants to know first. */
export function ReportSummary({ report }: { report: AnnualReport }) {
  const { t, lang } = useView()
  const { whole, furtherDisputes } = report
  const { complaints, byParents, byCommittees, situations, disputes, regimes } = whole
  const items = [
    { label: t('report.complaints'), value: number(complaints, lang) },
    { label: t('report.by-parents'), value: number(byParents, lang) },
    { label: t('report.by-committees'), value: number(byCommittees, lang) },
    { label: t('report.situations'), value: number(situations, lang) },
    { label: t('report.short.disputes'), value: number(disputes + furtherDisputes, lang) },
  ]
  return (
    <Section title={t('report.summary')}>
      <Kpis label={t('report.summary')} items={items} />
      <p>{t('report.situations.why')}</p>
      <p>{disputesWords(t, report)}</p>
      {regimes.youth > 0 && (
        <>
          <Counts
            caption={t('report.regimes')}
            rows={(['childcare', 'youth'] as const).map((one) => ({ label: t(`report.regime.${one}`), count: regimes[one] }))} // prettier-ignore
          />
          <p>{t('report.regimes.why')}</p>
        </>
      )}
    </Section>
  )
}

function Places({ places }: { places: readonly PlaceFigures[] }) {
  const { t, lang } = useView()
  const quiet = places.filter(isQuiet).map(({ name }) => name)
  if (quiet.length === places.length) return <p>{t('report.places.all-quiet')}</p>
  return (
    <>
      <PlaceTable places={places.filter((one) => !isQuiet(one))} />
      {quiet.length > 0 && <p>{t('report.places.quiet', { list: list(quiet, lang) })}</p>}
    </>
  )
}

function PlaceTable({ places }: { places: readonly PlaceFigures[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('report.places')}
      captionHidden
      phone="cards"
      rows={places}
      rowKey={({ name }) => name}
      columns={[
        { label: t('report.place'), head: true, cell: ({ name }) => name },
        { label: t('report.short.complaints'), numeric: true, cell: ({ figures }) => figures.complaints },
        { label: t('report.situations'), numeric: true, cell: ({ figures }) => figures.situations },
        { label: t('report.place.about'), cell: ({ figures }) => naturesInWords(t, figures) },
        { label: t('report.results'), cell: ({ figures }) => resultsInWords(t, figures) },
        { label: t('report.measures'), numeric: true, cell: ({ figures }) => figures.measures.planned },
        { label: t('report.short.disputes'), numeric: true, cell: ({ figures }) => figures.disputes },
        { label: t('report.other.compliments'), numeric: true, cell: ({ figures }) => figures.others.compliments },
      ]}
    />
  )
}

function Natures({ whole }: { whole: Figures }) {
  const { t } = useView()
  const bars = natures
    .filter((one) => one !== 'unsorted' || whole.natures.unsorted > 0)
    .map((one) => ({ label: t(natureKey(one)), value: whole.natures[one] }))
  const told = bars.map(({ label, value }) => `${label} ${value}`).join(', ')
  return (
    <>
      <BarChart description={t('report.chart.natures', { list: told })} bars={bars} />
      <p>{t('report.natures.why')}</p>
    </>
  )
}

function Counts({ caption, rows }: { caption: string; rows: readonly { label: string; count: number }[] }) {
  const { t } = useView()
  if (rows.length === 0) return null
  return (
    <Table
      caption={caption}
      captionHidden
      phone="fit"
      rows={rows}
      rowKey={({ label }) => label}
      columns={[
        { label: caption, head: true, cell: ({ label }) => label },
        { label: t('report.count'), numeric: true, cell: ({ count }) => count },
      ]}
    />
  )
}

function Terms({ whole }: { whole: Figures }) {
  const { t } = useView()
  return (
    <Table
      caption={t('report.terms')}
      captionHidden
      phone="cards"
      rows={reportTerms}
      rowKey={(name) => name}
      columns={[
        { label: t('report.term'), head: true, cell: (name) => t(`report.term.${name}`) },
        { label: t('report.term.kept'), numeric: true, cell: (name) => whole.terms[name].kept },
        { label: t('report.term.late'), numeric: true, cell: (name) => whole.terms[name].late },
        { label: t('report.term.running'), numeric: true, cell: (name) => whole.terms[name].running },
      ]}
    />
  )
}

function Marks({ whole }: { whole: Figures }) {
  const { t, lang } = useView()
  return <p>{marksWords(t, lang, whole)}</p>
}

function Others({ whole }: { whole: Figures }) {
  const { t } = useView()
  return (
    <Counts
      caption={t('report.others')}
      rows={otherKinds.map((one) => ({ label: t(`report.other.${one}`), count: whole.others[one] }))}
    />
  )
}

function Years({ years }: { years: readonly YearTotals[] }) {
  const { t } = useView()
  const last = years.at(-1)?.year
  const bars = years.map(({ year, complaints }) => ({ label: String(year), value: complaints, own: year === last }))
  const told = bars.map(({ label, value }) => `${label}: ${value}`).join(', ')
  return (
    <>
      <BarChart title={t('report.complaints')} description={t('report.chart.years', { list: told })} bars={bars} />
      <Table
        caption={t('report.years')}
        captionHidden
        phone="cards"
        rows={years}
        rowKey={({ year }) => String(year)}
        columns={[
          { label: t('report.year'), head: true, cell: ({ year }) => year },
          { label: t('report.short.complaints'), numeric: true, cell: ({ complaints }) => complaints },
          { label: t('report.situations'), numeric: true, cell: ({ situations }) => situations },
          { label: t('report.short.disputes'), numeric: true, cell: ({ disputes }) => disputes },
          { label: t('report.other.compliments'), numeric: true, cell: ({ compliments }) => compliments },
        ]}
      />
    </>
  )
}
