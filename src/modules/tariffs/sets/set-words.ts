// How the values of a set read.
import { euro, number } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import type { FlatField, Unit } from './flat-set.ts'

/** "Schijf 2: Hoogstens per dag" */
export function fieldWords({ name, number: band }: Pick<FlatField, 'name' | 'number'>, t: Text): string {
  const what = t(`sets.staff.field.${name}`)
  return band === 0 ? what : t('sets.staff.form.band-part', { number: band, what })
}

/** "€ 6,47", "0,000385", "11,54" */
export function unitWords(value: number, unit: Unit, lang: Lang): string {
  if (unit === 'euro') return euro(value, lang)
  if (unit === 'number') return number(value / 100, lang)
  return `${number(0.5, lang).replace(/5$/, '')}${String(value).padStart(6, '0')}`
}

/** "+ € 0,23" */
export function changeWords(before: number, now: number, unit: Unit, lang: Lang): string {
  return `${now < before ? '−' : '+'} ${unitWords(Math.abs(now - before), unit, lang)}`
}

/** "95,5 %" from tenths */
export const shareWords = (tenths: number, lang: Lang): string => `${number(tenths / 10, lang)}\u00a0%`
