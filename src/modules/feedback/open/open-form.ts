import { z } from 'zod'
import { parseNumber } from '../../../lib/number-code.ts'
import type { Text } from '../../../text-keys.ts'
import { longestReason, shortestReason } from './open.ts'

export const openForm = (t: Text) =>
  z.object({
    number: z.string(t('open.staff.error.number')).transform((typed, ctx) => {
      const number = parseNumber(typed)
      if (number) return number
      ctx.addIssue({ code: 'custom', message: t('open.staff.error.number') })
      return z.NEVER
    }),
    reason: z
      .string(t('open.staff.error.reason', { least: shortestReason }))
      .trim()
      .min(shortestReason, t('open.staff.error.reason', { least: shortestReason }))
      .max(longestReason, t('open.staff.error.reason_long', { most: longestReason })),
  })
