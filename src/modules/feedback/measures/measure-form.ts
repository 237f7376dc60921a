import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import type { Text } from '../../../text-keys.ts'
import { wordsIn } from '../step-form.ts'

interface Owner {
  readonly id: string
  readonly name: string
}

/** What will be different, and who sees to it. The day stands in boxes of its own. */
export const measureForm = ({ t, colleagues }: { readonly t: Text; readonly colleagues: readonly Owner[] }) =>
  z
    .object({
      measure_words: wordsIn(t).pipe(
        z
          .string()
          .min(1, t('desk.staff.error.measure'))
          .max(1000, t('feedback.error.words-long', { max: 1000 })),
      ),
      owner: z
        .string()
        .default('')
        .transform((typed) => parseId(typed)),
    })
    .transform((typed, ctx) => {
      const owner = colleagues.find(({ id }) => id === typed.owner)
      if (!owner) ctx.addIssue({ code: 'custom', path: ['owner'], message: t('desk.staff.error.owner') })
      return { words: typed.measure_words, owner: { id: owner?.id ?? '', name: owner?.name ?? '' } }
    })
