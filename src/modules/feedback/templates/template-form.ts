import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { wordsIn } from '../step-form.ts'

export const templateForm = (t: Text) =>
  z.object({
    name: wordsIn(t).pipe(z.string().min(1, t('templates.staff.error.name')).max(100, t('feedback.error.words-long', { max: 100 }))), // prettier-ignore
    language: z.enum(['nl', 'fr', 'en'], { error: t('templates.staff.error.language') }),
    template_words: wordsIn(t).pipe(z.string().min(1, t('feedback.error.words')).max(5000, t('feedback.error.words-long', { max: 5000 }))), // prettier-ignore
  })
