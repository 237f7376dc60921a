import { longMonth } from '../../../lib/format.ts'
import { Actions, Button, Details, Form, Hidden, Section, Select, Table, useView } from '../../../ui/index.ts'
import { halfDays, type Weekday, weekdays } from '../half-days.ts'
import { dayWords } from '../finder/finder-filters.ts'
import type { Wish } from '../finder/wish.ts'
import { type LocationName, locationPath } from '../location.ts'
import { agesInWords } from './capacity-words.ts'
import type { Closure } from './closure.ts'
import type { GroupTable, LocationFree } from './free-place-queries.ts'
import { startMonths } from './wanted-care.ts'

export interface FreeTableProps extends LocationFree {
  readonly location: LocationName
  readonly from: Temporal.PlainDate
  /** What the family told the finder: it goes along to the form. */
  readonly wish: Wish
  readonly today: Temporal.PlainDate
}

/** Age groups by days, with words in every cell: what is free from a month on. */
export function FreeTable({ location, groups, confirmedOn, closures, from, wish, today }: FreeTableProps) {
  const { t } = useView()
  const days = weekdays.filter((day, index) => index < 5 || groups.some((group) => isOpen(group, day)))
  return (
    <Section title={t('capacity.free.title')} id="vrij">
      <MonthForm location={location} from={from} wish={wish} today={today} />
      <Table
        phone="cards"
        caption={t('capacity.free.caption', { day: from })}
        rows={groups}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('capacity.free.group'),
            head: true,
            cell: (group) => t('capacity.free.ages', { name: group.name, ages: agesInWords(t, group) }),
          },
          ...days.map((day) => ({
            label: t(`capacity.day.${day}`),
            cell: (group: GroupTable) => <FreeCell group={group} day={day} />,
          })),
        ]}
      />
      <p class="kd-hint">
        {confirmedOn && t('capacity.free.confirmed', { day: confirmedOn })} {t('capacity.free.no-promise')}
      </p>
      {closures.length > 0 && <Closures closures={closures} />}
    </Section>
  )
}

function MonthForm({ location, from, wish, today }: Pick<FreeTableProps, 'location' | 'from' | 'wish' | 'today'>) {
  const { t, lang } = useView()
  const [now, ...months] = startMonths(today)
  return (
    <Form action={`${locationPath(location)}#vrij`} method="get" label={t('capacity.free.month')}>
      {wish.days.map((day) => (
        <Hidden key={day} name="dag" value={dayWords[day]} />
      ))}
      <Select
        name="vanaf"
        label={t('capacity.free.month')}
        empty={t('capacity.free.now')}
        options={months.map((month) => ({ value: month.toString(), label: longMonth(month, lang) }))}
        value={now?.equals(from.toPlainYearMonth()) ? '' : from.toPlainYearMonth().toString()}
        short
      />
      <Actions>
        <Button kind="secondary" small>
          {t('capacity.free.show')}
        </Button>
      </Actions>
    </Form>
  )
}

const isOpen = ({ week }: GroupTable, day: Weekday): boolean =>
  halfDays.some((half, index) => half.startsWith(day) && (week?.places[index] ?? 0) > 0)

function FreeCell({ group: { week }, day }: { group: GroupTable; day: Weekday }) {
  const { t } = useView()
  if (!week) return <>{t('capacity.free.unknown')}</>
  const [am, pm] = [halfDays.indexOf(`${day}-am`), halfDays.indexOf(`${day}-pm`)]
  const of = (numbers: readonly number[]) => [numbers[am] ?? 0, numbers[pm] ?? 0] as const
  const [morning, afternoon] = of(week.free)
  const count = Math.min(morning, afternoon)
  if (count > 0) return <strong>{t('capacity.free.count', { count })}</strong>
  if (morning + afternoon > 0) return <>{t('capacity.free.half', { part: morning > 0 ? 'am' : 'pm' })}</>
  const [atMorning, atAfternoon] = of(week.places)
  return <>{atMorning + atAfternoon > 0 ? t('capacity.free.full') : t('capacity.free.closed')}</>
}

function Closures({ closures }: { closures: readonly Closure[] }) {
  const { t } = useView()
  const days = closures.reduce((sum, { fromOn, untilOn }) => sum + fromOn.until(untilOn).days + 1, 0)
  return (
    <Details summary={t('capacity.closures.summary', { count: days })}>
      <ul>
        {closures.map(({ id, fromOn: from, untilOn: until }) => (
          <li key={id}>
            {from.equals(until)
              ? t('capacity.closures.one', { from })
              : t('capacity.closures.several', { from, until })}
          </li>
        ))}
      </ul>
    </Details>
  )
}
