// How days, moments, distances and money read. Names of days and months come from Intl, never from a list of our own.
import type { Lang } from './lang.ts'

// British English, so that the day comes before the month in all three languages.
const localeOf = { nl: 'nl', fr: 'fr', en: 'en-GB' } as const satisfies Record<Lang, string>

/** "zaterdag 12 december 2026" */
export function longDay(day: Temporal.PlainDate, lang: Lang): string {
  return dateFormat(lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(utc(day))
}

/** "12 dec 2026", for tables */
export function shortDay(day: Temporal.PlainDate, lang: Lang): string {
  return dateFormat(lang, { day: 'numeric', month: 'short', year: 'numeric' }).format(utc(day))
}

/** "december 2026" */
export function longMonth(month: Temporal.PlainYearMonth, lang: Lang): string {
  return dateFormat(lang, { month: 'long', year: 'numeric' }).format(utc(month.toPlainDate({ day: 1 })))
}

/** "3 november 2026, 21.14 uur", as a clock in `zone` shows it */
export function moment(instant: Temporal.Instant, zone: string, lang: Lang): string {
  const local = instant.toZonedDateTimeISO(zone)
  const day = dateFormat(lang, { dateStyle: 'long' }).format(utc(local.toPlainDate()))
  return `${day}, ${clock(local.toPlainTime(), lang)}`
}

/** "21.14 uur" */
export function clock(time: Temporal.PlainTime, lang: Lang): string {
  const hour = time.hour.toString()
  const minute = time.minute.toString().padStart(2, '0')
  return { nl: `${hour}.${minute} uur`, fr: `${hour} h ${minute}`, en: `${hour.padStart(2, '0')}:${minute}` }[lang]
}

/** "0,8 km"; from ten kilometres on without decimals */
export function distance(metres: number, lang: Lang): string {
  const kilometres = metres / 1000
  const digits = kilometres < 9.95 ? 1 : 0
  const unit = { style: 'unit', unit: 'kilometer' } as const
  return numberFormat(lang, { ...unit, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    kilometres,
  )
}

/** "€ 1.234,50" from 123450 cents */
export function euro(cents: number, lang: Lang): string {
  return numberFormat(lang, { style: 'currency', currency: 'EUR' }).format(cents / 100)
}

/** "€ 1.235" from 123450 cents: for what is an estimate anyway */
export function wholeEuro(cents: number, lang: Lang): string {
  return numberFormat(lang, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(cents / 100)
}

/** "1.234,5" */
export function number(value: number, lang: Lang): string {
  return numberFormat(lang, {}).format(value)
}

/** "12,5%" from 0.125 */
export function percent(share: number, lang: Lang): string {
  return numberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(share)
}

/** "a, b en c" */
export function list(words: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(localeOf[lang], { type: 'conjunction' }).format(words)
}

// A day has no zone; it is formatted in UTC, so that no machine shifts it.
function utc(day: Temporal.PlainDate): number {
  return day.toZonedDateTime('UTC').epochMilliseconds
}

// Making an Intl formatter costs a hundred times more than using one.
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()

function dateFormat(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = lang + JSON.stringify(options)
  const known = dateFormats.get(name) ?? new Intl.DateTimeFormat(localeOf[lang], { ...options, timeZone: 'UTC' })
  dateFormats.set(name, known)
  return known
}

function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = lang + JSON.stringify(options)
  const known = numberFormats.get(name) ?? new Intl.NumberFormat(localeOf[lang], options)
  numberFormats.set(name, known)
  return known
}
