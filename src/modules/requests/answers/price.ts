// What a location says of its price, for a family that compares.
import { euro } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'

export interface LocationPrice {
  readonly kind: 'income' | 'free' | null
  readonly cents: number | null
  readonly per: 'day' | 'hour' | null
  readonly words: string
}

/** '' where it says nothing. */
export function priceInWords({ kind, cents, per, words }: LocationPrice, t: Text, lang: Lang): string {
  const named =
    kind === 'income'
      ? t('profile.price.income')
      : kind === 'free'
        ? cents === null || per === null
          ? t('profile.price.free')
          : t(`profile.price.${per}`, { amount: euro(cents, lang) })
        : ''
  return [named, words].filter((part) => part !== '').join('. ')
}
