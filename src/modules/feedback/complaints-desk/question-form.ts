import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import type { Text } from '../../../text-keys.ts'
import { filledIn, versionIn, wordsIn } from '../step-form.ts'
import { careKinds, deskHeads, relevances } from './desk-question.ts'

const listIn = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([])

/** Whose question it is, what it is about, and about which care. */
export const judgingForm = (t: Text) =>
  z
    .object({
      versie: versionIn,
      location: z.string().default(''),
      care: z.enum(careKinds, { error: t('complaints-desk.staff.error.care') }),
      main_head: z.enum(deskHeads, { error: t('complaints-desk.staff.error.head') }),
      heads: listIn,
      relevance: z.enum(relevances, { error: t('complaints-desk.staff.error.relevance') }),
      body: z.string().default(''),
      judging_words: wordsIn(t),
    })
    .superRefine((typed, ctx) => {
      if (typed.relevance === 'ours') return
      const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
      if (typed.body === '') wrong('body', t('complaints-desk.staff.error.body'))
      if (typed.judging_words === '') wrong('judging_words', t('feedback.error.words'))
    })
    .transform((typed) => ({
      version: typed.versie,
      relevance: typed.relevance,
      mainHead: typed.main_head,
      heads: deskHeads.filter((head) => head === typed.main_head || typed.heads.includes(head)),
      care: typed.care,
      locationId: parseId(typed.location) ?? null,
      bodyKey: typed.body,
      words: typed.judging_words,
    }))

export const adviceForm = (t: Text) =>
  z
    .object({
      versie: versionIn,
      advice_words: filledIn(t).pipe(z.string().min(1, t('feedback.error.words'))),
      verder: z.enum(['nee', 'ja'], { error: t('complaints-desk.staff.error.further') }),
    })
    .transform(({ versie, advice_words, verder }) => ({ version: versie, words: advice_words, last: verder === 'nee' }))
