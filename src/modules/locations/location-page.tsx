import { Alert, Page, Section, Tag, useView } from '../../ui/index.ts'
import { FreeTable, type FreeTableProps } from './capacity/free-table-page.tsx'
import type { Point } from '../../lib/geo.ts'
import type { Viewport } from './finder/finder-map.ts'
import type { FoundCluster } from './finder/finder-queries.ts'
import { kindName } from './finder/finder-words.ts'
import { AskForPlace, DeskCard } from './location-ask-page.tsx'
import { LocationFacts } from './location-facts-page.tsx'
import { Neighbours, SmallMap } from './location-near-page.tsx'
import { TellUs } from './location-tell-page.tsx'
import { claimPath, locationPath } from './location.ts'
import type { Desk, Location, Neighbour } from './location-queries.ts'
import type { Asked } from '../tariffs/rules.ts'
import { OwnPriceCard } from './prices/own-price-page.tsx'
import { emptyProfile, type Profile } from './profile/profile.ts'
import { ProfileShown } from './profile/profile-shown-page.tsx'
import type { Municipalities } from './finder/municipality-queries.ts'

export interface Surroundings {
  readonly point: Point
  readonly neighbours: readonly Neighbour[]
  readonly viewport: Viewport
  readonly clusters: readonly FoundCluster[]
}

export interface LocationPageProps {
  readonly location: Location
  /** Who takes requests for this municipality. */
  readonly desk: Desk | undefined
  /** False where the desk gives information only. */
  readonly takesRequests: boolean
  /** Where a point is known. */
  readonly surroundings: Surroundings | null
  /** What is free, from a day on. */
  readonly places: Omit<FreeTableProps, 'location'>
  /** What the location says about itself. */
  readonly profile: Profile | undefined
  readonly municipalities: Municipalities
  readonly updatedOn: Temporal.PlainDate
  /** What this browser told the calculator. */
  readonly asked: readonly Asked[]
}

/** Everything published about one location, and the way to a place there. */
export function LocationPage(props: LocationPageProps) {
  const { t } = useView()
  const { location, desk, places, profile, updatedOn, asked } = props
  const { name, kind, land, place, registered, source } = location
  return (
    <Page
      title={name}
      description={t('locations.location.description', { kind: kindName(t, kind, land), place: place ?? 'none' })}
      canonical={locationPath(location)}
      back={{ href: '/zoek', label: t('locations.location.back') }}
      tags={<RegisterTag registered={registered} />}
      intro={
        <>
          <p>{[kindName(t, kind, land), place].filter(Boolean).join(' · ')}</p>
          {kind === 'agency' && <p>{t('locations.location.agency')}</p>}
        </>
      }
      scripts={['finder.js']}
      aside={
        <>
          <SmallMap {...props} />
          {desk && <DeskCard desk={desk} municipality={location.municipalityName ?? ''} />}
        </>
      }
    >
      <AskForPlace {...props} />
      {registered && (
        <OwnPriceCard
          asked={asked}
          location={{ ...(profile ?? emptyProfile), land, kind, registerId: location.registerId }}
        />
      )}
      {!registered && (
        <Alert kind="warn" title={t('locations.location.warning')}>
          {t('locations.location.warning.text')}
        </Alert>
      )}
      {registered && places.groups.length > 0 && <FreeTable {...places} location={location} />}
      {profile && <ProfileShown profile={profile} name={name} />}
      <Section title={t('locations.location.facts')}>
        <LocationFacts location={location} known={places.groups.length > 0} />
        <p class="kd-hint">
          {source === 'lrk'
            ? t('locations.location.source.lrk', { day: updatedOn })
            : t('locations.location.source.own', { day: updatedOn })}
        </p>
      </Section>
      <TellUs location={location} desk={desk} />
      {registered && <ClaimLink location={location} />}
      <Neighbours {...props} />
    </Page>
  )
}

/** For who works here. */
function ClaimLink({ location }: { location: Location }) {
  const { t } = useView()
  return (
    <p>
      <a href={claimPath(location)}>{t('claims.link')}</a>
    </p>
  )
}

function RegisterTag({ registered }: { registered: boolean }) {
  const { t } = useView()
  return registered ? (
    <Tag tone="ok">{t('locations.location.register.yes')}</Tag>
  ) : (
    <Tag tone="warn">{t('locations.location.register.no')}</Tag>
  )
}
