import {
  Actions,
  CardList,
  EmptyState,
  LinkButton,
  Page,
  SearchBar,
  Section,
  Stack,
  useView,
} from '../../../ui/index.ts'
import type { IncidentKind } from './duty.ts'
import { EmergencyFirst, type PointShown } from './emergency-page.tsx'
import type { ReportPlace } from './place-queries.ts'

interface WhichProps {
  readonly own: readonly ReportPlace[]
  readonly found: readonly ReportPlace[]
  readonly words: string
  /** Writes it down for others. */
  readonly searches: boolean
  readonly kind: IncidentKind | undefined
}

/** About which location it is. */
export function WhichPlacePage({ own, found, words, searches, kind }: WhichProps) {
  const { t } = useView()
  const card = ({ id, name, place }: ReportPlace) => ({
    key: id,
    level: 3 as const,
    title: name,
    href: `/werk/meldplicht/nieuw?opvang=${id}${kind ? `&soort=${kind}` : ''}`,
    meta: place === null ? [] : [place],
  })
  return (
    <Page
      title={t('incidents.staff.which')}
      crumbs={[{ label: t('incidents.staff.title'), href: '/werk/meldplicht' }]}
      dense
    >
      <Stack>
        <EmergencyFirst />
        {searches && (
          <SearchBar
            action="/werk/meldplicht/nieuw"
            name="zoek"
            value={words}
            label={t('incidents.staff.which.search')}
            hint={t('incidents.staff.which.search.hint')}
            button={t('incidents.staff.which.find')}
          />
        )}
        {words !== '' && found.length === 0 && (
          <EmptyState title={t('incidents.staff.which.nothing')}>{t('incidents.staff.which.nothing.body')}</EmptyState>
        )}
        {found.length > 0 && (
          <Section title={t('incidents.staff.which.found')}>
            <CardList cards={found.map(card)} />
          </Section>
        )}
        {own.length > 0 && (
          <Section title={t('incidents.staff.which.own')}>
            <CardList cards={own.map(card)} />
          </Section>
        )}
      </Stack>
    </Page>
  )
}

/** No authority reads it here, or this land knows no such duty to our knowledge. */
export function NoDutyPage({ place, point }: { place: ReportPlace; point: PointShown | undefined }) {
  const { t } = useView()
  return (
    <Page
      title={t('incidents.staff.no-duty.title', { name: place.name })}
      crumbs={[{ label: t('incidents.staff.title'), href: '/werk/meldplicht' }]}
    >
      <Stack>
        <EmergencyFirst />
        <p>
          {place.land === 'vl' && point?.phone
            ? t('incidents.staff.no-duty.vl', { name: point.name, phone: point.phone })
            : t('incidents.staff.no-duty.nl')}
        </p>
        <Actions>
          <LinkButton href={`/werk/meldplicht/gids?land=${place.land}`}>{t('incidents.staff.guide.open')}</LinkButton>
        </Actions>
      </Stack>
    </Page>
  )
}
