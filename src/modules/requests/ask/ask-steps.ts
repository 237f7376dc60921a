// The pages on which a family asks for a place: their order, and which answers belong to which.

export const askSteps = ['kind', 'opvang', 'contact', 'controle'] as const
export type AskStep = (typeof askSteps)[number]
/** A page that asks; the last one only shows. */
export type AskingStep = Exclude<AskStep, 'controle'>
export const askingSteps: readonly AskingStep[] = ['kind', 'opvang', 'contact']

const fieldsOf: Readonly<Record<AskingStep, readonly string[]>> = {
  kind: ['child_name', 'birth_day', 'birth_month', 'birth_year'],
  opvang: ['start_day', 'start_month', 'start_year', 'days', 'half_days'],
  contact: ['contact_name', 'contact_email', 'contact_phone', 'language', 'remarks'],
}

/** The answers of the other pages: they travel along as hidden fields, never in an address. */
export function fieldsBeside(step: AskStep): readonly string[] {
  return askingSteps.filter((other) => other !== step).flatMap((other) => fieldsOf[other])
}

// Answers that may be several: they travel in one hidden field, parted by spaces.
const lists = ['days', 'half_days']

/** The answers as the pages hold them, each list as a list again. */
export function unfoldLists<A extends Readonly<Record<string, string | readonly string[]>>>(typed: A): A {
  const unfolded = lists
    .filter((name) => typed[name] !== undefined)
    .map((name) => [
      name,
      [typed[name] ?? []]
        .flat()
        .flatMap((value) => value.split(' '))
        .filter(Boolean),
    ])
  return { ...typed, ...Object.fromEntries(unfolded) }
}

export const stepAfter = (step: AskStep): AskStep => askSteps[askSteps.indexOf(step) + 1] ?? 'controle'

export const stepBefore = (step: AskStep): AskStep | undefined => askSteps[askSteps.indexOf(step) - 1]

export const parseStep = (word: string): AskStep | undefined => askSteps.find((step) => step === word)
