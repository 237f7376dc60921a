import { longDay, moment } from '../../../lib/format.ts'
import { Actions, CardList, EmptyState, LinkButton, Page, Section, Stack, useView } from '../../../ui/index.ts'
import { EmergencyFirst } from './emergency-page.tsx'
import { StateTag } from './history-page.tsx'
import { awaitsForm } from './incident.ts'
import type { Incident } from './incident-queries.ts'
import type { ReportPlace } from './place-queries.ts'

interface ListProps {
  readonly own: readonly Incident[]
  /** What this desk wrote down for others. */
  readonly written: readonly Incident[]
  readonly places: readonly ReportPlace[]
  readonly desk: boolean
}

export function OwnListPage({ own, written, places, desk }: ListProps) {
  const { t } = useView()
  return (
    <Page
      title={t('incidents.staff.title')}
      intro={desk ? t('incidents.staff.intro.desk') : t('incidents.staff.intro')}
      dense
    >
      <Stack>
        <EmergencyFirst />
        <Actions>
          <LinkButton href="/werk/meldplicht/nieuw">
            {desk ? t('incidents.staff.announce.call') : t('incidents.staff.announce')}
          </LinkButton>
          <LinkButton kind="secondary" href="/werk/meldplicht/gids">
            {t('incidents.staff.guide.title')}
          </LinkButton>
        </Actions>
        {own.length + written.length === 0 && (
          <EmptyState title={t('incidents.staff.empty')}>{t('incidents.staff.empty.body')}</EmptyState>
        )}
        <Cards title={t('incidents.staff.own')} found={own} />
        <Cards title={t('incidents.staff.written')} found={written} />
        {places.some(({ land }) => land === 'vl') && (
          <>
            <p>
              <a href="/werk/toelichting">{t('clarify.staff.title')}</a>
            </p>
            <p>
              <a href="/werk/meldplicht/reglement">{t('house-rules.staff.title')}</a>
            </p>
          </>
        )}
      </Stack>
    </Page>
  )
}

function Cards({ title, found }: { title: string; found: readonly Incident[] }) {
  const { t, lang } = useView()
  if (found.length === 0) return null
  return (
    <Section title={title}>
      <CardList
        cards={found.map(({ id, number, kind, location, state, dueOn, announcedAt, authority }) => ({
          key: id,
          level: 3,
          title: t('incidents.staff.number', { number }),
          href: `/werk/meldplicht/${id}`,
          meta: [
            location.name,
            t(`incidents.staff.kind.${kind}`),
            awaitsForm(state)
              ? t('incidents.staff.due', { due: longDay(dueOn, lang) })
              : moment(announcedAt, authority.zone, lang),
          ],
          tags: <StateTag state={state} />,
        }))}
      />
    </Section>
  )
}
