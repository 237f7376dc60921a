import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { bounds, settingNames, type SettingRow, wordingNames, wordsLimit } from './procedure.ts'

const digits = (typed: string | undefined) =>
  typed === undefined || !/^\s*\d{1,4}\s*$/.test(typed) ? undefined : Number(typed)

/** One number from one day on. */
export const settingForm = (t: Text) =>
  z
    .object({
      name: z.enum(settingNames, t('procedure.staff.error.name')),
      value: z.string().optional().transform(digits),
      from_day: z.string().default(''),
      from_month: z.string().default(''),
      from_year: z.string().default(''),
    })
    .transform(({ name, value, from_day, from_month, from_year }, ctx): SettingRow => {
      const fromOn = readDay({ day: from_day, month: from_month, year: from_year })
      if (value === undefined)
        ctx.addIssue({ code: 'custom', path: ['value'], message: t('procedure.staff.error.value', bounds[name]) })
      if (typeof fromOn === 'string')
        ctx.addIssue({ code: 'custom', path: ['from'], message: t('procedure.staff.error.from') })
      if (value === undefined || typeof fromOn === 'string') return z.NEVER
      return { name, value, fromOn }
    })

/** All words of the house at once; from which day stands in boxes of its own. */
/** The day from which words hold: today where none was typed. */
export function wordsFrom(t: Text, typed: Typed, today: Temporal.PlainDate): Temporal.PlainDate | FieldError {
  const day = readDay(dayBoxes(typed, 'since'))
  if (day === 'missing') return today
  if (day === 'wrong') return { field: 'since', message: t('procedure.staff.error.from') }
  if (Temporal.PlainDate.compare(day, today) >= 0) return day
  return { field: 'since', message: t('procedure.staff.error.words_past') }
}

export const wordsForm = (t: Text) => {
  const words = z
    .string()
    .trim()
    .max(wordsLimit, t('procedure.staff.error.words', { most: wordsLimit }))
    .default('')
  return z.object({ description: words, first_contact: words, made_known: words } satisfies Record<
    (typeof wordingNames)[number],
    unknown
  >)
}
