// The pages on which a family asks for a place: their order, and which answers belong to which.

export const askSteps = ['kind', 'dagen', 'plekken', 'contact', 'controle'] as const
export type AskStep = (typeof askSteps)[number]
/** A page with questions; the places have answers of their own, and the last one only shows. */
export type AskingStep = 'kind' | 'dagen' | 'contact'
export const askingSteps: readonly AskingStep[] = ['kind', 'dagen', 'contact']

export const stepAfter = (step: AskStep): AskStep => askSteps[askSteps.indexOf(step) + 1] ?? 'controle'

export const stepBefore = (step: AskStep): AskStep | undefined => askSteps[askSteps.indexOf(step) - 1]

export const parseStep = (word: string): AskStep | undefined => askSteps.find((step) => step === word)

export const isAsking = (step: AskStep): step is AskingStep => step !== 'plekken' && step !== 'controle'

/** The page of a step; `checking` goes back to the check afterwards. */
export const stepPath = (step: AskStep, checking = false): string =>
  `/aanvraag/nieuw/${step}${checking ? '?controle=1' : ''}`
