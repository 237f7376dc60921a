import { DataList, MailAddress, type DataItem, useView } from '../../ui/index.ts'
import { kindName } from './finder/finder-words.ts'
import { webAddress, writtenPostcode } from './location.ts'
import type { Location } from './location-queries.ts'

type Text = ReturnType<typeof useView>['t']

/** What the register says, what is not known said as well where a parent would look for it. */
export function LocationFacts({ location, known }: { location: Location; known: boolean }) {
  const { t } = useView()
  const items = [
    ...whatItIs(t, location, known),
    ...whereItIs(t, location),
    ...howToReach(t, location),
    ...whatTheRegisterSays(t, location),
  ]
  return <DataList items={items} />
}

function whatItIs(
  t: Text,
  { kind, land, organiserName, name, capacity, earlyEducation, registered }: Location,
  known: boolean,
): DataItem[] {
  const isAgency = kind === 'agency'
  return [
    { label: t('locations.location.kind'), value: kindName(t, kind, land) },
    ...some(t('locations.location.organiser'), organiserName === name ? null : organiserName),
    ...some(
      t('locations.location.capacity'),
      isAgency || capacity === null ? null : t('locations.finder.places', { count: capacity }),
    ),
    ...some(
      t('locations.location.free'),
      isAgency || !registered || known ? null : t('locations.location.free.unknown'),
    ),
    ...some(t('locations.location.early'), earlyEducation ? t('locations.location.early.yes') : null),
  ]
}

function whereItIs(t: Text, { kind, address, postcode, place, municipalityName }: Location): DataItem[] {
  const town = [address && postcode ? writtenPostcode(postcode) : null, place].filter(Boolean).join(' ')
  return [
    ...some(
      t('locations.location.address'),
      kind === 'childminder' ? t('locations.location.address.home') : address && `${address}, ${town}`,
    ),
    ...some(t('locations.location.place'), address && kind !== 'childminder' ? null : place),
    ...some(t('locations.location.municipality'), municipalityName === place ? null : municipalityName),
  ]
}

function howToReach(t: Text, { phone, email, website }: Location): DataItem[] {
  const site = webAddress(website)
  return [
    ...some(t('locations.location.phone'), phone && <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>),
    ...some(
      t('locations.location.email'),
      email && (
        <a href={`mailto:${email}`}>
          <MailAddress address={email} />
        </a>
      ),
    ),
    ...some(
      t('locations.location.website'),
      site && <a href={site}>{site.replace(/^https?:\/\//, '').replace(/\/$/, '')}</a>,
    ),
  ]
}

function whatTheRegisterSays(t: Text, location: Location): DataItem[] {
  const link = webAddress(location.registerUrl)
  return [
    { label: t('locations.location.register'), value: registerText(t, location) },
    { label: t('locations.location.register.number'), value: numberWithLink(t, location.registerId, link) },
    ...some(t('locations.location.disputes'), disputesText(t, location)),
  ]
}

function registerText(t: Text, { registered, registeredOn, deregisteredOn }: Location): string {
  if (!registered) {
    return deregisteredOn
      ? t('locations.location.register.until', { day: deregisteredOn })
      : t('locations.location.register.no')
  }
  return registeredOn
    ? t('locations.location.register.since', { day: registeredOn })
    : t('locations.location.register.yes')
}

function numberWithLink(t: Text, registerId: string, link: string | undefined) {
  if (!link) return registerId
  return (
    <>
      {registerId}
      <br />
      <a href={link}>{t('locations.location.register.link')}</a>
    </>
  )
}

/** Only of the Dutch register is it known who is not affiliated. */
function disputesText(t: Text, { source, disputesBoardSince, disputesBoardUntil }: Location): string | null {
  if (disputesBoardUntil) return t('locations.location.disputes.until', { day: disputesBoardUntil })
  if (disputesBoardSince) return t('locations.location.disputes.since', { day: disputesBoardSince })
  return source === 'lrk' ? t('locations.location.disputes.none') : null
}

const some = (label: string, value: DataItem['value']): DataItem[] =>
  value === null || value === undefined || value === '' ? [] : [{ label, value }]
