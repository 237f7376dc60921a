import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import type { Text } from '../../../text-keys.ts'

/** What everybody may read of one improvement or advice; nothing takes it off the page. */
export const publicWordsForm = (t: Text) =>
  z
    .object({
      kind: z.enum(['measure', 'consultation']).catch('measure'),
      id: z
        .string()
        .default('')
        .transform((typed): string => parseId(typed) ?? ''),
      words: z
        .string()
        .default('')
        .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
        .pipe(z.string().max(2000, t('draft.staff.error.long', { max: 2000 }))),
      seen: z.string().optional(),
    })
    .transform(({ seen, ...text }) => ({ ...text, seen: seen !== undefined }))
