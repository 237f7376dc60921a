import { z } from 'zod'

/** Why something was done; kept with the audit row, cut rather than refused. */
export const reasonForm = z.object({
  reason: z
    .string()
    .default('')
    .transform((typed) => typed.trim().slice(0, 500)),
})
