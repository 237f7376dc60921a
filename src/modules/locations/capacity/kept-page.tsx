import type { ComponentChildren } from 'preact'
import { Alert, type FormError, Page, Stack, Tabs, useView } from '../../../ui/index.ts'
import { locationPath, profilePath } from '../location.ts'
import type { KeptLocation } from './capacity-queries.ts'
import { keptPath } from './kept-path.ts'

export type KeptTab = 'occupation' | 'plan' | 'profile'

interface KeptPageProps {
  readonly place: KeptLocation
  /** The desk acts in the name of the location. */
  readonly inItsName: boolean
  readonly title: string
  readonly intro?: string | undefined
  readonly errors?: readonly FormError[] | undefined
  readonly notice?: ComponentChildren
  /** One of a row of pages of this location; a form stands by itself. */
  readonly tab?: KeptTab | undefined
  readonly back?: { readonly href: string; readonly label: string } | undefined
  readonly children: ComponentChildren
}

/** Every page of one location, for who runs it. */
export function KeptPage({ place, inItsName, title, intro, errors, notice, tab, back, children }: KeptPageProps) {
  const { t } = useView()
  const crumbs = [
    { href: '/werk/opvang', label: t(inItsName ? 'capacity.staff.menu.desk' : 'capacity.staff.menu') },
    { href: keptPath(place), label: place.name },
  ]
  return (
    <Page title={title} intro={intro} errors={errors} notice={notice} crumbs={crumbs} back={back} dense>
      <Stack>
        {inItsName && <Alert kind="info">{t('capacity.staff.for-location', { name: place.name })}</Alert>}
        {!place.registered && <Alert kind="warn">{t('capacity.staff.deregistered')}</Alert>}
        {tab && <KeptTabs {...{ place, tab, inItsName }} />}
        {children}
      </Stack>
    </Page>
  )
}

function KeptTabs({ place, tab, inItsName }: { place: KeptLocation; tab: KeptTab; inItsName: boolean }) {
  const { t } = useView()
  const paths = { occupation: keptPath(place), plan: keptPath(place, 'plan'), profile: profilePath(place) }
  return (
    <Tabs
      label={t('capacity.staff.tabs')}
      current={paths[tab]}
      items={[
        { href: paths.occupation, label: t('capacity.staff.tab.occupation') },
        { href: paths.plan, label: t('capacity.staff.tab.plan') },
        { href: paths.profile, label: t('profile.staff.tab') },
        { href: locationPath(place), label: t('capacity.staff.tab.public') },
        // What the desk hears about it is for the desk alone.
        ...(inItsName
          ? [{ href: `/werk/signalen${locationPath(place)}`, label: t('capacity.staff.tab.signals') }]
          : []),
      ]}
    />
  )
}
