import { Button, CardList, PickBox, Picked, Tag, useView } from '../../../ui/index.ts'
import { list } from '../../../lib/format.ts'
import type { Point } from '../../../lib/geo.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Asked } from '../../tariffs/rules.ts'
import { freeDays, type OpenDay } from '../capacity/wanted-care.ts'
import { compareWord } from '../compare/compared.ts'
import type { FoundLocation } from './finder-queries.ts'
import type { Search } from './finder-search.ts'
import { groundMetres } from './finder-search.ts'
import { shortDays } from '../capacity/capacity-words.ts'
import { kindName } from './finder-words.ts'
import { wishedPath } from './wish.ts'
import { locationPath, writtenPostcode } from '../location.ts'
import { namedPrice } from '../prices/named-price.ts'
import { OwnPriceTag } from '../prices/own-price-page.tsx'

interface FinderCardsProps {
  readonly locations: readonly FoundLocation[]
  readonly search: Search
  /** What this browser told the calculator. */
  readonly asked: readonly Asked[]
}

/** What was found, each with why it stands here. */
export function FinderCards({ locations, search, asked }: FinderCardsProps) {
  const { t, lang } = useView()
  const cards = locations.map((location) => ({
    key: location.id,
    title: location.name,
    level: 3 as const,
    href: wishedPath(locationPath(location), search.care),
    meta: facts(t, location, search, lang),
    tags: <Tags location={location} search={search} asked={asked} />,
  }))
  return (
    <>
      <CardList cards={cards} />
      <Picked id={compareForm} action="/vergelijk">
        <Button kind="secondary">{t('compare.pick.button')}</Button>
      </Picked>
    </>
  )
}

const compareForm = 'vergelijk'

type Text = ReturnType<typeof useView>['t']

function facts(t: Text, location: FoundLocation, search: Search, lang: Lang): string[] {
  const { kind, land, capacity, organiserName, name } = location
  return [
    kindName(t, kind, land),
    distanceText(t, location, search.spot?.point),
    capacity === null || kind === 'agency' ? undefined : t('locations.finder.places', { count: capacity }),
    whereabouts(location),
    organiserName === name ? undefined : organiserName,
    (location.registered && namedPrice(location, t, lang)) || undefined,
    confirmedText(t, location),
  ].filter((fact) => typeof fact === 'string')
}

function whereabouts({ kind, address, postcode, place }: FoundLocation): string | undefined {
  const street = kind === 'childminder' ? null : address
  const town = [street && postcode ? writtenPostcode(postcode) : null, place].filter(Boolean).join(' ')
  return [street, town].filter(Boolean).join(', ') || undefined
}

type Measured = Pick<FoundLocation, 'distance' | 'pointSource'>

/** "0,8 km", or "ongeveer 2,1 km" where only the middle of the place is known. */
export function distanceText(t: Text, { distance, pointSource }: Measured, from: Point | null | undefined) {
  if (distance === null || !from) return undefined
  const metres = groundMetres(distance, from)
  if (metres < 100 && pointSource === 'postcode') return t('locations.finder.distance.near')
  if (metres < 1000 && pointSource !== 'postcode') return t('locations.finder.distance.about-near')
  return pointSource === 'postcode'
    ? t('locations.finder.distance.card', { metres })
    : t('locations.finder.distance.about', { metres })
}

/** Since when the free places are right; without places there is nothing to be right. */
function confirmedText(t: Text, { free, registered }: FoundLocation): string | undefined {
  if (!registered || !free.groups || free.confirmedOn === null) return undefined
  return t('locations.finder.free.confirmed', { day: Temporal.PlainDate.from(free.confirmedOn) })
}

type TagsProps = { location: FoundLocation; search: Search; asked: readonly Asked[] }

function Tags({ location, search, asked }: TagsProps) {
  const { t } = useView()
  if (!location.registered) return <Tag tone="warn">{t('locations.finder.register.deregistered')}</Tag>
  return (
    <>
      <Tag tone="ok">{t('locations.finder.register.registered')}</Tag>
      {location.kind !== 'agency' && <FreeTag location={location} search={search} />}
      {asked.length > 0 && <OwnPriceTag asked={asked} location={location} />}
      {location.kind !== 'agency' && (
        <PickBox
          name="opvang"
          value={compareWord(location)}
          form={compareForm}
          label={t('compare.pick')}
          of={location.name}
        />
      )}
    </>
  )
}

interface FreeTagProps {
  readonly location: Pick<FoundLocation, 'free'>
  readonly search: Pick<Search, 'care'>
}

/** Which of the wanted days are free; what is not known is said, and never guessed. */
export function FreeTag({ location: { free }, search: { care } }: FreeTagProps) {
  const { t, lang } = useView()
  const found = freeDays(free.groups, care)
  if (!found.known) return <Tag>{t('locations.finder.free.unknown')}</Tag>
  if (!found.fits) return <Tag tone="warn">{t('locations.finder.free.other-age')}</Tag>
  const asked = care.days.length > 0 ? 'yes' : 'no'
  const days = list(
    found.free.map((open) => openDayWords(t, open)),
    lang,
  )
  if (found.free.length > 0 && found.not.length === 0)
    return <Tag tone="ok">{t('locations.finder.free.days', { days })}</Tag>
  return (
    <>
      {found.free.length === 0 ? (
        <Tag tone="warn">{t('locations.finder.free.none', { asked })}</Tag>
      ) : (
        <Tag tone="info">{t('locations.finder.free.some', { days, not: shortDays(t, lang, found.not) })}</Tag>
      )}
      {found.laterOn && <Tag tone="ok">{t('locations.finder.free.later', { asked, day: found.laterOn })}</Tag>}
    </>
  )
}

const openDayWords = (t: Text, { day, part }: OpenDay): string =>
  t('capacity.open-day', { day: t(`capacity.day.${day}`), part })
