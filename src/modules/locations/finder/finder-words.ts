import { longMonth } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { type Filters, searchPath } from './finder-filters.ts'
import { ages } from '../capacity/wanted-care.ts'
import { shortDays } from '../capacity/capacity-words.ts'
import type { Land, LocationKind } from '../location.ts'
import type { Municipality } from './municipality-queries.ts'

/** A kind of care as its land calls it. */
export const kindName = (t: Text, kind: LocationKind, land: Land): string =>
  t(`locations.finder.kind.${kind}`, { land })

/** The filters in force, each with the address that drops it. */
export function filterLabels(
  t: Text,
  filters: Filters,
  municipalities: readonly Municipality[],
  { land, lang }: { land: Land; lang: Lang },
): { label: string; href: string }[] {
  const { distance, kinds, register, municipality, care, box } = filters
  const labels = kinds.map((kind) => ({
    label: kindName(t, kind, land),
    href: searchPath(filters, { kinds: kinds.filter((other) => other !== kind) }),
  }))
  const add = (label: string, change: Partial<Filters>) => labels.push({ label, href: searchPath(filters, change) })
  if (distance) add(distanceName(t, distance), { distance: null })
  const usual = { register: 'registered' } as const
  if (register === 'all') add(t('locations.finder.register.all.chip'), usual)
  if (register === 'deregistered') add(t('locations.finder.register.deregistered'), usual)
  if (municipality) add(municipalityName(t, municipality, municipalities), { municipality: null })
  const without = (change: Partial<Filters['care']>) => ({ care: { ...care, ...change } })
  if (care.days.length > 0)
    add(t('locations.finder.days.chip', { days: shortDays(t, lang, care.days) }), without({ days: [] }))
  if (care.start)
    add(t('locations.finder.start.chip', { month: longMonth(care.start, lang) }), without({ start: null }))
  if (care.ageMonths !== null) add(ageName(t, care.ageMonths), without({ ageMonths: null }))
  if (care.onlyFree) add(t('locations.finder.only-free.chip'), without({ onlyFree: false }))
  if (box) add(t('locations.finder.box.chip'), { box: null })
  if (filters.land) add(t('locations.finder.land.chip', { land: filters.land }), { land: null })
  return labels
}

/** "van 18 tot 24 maanden", "van 3 tot 4 jaar" */
export function ageName(t: Text, months: number): string {
  const next = ages.find((age) => age > months) ?? 156
  return months < 36
    ? t('locations.finder.age.months', { from: months, to: next })
    : t('locations.finder.age.years', { from: months / 12, to: next / 12 })
}

export const distanceName = (t: Text, distance: NonNullable<Filters['distance']>): string =>
  distance === 'all'
    ? t('locations.finder.distance.all')
    : t('locations.finder.distance.within', { kilometres: distance })

function municipalityName(
  t: Text,
  { land, code }: NonNullable<Filters['municipality']>,
  municipalities: readonly Municipality[],
): string {
  const found = municipalities.find((one) => one.land === land && one.code === code)
  return t('locations.finder.municipality.chip', { name: found?.name ?? code })
}
