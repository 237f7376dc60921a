import { BarChart, Actions, Kpis, LinkButton, Page, Section, Stack, Table, Tabs, useView } from '../../../ui/index.ts'
import type { House } from '../procedure/house-queries.ts'
import { deskHeads } from './desk-question.ts'
import { arrivals, cares, type DeskFigures, mainHeads, totals } from './year.ts'

export interface YearPageProps {
  readonly house: House
  readonly year: number
  readonly thisYear: number
  readonly now: DeskFigures
  readonly before: DeskFigures
}

export const deskYearPath = ({ slug }: Pick<House, 'slug'>, year: number): string =>
  `/werk/klachtenloket/${slug}/${year}`

/** What came in, what it was about, and what came of it; each beside the year before. */
export function YearPage({ house, year, thisYear, now, before }: YearPageProps) {
  const { t } = useView()
  const path = deskYearPath(house, year)
  return (
    <Page title={t('complaints-desk.staff.year.title', { year })} intro={house.name} dense>
      <Tabs
        label={t('complaints-desk.staff.year.years')}
        items={[thisYear - 2, thisYear - 1, thisYear].map((one) => ({ label: String(one), href: deskYearPath(house, one) }))} // prettier-ignore
        current={path}
      />
      <Stack>
        <Summary {...{ now, before, year }} />
        <Section title={t('complaints-desk.staff.year.heads')}>
          <Heads now={now} />
          <Beside
            title={t('complaints-desk.staff.year.heads')}
            year={year}
            lines={mainHeads.map((one) => ({
              label: one === 'unsorted' ? t('complaints-desk.staff.year.unsorted') : t(`feedback.head.${one}`),
              now: now.heads[one],
              before: before.heads[one],
            }))}
          />
          <p>{t('complaints-desk.staff.year.touched', { list: useTouched(now) })}</p>
        </Section>
        <Section title={t('complaints-desk.staff.year.care')}>
          <Beside
            title={t('complaints-desk.staff.year.care')}
            year={year}
            lines={cares.map((one) => ({
              label: t(`complaints-desk.staff.care.${one}`),
              now: now.care[one],
              before: before.care[one],
            }))}
          />
        </Section>
        <Section title={t('complaints-desk.staff.year.arrival')}>
          <Beside
            title={t('complaints-desk.staff.year.arrival')}
            year={year}
            lines={arrivals.map((one) => ({
              label: t(`complaints-desk.staff.arrival.${one}`),
              now: now.arrival[one],
              before: before.arrival[one],
            }))}
          />
        </Section>
        <Section title={t('complaints-desk.staff.year.all')}>
          <Beside
            title={t('complaints-desk.staff.year.all')}
            year={year}
            lines={totals.map((one) => ({
              label: t(`complaints-desk.staff.total.${one}`),
              now: now.totals[one],
              before: before.totals[one],
            }))}
          />
          <p class="kd-hint">{t('complaints-desk.staff.year.how')}</p>
          <Actions>
            <LinkButton kind="secondary" href={`${path}/cijfers.csv`} download>
              {t('complaints-desk.staff.year.csv')}
            </LinkButton>
          </Actions>
        </Section>
      </Stack>
    </Page>
  )
}

/** What one wants to know first. */
function Summary({ now, before, year }: Pick<YearPageProps, 'now' | 'before' | 'year'>) {
  const { t, lang } = useView()
  const format = new Intl.NumberFormat(lang)
  return (
    <Kpis
      label={t('complaints-desk.staff.year.all')}
      items={(['received', 'handled', 'advice_only', 'mediated', 'to_board'] as const).map((one) => ({
        label: t(`complaints-desk.staff.total.${one}`),
        value: format.format(now.totals[one]),
        note: t('complaints-desk.staff.year.before', { year: year - 1, count: before.totals[one] }),
      }))}
    />
  )
}

function Heads({ now }: { now: DeskFigures }) {
  const { t } = useView()
  const bars = deskHeads.map((one) => ({ label: t(`feedback.head.${one}`), value: now.heads[one] }))
  const list = bars.map(({ label, value }) => `${label} ${value}`).join(', ')
  return <BarChart description={t('complaints-desk.staff.year.chart', { list })} bars={bars} />
}

function useTouched({ touched }: DeskFigures): string {
  const { t } = useView()
  return deskHeads.map((one) => `${t(`feedback.head.${one}`)} ${touched[one]}`).join(', ')
}

interface Line {
  readonly label: string
  readonly now: number
  readonly before: number
}

function Beside({ title, year, lines }: { title: string; year: number; lines: readonly Line[] }) {
  const { lang } = useView()
  const format = new Intl.NumberFormat(lang)
  return (
    <Table
      caption={title}
      captionHidden
      phone="fit"
      rows={lines}
      rowKey={({ label }) => label}
      columns={[
        { label: title, head: true, cell: ({ label }) => label },
        { label: String(year), numeric: true, cell: ({ now }) => format.format(now) },
        { label: String(year - 1), numeric: true, cell: ({ before }) => format.format(before) },
      ]}
    />
  )
}
