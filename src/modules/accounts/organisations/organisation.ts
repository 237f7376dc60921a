import type { Land } from '../../../lib/law.ts'
import type { HouseStyle } from '../../../ui/view.ts'
import type { OrganisationKind } from '../roles.ts'

/** What can change about an organisation after it was made. */
export interface OrganisationFacts {
  readonly name: string
  readonly phone: string | null
  readonly hours: string | null
  readonly email: string | null
  readonly style: StyleFacts
  /** Host names under which its pages are, in small letters. */
  readonly hosts: readonly string[]
}

export type StyleFacts = Pick<HouseStyle, 'brand' | 'accent' | 'font' | 'radius' | 'logo'> & {
  readonly tagline: string | null
}

export interface NewOrganisation extends OrganisationFacts {
  readonly kind: OrganisationKind
  readonly land: Land
  readonly slug: string
}

/** The clock on the wall of the organisation. */
export const zoneOf = { vl: 'Europe/Brussels', nl: 'Europe/Amsterdam' } as const satisfies Record<Land, string>

/** A house style to begin with: a quiet blue, and the first letter of the name. */
export const firstStyle = (name: string): StyleFacts => ({
  tagline: null,
  brand: '#1f5a7a',
  accent: null,
  font: 'source-sans-3',
  radius: 6,
  logo: ([...name.replaceAll(/[^\p{L}\p{N}]/gu, '')][0] ?? 'O').toUpperCase(),
})

export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const hostPattern = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/

export const fonts = ['source-sans-3', 'figtree', 'atkinson-hyperlegible-next'] as const
export const radii = [0, 6, 14] as const
