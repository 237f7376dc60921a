import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import type { Text } from '../../../text-keys.ts'
import { wordsIn } from '../step-form.ts'

interface Owner {
  readonly id: string
  readonly name: string
}

/** What will be different, and who sees to it. The day stands in boxes of its own. */
/** What an improvement of the whole house follows from: things that happened, the annual report, or nothing of the kind. */
export const originForm = ({
  t,
  today,
  situations,
}: {
  readonly t: Text
  readonly today: Temporal.PlainDate
  readonly situations: readonly { readonly id: string }[]
}) =>
  // prettier-ignore
  z.object({
    situations: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((typed) => [typed ?? []].flat().filter((id) => situations.some((one) => one.id === id))),
    report_year: z
      .string()
      .default('')
      .transform((typed) => (typed.trim() === '' ? null : Number(typed)))
      .refine((year) => year === null || (Number.isInteger(year) && year >= 2000 && year <= today.year), t('measures.staff.error.year')), // prettier-ignore
  })

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
