// What a location says about itself.
import type { OpeningHours } from './opening-hours.ts'

export const prices = ['income', 'free'] as const
export type Price = (typeof prices)[number]
export const pricePers = ['day', 'hour'] as const
export type PricePer = (typeof pricePers)[number]

/** Languages that are spoken with children and parents here, by their ISO 639-1 code; Intl knows their names. */
export const spokenLanguages: readonly string[] = 'nl fr en de ar tr es it pt pl ro bg ru uk fa so ti zh'.split(' ')

/** Sign languages have three letters: Flemish, Dutch, French-Belgian. */
export const signLanguages: readonly string[] = ['vgt', 'dse', 'sfb']

export interface ProfileFacts {
  readonly about: string
  readonly price: Price | null
  /** In cents, where the price is free. */
  readonly priceCents: number | null
  readonly pricePer: PricePer | null
  readonly priceWords: string
  readonly languages: readonly string[]
  readonly houseRules: string
  readonly houseRulesUrl: string | null
  readonly priority: string
  readonly hours: readonly OpeningHours[]
}

export interface Photo {
  readonly id: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

export interface Profile extends ProfileFacts {
  readonly photos: readonly Photo[]
  readonly version: number
}

export const emptyProfile: Profile = {
  about: '',
  price: null,
  priceCents: null,
  pricePer: null,
  priceWords: '',
  languages: [],
  houseRules: '',
  houseRulesUrl: null,
  priority: '',
  hours: [],
  photos: [],
  version: 0,
}

export const mostPhotos = 6

export const photoPath = (id: string, size: 'klein' | 'groot'): string => `/foto/${id}/${size}.webp`
