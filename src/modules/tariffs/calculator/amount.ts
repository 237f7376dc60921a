// Amounts and numbers as people type them, in three languages.
import { type Cents, parseEuro } from '../../../lib/money.ts'

export type AmountFault = 'missing' | 'negative' | 'huge' | 'words'

/** More than anybody earns: a slip of the finger. */
const most: Cents = 10_000_000_00

/** "42.000", "42 000", "42,000.50", "€ 42.000,50" or "42000" in cents; else what is wrong with it. */
export function readAmount(text: string): Cents | AmountFault {
  const typed = text.replaceAll(/[\s\u00a0\u202f€'’]|eur(o|os)?/giu, '').replace(/[.,][-–=]+$/u, '')
  if (typed === '') return 'missing'
  if (/^[-−–]/u.test(typed)) return /^.[\d.,]+$/u.test(typed) ? 'negative' : 'words'
  if (/^[\d.,]+$/u.test(typed) && typed.replaceAll(/\D/g, '').length > 12) return 'huge'
  const cents = parseEuro(inOurWriting(typed))
  if (cents === undefined) return 'words'
  return cents > most ? 'huge' : cents
}

/** Three digits behind each comma are thousands, as the English write them. */
const inOurWriting = (typed: string): string =>
  /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(typed) ? typed.replaceAll(',', '').replace('.', ',') : typed

export type NumberFault = 'missing' | 'low' | 'high' | 'words'

/** "2", "2,5" or "2.5" in hundredths; else what is wrong with it. Limits in hundredths. */
export function readHundredths(
  text: string,
  { least, most: top }: { least: number; most: number },
): number | NumberFault {
  const typed = text.replaceAll(/\s/g, '')
  if (typed === '') return 'missing'
  const parts = /^(?<sign>[-−–]?)(?<whole>\d{1,9})(?:[.,](?<part>\d{1,2}))?$/u.exec(typed)?.groups
  if (!parts) return 'words'
  const value = Number(parts['whole']) * 100 + Number((parts['part'] ?? '0').padEnd(2, '0'))
  if (parts['sign'] !== '' || value < least) return 'low'
  return value > top ? 'high' : value
}

/** The same without a comma. */
export function readWhole(text: string, limits: { least: number; most: number }): number | NumberFault {
  const read = readHundredths(text, { least: limits.least * 100, most: limits.most * 100 })
  if (typeof read !== 'number') return read
  return read % 100 === 0 ? read / 100 : 'words'
}
