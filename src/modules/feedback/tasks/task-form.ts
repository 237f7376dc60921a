import { z } from 'zod'
import { wordsIn } from '../step-form.ts'
import type { Text } from '../../../text-keys.ts'

interface Owner {
  readonly id: string
  readonly name: string
}

/** What, and who; the day comes in three boxes. */
export const taskForm = (t: Text, owners: readonly Owner[]) =>
  z
    .object({
      task_words: wordsIn(t).pipe(z.string().min(1, t('feedback.error.words')).max(500, t('feedback.error.words-long', { max: 500 }))), // prettier-ignore
      task_owner: z
        .string()
        .default('')
        .refine((id) => owners.some((one) => one.id === id), t('tasks.staff.error.owner')),
    })
    .transform(({ task_words, task_owner }) => ({
      words: task_words,
      owner: { id: task_owner, name: owners.find(({ id }) => id === task_owner)?.name ?? '' },
    }))
