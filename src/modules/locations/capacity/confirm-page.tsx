import { Actions, LinkButton, PostButton, Section, useView } from '../../../ui/index.ts'
import { halfDaysInWords, halfDays } from '../half-days.ts'
import { roomOn } from './capacity-plan.ts'
import type { GroupInLocation, KeptCapacity, KeptLocation } from './capacity-queries.ts'
import { KeptPage } from './kept-page.tsx'
import { keptPath } from './kept-path.ts'

export interface ConfirmPageProps {
  readonly place: KeptLocation
  readonly inItsName: boolean
  readonly groups: readonly GroupInLocation[]
  readonly capacity: KeptCapacity
  readonly today: Temporal.PlainDate
}

/** "Are these free places still right?": one tap. Where the letter leads. */
export function ConfirmPage({ place, inItsName, groups, capacity, today }: ConfirmPageProps) {
  const { t, lang } = useView()
  const { confirmedOn } = place
  const intro = confirmedOn ? t('capacity.staff.confirm.last', { day: confirmedOn }) : t('capacity.staff.confirm.never')
  const free = groups.flatMap(({ id, name }) => {
    const room = roomOn(capacity, id, today)
    const open = halfDays.filter((_, index) => (room?.free[index] ?? 0) > 0)
    return open.length > 0 ? [{ id, name, days: halfDaysInWords(open, t, lang) }] : []
  })
  return (
    <KeptPage place={place} inItsName={inItsName} title={t('capacity.staff.confirm.title')} intro={intro}>
      <Section title={t('capacity.staff.confirm.now', { name: place.name, day: today })}>
        {free.length === 0 ? (
          <p>{t('capacity.staff.confirm.nothing')}</p>
        ) : (
          <ul>
            {free.map(({ id, name, days }) => (
              <li key={id}>{t('capacity.staff.confirm.group', { name, days })}</li>
            ))}
          </ul>
        )}
      </Section>
      <Actions>
        <PostButton action={keptPath(place, 'klopt')}>{t('capacity.staff.confirm.yes')}</PostButton>
        <LinkButton href={keptPath(place, 'plan')} kind="secondary">
          {t('capacity.staff.confirm.no')}
        </LinkButton>
      </Actions>
    </KeptPage>
  )
}
