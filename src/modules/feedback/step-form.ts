import { z } from 'zod'
import type { Text } from '../../text-keys.ts'
import { wordsLimit } from './reaction.ts'
import { firstUnfilled } from './templates/unfilled.ts'

/** Words as a person typed them; browsers send a line break as two characters and count it as one. */
export const wordsIn = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(wordsLimit, t('feedback.error.words-long', { max: wordsLimit })))

/** Words that leave the house: no place of a template is left to fill in. */
export const filledIn = (t: Text) =>
  wordsIn(t).superRefine((words, ctx) => {
    const place = firstUnfilled(words)
    if (place) ctx.addIssue({ code: 'custom', message: t('templates.staff.error.unfilled', { place }) })
  })

/** Not typed by a person: what is no number counts as changed meanwhile. */
export const versionIn = z.coerce.number().int().catch(0)

/** Words about a reaction that was shown at a version. @param field where they are typed */
export const wordsForm = (t: Text, field = 'words') =>
  z
    .object({ [field]: wordsIn(t), versie: versionIn })
    .transform((typed) => ({ words: String(typed[field] ?? ''), version: Number(typed['versie']) }))

export const emailForm = (t: Text) =>
  z.object({
    email: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .pipe(z.email(t('speak.error.email')).max(254, t('speak.error.email'))),
  })
