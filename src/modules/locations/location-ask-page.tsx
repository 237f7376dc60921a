import { Actions, Card, LinkButton, useView } from '../../ui/index.ts'
import { deskPath } from './desks/desk-article.ts'
import { wishedPath } from './finder/wish.ts'
import type { LocationPageProps } from './location-page.tsx'
import { requestPath, webAddress } from './location.ts'
import type { Desk, Location } from './location-queries.ts'

/** The way to a place here: through the desk, or else in words what to do. */
type AskProps = Pick<LocationPageProps, 'location' | 'desk' | 'takesRequests' | 'places'>

export function AskForPlace({ location, desk, takesRequests, places: { wish } }: AskProps) {
  const { t } = useView()
  if (!location.registered) return null
  if (!desk) {
    return (
      <AskThemselves
        location={location}
        title={t('locations.location.no-desk')}
        text={t('locations.location.no-desk.text')}
      />
    )
  }
  if (!takesRequests) {
    return (
      <AskThemselves
        location={location}
        title={t('desks.location.information-only')}
        text={t('desks.location.information-only.text', { desk: desk.name })}
      />
    )
  }
  return (
    <>
      <Actions>
        <LinkButton href={wishedPath(requestPath(location), wish, 'start')}>{t('locations.location.ask')}</LinkButton>
      </Actions>
      <p class="kd-hint">{t('locations.location.ask.text')}</p>
    </>
  )
}

function AskThemselves({ location, title, text }: { location: Location; title: string; text: string }) {
  const { t } = useView()
  const { phone, email, website, registerUrl } = location
  const how = () => {
    if (phone || email || webAddress(website)) return t('locations.location.no-desk.contact')
    return webAddress(registerUrl) ? t('locations.location.no-desk.register') : t('locations.location.no-desk.nothing')
  }
  return (
    <Card flat title={title}>
      <p>
        {text} {how()}
      </p>
    </Card>
  )
}

/** Who helps in this municipality. */
export function DeskCard({ desk: { name, slug, phone, hours }, municipality }: { desk: Desk; municipality: string }) {
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
      <p>
        <a href={deskPath(slug)}>{t('desks.location.page')}</a>
      </p>
    </Card>
  )
}
