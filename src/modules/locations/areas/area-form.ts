import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'

const mostAtOnce = 50

/** Names or codes, several at once with commas between. */
export const areaForm = (t: Text) =>
  z.object({
    municipalities: z
      .string()
      .default('')
      .transform((typed) => [
        ...new Set(
          typed
            .split(/[,;\n]/)
            .map((name) => name.trim())
            .filter(Boolean),
        ),
      ])
      .refine((names) => names.length > 0, t('locations.staff.areas.name-empty'))
      .refine((names) => names.length <= mostAtOnce, t('locations.staff.areas.too-many', { most: mostAtOnce })),
  })

export const areaToRemove = z.object({ code: z.string().min(1).max(10) })
