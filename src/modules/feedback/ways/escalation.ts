// A reaction that was taken to somebody independent: it has its own dates and outcome, and never ends the reaction by itself.

/** Whoever went there: who gave the reaction, or the house that handles it. */
export const escalatedBy = ['reporter', 'house'] as const
export type EscalatedBy = (typeof escalatedBy)[number]

export const outcomeLimit = 2000
export const referenceLimit = 100

export interface Ruling {
  readonly outcome: string
  readonly outcomeOn: Temporal.PlainDate | null
}

export interface NewEscalation extends Ruling {
  /** The key of a body in `way-data.ts`. */
  readonly body: string
  readonly byWhom: EscalatedBy
  readonly sinceOn: Temporal.PlainDate
  readonly reference: string
  /** By when the house answers there. */
  readonly dueOn: Temporal.PlainDate | null
}

export type EscalationState = 'pending' | 'late' | 'ruled'

/** Ruled once there is an outcome; late while the house still owes an answer there. */
export function escalationState(
  { outcomeOn, dueOn }: Pick<NewEscalation, 'outcomeOn' | 'dueOn'>,
  today: Temporal.PlainDate,
): EscalationState {
  if (outcomeOn) return 'ruled'
  return dueOn && Temporal.PlainDate.compare(today, dueOn) > 0 ? 'late' : 'pending'
}

export type EscalationRefusal =
  | 'in_the_future'
  | 'due_before_start'
  | 'outcome_in_the_future'
  | 'outcome_before_start'
  | 'outcome_words'

/** The outcome in words and its day come together; nothing lies in the future but a term. */
export function rulingRefusal(
  { outcome, outcomeOn }: Ruling,
  { sinceOn, today }: { sinceOn: Temporal.PlainDate; today: Temporal.PlainDate },
): EscalationRefusal | undefined {
  if ((outcome === '') !== (outcomeOn === null)) return 'outcome_words'
  if (!outcomeOn) return undefined
  if (Temporal.PlainDate.compare(outcomeOn, today) > 0) return 'outcome_in_the_future'
  return Temporal.PlainDate.compare(outcomeOn, sinceOn) < 0 ? 'outcome_before_start' : undefined
}

export function escalationRefusal(wanted: NewEscalation, today: Temporal.PlainDate): EscalationRefusal | undefined {
  const { sinceOn, dueOn } = wanted
  if (Temporal.PlainDate.compare(sinceOn, today) > 0) return 'in_the_future'
  if (dueOn && Temporal.PlainDate.compare(dueOn, sinceOn) < 0) return 'due_before_start'
  return rulingRefusal(wanted, { sinceOn, today })
}
