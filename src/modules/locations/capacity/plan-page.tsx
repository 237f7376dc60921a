import { Actions, Alert, LinkButton, PostButton, Section, Table, useView } from '../../../ui/index.ts'
import { halfDaysInWords } from '../half-days.ts'
import { limitsOn } from './capacity-maxima.ts'
import { cutsOf, type Week } from './capacity-plan.ts'
import type { GroupInLocation, KeptCapacity, KeptLocation, KeptPlan } from './capacity-queries.ts'
import { agesInWords, sameCounts } from './capacity-words.ts'
import { ClosureSection, type ClosureSectionProps } from './closure-page.tsx'
import { KeptPage } from './kept-page.tsx'
import { keptPath } from './kept-path.ts'

export type PlanNotice =
  | 'plan.saved'
  | 'plan.removed'
  | 'group.saved'
  | 'group.removed'
  | 'closure.saved'
  | 'closure.removed'

export interface PlanPageProps extends Omit<ClosureSectionProps, 'place'> {
  readonly place: KeptLocation
  readonly inItsName: boolean
  readonly groups: readonly GroupInLocation[]
  readonly capacity: KeptCapacity
  readonly today: Temporal.PlainDate
  readonly notice: PlanNotice | undefined
  /** What could not be done. */
  readonly refused: 'plan.in-use' | 'group.used' | undefined
}

/** The groups of a location with their places now and later, and the days on which it is closed. */
export function PlanPage({ place, inItsName, groups, capacity, today, notice, refused, ...closure }: PlanPageProps) {
  const { t } = useView()
  const most = limitsOn(capacity.place, today).perLocation
  const said = refused ? (
    <Alert kind="bad" live>
      {t(`capacity.staff.${refused}`)}
    </Alert>
  ) : notice ? (
    <Alert kind="ok" live>
      {t(`capacity.staff.${notice}`)}
    </Alert>
  ) : undefined
  return (
    <KeptPage
      place={place}
      inItsName={inItsName}
      tab="plan"
      title={t('capacity.staff.plan.title')}
      intro={t('capacity.staff.plan.intro')}
      errors={closure.errors}
      notice={said}
    >
      {most !== null && <p>{t('capacity.staff.plan.limits', { most })}</p>}
      {groups.map((group) => (
        <GroupSection key={group.id} place={place} group={group} capacity={capacity} today={today} />
      ))}
      <Actions>
        <LinkButton href={keptPath(place, 'groep')} kind={groups.length > 0 ? 'secondary' : 'primary'}>
          {t('capacity.staff.plan.add-group')}
        </LinkButton>
      </Actions>
      <ClosureSection place={place} {...closure} />
    </KeptPage>
  )
}

type GroupSectionProps = Pick<PlanPageProps, 'place' | 'capacity' | 'today'> & { readonly group: GroupInLocation }

function GroupSection({ place, group, capacity, today }: GroupSectionProps) {
  const { t } = useView()
  const plans = capacity.plans.filter(({ groupId }) => groupId === group.id)
  const current = plans.findLast(({ fromOn }) => Temporal.PlainDate.compare(fromOn, today) <= 0)
  const shown = plans.filter((plan) => plan === current || Temporal.PlainDate.compare(plan.fromOn, today) > 0)
  const last = shown.at(-1)
  const cut = last && cutsOf(capacity.place, last)[0]
  return (
    <Section title={`${group.name} (${agesInWords(t, group)})`}>
      {shown.length === 0 ? (
        <p>{t('capacity.staff.plan.none')}</p>
      ) : (
        <Plans place={place} group={group} plans={shown} />
      )}
      {cut && <Alert kind="info">{t('capacity.staff.plan.cut', { day: cut.on, most: cut.most })}</Alert>}
      <Actions>
        <LinkButton href={keptPath(place, 'plan', group.id)} small>
          {t(shown.length === 0 ? 'capacity.staff.plan.fill' : 'capacity.staff.plan.change')}
          <span class="kd-hidden">: {group.name}</span>
        </LinkButton>
        <LinkButton href={keptPath(place, 'groep', group.id)} kind="secondary" small>
          {t('capacity.staff.plan.change-group')}
          <span class="kd-hidden">: {group.name}</span>
        </LinkButton>
      </Actions>
    </Section>
  )
}

function Plans({ place, group, plans }: { place: KeptLocation; group: GroupInLocation; plans: readonly KeptPlan[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('capacity.staff.plan.table', { name: group.name })}
      captionHidden
      phone="cards"
      rows={plans}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('capacity.staff.plan.column.from'),
          head: true,
          cell: ({ fromOn }) => t('capacity.staff.plan.from', { day: fromOn }),
        },
        { label: t('capacity.staff.plan.column.places'), cell: ({ places }) => <Places places={places} /> },
        {
          label: t('capacity.staff.plan.column.remove'),
          quiet: true,
          cell: ({ id }) => (
            <PostButton action={keptPath(place, 'plan', group.id, 'weg')} fields={{ id }} kind="secondary" small>
              {t('capacity.staff.plan.remove-plan')}
            </PostButton>
          ),
        },
      ]}
    />
  )
}

function Places({ places }: { places: Week }) {
  const { t, lang } = useView()
  const rows = sameCounts(places)
  if (rows.length === 0) return <>{t('capacity.staff.plan.closed')}</>
  return (
    <>
      {rows.map(({ count, halves }) => (
        <div key={count}>{t('capacity.staff.plan.week', { count, days: halfDaysInWords(halves, t, lang) })}</div>
      ))}
    </>
  )
}
