import { z } from 'zod'
import { readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'
import { articleKinds, langs } from './desk-article.ts'

const line = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
    .pipe(z.string().min(1, t('desks.staff.error.title')).max(150, t('desks.staff.error.title-long')))

const body = (t: Text) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .pipe(z.string().min(1, t('desks.staff.error.body')).max(20_000, t('desks.staff.error.body-long')))

/** A text of a desk, new or written again. */
export const articleForm = (t: Text) =>
  z.object({
    loket: z.string().default(''),
    soort: z.enum(articleKinds).catch('page'),
    taal: z.enum(langs).catch('nl'),
    title: line(t),
    body: body(t),
    versie: z.coerce.number().int().catch(0),
    naar: z.enum(['bekijk', 'bewaar', 'terug']).catch('bewaar'),
  })

export const restoreForm = z.object({ versie: z.coerce.number().int().catch(0) })

/** The day from which a desk takes requests, or no longer does. */
export const modeForm = (t: Text) =>
  z
    .object({
      from_day: z.string().default(''),
      from_month: z.string().default(''),
      from_year: z.string().default(''),
      takes: z.enum(['yes', 'no'], t('desks.staff.error.takes')),
    })
    .transform(({ from_day: day, from_month: month, from_year: year, takes }, context) => {
      const fromOn = readDay({ day, month, year })
      if (typeof fromOn !== 'string') return { fromOn, takesRequests: takes === 'yes' }
      context.addIssue({ code: 'custom', path: ['from'], message: t('desks.staff.error.day') })
      return z.NEVER
    })
