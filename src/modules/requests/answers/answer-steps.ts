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

/** The preview of a letter carries what was ticked in one field. */
export const unfoldTicks = (typed: Typed): Typed => ({
  ...typed,
  ...unfolded(typed, 'half_days'),
  ...unfolded(typed, 'samen'),
})

const unfolded = (typed: Typed, name: string): Typed => {
  const ticked = typed[name]
  return ticked === undefined ? {} : { [name]: [ticked].flat().flatMap((one) => one.split(',')) }
}

/** A brother or sister who gets the same answer, as it was shown. */
export const tickOf = ({ choiceId, version }: { choiceId: string; version: number }): string => `${choiceId}:${version}`

/** Those of them who were ticked, at the version that was shown. */
export const tickedIn = <S extends { choiceId: string }>(typed: Typed, siblings: readonly S[]) =>
  [typed['samen'] ?? []].flat().flatMap((tick) => {
    const [id, version] = tick.split(':')
    const sibling = siblings.find(({ choiceId }) => choiceId === id)
    return sibling ? [{ ...sibling, version: Number(version) || 0 }] : []
  })

/** What the form shows before anybody typed: the days that were asked, and the usual term. */
export function proposedOffer(
  asked: { readonly halfDays: readonly string[]; readonly startOn: Temporal.PlainDate },
  { answerBy, group }: { answerBy: Temporal.PlainDate; group: string | undefined },
): Typed {
  return {
    groep: group ?? '',
    half_days: [...asked.halfDays],
    ...dayFields('start', asked.startOn),
    ...dayFields('tot', answerBy),
  }
}

const dayFields = (name: string, { day, month, year }: Temporal.PlainDate) => ({
  [`${name}_day`]: String(day),
  [`${name}_month`]: String(month),
  [`${name}_year`]: String(year),
})
