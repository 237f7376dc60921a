import { z } from 'zod'
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
      const fromOn = dayOf([from_day, from_month, from_year])
      if (!fromOn) {
        ctx.addIssue({ code: 'custom', path: ['from'], message: t('wording.staff.error.from') })
        return z.NEVER
      }
      return { message: message === '' ? null : message, fromOn }
    })

function dayOf(parts: readonly string[]): Temporal.PlainDate | undefined {
  const [day = 0, month = 0, year = 0] = parts.map((part) => (/^\s*\d{1,4}\s*$/.test(part) ? Number(part) : 0))
  if (!day || !month || year < 1000) return undefined
  try {
    return Temporal.PlainDate.from({ day, month, year }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
