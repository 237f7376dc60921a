import { z } from 'zod'
import { parseNumber } from '../../../lib/number-code.ts'
import { langs } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { toldForm } from '../speak/speak-form.ts'
import { versionIn } from '../step-form.ts'

/** What a mail becomes, as the form for it was filled in. */
export const acceptForm = (t: Text) =>
  z
    .intersection(toldForm(t), z.object({ about: z.string(), language: z.enum(langs).catch('nl'), versie: versionIn }))
    .transform(({ about, language, versie: version, ...told }) => ({
      about,
      version,
      told: { ...told, language, regimes: ['childcare' as const] },
    }))

/** A reaction that is there, by its number. */
export const attachForm = (t: Text) =>
  z
    .object({
      number: z.string().default(''),
      by_reporter: z.enum(['yes', 'no'], { error: t('arrive.staff.error.by-reporter') }),
      versie: versionIn,
    }) // prettier-ignore
    .transform(({ number: typed, by_reporter, versie: version }, ctx) => {
      const number = parseNumber(typed.trim())
      if (number) return { number, byReporter: by_reporter === 'yes', version }
      ctx.addIssue({ code: 'custom', path: ['number'], message: t('arrive.staff.error.number') })
      return z.NEVER
    })

export const asideForm = (t: Text) =>
  z.object({
    reason: z
      .string({ error: t('arrive.staff.error.reason') })
      .trim()
      .min(1, t('arrive.staff.error.reason'))
      .max(1000, t('feedback.error.words-long', { max: 1000 })),
    versie: versionIn,
  })

export const versionForm = z.object({ versie: versionIn })
