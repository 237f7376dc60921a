// The texts in the language of the reader. Compiled messages are kept; a text without arguments is a plain string.
import { parse, TYPE, type LiteralElement, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat, type Formatters } from 'intl-messageformat'
import { catalogues } from '../catalogues.ts'
import { distance, euro, longDay, moment, number, percent, shortDay } from '../lib/format.ts'
import { isLang, type Lang } from '../lib/lang.ts'
import type { Text, TextKey } from '../text-keys.ts'
import { differences, icuOptions, readMessage } from './text-message.ts'

export interface TextOptions {
  /** Where the reader's clock hangs: `Europe/Brussels`. */
  zone: string
  /** Texts of one tenant instead of ours, in this language. Keep the same map as long as nothing changes: it is the key of a cache. */
  overrides?: ReadonlyMap<TextKey, string> | undefined
}

type Values = Record<string, unknown>
type Compiled = string | ((values: Values) => string)

/** `t` for one reader; a text that this language lacks is given in Dutch. */
export function textsFor(lang: Lang, { zone, overrides }: TextOptions): Text {
  const ours = cacheFor(lang, zone)
  const theirs = overrides && overrides.size > 0 ? overrideCache(overrides, lang, zone) : undefined
  return (key, ...[values]: [Values?]) => {
    const compiled = theirs?.get(key) ?? ours.get(key) ?? remember(ours, key, compileOurs(key, lang, zone))
    return typeof compiled === 'string' ? compiled : compiled(values ?? {})
  }
}

/** The language chosen, else the first of `Accept-Language` that we speak, else Dutch. */
export function pickLang(acceptLanguage: string | undefined, chosen?: string): Lang {
  if (isLang(chosen)) return chosen
  const wishes = (acceptLanguage ?? '').slice(0, 200).split(',').map(wish)
  const spoken = wishes.flatMap(({ lang, weight }) => (isLang(lang) && weight > 0 ? [{ lang, weight }] : []))
  return spoken.sort((a, b) => b.weight - a.weight)[0]?.lang ?? 'nl'
}

/** Why a tenant cannot use this message instead of ours; empty where it can. Ask before an override is saved. */
export function overrideFaults(key: TextKey, message: string): readonly string[] {
  try {
    const theirs = readMessage(message)
    return [...theirs.faults, ...differences(readMessage(messageIn('nl', key) ?? ''), theirs)]
  } catch (error) {
    return [error instanceof Error ? error.message : 'cannot be read']
  }
}

/** Whether there is a text of this name. */
export const isTextKey = (word: string): word is TextKey => Object.hasOwn(catalogues.nl, word)

/** Every text of ours in this language, as it was written. */
export const ourTexts = (lang: Lang): { key: TextKey; message: string }[] =>
  Object.keys(catalogues.nl)
    .filter(isTextKey)
    .map((key) => ({ key, message: messageIn(lang, key) ?? messageIn('nl', key) ?? '' }))

/** The names between braces of a text: what other words for it have to name as well. */
export const placesIn = (key: TextKey): readonly string[] => [
  ...readMessage(messageIn('nl', key) ?? '').arguments.keys(),
]

function wish(part: string): { lang: string | undefined; weight: number } {
  const [tag = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase())
  const weight = Number(parameters.find((word) => word.startsWith('q='))?.slice(2) ?? 1)
  return { lang: tag.split('-')[0], weight: Number.isNaN(weight) ? 0 : weight }
}

const caches = new Map<string, Map<string, Compiled>>()
const overrideCaches = new WeakMap<object, Map<string, Map<string, Compiled>>>()

function cacheFor(lang: Lang, zone: string, from = caches): Map<string, Compiled> {
  const name = `${lang} ${zone}`
  return from.get(name) ?? remember(from, name, new Map<string, Compiled>())
}

function overrideCache(overrides: ReadonlyMap<TextKey, string>, lang: Lang, zone: string): Map<string, Compiled> {
  const known = overrideCaches.get(overrides) ?? new Map<string, Map<string, Compiled>>()
  overrideCaches.set(overrides, known)
  const cache = cacheFor(lang, zone, known)
  for (const [key, message] of cache.size === 0 ? overrides : []) cache.set(key, compile(message, lang, zone))
  return cache
}

function remember<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value)
  return value
}

function compileOurs(key: TextKey, lang: Lang, zone: string): Compiled {
  const translated = messageIn(lang, key)
  if (translated !== undefined) return compile(translated, lang, zone)
  const dutch = messageIn('nl', key)
  if (dutch === undefined) throw new Error(`There is no text ${key}`)
  return compile(dutch, 'nl', zone)
}

function messageIn(lang: Lang, key: TextKey): string | undefined {
  return catalogues[lang][key]
}

function compile(message: string, lang: Lang, zone: string): Compiled {
  const elements = parse(message, icuOptions)
  if (elements.every(isLiteral)) return elements.map((element) => element.value).join('')
  const format = new IntlMessageFormat(elements, lang, formats, { formatters: formattersFor(lang, zone) })
  // Our values are wider than the library's (Temporal) and our result is narrower: no tags, so always a string.
  return (values) => String(format.format(values as Record<string, string>))
}

function isLiteral(element: MessageFormatElement): element is LiteralElement {
  return element.type === TYPE.literal
}

// The styles that a message may name; scripts/text-message.ts refuses all others.
const formats = {
  number: { euro: { style: 'currency' }, distance: { style: 'unit' }, percent: { style: 'percent' } },
  date: { short: { dateStyle: 'short' } },
} as const

// Every date and number in a text reads as in lib/format.ts; the library only asks for `format`.
function formattersFor(lang: Lang, zone: string): Formatters {
  const formatters = {
    getNumberFormat: (_: unknown, options?: { style?: string }) => ({
      format: (value: number) => (numbers[options?.style ?? ''] ?? number)(value, lang),
    }),
    getDateTimeFormat: (_: unknown, options?: { dateStyle?: string }) => ({
      format: (value: Temporal.PlainDate | Temporal.Instant) => {
        if ('epochMilliseconds' in value) return moment(value, zone, lang)
        return options?.dateStyle === 'short' ? shortDay(value, lang) : longDay(value, lang)
      },
    }),
    getPluralRules: () => pluralRules[lang],
  }
  return formatters as unknown as Formatters
}

const numbers: Record<string, typeof number> = { currency: euro, unit: distance, percent }

const pluralRules = { nl: new Intl.PluralRules('nl'), fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') }
