import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { wordsAsked } from '../passed-on/passed-on-form.ts'

export const answerForm = (t: Text) => z.object({ answer: wordsAsked(t, t('clarify.staff.error.answer'), 10_000) })

export const askForm = (t: Text) =>
  z.object({
    ask_words: wordsAsked(t, t('clarify.staff.error.words')),
    location: z.string().default(''),
    form_key: z.string().default(''),
  })
