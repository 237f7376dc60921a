import type { ComponentChildren } from 'preact'
import type { Asked } from '../../tariffs/rules.ts'
import { Actions, EmptyState, LinkButton, Page, Section, Table, Tag, useView } from '../../../ui/index.ts'
import { anyCare } from '../capacity/wanted-care.ts'
import { FreeTag } from '../finder/finder-cards-page.tsx'
import { kindName } from '../finder/finder-words.ts'
import { type LocationName, locationPath } from '../location.ts'
import { askPath, monthWords, namedPrice, priceFor } from '../prices/named-price.ts'
import { Hours, languageNames } from '../profile/profile-shown-page.tsx'
import type { Neighbour } from '../location-queries.ts'
import type { ComparedLocation } from './compare-queries.ts'
import { comparePath, mostCompared } from './compared.ts'

interface ComparePageProps {
  readonly locations: readonly ComparedLocation[]
  /** What could be added. */
  readonly near: readonly Neighbour[]
  readonly asked: readonly Asked[]
}

/** Up to four locations side by side, fact by fact; prints on one sheet. */
export function ComparePage({ locations, near, asked }: ComparePageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('compare.title')}
      description={t('compare.intro')}
      canonical={comparePath(locations)}
      back={{ href: '/zoek', label: t('compare.back') }}
      intro={locations.length > 0 ? t('compare.intro') : undefined}
    >
      {locations.length === 0 ? (
        <EmptyState title={t('compare.none')} actions={<LinkButton href="/zoek">{t('compare.choose')}</LinkButton>}>
          <p>{t('compare.none.text', { most: mostCompared })}</p>
        </EmptyState>
      ) : (
        <Beside locations={locations} asked={asked} />
      )}
      {near.length > 0 && <More locations={locations} near={near} />}
    </Page>
  )
}

interface Fact {
  readonly label: string
  readonly value: (location: ComparedLocation) => ComponentChildren
}

/** One more, of those nearby. */
function More({ locations, near }: Pick<ComparePageProps, 'locations' | 'near'>) {
  const { t } = useView()
  return (
    <Section title={t('compare.more')}>
      <ul>
        {near.map((one) => (
          <li key={locationPath(one)}>
            <a href={comparePath([...locations, one])}>{t('compare.add', { name: one.name })}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Beside({ locations, asked }: Omit<ComparePageProps, 'near'>) {
  const { t } = useView()
  const facts = useFacts(locations, asked)
  const missing = asked.length === 0 ? locations[0] : undefined
  return (
    <>
      <Table
        caption={t('compare.title')}
        captionHidden
        columns={[
          { label: t('compare.fact'), head: true, cell: ({ label }: Fact) => label },
          ...locations.map((location) => ({
            label: location.name,
            cell: ({ value }: Fact) => value(location) ?? t('compare.unknown'),
          })),
        ]}
        rows={facts}
        rowKey={({ label }) => label}
      />
      <Actions>
        {missing && <LinkButton href={askPath(missing.land)}>{t('prices.card.go')}</LinkButton>}
        {locations.length < mostCompared && (
          <LinkButton kind="secondary" href="/zoek">
            {t('compare.choose-more')}
          </LinkButton>
        )}
      </Actions>
    </>
  )
}

function useFacts(locations: readonly LocationName[], asked: readonly Asked[]): Fact[] {
  const { t, lang } = useView()
  const own = (location: ComparedLocation) => {
    const price = priceFor(asked, location)
    if (!price) return undefined
    return (
      <>
        <strong>{monthWords(price, t, lang)}</strong>
        {price.assumed !== null && <div class="kd-hint">{t('compare.assumed')}</div>}
      </>
    )
  }
  return [
    ...(asked.length > 0 ? [{ label: t('compare.own'), value: own }] : []),
    { label: t('profile.price'), value: (one) => namedPrice(one, t, lang) || undefined },
    {
      label: t('compare.free'),
      value: (one) => (one.kind === 'agency' ? '–' : <FreeTag location={one} search={{ care: anyCare }} />),
    },
    { label: t('compare.kind'), value: ({ kind, land }) => kindName(t, kind, land) },
    { label: t('compare.place'), value: ({ place }) => place ?? undefined },
    { label: t('compare.capacity'), value: ({ capacity }) => capacity ?? undefined },
    { label: t('compare.organiser'), value: ({ organiserName }) => organiserName ?? undefined },
    { label: t('profile.open'), value: ({ hours }) => (hours.length > 0 ? <Hours hours={hours} /> : undefined) },
    {
      label: t('profile.languages'),
      value: ({ languages }) => (languages.length > 0 ? languageNames(languages, lang) : undefined),
    },
    {
      label: t('compare.register'),
      value: ({ registered }) =>
        registered ? (
          <Tag tone="ok">{t('locations.finder.register.registered')}</Tag>
        ) : (
          <Tag tone="warn">{t('locations.finder.register.deregistered')}</Tag>
        ),
    },
    { label: t('compare.next'), value: (one) => <Next location={one} all={locations} /> },
  ]
}

function Next({ location, all }: { location: ComparedLocation; all: readonly LocationName[] }) {
  const { t } = useView()
  const others = all.filter((one) => one !== location)
  return (
    <>
      <a href={locationPath(location)}>
        {t('compare.look')}
        <span class="kd-hidden"> {location.name}</span>
      </a>
      <br />
      <a href={comparePath(others)}>
        {t('compare.remove')}
        <span class="kd-hidden"> {location.name}</span>
      </a>
    </>
  )
}
