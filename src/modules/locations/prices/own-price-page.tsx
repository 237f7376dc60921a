import { euro, wholeEuro } from '../../../lib/format.ts'
import { Card, Tag, useView } from '../../../ui/index.ts'
import type { Asked, OwnPrice, PricedLocation } from '../../tariffs/rules.ts'
import { comparePath } from '../compare/compared.ts'
import type { LocationName } from '../location.ts'
import { askPath, monthWords, namedPrice, priceFor } from './named-price.ts'

interface OwnPriceProps {
  readonly asked: readonly Asked[]
  readonly location: PricedLocation
}

/** On a card of the finder. */
export function OwnPriceTag({ asked, location }: OwnPriceProps) {
  const { t, lang } = useView()
  const own = priceFor(asked, location)
  if (!own) return null
  return (
    <Tag tone="info">
      {t(own.assumed === null ? 'prices.tag' : 'prices.tag.assumed', { month: monthWords(own, t, lang) })}
    </Tag>
  )
}

/** On the page of a location: what it costs this family, or the way to know. */
export function OwnPriceCard({ asked, location }: OwnPriceProps & { location: LocationName }) {
  const { t, lang } = useView()
  if (location.kind === 'agency') return null
  const own = priceFor(asked, location)
  const named = namedPrice(location, t, lang)
  const knows = asked.some(({ land }) => land === location.land)
  return (
    <Card flat title={t('prices.card')}>
      {own && (
        <p>
          <strong class="kd-amount">{monthWords(own, t, lang)}</strong>
        </p>
      )}
      {own && <Reservations own={own} />}
      {named !== '' && <p>{named}</p>}
      {!own && <p>{knows ? t('prices.card.unknown') : t('prices.card.ask')}</p>}
      <p>
        <a href={askPath(location.land)}>{knows ? t('prices.card.how') : t('prices.card.go')}</a>
        <br />
        <a href={comparePath([location])}>{t('compare.with-others')}</a>
      </p>
    </Card>
  )
}

/** What is not certain about the amount. */
function Reservations({ own: { month, estimate, assumed } }: { own: OwnPrice }) {
  const { t, lang } = useView()
  const [low, high] = [wholeEuro(month.low, lang), wholeEuro(month.high, lang)]
  return (
    <>
      {assumed !== null && <p>{t('prices.card.assumed', { price: euro(assumed, lang) })}</p>}
      {estimate && <p>{low === high ? t('prices.card.estimate') : t('prices.card.range', { low, high })}</p>}
    </>
  )
}
