import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { wordsIn } from '../step-form.ts'

const mostPeople = 20
const reasonIn = (t: Text) =>
  wordsIn(t).pipe(
    z
      .string()
      .min(1, t('strict.staff.error.reason'))
      .max(1000, t('feedback.error.words-long', { max: 1000 })),
  )

/** Who else reads it, and why it becomes strict. */
export const makeStrictForm = (t: Text) =>
  z.object({
    people: z.union([z.uuid().transform((one) => [one]), z.array(z.uuid()).max(mostPeople)]).catch([]),
    reason: reasonIn(t),
  })

/** Somebody more, or somebody less, and why. */
export const recipientForm = (t: Text) =>
  z.object({ person: z.uuid(t('strict.staff.error.person')), reason: reasonIn(t) }).transform(({ person, reason }) => ({
    personId: person,
    reason,
  }))

/** Nobody is left who reads it: why somebody takes it over. */
export const takeOverForm = (t: Text) => z.object({ reason: reasonIn(t) })
