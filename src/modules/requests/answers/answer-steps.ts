// The answers that a location can give, and what their forms begin with.
import { mostSlots } from './offer.ts'

/** What a location, or the desk in its name, can send from its form. */
export const answerSteps = ['offer', 'invite', 'question', 'refuse'] as const
export type AnswerStep = (typeof answerSteps)[number]

export const parseAnswerStep = (word: unknown): AnswerStep =>
  answerSteps.find((step) => step === word) ?? answerSteps[0]

/** The moments of an invitation, counted from one. */
export const slotNumbers = Array.from({ length: mostSlots }, (_, index) => index + 1)

type Typed = Readonly<Record<string, string | readonly string[]>>

/** The preview of a letter carries the ticked half-days in one field. */
export const unfoldDays = (typed: Typed): Typed =>
  typed['half_days'] === undefined
    ? typed
    : { ...typed, half_days: [typed['half_days']].flat().flatMap((days) => days.split(',')) }

/** What the form shows before anybody typed: the days that were asked, and the usual term. */
export function proposedOffer(
  asked: { readonly halfDays: readonly string[]; readonly startOn: Temporal.PlainDate },
  { today, answerBy, group }: { today: Temporal.PlainDate; answerBy: Temporal.PlainDate; group: string | undefined },
): Typed {
  const startOn = Temporal.PlainDate.compare(asked.startOn, today) < 0 ? today : asked.startOn
  return {
    groep: group ?? '',
    half_days: [...asked.halfDays],
    ...dayFields('start', startOn),
    ...dayFields('tot', answerBy),
  }
}

const dayFields = (name: string, { day, month, year }: Temporal.PlainDate) => ({
  [`${name}_day`]: String(day),
  [`${name}_month`]: String(month),
  [`${name}_year`]: String(year),
})
