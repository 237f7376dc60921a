// The register of an authority: which lists there are, and what they can be narrowed to.
import { parseId } from '../../../lib/ids.ts'
import type { Land } from '../../../lib/law.ts'

/** `mij`: it is my turn, or nobody's yet · `open`: everything that runs · `klaar`: done. */
export const registerLists = ['mij', 'open', 'klaar'] as const
export type RegisterList = (typeof registerLists)[number]

/** The reporter's side, or that of the organiser. */
export type RegisterSide = 'melder' | 'opvang'

export const registerKinds = ['complaint', 'question', 'crisis', 'incident'] as const
export type RegisterKind = (typeof registerKinds)[number]

export interface RegisterFilter {
  readonly list: RegisterList
  readonly side: RegisterSide
  readonly kind?: RegisterKind | undefined
  readonly organiserId?: string | undefined
  readonly land?: Land | undefined
  readonly municipality?: string | undefined
  readonly page: number
}

/** As it stands in an address. */
export interface RegisterQuery {
  readonly lijst?: string
  readonly kant?: string
  readonly soort?: string
  readonly organisator?: string
  /** `vl-13014`, or a land alone. */
  readonly gebied?: string
  readonly blad?: string
}

/** @param sides those that the reader works on, at least one */
export function registerFilter(query: RegisterQuery, sides: readonly RegisterSide[]): RegisterFilter {
  const [, land, municipality] = /^(vl|nl)(?:-([\w-]{1,20}))?$/.exec(query.gebied ?? '') ?? []
  return {
    list: registerLists.find((one) => one === query.lijst) ?? 'mij',
    side: sides.find((one) => one === query.kant) ?? sides[0] ?? 'melder',
    kind: registerKinds.find((one) => one === query.soort),
    organiserId: parseId(query.organisator ?? ''),
    land: land === 'vl' || land === 'nl' ? land : undefined,
    municipality,
    page: Math.min(1000, Math.max(1, Number.parseInt(query.blad ?? '1', 10) || 1)),
  }
}

/** The address of the same list with something changed. */
export function registerAddress(path: string, filter: RegisterFilter, change: Partial<RegisterFilter> = {}): string {
  const { list, side, kind, organiserId, land, municipality, page } = { ...filter, page: 1, ...change }
  const query = new URLSearchParams({ lijst: list, kant: side })
  if (kind) query.set('soort', kind)
  if (organiserId) query.set('organisator', organiserId)
  if (land) query.set('gebied', municipality ? `${land}-${municipality}` : land)
  if (page > 1) query.set('blad', String(page))
  return `${path}?${query.toString()}`
}
