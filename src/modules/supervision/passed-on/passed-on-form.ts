import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { contactHows, newsKinds, wordsLimit } from './news.ts'

/** Words as a person typed them; browsers send a line break as two characters. */
export const wordsAsked = (t: Text, missing: string, max = wordsLimit) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, missing).max(max, t('passed-on.staff.error.words-long', { max })))

const ticked = z.string().optional().transform((value) => value === 'yes') // prettier-ignore

export const passOnForm = (t: Text) =>
  z
    .object({ words: wordsAsked(t, t('passed-on.staff.error.words')), at_once: ticked, anyway: ticked })
    .transform(({ words, at_once, anyway }) => ({ words, atOnce: at_once, anyway }))

export const exchangeForm = (t: Text) =>
  z.object({ exchange_words: wordsAsked(t, t('passed-on.staff.error.words')), anyway: ticked })

export const newsForm = (t: Text) =>
  z.object({
    news_kind: z.enum(newsKinds, { error: t('passed-on.staff.error.kind') }),
    news_words: wordsAsked(t, t('passed-on.staff.error.words')),
  })

export const tellForm = (t: Text) =>
  z.object({
    news: z.string(),
    stap: z.enum(['tell', 'keep']),
    tell_words: wordsAsked(t, t('passed-on.staff.error.words')),
  })

export const contactForm = (t: Text) =>
  z
    .object({
      how: z.enum(contactHows, { error: t('passed-on.staff.error.how') }),
      with_whom: z
        .string()
        .default('')
        .transform((typed) => typed.trim())
        .pipe(z.string().min(1, t('passed-on.staff.error.whom')).max(200, t('passed-on.staff.error.whom'))),
      contact_words: wordsAsked(t, t('passed-on.staff.error.words')),
      form_key: z.string().default(''),
    })
    .transform(({ how, with_whom, contact_words, form_key }) => ({ how, withWhom: with_whom, words: contact_words, formKey: form_key })) // prettier-ignore
