import { z } from 'zod'
import { readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'

export const wordingLimit = 2000

/** One text in our own words from a day on; an empty one means ours again. */
export const wordingForm = (t: Text) =>
  z
    .object({
      message: z
        .string()
        .default('')
        .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
        .pipe(z.string().max(wordingLimit, t('wording.staff.error.long', { limit: wordingLimit }))),
      from_day: z.string().default(''),
      from_month: z.string().default(''),
      from_year: z.string().default(''),
    })
    .transform(({ message, from_day, from_month, from_year }, ctx) => {
      const fromOn = readDay({ day: from_day, month: from_month, year: from_year })
      if (typeof fromOn === 'string') {
        ctx.addIssue({ code: 'custom', path: ['from'], message: t('wording.staff.error.from') })
        return z.NEVER
      }
      return { message: message === '' ? null : message, fromOn }
    })
