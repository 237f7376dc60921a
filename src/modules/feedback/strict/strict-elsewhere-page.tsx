import { localDay } from '../../../lib/days.ts'
import { LinkButton, Section, Table, Tag, useView } from '../../../ui/index.ts'
import { standing } from '../desk/work-list.ts'
import { strictPath } from './strict-page.tsx'
import type { StrictElsewhere } from './strict-queries.ts'

/** The strict cases that others were named for: that they are there, who acts and by when, and nothing else. */
export function StrictCases({ cases, now }: { cases: readonly StrictElsewhere[]; now: Temporal.Instant }) {
  const { t } = useView()
  if (cases.length === 0) return null
  return (
    <Section title={t('strict.staff.elsewhere')}>
      <p>{t('strict.staff.elsewhere.hint')}</p>
      <Table
        caption={t('strict.staff.elsewhere')}
        captionHidden
        phone="cards"
        rows={cases}
        rowKey={({ number }) => number}
        columns={[
          { label: t('desk.staff.column.term'), cell: (row) => <Due row={row} now={now} /> },
          { label: t('desk.staff.column.reaction'), head: true, cell: ({ number }) => <>{number} <Tag>{t('strict.staff.tag')}</Tag></> }, // prettier-ignore
          { label: t('desk.staff.column.about'), cell: ({ holderName }) => holderName },
          {
            label: t('desk.staff.column.turn'),
            cell: ({ number, acts, deserted }) =>
              deserted ? (
                <LinkButton kind="secondary" href={`${strictPath({ number })}/overnemen`}>
                  {t('strict.staff.take-over')}
                </LinkButton>
              ) : (
                t(`desk.staff.turn.${acts}`)
              ),
          },
        ]}
      />
    </Section>
  )
}

function Due({ row: { dueOn, land, zone }, now }: { row: StrictElsewhere; now: Temporal.Instant }) {
  const { t } = useView()
  if (dueOn === null) return null
  const { late, days } = standing(land, localDay(now, zone), dueOn)
  return <Tag tone={late ? 'bad' : 'info'}>{t(late ? 'desk.staff.due.late' : 'desk.staff.due.left', { days })}</Tag>
}
