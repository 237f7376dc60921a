import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'

/** Longer than any device answers. */
const longest = 20_000

const answerField = z.string().max(longest).default('').catch('')

export const passkeyForm = (t: Text) =>
  z.object({
    name: z
      .string()
      .default('')
      .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
      .pipe(
        z
          .string()
          .min(1, t('passkeys.staff.name-empty'))
          .max(60, t('accounts.staff.too-long', { limit: 60 })),
      ),
    answer: answerField,
  })

export const passkeyLoginForm = z.object({ answer: answerField, verder: z.string().default('').catch('') })
