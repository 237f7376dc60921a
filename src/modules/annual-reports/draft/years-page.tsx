import { longDay } from '../../../lib/format.ts'
import { Page, Table, Tabs, Tag, useView } from '../../../ui/index.ts'
import type { House } from '../../feedback/index.ts'
import { type Deadline, dutyOver } from '../report-rules.ts'
import type { ReportState } from '../report-state.ts'

export interface YearRow {
  readonly year: number
  readonly state: ReportState | null
  readonly deadline: Deadline
  readonly running: boolean
}

export const yearsPath = ({ slug }: { readonly slug: string }): string => `/werk/jaarverslag/${slug}`
export const yearPath = (house: { readonly slug: string }, year: number): string => `${yearsPath(house)}/${year}`

interface YearsPageProps {
  readonly house: House
  readonly houses: readonly House[]
  readonly rows: readonly YearRow[]
}

/** The years of a house: how far each report is, and until when. */
export function YearsPage({ house, houses, rows }: YearsPageProps) {
  const { t } = useView()
  return (
    <Page title={t('draft.staff.title', { house: house.name })} intro={t('draft.staff.intro')} dense>
      {houses.length > 1 && (
        <Tabs
          label={t('draft.staff.houses')}
          items={houses.map((one) => ({ label: one.name, href: yearsPath(one) }))}
          current={yearsPath(house)}
        />
      )}
      <Table
        caption={t('draft.staff.years')}
        captionHidden
        phone="cards"
        rows={rows}
        rowKey={({ year }) => String(year)}
        columns={[
          {
            label: t('draft.staff.year'),
            head: true,
            cell: ({ year }) => <a href={yearPath(house, year)}>{year}</a>,
          },
          { label: t('draft.staff.state'), cell: ({ state }) => <StateTag state={state} /> },
          { label: t('draft.staff.deadline'), cell: (row) => <Until house={house} row={row} /> },
        ]}
      />
    </Page>
  )
}

export function StateTag({ state }: { state: ReportState | null }) {
  const { t } = useView()
  return (
    <Tag tone={state === 'sent' ? 'ok' : state === null ? undefined : 'info'}>
      {t(`draft.staff.state.${state ?? 'none'}`)}
    </Tag>
  )
}

function Until({ house, row: { year, state, deadline } }: { house: House; row: YearRow }) {
  const { t, lang } = useView()
  if (!dutyOver(house.land, year).value.required) return <>{t('draft.staff.voluntary-day')}</>
  return (
    <>
      {longDay(deadline.lastDay, lang)} {state !== 'sent' && <DaysLeft deadline={deadline} />}
    </>
  )
}

export function DaysLeft({ deadline: { left } }: { deadline: Deadline }) {
  const { t } = useView()
  if (left < 0) return <Tag tone="bad">{t('draft.staff.late')}</Tag>
  return <Tag tone={left <= 20 ? 'warn' : undefined}>{t('draft.staff.left', { days: left })}</Tag>
}
