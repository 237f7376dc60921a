import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { reasonLimit, summaryLimit } from './handover.ts'

const words = (t: Text, missing: string, max: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, missing).max(max, t('feedback.error.words-long', { max })))

export const handoverForm = (t: Text) =>
  z
    .object({
      handover_to: z.uuid({ error: t('handover.staff.error.taker') }),
      handover_reason: words(t, t('handover.staff.error.reason'), reasonLimit),
      handover_summary: words(t, t('handover.staff.error.summary'), summaryLimit),
      handover_consent: z.string().default('').transform((typed) => typed.trim().slice(0, 500)), // prettier-ignore
    })
    .transform((form) => ({
      toId: form.handover_to,
      reason: form.handover_reason,
      summary: form.handover_summary,
      consent: form.handover_consent,
    }))

export const returnForm = (t: Text) => z.object({ answer: words(t, t('handover.staff.error.answer'), reasonLimit) })
