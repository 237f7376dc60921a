import type { Lang, TextKey } from '../text-keys.ts'
import type { HouseStyle } from '../ui/view.ts'

/** Whose house style a host name wears, and where its clock hangs. */
export interface Site {
  readonly host: string
  readonly organisationId: string | null
  readonly land: 'vl' | 'nl'
  readonly zone: string
  readonly style: HouseStyle
  /** Texts that this organisation says in its own words, per language. */
  readonly wording: Readonly<Record<Lang, ReadonlyMap<TextKey, string>>>
}
