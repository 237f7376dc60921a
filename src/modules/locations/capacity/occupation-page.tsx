import { boxesOf } from '../../../lib/typed-day.ts'
import { Alert, Button, DateField, EmptyState, Form, LinkButton, Section, Table, useView } from '../../../ui/index.ts'
import type { GroupInLocation, KeptCapacity, KeptLocation } from './capacity-queries.ts'
import { agesInWords } from './capacity-words.ts'
import type { Closure } from './closure.ts'
import { KeptPage } from './kept-page.tsx'
import { keptPath } from './kept-path.ts'
import { countsOn, type CountsRow, nextFor } from './occupation-view.ts'

export interface OccupationPageProps {
  readonly place: KeptLocation
  readonly inItsName: boolean
  readonly groups: readonly GroupInLocation[]
  readonly capacity: KeptCapacity
  readonly date: Temporal.PlainDate
  readonly closure: Closure | undefined
  readonly today: Temporal.PlainDate
  readonly wrongDay: boolean
  readonly notice: 'confirmed' | undefined
}

/** How full each group is on a day. */
export function OccupationPage({ place, inItsName, date: on, closure, wrongDay, ...rest }: OccupationPageProps) {
  const { t } = useView()
  const { groups, capacity, today } = rest
  const notice = rest.notice && (
    <Alert kind="ok" live>
      {t('capacity.staff.confirmed')}
    </Alert>
  )
  return (
    <KeptPage
      place={place}
      inItsName={inItsName}
      tab="occupation"
      title={t('capacity.staff.occupation.title')}
      intro={t('capacity.staff.occupation.intro', { name: place.name, day: on })}
      notice={notice}
    >
      {wrongDay && <Alert kind="warn">{t('capacity.staff.occupation.wrong-day')}</Alert>}
      {closure && <Alert kind="info">{t('capacity.staff.occupation.closed', { reason: closure.reason })}</Alert>}
      {place.planned && nextFor(place, today) === 'confirm' && (
        <Alert kind="warn" title={t('capacity.staff.confirm.title')}>
          <LinkButton href={keptPath(place, 'klopt')} small>
            {t('capacity.staff.next.confirm')}
          </LinkButton>
        </Alert>
      )}
      {groups.length > 0 && <DayForm place={place} date={on} />}
      {groups.length === 0 && (
        <EmptyState
          title={t('capacity.staff.occupation.no-group')}
          actions={<LinkButton href={keptPath(place, 'groep')}>{t('capacity.staff.plan.add-group')}</LinkButton>}
        >
          {t('capacity.staff.occupation.no-group.help')}
        </EmptyState>
      )}
      {groups.map((group) => (
        <Section key={group.id} title={`${group.name} (${agesInWords(t, group)})`}>
          <Counts name={group.name} rows={countsOn(capacity, group.id, on)} />
        </Section>
      ))}
    </KeptPage>
  )
}

function DayForm({ place, date: on }: Pick<OccupationPageProps, 'place' | 'date'>) {
  const { t } = useView()
  return (
    <Form action={keptPath(place)} method="get" label={t('capacity.staff.occupation.day')}>
      <DateField name="dag" label={t('capacity.staff.occupation.day')} value={boxesOf(on)} />
      <Button kind="secondary">{t('capacity.staff.occupation.show')}</Button>
    </Form>
  )
}

function Counts({ name, rows }: { name: string; rows: CountsRow[] | undefined }) {
  const { t } = useView()
  if (!rows || rows.length === 0) return <p>{t('capacity.staff.occupation.no-plan')}</p>
  const figure = (key: 'places' | 'taken' | 'offered' | 'free') => ({
    label: t(`capacity.staff.occupation.${key}`),
    numeric: true,
    cell: (row: CountsRow) => t('capacity.staff.count', { count: row[key] }),
  })
  return (
    <Table
      caption={t('capacity.staff.occupation.group', { name })}
      captionHidden
      rows={rows}
      rowKey={({ day, part }) => `${day}-${part}`}
      columns={[
        {
          label: t('capacity.staff.occupation.half'),
          head: true,
          cell: ({ day, part }) => t(`capacity.staff.part.${part}`, { day: t(`locations.day.${day}`) }),
        },
        figure('free'),
        figure('taken'),
        figure('offered'),
        figure('places'),
      ]}
    />
  )
}
