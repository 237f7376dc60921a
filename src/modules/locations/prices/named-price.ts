// What a location says of its price, and what that is for the family that reads.
import { euro, wholeEuro } from '../../../lib/format.ts'
import type { Land } from '../../../lib/law.ts'
import type { Lang, Text } from '../../../text-keys.ts'
import { type Asked, type OwnPrice, ownPrice, type PricedLocation } from '../../tariffs/rules.ts'

export type NamedPrice = Pick<PricedLocation, 'price' | 'priceCents' | 'pricePer'>

/** '' where it says nothing. */
export function namedPrice({ price, priceCents, pricePer }: NamedPrice, t: Text, lang: Lang): string {
  if (price === 'income') return t('profile.price.income')
  if (price !== 'free') return ''
  if (priceCents === null || pricePer === null) return t('profile.price.free')
  return t(`profile.price.${pricePer}`, { amount: euro(priceCents, lang) })
}

/** What this family would pay here a month; undefined where it asked nothing of this land, or nothing can be said. */
export const priceFor = (asked: readonly Asked[], location: PricedLocation): OwnPrice | undefined =>
  asked.map((one) => ownPrice(one, location)).find((price) => price !== undefined)

/** Whether a family that fills the calculator in would see a price of this location: in Flanders it must name one itself. */
export function priceCanBeSaid({ land, kind, price, priceCents, pricePer }: PricedLocation): boolean {
  if (kind === 'agency') return false
  if (land === 'nl') return true
  return kind !== 'after_school' && (price === 'income' || (priceCents !== null && pricePer !== null))
}

/** "ongeveer € 127 per maand" */
export const monthWords = ({ month }: OwnPrice, t: Text, lang: Lang): string =>
  t('prices.month', { amount: wholeEuro(month.likely, lang) })

export const askPath = (land: Land): string => `/kosten?land=${land}`
