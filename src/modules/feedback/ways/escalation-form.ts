import { z } from 'zod'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'
import { escalatedBy, type NewEscalation, outcomeLimit, referenceLimit, type Ruling } from './escalation.ts'
import { wayKeys } from './ways.ts'

const boxes = (name: string) => ({
  [`${name}_day`]: z.string().default(''),
  [`${name}_month`]: z.string().default(''),
  [`${name}_year`]: z.string().default(''),
})

const ruling = (t: Text) => ({
  outcome: z
    .string()
    .trim()
    .max(outcomeLimit, t('ways.staff.escalation.error.outcome_long', { most: outcomeLimit }))
    .default(''),
  ...boxes('outcome_on'),
})

type Typed = Readonly<Record<string, string>>

/** The day in three boxes; null where they are empty. */
function dayOf(typed: Typed, name: string, t: Text, ctx: z.RefinementCtx, required: boolean) {
  const day = readDay(dayBoxes(typed, name))
  if (typeof day !== 'string') return day
  if (day === 'wrong' || required)
    ctx.addIssue({ code: 'custom', path: [name], message: t('ways.staff.escalation.error.day') })
  return null
}

/** Something that was taken to somebody independent. */
export const escalationForm = (t: Text) =>
  z
    .object({
      body: z.enum(wayKeys, t('ways.staff.escalation.error.body')),
      by_whom: z.enum(escalatedBy, t('ways.staff.escalation.error.by')),
      reference: z.string().trim().max(referenceLimit, t('ways.staff.escalation.error.reference')).default(''),
      ...boxes('since'),
      ...boxes('due'),
      ...ruling(t),
    })
    .transform((typed, ctx): NewEscalation => {
      const sinceOn = dayOf(typed, 'since', t, ctx, true)
      const dueOn = dayOf(typed, 'due', t, ctx, false)
      const outcomeOn = dayOf(typed, 'outcome_on', t, ctx, false)
      if (sinceOn === null) return z.NEVER
      const { body, by_whom: byWhom, reference, outcome } = typed
      return { body, byWhom, reference, outcome, sinceOn, dueOn, outcomeOn }
    })

/** What came of it. */
export const rulingForm = (t: Text) =>
  z.object(ruling(t)).transform((typed, ctx): Ruling => ({
    outcome: typed.outcome,
    outcomeOn: dayOf(typed, 'outcome_on', t, ctx, true),
  }))
