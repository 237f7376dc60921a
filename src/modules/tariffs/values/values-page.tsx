import { euro, number, shortDay, wholeEuro } from '../../../lib/format.ts'
import type { Land } from '../../../lib/law.ts'
import type { Lang, Text } from '../../../text-keys.ts'
import { type Column, Page, Section, Table, Tabs, useView } from '../../../ui/index.ts'
import { type AmountName, amountNames, type FlemishRules } from '../flanders/income-tariff-sets.ts'
import type { BenefitYear } from '../netherlands/benefit.ts'
import type { TariffValues } from '../tariff-values.ts'
import {
  type AmountsFrom,
  type AmountThen,
  type CapRow,
  dutchCaps,
  dutchShares,
  flemishChanges,
  type ShareRow,
} from './value-changes.ts'

export const valuesPath = (land: Land): string => `/kosten/bedragen?land=${land}`

/** Every amount that we calculate with, year beside year, with what changed and how sure it is. */
export function ValuesPage({ land, values }: { land: Land; values: TariffValues }) {
  const { t } = useView()
  const lands = (['vl', 'nl'] as const).map((one) => ({ label: t(`calculator.land.${one}`), href: valuesPath(one) }))
  return (
    <Page
      title={t('values.title')}
      description={t('values.intro')}
      canonical={valuesPath(land)}
      back={{ href: `/kosten?land=${land}`, label: t('values.back') }}
      intro={t('values.intro')}
    >
      <Tabs label={t('calculator.land')} items={lands} current={valuesPath(land)} />
      {land === 'vl' ? <FlemishValues rules={values.flanders.rules} /> : <DutchValues tables={values.years} />}
    </Page>
  )
}

function FlemishValues({ rules }: { rules: FlemishRules }) {
  const { t, lang } = useView()
  return (
    <Section title={t('values.vl')}>
      <p>{t('values.vl.text')}</p>
      <Table
        caption={t('values.vl')}
        captionHidden
        columns={[
          { label: t('values.from'), head: true, short: true, cell: ({ from }: AmountsFrom) => shortDay(from, lang) },
          ...amountNames.map((name: AmountName) => ({
            label: t(`values.vl.${name}`),
            numeric: true,
            cell: ({ amounts }: AmountsFrom) => amountWords(amounts[name], t, lang),
          })),
        ]}
        rows={flemishChanges(rules)}
        rowKey={({ from }) => from.toString()}
      />
    </Section>
  )
}

/** "€ 6,24 (+ € 0,24)", with a mark where it is not certain. */
function amountWords(then: AmountThen | null, t: Text, lang: Lang) {
  if (then === null) return '–'
  const { cents, absent, change, certainty } = then
  if (cents === null) return t(absent ? 'calculator.not-yet' : 'calculator.not-found')
  const amount = certainty === 'uncertain' ? t('values.uncertain', { value: euro(cents, lang) }) : euro(cents, lang)
  return change === null || change === 0 ? amount : `${amount} (${signed(change, (of) => euro(of, lang))})`
}

const signed = (value: number, words: (value: number) => string): string =>
  `${value < 0 ? '−' : '+'} ${words(Math.abs(value))}`

function DutchValues({ tables }: { tables: readonly BenefitYear[] }) {
  const { t, lang } = useView()
  const years = tables.map(({ year }) => year)
  const [before = 0, last = 0] = years.slice(-2)
  const change = t('values.change', { before: String(before), last: String(last) })
  const capColumns: Column<CapRow>[] = [
    { label: t('calculator.nl.kind'), head: true, cell: ({ kind }) => t(`calculator.nl.kind.${kind}`) },
    ...years.map((year, index) => ({
      label: String(year),
      numeric: true,
      cell: ({ prices }: CapRow) => euro(prices[index] ?? 0, lang),
    })),
    { label: change, numeric: true, cell: (row) => signed(row.change, (of) => euro(of, lang)) },
  ]
  const shareColumns: Column<ShareRow>[] = [
    { label: t('calculator.chart.table.income'), head: true, cell: ({ income }) => wholeEuro(income, lang) },
    ...years.map((year, index) => ({
      label: String(year),
      numeric: true,
      cell: ({ shares }: ShareRow) => shareWords(shares[index], t, lang),
    })),
    { label: change, numeric: true, cell: (row) => signed(row.change, (of) => points(of, lang)) },
  ]
  return (
    <>
      <Section title={t('values.nl.caps')}>
        <Table
          caption={t('values.nl.caps')}
          captionHidden
          columns={capColumns}
          rows={dutchCaps(tables)}
          rowKey={({ kind }) => kind}
        />
      </Section>
      {(['first', 'next'] as const).map((column) => (
        <Section key={column} title={t(`values.nl.${column}`)}>
          <Table
            caption={t(`values.nl.${column}`)}
            captionHidden
            columns={shareColumns}
            rows={dutchShares(tables, column)}
            rowKey={({ income }) => String(income)}
          />
        </Section>
      ))}
      <p>
        {t('values.nl.whole')}{' '}
        {years.map((year) => (
          <a key={year} href={`/api/kosten/nederland/${year}.csv`} download>
            {t('values.nl.file', { year: String(year) })}{' '}
          </a>
        ))}
      </p>
    </>
  )
}

const points = (tenths: number, lang: Lang): string => number(tenths / 10, lang)

function shareWords(of: ShareRow['shares'][number] | undefined, t: Text, lang: Lang): string {
  if (!of) return '–'
  const value = `${points(of.share, lang)} %`
  return of.certainty === 'uncertain' ? t('values.uncertain', { value }) : value
}
