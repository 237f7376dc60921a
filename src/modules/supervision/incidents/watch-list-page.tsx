import { localDay } from '../../../lib/days.ts'
import { moment } from '../../../lib/format.ts'
import { Actions, EmptyState, LinkButton, Page, Stack, Table, Tag, useView } from '../../../ui/index.ts'
import { isLate, termsOn } from './duty.ts'
import { StateTag } from './history-page.tsx'
import { awaitsForm } from './incident.ts'
import type { Incident } from './incident-queries.ts'

/** Announced later than it should have been. */
export const lateOf = (incident: Incident) => {
  const { location, authority, announcedAt } = incident
  return isLate({ ...incident, zone: authority.zone }, termsOn(location.land, localDay(announcedAt, authority.zone)))
}

/** Everything that organisers had to report here. */
export function WatchListPage({ found, now }: { found: readonly Incident[]; now: Temporal.Instant }) {
  const { t, lang } = useView()
  const overdue = ({ state, dueOn, authority }: Incident) =>
    awaitsForm(state) && Temporal.PlainDate.compare(localDay(now, authority.zone), dueOn) > 0
  return (
    <Page
      title={t('incidents.staff.watch.title')}
      intro={t('incidents.staff.watch.intro')}
      crumbs={[{ label: t('incidents.staff.watch.register'), href: '/werk/toezicht' }]}
      dense
    >
      <Stack>
        <Actions>
          <LinkButton kind="secondary" href="/werk/meldplicht/nieuw">
            {t('incidents.staff.announce.call')}
          </LinkButton>
        </Actions>
        {found.length === 0 ? (
          <EmptyState title={t('incidents.staff.empty')}>{t('incidents.staff.watch.empty')}</EmptyState>
        ) : (
          <Table
            caption={t('incidents.staff.watch.title')}
            captionHidden
            phone="cards"
            rows={found}
            rowKey={({ id }) => id}
            rowTone={(row) => (overdue(row) ? 'bad' : undefined)}
            columns={[
              { label: t('incidents.staff.number.label'), head: true, short: true, cell: ({ id, number }) => <a href={`/werk/toezicht/meldplicht/${id}`}>{number}</a> }, // prettier-ignore
              { label: t('incidents.staff.field.location'), cell: ({ location }) => location.name },
              { label: t('incidents.staff.field.organiser'), cell: ({ organiser }) => organiser?.name ?? '' },
              { label: t('incidents.staff.fact.kind'), cell: ({ kind }) => t(`incidents.staff.kind.${kind}`) },
              {
                label: t('incidents.staff.field.announced'),
                cell: ({ announcedAt, authority }) => moment(announcedAt, authority.zone, lang),
              },
              {
                label: t('incidents.staff.field.state'),
                cell: (one) => (
                  <>
                    <StateTag state={one.state} /> {lateOf(one) && <Tag tone="warn">{t('incidents.staff.late')}</Tag>}{' '}
                    {overdue(one) && <Tag tone="bad">{t('incidents.staff.overdue')}</Tag>}
                  </>
                ),
              },
            ]}
          />
        )}
      </Stack>
    </Page>
  )
}
