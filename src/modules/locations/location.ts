import type { Land } from '../../lib/law.ts'

export type { Land }

/** day_care: before school; after_school: school children; childminder: at home; agency: brings families and childminders together. */
export const locationKinds = ['day_care', 'after_school', 'childminder', 'agency'] as const
export type LocationKind = (typeof locationKinds)[number]

export const isLand = (word: unknown): word is Land => word === 'vl' || word === 'nl'

/** What the address of a page is made of: the register number is unique within a land. */
export interface LocationName {
  readonly land: Land
  readonly registerId: string
}

export const locationPath = ({ land, registerId }: LocationName): string =>
  `/opvang/${land}/${encodeURIComponent(registerId)}`

/** Where a family asks this location for a place. */
export const requestPath = ({ land, registerId }: LocationName): string =>
  `/aanvraag/nieuw?opvang=${land}-${encodeURIComponent(registerId)}`

/** Where somebody who works there asks to look after it. */
export const claimPath = (location: LocationName): string => `${locationPath(location)}/beheer`

/** Where who runs this location says what parents read about it. */
export const profilePath = ({ land, registerId }: LocationName): string =>
  `/werk/opvang/${land}/${encodeURIComponent(registerId)}/profiel`

/** The Dutch postcode as people write it: 1075 SW. */
export const writtenPostcode = (postcode: string): string => postcode.replace(/^(\d{4})([A-Z]{2})$/, '$1 $2')

/**
 * An address on the web that a page may link to; registers hold `www.x.nl` and worse.
 * Anything but http and https is refused: a link must not run script.
 */
export function webAddress(written: string | null): string | undefined {
  const text = written?.trim() ?? ''
  if (!/^(https?:\/\/)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?$/iu.test(text)) return undefined
  return /^https?:/i.test(text) ? text : `https://${text}`
}

/** Where one tells what one thinks of this location. */
export const tellPath = ({ land, registerId }: LocationName): string => `/reactie/nieuw?opvang=${land}-${registerId}`

/** Who watches over this location, and how to tell it something (module supervision). */
export const authorityPath = ({ land, registerId }: LocationName): string =>
  `/toezicht/opvang/${land}/${encodeURIComponent(registerId)}`

/** How a house handles a complaint. */
export const procedurePath = (slug: string): string => `/klachten/${slug}`
