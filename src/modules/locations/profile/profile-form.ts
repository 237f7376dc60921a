import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { weekdays } from '../half-days.ts'
import { webAddress } from '../location.ts'
import { mostSpans, readHours } from './opening-hours.ts'
import { pricePers, prices, signLanguages, spokenLanguages } from './profile.ts'

const words = (t: Text, max: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .pipe(z.string().max(max, t('profile.staff.error.long', { max })))

const hours = (t: Text, day: (typeof weekdays)[number]) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      const spans = readHours(typed)
      if (spans) return spans.map((span) => ({ weekday: day, ...span }))
      const message = t('profile.staff.error.hours', { day: t(`locations.day.${day}`), most: mostSpans })
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })

/** "38", "38,50", "€ 1.250,5" in cents; null where nothing was typed. */
const amount = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      const text = typed.replaceAll(/[€\s]/g, '')
      if (text === '') return null
      const [, whole, part = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text) ?? []
      const cents = whole === undefined ? 0 : Number(whole) * 100 + Number(part.padEnd(2, '0'))
      if (cents > 0) return cents
      context.addIssue({ code: 'custom', message: t('profile.staff.error.amount') })
      return z.NEVER
    })

const address = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return null
      const url = webAddress(typed)
      if (url !== undefined && url.length <= 500) return url
      context.addIssue({ code: 'custom', message: t('profile.staff.error.url') })
      return z.NEVER
    })

const languages = [...spokenLanguages, ...signLanguages]

/** Whatever a location wants to say; nothing of it is obligatory. */
export const profileForm = (t: Text) =>
  z
    .object({
      about: words(t, 4000),
      mon: hours(t, 'mon'),
      tue: hours(t, 'tue'),
      wed: hours(t, 'wed'),
      thu: hours(t, 'thu'),
      fri: hours(t, 'fri'),
      sat: hours(t, 'sat'),
      sun: hours(t, 'sun'),
      price: z.enum(prices).nullable().catch(null),
      price_amount: amount(t),
      price_per: z.enum(pricePers).catch('day'),
      price_words: words(t, 500),
      languages: z
        .union([z.string().transform((one) => [one]), z.array(z.string())])
        .default([])
        .transform((chosen) => languages.filter((code) => chosen.includes(code))),
      house_rules: words(t, 4000),
      house_rules_url: address(t),
      priority: words(t, 4000),
      versie: z.coerce.number().int().catch(0),
    })
    .transform(({ versie, mon, tue, wed, thu, fri, sat, sun, ...typed }) => {
      // An amount that stands there although the price follows the income is not said.
      const priceCents = typed.price === 'free' ? typed.price_amount : null
      return {
        version: versie,
        facts: {
          about: typed.about,
          price: typed.price,
          priceCents,
          pricePer: priceCents === null ? null : typed.price_per,
          priceWords: typed.price_words,
          languages: typed.languages,
          houseRules: typed.house_rules,
          houseRulesUrl: typed.house_rules_url,
          priority: typed.priority,
          hours: [mon, tue, wed, thu, fri, sat, sun].flat(),
        },
      }
    })

/** What a photo shows, for who cannot see it. */
export const photoForm = (t: Text) =>
  z.object({
    alt: z
      .string()
      .default('')
      .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
      .pipe(z.string().min(1, t('profile.staff.error.alt')).max(300, t('profile.staff.error.alt-long'))),
  })

/** Where mail for the location goes. */
export const contactForm = (t: Text) =>
  z.object({
    contact_name: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .pipe(z.string().min(1, t('claims.error.name')).max(200, t('claims.error.name-long'))),
    contact_email: z
      .string()
      .default('')
      .transform((typed) => typed.trim().toLowerCase())
      .pipe(z.email(t('claims.error.email')).max(200, t('claims.error.email'))),
    contact_phone: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .pipe(z.string().max(50, t('claims.error.phone')))
      .transform((typed) => (typed === '' ? null : typed)),
    contact_language: z.enum(['nl', 'fr', 'en']).catch('nl'),
  })
