import { Actions, Card, LinkButton, useView } from '../../ui/index.ts'
import type { LocationPageProps } from './location-page.tsx'
import { requestPath, webAddress } from './location.ts'
import type { Desk, Location } from './location-queries.ts'

/** The way to a place here: through the desk, or else in words what to do. */
export function AskForPlace({ location, desk }: Pick<LocationPageProps, 'location' | 'desk'>) {
  const { t } = useView()
  if (!location.registered) return null
  if (!desk) return <AskThemselves location={location} />
  return (
    <>
      <Actions>
        <LinkButton href={requestPath(location)}>{t('locations.location.ask')}</LinkButton>
      </Actions>
      <p class="kd-hint">{t('locations.location.ask.text')}</p>
    </>
  )
}

function AskThemselves({ location }: { location: Location }) {
  const { t } = useView()
  const { phone, email, website, registerUrl } = location
  const how = () => {
    if (phone || email || webAddress(website)) return t('locations.location.no-desk.contact')
    return webAddress(registerUrl) ? t('locations.location.no-desk.register') : t('locations.location.no-desk.nothing')
  }
  return (
    <Card flat title={t('locations.location.no-desk')}>
      <p>
        {t('locations.location.no-desk.text')} {how()}
      </p>
    </Card>
  )
}

/** Who helps in this municipality. */
export function DeskCard({ desk: { name, phone, hours }, municipality }: { desk: Desk; municipality: string }) {
  const { t } = useView()
  return (
    <Card flat title={t('locations.location.desk', { municipality })}>
      <p>{t('locations.location.desk.text', { name })}</p>
      {phone && (
        <p>
          <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{t('locations.location.desk.call', { phone })}</a>
          {hours && ` (${hours})`}
        </p>
      )}
    </Card>
  )
}
